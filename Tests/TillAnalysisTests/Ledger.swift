import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillAnalysis

/// Records of a household written by hand, for tests of the analyses.
enum Ledger {
    static func transaction(
        _ id: String, _ date: String, _ amount: String, kind: String? = nil, category: String = "", merchant: String = "",
        account: String = "giro",
        status: String = "posted", series: String? = nil, currency: String = "EUR", home: String? = nil,
        linked: String? = nil
    ) -> Record {
        var record = Record(type: .transaction)
        record.set(.id, string: id)
        record.set(.household, string: "home")
        record.set(.account, string: account)
        record.set(.date, string: date)
        record.set(.amount, string: amount)
        record.set(.currency, string: currency)
        if let home { record.set(.home, raw: Array(#"{"amount":"\#(home)","currency":"EUR"}"#.utf8)) }
        if !merchant.isEmpty { record.set(.merchant, string: merchant) }
        record.set(.kind, string: kind ?? (amount.hasPrefix("-") ? "expense" : "income"))
        if !category.isEmpty { record.set(.category, raw: Array(#"{"name":"\#(category)","by":"known"}"#.utf8)) }
        record.set(.status, string: status)
        record.set(.observations, strings: [])
        if let series { record.set(.series, string: series) }
        if let linked { record.set(.links, raw: Array(#"[{"kind":"transfer","to":"\#(linked)","why":"test"}]"#.utf8)) }
        return record
    }

    static func balance(_ date: String, _ amount: String, account: String = "giro", kind: String = "closing") -> Record {
        var record = Record(type: .balance)
        record.set(.id, string: "b-\(account)-\(date)")
        record.set(.household, string: "home")
        record.set(.account, string: account)
        record.set(.kind, string: kind)
        record.set(.date, string: date)
        record.set(.amount, string: amount)
        record.set(.currency, string: "EUR")
        return record
    }

    static func day(_ text: String) -> Day { Day(text) ?? Month(year: 1970, month: 1).first }
}

extension HouseholdLedger {
    /// With the meanings of categories that come with Till.
    init(_ records: [Record], file: HouseholdFile? = nil, asOf: Day? = nil) {
        guard let uses = try? CategoryUses(Knowledge(folder: Checkout.path("pipelines/knowledge"))) else {
            preconditionFailure("figures/uses.tsv cannot be read")
        }
        self.init(records, uses: uses, file: file, asOf: asOf, home: nil)
    }
}
