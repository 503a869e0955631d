import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillExports

/// What a household's figures are, in minor units: `out 2025-03` is what went out, `out 2025-03 food.groceries` what of it for that.
///
/// `out 2025-03 @checking_1111`, `+kim` and `$USD` are what of it moved on an account, is of a member, was booked in a currency.
///
/// What comes to nothing is left out, so that a place that says nothing of it agrees.
typealias Answers = [String: Int64]

extension Answers {
    /// As every figure of Till reads it.
    ///
    /// - Parameter isPublished: accounts are named as outside.
    init(_ records: [Record], household: String, isPublished: Bool = true) throws {
        let scratch = Scratch()
        let file = try HouseholdFile(path: scratch.file("home.yaml", household))
        let ledger = HouseholdLedger(records, uses: try CategoryUses(StageRun.knowledge), file: file)
        let names = ExportAccount.naming(Set(ledger.transactions.map(\.account)).union(ledger.balances.map(\.account)), file)
        self.init(ledger)
        for row in ledger.transactions {
            let account = isPublished ? names[row.account]?.name ?? "" : row.account
            let sides = ["@" + account, row.member.isEmpty ? "" : "+" + row.member, "$" + row.money.currency.code]
            for side in sides.map({ $0.replacing(" ", with: "_") }) where side.utf8.count > 1 {
                for (word, amount) in [("in", row.earned), ("out", row.spent), ("saved", row.saved)] {
                    self["\(word) \(Month(of: row.day).iso) \(side)", default: 0] += amount
                }
            }
        }
        self = filter { $0.value != 0 }
    }

    init(_ ledger: HouseholdLedger) {
        self = [:]
        let months = Set(ledger.transactions.map { Month(of: $0.day) }).sorted()
        for flow in ledger.flows(in: months) {
            let month = flow.month.iso
            self["in \(month)"] = flow.earned
            self["out \(month)"] = flow.spent
            self["unknown \(month)"] = flow.unknown
            self["saved \(month)"] = flow.saved
            for (category, amount) in flow.earnedBy { self["in \(month) \(category.orNone)"] = amount }
            for (category, amount) in flow.spentBy { self["out \(month) \(category.orNone)"] = amount }
        }
        self = filter { $0.value != 0 }
    }

    /// Lines of a question, a tab and a number, several of one question added up.
    init(lines: String) {
        self = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2, let amount = Int64(parts[1]) else { continue }
            self[String(parts[0]), default: 0] += amount
        }
        self = filter { $0.value != 0 }
    }

    /// What a place that does not tell them apart can say.
    func without(_ measures: String...) -> Answers {
        filter { entry in !measures.contains { entry.key.hasPrefix($0 + " ") } }
    }

    /// Answers about months and their categories alone.
    var bySidesLeftOut: Answers { filter { entry in !["@", "+", "$"].contains { entry.key.contains(" " + $0) } } }

    /// What is not the same in both, for a message.
    func difference(from other: Answers) -> String {
        Set(keys).union(other.keys).sorted().filter { self[$0] != other[$0] }
            .map { "\($0): \(self[$0] ?? 0) here, \(other[$0] ?? 0) there" }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var orNone: String { isEmpty ? "none" : self }
}
