import Glibc
import TillRecords
import TillTesting

@testable import TillStages

/// A stage run in this process over lines of records.
struct StageRun {
    let records: [Record]
    let rejected: Int

    static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))

    init<S: Stage>(_ type: S.Type, options: [String: [String]] = [:], asOf: Day? = nil, _ lines: [String]) throws {
        let scratch = Scratch()
        let into = open(scratch.file("in", lines.joined(separator: "\n")), O_RDONLY)
        let out = open(scratch.file("out", ""), O_RDWR)
        defer {
            close(into)
            close(out)
        }
        let given = Options(options)
        let stage = try S(options: given, context: Context(asOf: asOf, knowledge: StageRun.knowledge))
        let speech = Speech(program: "test", quiet: true, descriptor: -1)
        let chain = Chain([stage], writer: StreamWriter(descriptor: out, producer: "test"), speech: speech)
        var reading = StreamInput(name: "in", sink: chain.intake(named: "test"))
        try reading.read(into)
        try chain.finish()
        let text = String(decoding: Files.bytes("\(scratch.path)/out") ?? [], as: UTF8.self)
        records = try text.split(separator: "\n").map { try Record(checking: String($0)) }
        rejected = chain.rejected
    }

    func all(_ type: String) -> [Record] { records.filter { $0.type == type } }
    var texts: [String] { records.dropFirst().dropLast().map(\.text) }
}

/// An observation as a line, with what a test cares about.
func observation(
    _ id: String, key: String? = nil, account: String? = "giro", date: String = "2025-03-14", _ amount: String, currency: String? = "EUR",
    text: String = "BAKERY", merchant: String? = nil, document: String = "d1", format: String = "csv", status: String? = nil,
    household: String? = nil, kind: String = "bank"
) -> String {
    var record = Record(type: "observation")
    record.set("id", string: id)
    record.set("key", string: key ?? "key-\(id)")
    if let household { record.set("household", string: household) }
    record.set("source", raw: Array(#"{"kind":"\#(kind)","format":"\#(format)","document":"\#(document)","place":"line 2"}"#.utf8))
    if let account { record.set("account", string: account) }
    record.set("date", string: date)
    record.set("amount", string: amount)
    if let currency { record.set("currency", string: currency) }
    if let status { record.set("status", string: status) }
    record.set("text", string: text)
    if let merchant { record.set("merchant", string: merchant) }
    return record.text
}
