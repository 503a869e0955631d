import TillRecords
import TillStages

/// A person's rules: the first one whose conditions all hold decides.
///
/// A delimited file with a header. `category` is the answer; conditions are `contains`, `starts`, `word` (of the folded description),
/// `min` and `max` (size of the amount, sign left out), `sign` (`+` or `-`) and `account`; an empty cell asks nothing.
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

    init(_ bytes: [UInt8], file: String) throws(Fault) {
        guard var rows = DelimitedRows(bytes), rows.column("category") != nil else {
            throw Fault(
                "categorise.rules", "the file of rules has no column named category.",
                remedy: "Start it with a header such as contains,sign,category.", file: file, place: "line 1", exit: .usage)
        }
        while let row = rows.next() {
            guard let rule = CategoryRules.rule(row, rows), !rule.isEmpty, !rule.category.isEmpty else {
                throw Fault(
                    "categorise.rules", "the rule has no category, no condition, or an amount or sign that cannot be read.",
                    remedy: "Give a category and at least one of contains, starts, word, min, max, sign, account.", file: file,
                    place: "line \(row.line)", exit: .usage)
            }
            rules.append(rule)
        }
    }

    private static func rule(_ row: DelimitedRows.Row, _ rows: DelimitedRows) -> Rule? {
        func cell(_ name: String) -> ArraySlice<UInt8> {
            guard let column = rows.column(name), column < row.cells.count else { return [] }
            return row.cells[column]
        }
        var rule = Rule(line: row.line, category: String(decoding: cell("category"), as: UTF8.self))
        rule.contains = folded(cell("contains"))
        rule.starts = folded(cell("starts"))
        rule.word = folded(cell("word"))
        rule.account = Array(cell("account"))
        for (name, path) in [("min", \Rule.least), ("max", \Rule.most)] where !cell(name).isEmpty {
            guard let hundredths = cell(name).withUnsafeBytes({ Amount(bytes: $0) }).flatMap(Amount.hundredths) else { return nil }
            rule[keyPath: path] = hundredths
        }
        if let sign = cell("sign").first {
            guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
            rule.sign = sign
        }
        return rule
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
