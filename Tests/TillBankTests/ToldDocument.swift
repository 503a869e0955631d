import TillRecords

@testable import TillBank
@testable import TillStages

/// What `till-bank --explain` or `--check` tells of a document that a test writes out.
struct ToldDocument {
    private(set) var text = ""
    private(set) var exit = ExitCode.good

    init(_ content: String, _ option: String = "explain", name: String = "test.csv", options: [String: [String]] = [:]) {
        self.init([(name, Array(content.utf8))], option, options: options)
    }

    init(_ documents: [(name: String, bytes: [UInt8])], _ option: String = "explain", options: [String: [String]] = [:]) {
        do throws(Fault) {
            let asked = Options(options.merging([option: ["true"]]) { old, _ in old })
            var reader = try BankReader(options: asked, context: Context(knowledge: Knowledge.located(nil)))
            guard let telling = reader.telling else { return }
            let sink = Sink(
                stage: "till-bank", downstream: TellingEnd(telling), speech: Speech(program: "test", quiet: true, descriptor: -1))
            for (index, document) in documents.enumerated() {
                telling.begin(document.name)
                try DocumentReading.read(Document(name: document.name, bytes: document.bytes), with: &reader, into: sink)
                if index == documents.count - 1 { try reader.finish(into: sink) }
                text += telling.end()
            }
            exit = telling.exit
        } catch {
            text = "\(error)"
        }
    }

    /// The line that begins with the words, without blanks before it and runs of blanks inside; empty where there is none.
    func line(_ start: String) -> String {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        return lines.first { $0.hasPrefix(start) } ?? ""
    }
}
