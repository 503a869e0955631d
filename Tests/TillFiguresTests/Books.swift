@testable import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillFigures

/// Books written down in a few words, for the tests of what figures mean.
enum Books {
    /// The meanings that come with Till; empty where the checkout is damaged, so that every test of them fails.
    static let uses = try? CategoryUses(Knowledge(folder: Checkout.path("pipelines/knowledge")))

    static func ledger(
        _ records: [String], accounts: [HouseholdFile.Account] = [], currency: String = "EUR", asOf: String? = nil
    ) throws -> HouseholdLedger {
        var file = HouseholdFile(id: "home")
        file.currency = Currency(currency)
        file.accounts = accounts
        let read = try records.map { try Record(checking: $0) }
        guard let uses else { throw Fault("test.knowledge", "figures/uses.tsv cannot be read.", remedy: "Mend it.") }
        return HouseholdLedger(read, uses: uses, file: file, asOf: asOf.flatMap { Day($0) })
    }

    static func account(_ id: String, _ kind: String, last4: String? = nil) -> HouseholdFile.Account {
        HouseholdFile.Account(id: id, kind: kind, last4: last4, number: nil, currency: nil, files: [])
    }

    /// A transaction. `more` is JSON of further fields.
    static func row(
        _ id: String, _ date: String, _ amount: String, _ category: String = "food.groceries", kind: String? = nil,
        account: String = "giro", status: String = "posted", text: String = "SHOP", currency: String = "EUR", more: String = ""
    ) -> String {
        let kind = kind ?? (amount.hasPrefix("-") ? "expense" : "income")
        let named = category.isEmpty ? "" : #""category":{"name":"\#(category)","by":"known"},"#
        let own = account.isEmpty ? "" : #""account":"\#(account)","#
        return #"{"type":"transaction","id":"\#(id)","household":"home",\#(own)\#(named)"date":"\#(date)","amount":"\#(amount)","#
            + #""currency":"\#(currency)","kind":"\#(kind)","status":"\#(status)","text":"\#(text)","observations":["o-\#(id)"]"#
            + (more.isEmpty ? "" : ",\(more)") + "}"
    }

    /// The observation that a transaction of the same id stands on.
    static func paper(_ id: String, _ kind: String, _ date: String, account: String = "", document: String = "d1", more: String = "")
        -> String
    {
        let own = account.isEmpty ? "" : #""account":"\#(account)","#
        return #"{"type":"observation","id":"o-\#(id)","household":"home",\#(own)"source":{"kind":"\#(kind)","document":"\#(document)","#
            + #""place":"line 1"},"date":"\#(date)","amount":"-1.00""# + (more.isEmpty ? "" : ",\(more)") + "}"
    }

    static func link(_ kind: String, to id: String) -> String { #""links":[{"kind":"\#(kind)","to":"\#(id)","why":"test"}]"# }
}
