import TillRecords
import TillTesting

@testable import TillExports
@testable import TillStages

/// The stage run in this process over lines of records, with the files it wrote.
struct ExportRun {
    let records: [Record]
    let rejected: Int
    private let scratch: Scratch

    /// - Parameter options: values may name files by `%/name`, in a folder of the run's own.
    init(
        _ options: [String: String], _ lines: [String], household: String? = nil, asOf: Day? = nil,
        publishedUnder key: String? = "9b1c0d2e",
        keyFile: String? = Checkout.keyFile
    ) throws {
        let scratch = Scratch()
        self.scratch = scratch
        var given = options.mapValues { [$0.replacing("%/", with: scratch.path + "/")] }
        if let household { given["household-file"] = [scratch.file("ng.yaml", household)] }
        if given["days"] == nil { given["days"] = ["92"] }
        let run = try StageRun(
            ExportStage.self, options: given, asOf: asOf, in: scratch, publishedUnder: key, keyFile: keyFile, lines)
        (records, rejected) = (run.records, run.rejected)
    }

    func path(_ name: String) -> String { "\(scratch.path)/\(name)" }
    func text(_ name: String) -> String { String(decoding: Files.bytes(path(name)) ?? [], as: UTF8.self) }
    func has(_ name: String) -> Bool { Files.exists(path(name)) }
    var names: [String] { Files.names(in: scratch.path).filter { $0 != "in" && $0 != "out" && $0 != "ng.yaml" } }
}

/// Lines that the tests feed.
enum Rows {
    static func transaction(
        _ id: String, _ amount: String, date: String = "2025-03-14", account: String? = "giro", currency: String = "EUR",
        merchant: String = "Corner Market", text: String = "", kind: String = "expense", category: String = "food.groceries",
        household: String = "ng", more: String = ""
    ) -> String {
        var record = Record(type: .transaction)
        record.set(.id, string: id)
        record.set(.household, string: household)
        if let account { record.set(.account, string: account) }
        record.set(.date, string: date)
        record.set(.amount, string: amount)
        record.set(.currency, string: currency)
        record.set(.merchant, string: merchant)
        if !text.isEmpty { record.set(.text, string: text) }
        record.set(.kind, string: kind)
        let named = ByteBuffer(capacity: 64)
        named.append("{\"name\":")
        named.append(jsonString: category)
        named.append(",\"by\":\"known\",\"confidence\":0.9}")
        record.set(.category, raw: named.bytes)
        if !more.contains("\"status\"") { record.set(.status, string: "posted") }
        record.set(.observations, strings: [])
        let line = record.text
        return more.isEmpty ? line : line.dropLast() + "," + more + "}"
    }

    static func transfer(_ id: String, _ other: String, _ amount: String, date: String, account: String, currency: String = "EUR") -> String
    {
        transaction(
            id, amount, date: date, account: account, currency: currency, merchant: "", text: "Savings", kind: "transfer",
            category: "transfer.own", more: #""links":[{"kind":"transfer","to":"\#(other)","weight":5,"why":"the same amount"}]"#)
    }

    static func balance(_ amount: String, date: String, account: String = "giro", kind: String = "closing", currency: String = "EUR")
        -> String
    {
        #"{"type":"balance","id":"b\#(account)\#(date)\#(kind)","household":"ng","source":{"kind":"bank"},"account":"\#(account)","#
            + #""kind":"\#(kind)","date":"\#(date)","amount":"\#(amount)","currency":"\#(currency)"}"#
    }
}
