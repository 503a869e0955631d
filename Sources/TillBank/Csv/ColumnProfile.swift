import TillRecords

/// What the values of one column say about what it holds.
struct ColumnProfile {
    var filled = 0
    var dates = 0
    var numbers = 0
    /// Numbers with a decimal mark, a sign or a currency: what money has and counters have not.
    var moneyLike = 0
    /// Zeros without a mark, which money and counters have.
    var bareZeros = 0
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
    private var rows: [CsvSampleRow] = []
    private var column = 0

    static let mostValues = 4000

    init() {}

    init(_ rows: [CsvSampleRow], column: Int, _ knowledge: CsvKnowledge) {
        self.rows = rows
        self.column = column
        for row in rows where column < row.cells.count {
            if let look = row.kind.look(column) { add(row.cells[column], look, knowledge) }
        }
    }

    var distinct: Int { kept.count }

    /// The value that every row has which has one; nil when there is none, or several.
    var onlyValue: [UInt8]? {
        var only: [UInt8]?
        let isOne = !contains { cell in
            defer { only = only ?? cell }
            return only.map { $0 != cell } ?? false
        }
        return isOne ? only : nil
    }

    /// Whether one of its values is so.
    func contains(where isSo: ([UInt8]) -> Bool) -> Bool {
        rows.contains { row in
            guard column < row.cells.count, let look = row.kind.look(column), !look.isBlank else { return false }
            let cell = row.cells[column]
            return !cell.isEmpty && isSo(cell)
        }
    }

    /// The distinct values, the first thousands of them.
    var values: Set<[UInt8]> { Set(kept.map(\.bytes)) }

    /// Found anew when asked: few columns are.
    private var kept: Set<BytesKey> {
        var kept: Set<BytesKey> = []
        _ = contains { cell in
            kept.insert(BytesKey(bytes: cell))
            return kept.count == ColumnProfile.mostValues
        }
        return kept
    }

    func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }
    var isDate: Bool { share(dates) >= 0.5 }
    var isNumber: Bool { share(numbers) >= 0.8 }
    var isCurrency: Bool { filled > 0 && share(currencies) >= 0.9 }
    /// Every value is a word for a direction, and two or more rows agree with it.
    var isDirection: Bool { filled > 0 && directions == filled }
    var isAccount: Bool { share(accounts) >= 0.9 }
    var isText: Bool { share(letters) >= 0.5 }

    private mutating func add(_ cell: [UInt8], _ look: CsvCellLook, _ knowledge: CsvKnowledge) {
        guard !cell.isEmpty else { return }
        if look.isBlank { return }
        if look.isMoney, case .number(let number) = look.number { add(number) }
        filled += 1
        length += cell.count
        if look.isDate { dates += 1 }
        if cell.count <= 16, knowledge.currencies.currency(cell) != nil { currencies += 1 }
        // A column of directions holds nothing else, so the first other value settles it.
        if directions == filled - 1, knowledge.words.direction(cell) != nil { directions += 1 }
        if ColumnProfile.isAccountNumber(cell) { accounts += 1 }
        if cell.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }) { letters += 1 }
    }

    private mutating func add(_ number: NumberText) {
        numbers += 1
        let lastMark = number.markCount > 0 ? number.kind(number.markCount - 1) : 0
        let isZero = number.digits == 0
        if isZero, number.markCount == 0 { bareZeros += 1 }
        if number.signed || number.hasCurrency || number.marker != .none || lastMark == NumberText.dot || lastMark == NumberText.comma {
            moneyLike += 1
        }
        if number.signed { signed += 1 }
        if number.marker != .none { marks += 1 }
        if isZero { zero += 1 } else if number.negative { negative += 1 } else { positive += 1 }
    }

    /// An IBAN, or eight and more digits with no mark of money, blanks and stars allowed.
    static func isAccountNumber(_ cell: [UInt8]) -> Bool {
        guard cell.count >= 8, cell.count <= 48 else { return false }
        var plain = 0
        var digits = 0
        var head: UInt32 = 0
        var isPlainText = true
        for byte in cell where byte != 0x20 && byte != 0x2D && byte != 0x27 {
            if plain < 4 { head = head << 8 | UInt32(byte) }
            plain += 1
            if byte &- 48 < 10 || byte == 0x2A || byte == 0x58 || byte == 0x78 { digits += 1 }
            // Neither an IBAN's head nor digits alone: most texts end here.
            if plain == 4, digits < 4, !isIbanHead(head) { return false }
            if byte >= 0x80 { isPlainText = false }
        }
        guard (8...34).contains(plain) else { return false }
        return plain >= 15 && isIbanHead(head) ? isPlainText : digits == plain
    }

    /// Two capital letters and two digits.
    private static func isIbanHead(_ head: UInt32) -> Bool {
        func letter(_ place: UInt32) -> Bool { UInt8(truncatingIfNeeded: head >> place) &- 65 < 26 }
        func digit(_ place: UInt32) -> Bool { UInt8(truncatingIfNeeded: head >> place) &- 48 < 10 }
        return letter(24) && letter(16) && digit(8) && digit(0)
    }
}

/// Bytes that hash as one run, not one by one as an array does.
struct BytesKey: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
        bytes.withBytes { hasher.combine(bytes: $0) }
    }
}
