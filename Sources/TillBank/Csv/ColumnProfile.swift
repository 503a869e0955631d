import TillRecords

/// What the values of one column say about what it holds.
struct ColumnProfile {
    var filled = 0
    var dates = 0
    var numbers = 0
    /// Numbers with a decimal mark, a sign or a currency: what money has and counters have not.
    var moneyLike = 0
    var negative = 0
    var positive = 0
    var zero = 0
    var signed = 0
    var currencies = 0
    var directions = 0
    var marks = 0
    var accounts = 0
    var letters = 0
    var length = 0
    private(set) var values: Set<[UInt8]> = []

    static let mostValues = 4000

    init() {}

    init(_ rows: [CsvSampleRow], column: Int, _ knowledge: CsvKnowledge) {
        for row in rows { add(row.cell(column), knowledge) }
    }

    var distinct: Int { values.count }
    func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }
    var isDate: Bool { share(dates) >= 0.5 }
    var isNumber: Bool { share(numbers) >= 0.8 }
    var isCurrency: Bool { filled > 0 && share(currencies) >= 0.9 }
    /// Every value is a word for a direction, and two or more rows agree with it.
    var isDirection: Bool { filled > 0 && directions == filled }
    var isAccount: Bool { share(accounts) >= 0.9 }
    var isText: Bool { share(letters) >= 0.5 }

    private mutating func add(_ cell: [UInt8], _ knowledge: CsvKnowledge) {
        guard !cell.isEmpty else { return }
        switch NumberText.read(cell) {
        case .blank: return
        case .number(let number) where CsvRowKind.isMoney(number, cell, knowledge): add(number)
        default: break
        }
        filled += 1
        length += cell.count
        if values.count < ColumnProfile.mostValues { values.insert(cell) }
        if cell.count <= 48, cell.contains(where: { $0 &- 48 < 10 || $0 >= 0x80 }), knowledge.dates.parse(cell) != nil { dates += 1 }
        if cell.count <= 16, knowledge.currencies.currency(cell) != nil { currencies += 1 }
        // A column of directions holds nothing else, so the first other value settles it.
        if directions == filled - 1, knowledge.words.direction(cell) != nil { directions += 1 }
        if ColumnProfile.isAccountNumber(cell) { accounts += 1 }
        if cell.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }) { letters += 1 }
    }

    private mutating func add(_ number: NumberText) {
        numbers += 1
        let lastMark = number.markCount > 0 ? number.kind(number.markCount - 1) : 0
        if number.signed || number.hasCurrency || lastMark == NumberText.dot || lastMark == NumberText.comma { moneyLike += 1 }
        if number.signed { signed += 1 }
        if number.marker != .none { marks += 1 }
        if number.digits == 0 { zero += 1 } else if number.negative { negative += 1 } else { positive += 1 }
    }

    /// An IBAN, or eight and more digits with no mark of money, blanks and stars allowed.
    static func isAccountNumber(_ cell: [UInt8]) -> Bool {
        guard cell.count >= 8, cell.count <= 48 else { return false }
        let plain = cell.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x27 }
        guard (8...34).contains(plain.count) else { return false }
        let digits = plain.filter { $0 &- 48 < 10 || $0 == 0x2A || $0 == 0x58 || $0 == 0x78 }.count
        let isIban = plain.count >= 15 && plain[0] &- 65 < 26 && plain[1] &- 65 < 26 && plain[2] &- 48 < 10 && plain[3] &- 48 < 10
        return isIban
            ? plain.allSatisfy { $0 < 0x80 } : digits == plain.count && plain[0] != 0x2A || (digits == plain.count && plain.contains(0x2A))
    }
}
