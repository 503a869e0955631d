import TillRecords
import TillStages

/// Quicken Interchange Format: bank, cash, card and investment accounts.
struct QifFormat: BankFormat {
    static let name: StaticString = "qif"
    static let title = "QIF"
    static let kinds = ["QIF"]
    static let reads = "QIF"
    static let examples = [
        Example(
            "a QIF file of one row", command: "till-bank march.qif",
            files: ["march.qif": "!Type:Bank\nD14/03/2025\nT-4.50\nPBAKERY WEST\n^\n"],
            shows: ["\"format\":\"qif\"", "\"date\":\"2025-03-14\"", "\"amount\":\"-4.50\"", "BAKERY WEST"])
    ]

    private let answers: CsvAnswers
    private let knowledge: LazyKnowledge

    /// `--date-order` and `--decimal` are the tables' own options.
    init(options: Options, context: Context) throws(Fault) {
        answers = try CsvAnswers(options)
        knowledge = LazyKnowledge(context.knowledge)
    }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        for word: StaticString in ["!type:", "!account", "!option:", "!clear:"] where head.startsText(word) { return .certain }
        return .none
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try BankLines.passage(of: source, in: document, knowledge) { $0.entry($1) }
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let (text, from) = OfxEncoding.utf8(document.bytes)
        writer.facts?.decided("encoding", from ?? "UTF-8", OfxEncoding.why(from))
        try text.withBytes { (bytes) throws(Fault) in
            var reading = try QifReading(bytes, answers, writer) { (text) throws(Fault) in
                try knowledge.loaded().words.begins(text, with: [.opening])
            }
            try reading.run()
        }
    }
}
