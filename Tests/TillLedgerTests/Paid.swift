import TillRecords
import TillTesting

@testable import TillLedger

/// Transactions of tests about what recurs.
struct Paid {
    var lines: [String] = []

    /// One transaction; the id is the number of the line.
    mutating func add(
        _ date: String, _ amount: String, _ merchant: String, _ category: String = "", account: String = "giro", text: String? = nil,
        kind: String? = nil, status: String = "posted", _ change: (inout Record) -> Void = { _ in }
    ) {
        var record = Record(type: .transaction)
        record.set(.id, string: Digest.sha256(Array("t\(lines.count)".utf8)).shortHex)
        record.set(.household, string: "home")
        record.set(.account, string: account)
        record.set(.date, string: date)
        record.set(.amount, string: amount)
        record.set(.currency, string: "EUR")
        record.set(.merchant, string: merchant)
        record.set(.text, string: text ?? merchant.uppercased())
        record.set(.kind, string: kind ?? (amount.hasPrefix("-") ? "expense" : "income"))
        if !category.isEmpty { record.set(.category, raw: Array(#"{"name":"\#(category)","by":"known","confidence":0.9}"#.utf8)) }
        record.set(.status, string: status)
        record.set(.observations, strings: ["o\(lines.count)"])
        change(&record)
        lines.append(record.text)
    }

    /// One on each of these days.
    mutating func add(_ dates: [String], _ amount: String, _ merchant: String, _ category: String = "", account: String = "giro") {
        for date in dates { add(date, amount, merchant, category, account: account) }
    }

    /// `2025-01-05`, `2025-02-05` …
    static func monthly(_ day: Int, from month: Month = Month(year: 2025, month: 1), _ count: Int, every months: Int = 1) -> [String] {
        (0..<count).map { month.advanced(by: $0 * months).day(day).description }
    }

    static func everyDays(_ days: Int, from first: String, _ count: Int) -> [String] {
        (0..<count).compactMap { Day(first)?.adding(days: days * $0)?.description }
    }

    func run(file: String? = nil, asOf: String? = nil) throws -> StageRun {
        var options: [String: [String]] = [:]
        if let file { options["household-file"] = [file] }
        return try StageRun(RecurStage.self, options: options, asOf: asOf.flatMap { Day($0) }, lines)
    }
}
