import TillHousehold
import TillRecords

/// Whether the balances that a document states agree with its rows, in sentences.
struct BankProof {
    private(set) var sentences: [String] = []

    /// - Parameter most: how many statements and gaps are named one by one.
    init(_ summary: BankSummary, _ facts: BankFacts, most: Int = 2) {
        let statements = facts.statements
        reportContradictions(statements, most)
        let proven = statements.filter { $0.isProven && $0.broken == 0 }
        if proven.count == 1, statements.count == 1, let opening = proven[0].opening, let closing = proven[0].closing {
            let chain = proven[0].links > 0 ? ", row by row (\(proven[0].links + 1) rows)" : ""
            sentences.append("opening \(opening) + rows = closing \(closing)\(chain)")
        } else if !proven.isEmpty {
            sentences.append("opening + rows = closing in \(proven.count) of \(BankCheckLine.count(statements.count, "statement"))")
        }
        reportGaps(facts.gaps, most)
        if statements.isEmpty || statements.allSatisfy({ !$0.isProven && !$0.isContradicted }) { reportOpen(summary) }
    }

    /// A number as it may be shown: its last four digits.
    private static func shown(_ account: String) -> String {
        Array(account.utf8).withBytes { String(decoding: Masking.account($0), as: UTF8.self) }
    }

    private mutating func reportContradictions(_ statements: [BankStatement], _ most: Int) {
        let wrong = statements.filter(\.isContradicted)
        for statement in wrong.prefix(most) {
            let whose = statement.account.isEmpty ? "" : " of \(BankProof.shown(statement.account))"
            if statement.broken > 0 {
                sentences.append(
                    "the running balance\(whose) breaks on \(statement.broken) of \(statement.links) rows, first on \(statement.firstBreak)"
                )
            } else if let difference = statement.difference {
                sentences.append(
                    "the statement\(whose) on \(statement.place) does not balance: its closing balance is off by \(difference)")
            }
        }
        if wrong.count > most { sentences.append("\(wrong.count - most) more do not balance") }
    }

    private mutating func reportGaps(_ gaps: [(before: BankStatement, after: BankStatement)], _ most: Int) {
        for (before, after) in gaps.prefix(most) {
            let whose = before.account.isEmpty ? "" : " of \(BankProof.shown(before.account))"
            let from = before.to.map { "\($0)" } ?? "?"
            let to = after.from.map { "\($0)" } ?? "?"
            let ends = before.closing.map { "\($0)" } ?? "?"
            let begins = after.opening.map { "\($0)" } ?? "?"
            sentences.append("gap\(whose) between \(from), closing \(ends), and \(to), opening \(begins)")
        }
        if gaps.count > most { sentences.append("\(gaps.count - most) more gaps") }
    }

    /// Nothing proves the rows complete, and why.
    private mutating func reportOpen(_ summary: BankSummary) {
        if summary.balanceCount == 0 {
            sentences.append("no balances: nothing proves the rows complete")
        } else if !summary.balances.contains(where: { $0.kind == "opening" }) {
            sentences.append("no opening balance: nothing proves the rows complete")
        } else {
            sentences.append("no closing balance to hold the rows against")
        }
    }
}
