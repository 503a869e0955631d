import TillRecords
import TillStages

/// SWIFT statements: MT940, MT942 and MT950, in the dialects of banks.
struct Mt940Format: BankFormat {
    static let name: StaticString = "mt940"
    static let title = "a SWIFT statement"
    static let kinds = ["MT940"]
    static let reads = "SWIFT statements (MT940, MT942, MT950)"
    static let examples = [
        Example(
            "a SWIFT statement, and whether it adds up", command: "till-bank --check march.sta",
            files: [
                "march.sta": """
                :20:A
                :25:DE02120300000000202051
                :28C:1
                :60F:C250301EUR100,00
                :61:2503140314D4,50NTRFNONREF
                :86:BAKERY WEST
                :62F:C250314EUR95,50

                """
            ],
            shows: ["mt940, 1 row, 2025-03-14", "out -4.50 EUR", "opening 100.00 + rows = closing 95.50"])
    ]

    init(options: Options, context: Context) throws(Fault) {}

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        var tags: Set<Mt940Tag> = []
        document.bytes.prefix(8192).withBytes { bytes in
            var lines = Mt940Lines(bytes)
            while let line = lines.next() {
                guard let tag = line.tag else { continue }
                switch tag {
                case .entry where Mt940Number.isDigits(line.value, 0, 6): tags.insert(tag)
                case .opening, .closing: if Mt940Balance(line.value) != nil { tags.insert(tag) }
                case .reference, .account, .floor: tags.insert(tag)
                default: break
                }
            }
        }
        if tags.contains(.entry) || tags.contains(.opening) { return .certain }
        return tags.contains(.reference) && tags.contains(.account) ? .certain : .none
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try BankLines.passage(of: source, in: document, knowledge) { $0.field($1) }
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let (text, from) = OfxEncoding.utf8(document.bytes)
        writer.facts?.decided("encoding", from ?? "UTF-8", OfxEncoding.why(from))
        writer.facts?.decided("sign", "by the mark of field 61", "C is money in, D money out; RC and RD take one back")
        writer.facts?.decided("date order", "YMD", "the format writes dates year first")
        writer.facts?.decided("decimal mark", "comma", "the format writes commas")
        try text.withBytes { (bytes) throws(Fault) in
            var reading = Mt940Reading(bytes, writer)
            try reading.run()
        }
    }
}

/// Fields `:60F:`, `:62F:`, `:64:`: `C131016EUR84349,74`.
struct Mt940Balance {
    /// Nil when the day does not exist.
    var day: Day?
    var currency: Currency?
    var amount: Amount

    init?(_ text: ByteView) {
        guard text.count >= 11, text[0] == 0x43 || text[0] == 0x44, Mt940Number.isDigits(text, 1, 6) else { return nil }
        day = Mt940Number.day(text, at: 1)
        currency = Currency(bytes: ByteView(rebasing: text[7..<10]))
        var at = 10
        do throws(Mt940Number.NumberError) {
            amount = try Mt940Number.amount(text, at: &at)
        } catch {
            return nil
        }
        if text[0] == 0x44 { amount = Amount(units: -amount.units, decimals: amount.decimals) }
    }
}
