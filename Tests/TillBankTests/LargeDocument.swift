import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// What is made of a table that is read from its file window by window.
struct LargeDocument {
    private(set) var lines: [UInt8] = []
    private(set) var fault: Fault?

    /// - Parameters:
    ///   - windowSize: nil for the table held in memory.
    ///   - during: done when the file is surveyed and its rows are not read yet.
    init?(_ bytes: [UInt8], windowSize: Int?, during: (_ path: String) -> Void = { _ in }) {
        let scratch = Scratch()
        defer { withExtendedLifetime(scratch) {} }
        let path = scratch.file("table.csv", bytes)
        let context = Context(knowledge: Knowledge.located(nil))
        let capture = RecordCapture()
        let sink = capture.sink(named: "till-bank", household: nil, speech: Speech(program: "test", quiet: true, descriptor: -1))
        do throws(Fault) {
            let reader = try BankReader(options: Options(), context: context)
            guard let large = reader.large(path, from: 0), let file = large.file else { return nil }
            let held = Document(name: "table.csv", bytes: bytes)
            let document = windowSize == nil ? held : large
            let writer = BankWriter(document: document, format: "csv", request: BankRequest(), sink: sink)
            let format = try CsvFormat(options: Options(), context: context)
            during(path)
            if let windowSize {
                try format.read(file, of: document, into: writer, windowSize: windowSize)
            } else {
                try format.read(document, into: writer)
            }
            lines = (capture.lines(of: held.id) ?? []) + capture.others
        } catch {
            sink.dropLine()
            fault = error
            lines = capture.others
        }
    }
}
