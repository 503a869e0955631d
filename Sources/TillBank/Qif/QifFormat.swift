import TillRecords
import TillStages

/// Quicken Interchange Format: bank, cash, card and investment accounts.
struct QifFormat: BankFormat {
    static let name: StaticString = "qif"

    private let answers: CsvAnswers

    /// `--date-order` and `--decimal` are the tables' own options.
    init(options: Options, context: Context) throws(Fault) { answers = try CsvAnswers(options) }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        for word: StaticString in ["!type:", "!account", "!option:", "!clear:"] where head.startsText(word) { return .certain }
        return .none
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let (text, from) = OfxEncoding.utf8(document.bytes)
        writer.facts?.decided("encoding", from ?? "UTF-8", OfxEncoding.why(from))
        try text.withUnsafeBufferPointer { (bytes) throws(Fault) in
            var reading = try QifReading(UnsafeRawBufferPointer(bytes), answers, writer)
            try reading.run()
        }
    }
}
