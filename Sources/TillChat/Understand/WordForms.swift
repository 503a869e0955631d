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
        guard let open = phrase.firstIndex(of: "{") else { return [phrase] }
        guard let close = phrase[open...].firstIndex(of: "}"),
            let endings = forms[Name(language: language, name: String(phrase[phrase.index(after: open)..<close]))]
        else {
            throw row.fault(
                "the braces of \(phrase) name no forms of the language \(language).",
                "Write a name of chat/forms.tsv of that language between braces, or add it there.")
        }
        var found: [Substring] = []
        for rest in try expanded(phrase[phrase.index(after: close)...], language: language, row) {
            for ending in endings { found.append(Substring(phrase[..<open] + ending + rest)) }
        }
        return found
    }
}
