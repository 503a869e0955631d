import TillRecords

/// What a format decided about a document, and from which evidence; gathered only when a person asks for it.
final class BankFacts {
    /// One decision: what it is about, what was decided, and why.
    struct Fact: Equatable {
        var topic: String
        var finding: String
        var because: String
    }

    /// What a column of a table was taken for.
    struct Column: Equatable {
        /// From 1.
        var number: Int
        var title: String
        var role: String
        /// `sure`, `likely`, `told`: how much stands behind the role.
        var sureness: String
        var because: String
    }

    /// SHA-256 of the document, as 64 hexadecimal digits.
    var document = ""
    /// The word for the document's kind: `csv`.
    var format = ""
    /// What a person calls it: "a table of text".
    var title = ""
    private(set) var facts: [Fact] = []
    var columns: [Column] = []
    private(set) var statements: [BankStatement] = []
    /// The lines of a profile that says what was decided; empty where the document is no table.
    var profile: [String] = []

    func decided(_ topic: String, _ finding: String, _ because: String = "") {
        facts.append(Fact(topic: topic, finding: finding, because: because))
    }

    func add(_ statement: BankStatement) { statements.append(statement) }

    /// Neighbouring statements of one account that do not join: the closing balance of one is not the opening balance of the next.
    var gaps: [(before: BankStatement, after: BankStatement)] {
        var found: [(before: BankStatement, after: BankStatement)] = []
        var last: [String: BankStatement] = [:]
        let dated = statements.enumerated().compactMap { index, statement in
            statement.from.map { (day: $0, index: index, statement: statement) }
        }
        for (_, _, statement) in dated.sorted(by: { ($0.day, $0.index) < ($1.day, $1.index) }) {
            let name = "\(statement.account) \(statement.currency?.code ?? "")"
            if let before = last[name], let held = before.closing, let opens = statement.opening, !held.equals(opens) {
                found.append((before, statement))
            }
            last[name] = statement
        }
        return found
    }
}

/// The rows of one account between two balances, and whether they come to the difference.
struct BankStatement: Equatable {
    var account = ""
    var currency: Currency?
    var opening: Amount?
    /// The day of the opening balance.
    var from: Day?
    var closing: Amount?
    var to: Day?
    /// Where it stands in the document.
    var place = ""
    /// Closing balance less opening balance and rows; nil where that cannot be known.
    var difference: Amount?
    /// Running balances: how many rows could be tried, how many do not follow from the row before, and where the first of them stands.
    var links = 0
    var broken = 0
    var firstBreak = ""

    var isProven: Bool { difference?.isZero ?? false }
    var isContradicted: Bool { broken > 0 || !(difference?.isZero ?? true) }
}

extension Amount {
    /// The same value, however many decimals are written.
    func equals(_ other: Amount) -> Bool {
        let digits = max(decimals, other.decimals)
        guard let a = scaled(to: digits), let b = other.scaled(to: digits) else { return false }
        return a.units == b.units
    }
}
