import TillStages

/// The letters beyond ASCII of a language in a code page: `bank/alphabets.tsv`.
struct Alphabet: Sendable {
    let codePage: String
    let language: String
    let letters: String
    /// Those of them that most words have; empty where accents alone stand beyond ASCII.
    let common: String

    static let table = KnowledgeTable(
        "bank/alphabets.tsv", key: ["code page", "language"], .word("code page", AllowedWords(codePages)),
        .word("language", CsvKnowledge.languages), .text("letters"), .text("common", mayBeEmpty: true))

    /// Pages of one byte for a character, as the C library names them: asking it for each would load all of them at each start.
    private static let codePages = [
        "CP1250", "CP1251", "CP1252", "CP1253", "CP1254", "CP1255", "CP1256", "CP1257", "CP1258", "CP437", "CP850", "CP852", "CP866",
        "CP874",
        "ISO-8859-2", "ISO-8859-5", "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "KOI8-R", "KOI8-U", "MACINTOSH",
    ]

    /// All of them, in the order of the file: of two that fit as well the first counts.
    static func all(_ knowledge: Knowledge) throws(Fault) -> [Alphabet] {
        try table.rows(knowledge).map { Alphabet(codePage: $0.text(0), language: $0.text(1), letters: $0.text(2), common: $0.text(3)) }
    }
}
