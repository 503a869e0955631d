import TillRecords
import TillStages

/// Endings and whole words that many words and phrases of a language share: `chat/forms.tsv`. A word of a table names them in braces,
/// `oddał{past} mi`, and stands for itself with each of them; more than one pair of braces gives every combination.
struct WordForms: Sendable {
    static let table = KnowledgeTable(
        "chat/forms.tsv", key: ["language", "name"], .word("language", .languages()), .text("name"),
        .list("forms", separator: ","))

    /// What stands for no ending in the table.
    private static let nothing = "-"

    private struct Name: Hashable {
        let language: String
        let name: String
    }

    private let forms: [Name: [String]]

    init(_ knowledge: Knowledge) throws(Fault) {
        var forms: [Name: [String]] = [:]
        for row in try WordForms.table.rows(knowledge) {
            forms[Name(language: row.text(0), name: row.text(1))] = row.list(2).map { $0 == WordForms.nothing ? "" : String($0) }
        }
        self.forms = forms
    }

    /// What a word or phrase of a row stands for; itself without braces. Throws where braces name nothing of the language.
    func expanded(_ phrase: Substring, language: String, _ row: TableRow) throws(Fault) -> [Substring] {
        guard let open = phrase.utf8.firstIndex(of: UInt8(ascii: "{")) else { return [phrase] }
        guard let close = phrase.utf8[open...].firstIndex(of: UInt8(ascii: "}")),
            let endings = forms[Name(language: language, name: String(phrase[phrase.utf8.index(after: open)..<close]))]
        else {
            throw row.fault(
                "the braces of \(phrase) name no forms of the language \(language).",
                "Write a name of chat/forms.tsv of that language between braces, or add it there.")
        }
        let head = String(phrase[..<open])
        let tails = try expanded(phrase[phrase.utf8.index(after: close)...], language: language, row)
        var found: [Substring] = []
        found.reserveCapacity(tails.count * endings.count)
        for tail in tails {
            for ending in endings { found.append(Substring(head + ending + String(tail))) }
        }
        return found
    }
}
