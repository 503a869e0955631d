import Glibc
import TillRecords

@testable import TillBank
@testable import TillStages

/// What `till-bank` makes of a document that a test writes out.
struct ReadDocument {
    private(set) var records: [Record] = []
    /// The fault that refused the document as a whole.
    private(set) var fault: Fault?

    init(
        _ bytes: [UInt8], name: String = "test.ofx", options: [String: [String]] = [:],
        speech: Speech = Speech(program: "test", quiet: true)
    ) {
        let collector = Collector()
        let sink = Sink(stage: "till-bank", downstream: collector, speech: speech)
        do throws(Fault) {
            let context = Context(knowledge: Knowledge.located(nil))
            var reader = try BankReader(options: Options(options), context: context)
            try reader.read(Document(name: name, bytes: bytes), into: sink)
            let before = collector.records.count
            try reader.finish(into: sink)
            // A document that waited for others in vain is refused as a whole.
            if collector.records.count == before + 1, collector.records.last?.type == "reject",
                collector.records.last?.has(.within) == false
            {
                collector.records.removeLast()
                fault = sink.firstFault
            }
        } catch {
            fault = error
        }
        records = collector.records
    }

    init(_ text: String, name: String = "test.ofx", options: [String: [String]] = [:]) {
        self.init(Array(text.utf8), name: name, options: options)
    }

    /// Documents that are read together.
    init(together documents: [(name: String, bytes: [UInt8])], options: [String: [String]] = [:], householdFile: String? = nil) {
        let collector = Collector()
        let speech = Speech(program: "test", quiet: true, descriptor: -1)
        let sink = Sink(stage: "till-bank", downstream: collector, speech: speech)
        do throws(Fault) {
            var context = Context(knowledge: Knowledge.located(nil))
            context.householdFile = householdFile
            var reader = try BankReader(options: Options(options), context: context)
            for (name, bytes) in documents { try DocumentReading.read(Document(name: name, bytes: bytes), with: &reader, into: sink) }
            try reader.finish(into: sink)
        } catch {
            fault = error
        }
        records = collector.records
    }

    func all(_ type: String) -> [Record] { records.filter { $0.string(.type) == type } }

    var observations: [Record] { all("observation") }
    var rejects: [Record] { all("reject") }
    var codes: [String] { rejects.compactMap { $0.string(.code) } }
    var notes: [String] { all("note").compactMap { $0.string(.code) } }

    /// One field of every observation; `-` where it is absent.
    func column(_ key: Key) -> [String] { observations.map { $0.string(key) ?? "-" } }

    private final class Collector: Downstream {
        var records: [Record] = []
        func accept(_ record: consuming Record) throws(Fault) { records.append(record) }
        func finish() throws(Fault) {}
    }
}
