import TillRecords
import TillStages

/// A person's rules: the first one whose conditions all hold decides.
///
/// A delimited file with a header. `category` is the answer; conditions are `contains`, `starts`, `word` (of the folded description),
/// `min` and `max` (size of the amount, sign left out), `sign` (`+` or `-`) and `account`; an empty cell asks nothing. `tag` has words
/// that the movement gets beside its category, `split` the shares of categories of its own (`food.groceries 60%, home.garden 40%`), `note`
/// what a person wants to remember of the rule.
/// Each condition is looked for once in each description: time grows with the length of the description times the number of rules.
public struct CategoryRules: Sendable {
    struct Rule: Sendable {
        var line: Int
        var category: String
        var words = WordCondition()
        var least: Int64?
        var most: Int64?
        var sign: UInt8?
        var account: [UInt8] = []
        var tags: [String] = []
        /// Shares of the amount with categories of their own; empty where all of it has the one.
        var split: [RuleSplit.Part] = []

        /// Whether any condition is there: a rule without one would take everything.
        var isEmpty: Bool {
            words.isEmpty && least == nil && most == nil && sign == nil && account.isEmpty
        }
    }

    private(set) var rules: [Rule] = []

    /// Reads a file of rules. Throws a fault that names the line.
    public init(path: String) throws(Fault) {
        switch FileReading.read(path: path, limit: 16 << 20) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let bytes): try self.init(bytes, file: Document.baseName(path))
        }
    }

    private static let conditions = WordCondition.columns + ["min", "max", "sign", "account"]
    /// The columns there may be, in the order in which `till rules add` writes them.
    public static let columns = conditions + ["category", "tag", "split", "note"]

    /// Reads the text of a file of rules. Throws a fault that names the line.
    public init(_ bytes: [UInt8], file: String) throws(Fault) {
        let document = WrittenTable(code: "categorise.rules", file: file)
        guard var rows = DelimitedRows(bytes) else {
            throw document.fault("the file of rules is empty.", "Start it with a header such as contains,sign,category.", line: 1)
        }
        let named = ["category"] + CategoryRules.conditions + ["tag", "split", "note"]
        // The parts of a split are categories enough.
        try rows.check(named, needed: rows.column("split") == nil ? ["category"] : [], document)
        while let row = rows.next() { rules.append(try CategoryRules.rule(row, rows, document)) }
    }

    private static func rule(_ row: DelimitedRows.Row, _ rows: DelimitedRows, _ document: WrittenTable) throws(Fault) -> Rule {
        func cell(_ name: String) -> ArraySlice<UInt8> {
            guard let column = rows.column(name), column < row.cells.count else { return [] }
            return row.cells[column]
        }
        func text(_ name: String) -> String { String(decoding: cell(name), as: UTF8.self) }
        var rule = Rule(line: row.line, category: text("category"))
        rule.split = try RuleSplit.parts(text("split"), document, row.line)
        // A rule that splits and names no category of the whole means the largest part.
        if rule.category.isEmpty { rule.category = rule.split.max { $0.share < $1.share }?.category ?? "" }
        guard !rule.category.isEmpty else { throw document.fault("the rule has no category.", "Give it one.", line: row.line) }
        rule.words = try WordCondition(row, rows, document)
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
            return rule.words.holds(spaced)
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
