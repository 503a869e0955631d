import TillRecords
import TillStages

/// ISO 20022 statements, reports and notifications of accounts: camt.053, camt.052 and camt.054 of every version.
struct CamtFormat: BankFormat {
    static let name: StaticString = "camt"
    static let title = "an ISO 20022 statement"
    static let kinds = ["camt"]
    static let reads = "ISO 20022 statements (camt.052, camt.053, camt.054)"

    init(options: Options, context: Context) throws(Fault) {}

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        guard head.startsText("<"), !head.contains("<html") else { return .none }
        let isNamed = head.contains("camt.052.") || head.contains("camt.053.") || head.contains("camt.054.")
        return isNamed || head.contains("bktocstmr") ? .certain : .none
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let (text, from) = OfxEncoding.utf8(document.bytes)
        writer.facts?.decided("encoding", from ?? "UTF-8", OfxEncoding.why(from))
        if let facts = writer.facts { CamtFormat.report(document, facts) }
        let builder = CamtBuilder(writer)
        let parser = CamtParser(builder)
        var broken: Int?
        do throws(CamtParser.Refusal) {
            broken = try text.withBytes { (bytes) throws(CamtParser.Refusal) in
                try parser.run(bytes)
            }
        } catch {
            throw CamtFormat.fault(error, document.name)
        }
        if let fault = builder.fault { throw fault }
        guard builder.hasStatement || broken == nil else {
            throw Fault(
                "bank.camt.broken", "the XML is broken before its first statement (line \(broken ?? 1)).", remedy: "Export it again.",
                file: document.name)
        }
        try builder.finish(brokenAt: broken)
    }

    private static func report(_ document: Document, _ facts: BankFacts) {
        let head = HeadBytes(document.bytes)
        for (mark, what) in [("052", "an account's report within the day"), ("053", "a statement"), ("054", "a notification")] {
            let word: StaticString = mark == "052" ? "camt.052." : mark == "053" ? "camt.053." : "camt.054."
            guard head.contains(word) else { continue }
            let version = head.word(after: word).map { ".\($0)" } ?? ""
            facts.decided("message", "camt.\(mark)\(version)", "\(what); its namespace says so")
        }
        facts.decided("sign", "by CdtDbtInd", "the format says CRDT or DBIT for each entry")
        facts.decided("date order", "YMD", "the format writes dates year first")
        facts.decided("decimal mark", "point", "the format writes points")
    }

    private static func fault(_ refusal: CamtParser.Refusal, _ file: String) -> Fault {
        let remedy = "Do not trust this file; download the export from the bank again."
        return switch refusal {
        case .documentType:
            Fault(
                "bank.camt.entities",
                "the file declares a document type or entities, which a bank's export never does; nothing was expanded or opened.",
                remedy: remedy, file: file)
        case .tooManyAttributes:
            Fault("bank.camt.attributes", "an element has more attributes than any of a bank's.", remedy: remedy, file: file)
        case .tooLong: Fault("bank.camt.too-long", "an element is longer than any of a bank's.", remedy: remedy, file: file)
        }
    }
}
