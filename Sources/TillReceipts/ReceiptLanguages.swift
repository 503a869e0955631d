import TillStages

/// What Tesseract calls the languages: `receipts/languages.tsv`.
struct ReceiptLanguages: Sendable {
    static let table = KnowledgeTable(
        "receipts/languages.tsv", key: ["language"], .word("language", .languages()),
        .form("Tesseract's name", "a name of small letters such as deu or chi_sim", isName))

    private let names: [String: String]

    init(_ knowledge: Knowledge) throws(Fault) {
        names = Dictionary(
            try ReceiptLanguages.table.rows(knowledge).map { ($0.text(0), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Tesseract's names of languages by either name, each once: `de` and `deu` both become `deu`. English where none is asked for.
    func names(of asked: [String]) -> [String] {
        var found: [String] = []
        for word in asked.flatMap({ $0.split(whereSeparator: { $0 == "+" || $0 == "," }) }) {
            let name = names[word.lowercased()] ?? String(word)
            if !found.contains(name) { found.append(name) }
        }
        return found.isEmpty ? ["eng"] : found
    }

    @Sendable private static func isName(_ name: Substring) -> Bool { name.utf8.allSatisfy { $0 == 95 || (97...122).contains($0) } }
}
