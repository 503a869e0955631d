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
        .value("language", "CODES", "languages of the print, as ISO 639 or Tesseract names them, joined by +: en+de (default: en)"),
        .value("country", "CODE", "ISO 3166 code of the country that the receipts are from: order of dates, and what $ is"),
        .choice("date-order", ["dmy", "mdy", "ymd"], "the order of the numbers in dates"),
        .flag("crops", "add to each receipt that is a picture its rows of shop, day and total, as a small JPEG in the field crop"),
    ]

    init(options: Options, context: Context) throws(Fault) {
        let file: HouseholdFile?
        if let path = context.householdFile { file = try HouseholdFile(path: path) } else { file = nil }
        var files: [String: [[Substring]]] = [:]
        for name in ReceiptKnowledge.files + ["languages"] { files[name] = try context.knowledge.rows(of: "receipts/\(name).tsv") }
        knowledge = ReceiptKnowledge(rows: { files[$0] ?? [] })
        var hashes = ""
        for name in files.keys.sorted() { hashes += Digest.sha256(try context.knowledge.bytes(of: "receipts/\(name).tsv")).hex }
        knowledgeHash = Digest.sha256(Array(hashes.utf8)).hex
        let names = files["languages"] ?? []
        let asked = options.text("language").map { [$0] } ?? file?.languages ?? []
        languages = ReceiptRequest.languages(asked, names)
        settings = ReceiptSettings(
            order: options.text("date-order").flatMap(DateOrder.init), country: options.text("country") ?? file?.country,
            currency: try options.currency("currency") ?? file?.currency)
        household = context.household ?? file?.id
        crops = options.flag("crops")
        guard languages.utf8.allSatisfy({ $0 == 43 || $0 == 95 || (97...122).contains($0) || (65...90).contains($0) }) else {
            throw Fault(
                "usage.language", "a language is named by letters, several joined by +.", remedy: "Give --language en, or en+de.",
                place: "--language", exit: .usage)
        }
    }

    /// `de` and `deu` both become `deu`.
    static func languages(_ asked: [String], _ names: [[Substring]]) -> String {
        var found: [String] = []
        for word in asked.flatMap({ $0.split(whereSeparator: { $0 == "+" || $0 == "," }) }) {
            let name = names.first { $0.count > 1 && $0[0] == word.lowercased() }.map { String($0[1]) } ?? String(word)
            if !found.contains(name) { found.append(name) }
        }
        return found.isEmpty ? "eng" : found.joined(separator: "+")
    }

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
