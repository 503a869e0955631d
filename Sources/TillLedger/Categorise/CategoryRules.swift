import TillRecords
import TillStages

/// A person's rules: the first one whose conditions all hold decides.
///
/// A delimited file with a header. `category` is the answer; conditions are `contains`, `starts`, `word` (of the folded description),
/// `min` and `max` (size of the amount, sign left out), `sign` (`+` or `-`) and `account`; an empty cell asks nothing. `tag` has words
/// that the movement gets beside its category, `note` what a person wants to remember of the rule.
/// Each condition is looked for once in each description: time grows with the length of the description times the number of rules.
struct CategoryRules: Sendable {
    struct Rule: Sendable {
        var line: Int
        var category: String
        var contains: [UInt8] = []
        var starts: [UInt8] = []
        var word: [UInt8] = []
        var least: Int64?
        var most: Int64?
        var sign: UInt8?
        var account: [UInt8] = []
        var tags: [String] = []

        /// Whether any condition is there: a rule without one would take everything.
        var isEmpty: Bool {
            contains.isEmpty && starts.isEmpty && word.isEmpty && least == nil && most == nil && sign == nil && account.isEmpty
        }
    }

    private(set) var rules: [Rule] = []

    /// Reads a file of rules. Throws a fault that names the line.
    init(path: String) throws(Fault) {
        switch FileReading.read(path: path, limit: 16 << 20) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let bytes): try self.init(bytes, file: Document.baseName(path))
        }
    }

    private static let conditions = ["contains", "starts", "word", "min", "max", "sign", "account"]

    init(_ bytes: [UInt8], file: String) throws(Fault) {
        let document = WrittenTable(code: "categorise.rules", file: file)
        guard var rows = DelimitedRows(bytes) else {
            throw document.fault("the file of rules is empty.", "Start it with a header such as contains,sign,category.", line: 1)
        }
        try rows.check(["category"] + CategoryRules.conditions + ["tag", "note"], needed: ["category"], document)
        while let row = rows.next() { rules.append(try CategoryRules.rule(row, rows, document)) }
    }

    private static func rule(_ row: DelimitedRows.Row, _ rows: DelimitedRows, _ document: WrittenTable) throws(Fault) -> Rule {
        func cell(_ name: String) -> ArraySlice<UInt8> {
            guard let column = rows.column(name), column < row.cells.count else { return [] }
            return row.cells[column]
        }
        func text(_ name: String) -> String { String(decoding: cell(name), as: UTF8.self) }
        guard row.cells.count <= rows.header.count else {
            throw document.fault(
                "the rule has \(CountText.of(row.cells.count, "cell")) and the header \(rows.header.count).",
                "Put a cell with a separator in it in double quotes.", line: row.line)
        }
        var rule = Rule(line: row.line, category: text("category"))
        guard !rule.category.isEmpty else { throw document.fault("the rule has no category.", "Give it one.", line: row.line) }
        for (name, path) in [("contains", \Rule.contains), ("starts", \Rule.starts), ("word", \Rule.word)] where !cell(name).isEmpty {
            rule[keyPath: path] = folded(cell(name))
            guard !rule[keyPath: path].isEmpty else {
                throw document.fault("\(name) has neither letter nor digit to look for.", "Give it a word.", line: row.line)
            }
        }
        rule.account = Array(cell("account"))
        rule.tags = text("tag").split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        for (name, path) in [("min", \Rule.least), ("max", \Rule.most)] where !cell(name).isEmpty {
            guard let amount = Amount(text(name)), !amount.isNegative, let hundredths = Amount.hundredths(amount) else {
                throw document.fault("\(name) is no amount.", "Write it with a point and without a sign, as 12.50.", line: row.line)
            }
            rule[keyPath: path] = hundredths
        }
        try check(&rule, sign: cell("sign"), document, row.line)
        return rule
    }

    /// What of a rule only shows when all of it is read: whether it can ever hold, and whether it asks anything.
    private static func check(_ rule: inout Rule, sign: ArraySlice<UInt8>, _ document: WrittenTable, _ line: Int) throws(Fault) {
        if let least = rule.least, let most = rule.most, least > most {
            throw document.fault("min is above max, so the rule never holds.", "Exchange them.", line: line)
        }
        if !sign.isEmpty {
            guard sign.elementsEqual("+".utf8) || sign.elementsEqual("-".utf8) else {
                throw document.fault("the sign is neither + nor -.", "Write + for money in, - for money out.", line: line)
            }
            rule.sign = sign.first
        }
        guard !rule.isEmpty else {
            throw document.fault(
                "the rule has no condition and would take every movement.",
                "Fill at least one of \(conditions.joined(separator: ", ")).", line: line)
        }
    }

    /// The words of a text as they are matched: folded, single blanks between, one before and after.
    private static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var words = DescriptionWords()
        text.withUnsafeBytes { words.read($0) }
        var out: [UInt8] = []
        words.spaced(into: &out)
        return out.count > 1 ? Array(out.dropFirst().dropLast()) : []
    }

    /// The rule that holds for a movement, if any. `spaced` is the folded description with blanks around its words.
    func first(spaced: [UInt8], amount: Amount?, account: (([UInt8]) -> Bool)) -> Rule? {
        rules.first { rule in
            if let sign = rule.sign {
                guard let amount, !amount.isZero, amount.isNegative == (sign == UInt8(ascii: "-")) else { return false }
            }
            if rule.least != nil || rule.most != nil {
                guard let size = amount.flatMap(Amount.hundredths) else { return false }
                if let least = rule.least, size < least { return false }
                if let most = rule.most, size > most { return false }
            }
            if !rule.account.isEmpty, !account(rule.account) { return false }
            if !rule.starts.isEmpty, !spaced.dropFirst().starts(with: rule.starts) { return false }
            if !rule.word.isEmpty, !ByteSearch.holds(spaced, [32] + rule.word + [32]) { return false }
            return rule.contains.isEmpty || ByteSearch.holds(spaced, rule.contains)
        }
    }
}

extension Amount {
    /// The size of an amount in hundredths of its currency, cut; nil when it does not fit.
    static func hundredths(_ amount: Amount) -> Int64? {
        let size = amount.units.magnitude
        if amount.decimals >= 2 {
            return Int64(clamping: size / UInt64(Amount.powers[Int(amount.decimals) - 2]))
        }
        let (product, overflow) = size.multipliedReportingOverflow(by: UInt64(Amount.powers[2 - Int(amount.decimals)]))
        return overflow ? nil : Int64(clamping: product)
    }
}
