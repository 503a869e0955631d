import TillRecords
import TillStages

/// Open Financial Exchange 1.x (SGML) and 2.x (XML), QFX and OFC.
struct OfxFormat: BankFormat {
    static let name: StaticString = "ofx"
    static let title = "OFX"
    static let kinds = ["OFX", "QFX"]
    static let reads = "OFX 1.x and 2.x, QFX and OFC"
    static let examples = [
        Example(
            "an OFX file of one row",
            command: "till-bank march.ofx",
            files: [
                "march.ofx": """
                OFXHEADER:100
                DATA:OFXSGML

                <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
                <BANKACCTFROM><BANKID>100<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST><DTSTART>20250301<DTEND>20250331
                <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250314<TRNAMT>-12.50<FITID>A1<NAME>BAKERY WEST</STMTTRN>
                </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """
            ],
            shows: [
                "\"format\":\"ofx\"", "\"place\":\"line 7\"", "\"ref\":\"A1\"", "\"account\":\"4711\"", "\"date\":\"2025-03-14\"",
                "\"amount\":\"-12.50\"", "\"currency\":\"EUR\"", "\"text\":\"BAKERY WEST\"", "\"type\":\"end\"",
            ])
    ]

    static let options: [OptionDeclaration] = [
        .choice("debits", ["out", "written"], "what OFX rows called debits are where no amount is negative: money leaving, or as written")
    ]

    private let debits: OfxSigns.Verdict?

    init(options: Options, context: Context) throws(Fault) {
        debits = options.text("debits").map { $0 == "out" ? .byType : .written }
    }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        if head.startsText("ofxheader") || head.startsText("<ofx") || head.startsText("<ofc>") { return .certain }
        if head.contains("<?ofx") { return .certain }
        if head.contains("<ofx>") || head.contains("<ofx ") || head.contains("<ofc>") {
            return head.contains("<html") ? .possible : .certain
        }
        return head.startsText("<") && (head.contains("<stmttrn>") || head.contains("<stmtrs>")) ? .certain : .none
    }

    private static func kind(_ document: Document) -> String {
        let head = HeadBytes(document.bytes)
        if head.startsText("<ofc>") || head.contains("<ofc>") { return "OFC" }
        if head.contains("<?ofx") || head.startsText("<?xml") { return "OFX 2.x (XML)" }
        return head.startsText("ofxheader") ? "OFX 1.x (SGML)" : "OFX without its header"
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        if HeadBytes(document.bytes).contains("<!entity") {
            throw Fault(
                "bank.ofx.entities", "the file declares XML entities, which a bank's export never does; nothing was expanded or opened.",
                remedy: "Do not trust this file; download the export from the bank again.", file: document.name)
        }
        let (text, from) = OfxEncoding.utf8(document.bytes)
        if let facts = writer.facts {
            facts.decided("kind", OfxFormat.kind(document), "its first bytes")
            facts.decided("encoding", from ?? "UTF-8", OfxEncoding.why(from))
        }
        var builder = OfxBuilder(capacity: text.count / 2 + 64)
        text.withBytes { bytes in
            var scanner = OfxScanner(bytes)
            scanner.run(into: &builder)
        }
        let contents = builder.finish()
        guard !contents.items.isEmpty || contents.hasRoot else {
            throw Fault(
                "bank.ofx.cut", "the file ends before its first statement.", remedy: "Export it again: it was cut.", file: document.name)
        }
        let arena = builder.arena
        try arena.withBytes { (bytes) throws(Fault) in
            var writing = try OfxWriting(contents, arena: bytes, told: debits, writer: writer)
            try writing.run()
        }
    }
}
