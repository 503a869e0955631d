import TillHousehold
import TillRecords
import TillStages

/// What the command line and the household's file say about receipts.
struct ReceiptRequest: Sendable {
    /// Tesseract's names of languages, joined by `+`.
    var languages: String
    var settings: ReceiptSettings
    var household: String?
    /// Whether receipts carry the rows they were read from as a picture.
    let crops: Bool
    let knowledge: ReceiptKnowledge
    /// Hash of the knowledge files it was made from.
    let knowledgeHash: String

    static let options: [OptionDeclaration] = [
        .value(
            "language", "CODES",
            "languages of the print, as ISO 639 or Tesseract names them, joined by +: en+de (default: the country's, else en)"),
        .value("country", "CODE", "ISO 3166 code of the country that the receipts are from: order of dates, and what $ is"),
        .dateOrder,
        .flag("crops", "add to each receipt that is a picture its rows of shop, day and total, as a small JPEG in the field crop"),
    ]

    init(options: Options, context: Context) throws(Fault) {
        let file: HouseholdFile?
        if let path = context.householdFile { file = try HouseholdFile(path: path) } else { file = nil }
        knowledge = try ReceiptKnowledge(context.knowledge)
        var hashes = ""
        for table in ReceiptKnowledge.tables { hashes += Digest.sha256(try context.knowledge.bytes(of: table.file)).hex }
        knowledgeHash = Digest.sha256(Array(hashes.utf8)).hex
        let country = options.text("country") ?? file?.country
        languages = try ReceiptRequest.languages(
            options.text("language").map { [$0] } ?? file?.languages ?? [], of: country, knowledge, context.knowledge)
        settings = ReceiptSettings(
            order: try options.dateOrder(), country: country,
            currency: try options.currency("currency") ?? file?.currency)
        household = context.household ?? file?.id
        crops = options.flag("crops")
        guard languages.utf8.allSatisfy({ $0 == 43 || $0 == 95 || (97...122).contains($0) || (65...90).contains($0) }) else {
            throw Fault(
                "usage.language", "a language is named by letters, several joined by +.", remedy: "Give --language en, or en+de.",
                place: "--language", exit: .usage)
        }
    }

    /// Tesseract's names of what was asked for; else of the country's languages that are installed, else English.
    private static func languages(
        _ asked: [String], of country: String?, _ receipts: ReceiptKnowledge, _ knowledge: Knowledge
    ) throws(Fault) -> String {
        let table = try ReceiptLanguages(knowledge)
        if !asked.isEmpty { return table.names(of: asked).joined(separator: "+") }
        let usual = table.names(of: country.flatMap { receipts.country($0)?.languages } ?? [])
        if usual == ["eng"] { return "eng" }
        let there = ReceiptTools.languages
        let found = usual.filter(there.contains)
        return found.isEmpty ? "eng" : found.joined(separator: "+")
    }

    /// Of the reader itself, not of its workers.
    static let readerOptions: [OptionDeclaration] = [
        .value("currency", "CODE", "currency of receipts that print none"),
        .value("workers", "N", "worker processes (default: one a core)"),
        .value(
            "second-reader", "PROGRAM",
            "reads what Tesseract leaves in doubt; none for none (default: TILL_SECOND_READER, then what "
                + "pipelines/setup/reader installed)"),
    ]

    /// The same request as arguments for a worker.
    func arguments(_ knowledge: Knowledge) -> [String] {
        var list = ["worker", "--quiet", "--language", languages]
        if let country = settings.country { list += ["--country", country] }
        if let order = settings.order { list += ["--date-order", order.rawValue] }
        if let currency = settings.currency { list += ["--currency", currency.code] }
        if crops { list += ["--crops"] }
        if let folder = knowledge.folder { list += ["--knowledge", folder] }
        return list
    }
}
