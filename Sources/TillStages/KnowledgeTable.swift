/// How a knowledge file must look: its columns, and the words and ranges that may stand in them.
///
/// A row that does not fit would mean nothing to its reader, and knowledge would be lost in silence; so it is a fault that names the
/// file, the line, the reason and what may stand there.
public struct KnowledgeTable: Sendable {
    /// Its name below the folder of knowledge: `bank/words.tsv`.
    public let file: String
    public let columns: [TableColumn]
    /// The columns whose cells together may stand in one row only; none where rows may be alike.
    let key: [Int]

    /// - Parameter key: names of the columns that tell rows apart.
    public init(_ file: String, key: [String] = [], _ columns: TableColumn...) {
        self.init(file, key: columns.indices.filter { key.contains(columns[$0].name) }, columns: columns)
    }

    private init(_ file: String, key: [Int], columns: [TableColumn]) {
        self.file = file
        self.columns = columns
        self.key = key
    }

    /// The languages that words of other tables may be of.
    public static let languages = KnowledgeTable(
        "languages.tsv", key: ["code"], .form("code", "a code of ISO 639 in two or three small letters", isLanguage), .text("name"))

    @Sendable private static func isLanguage(_ code: Substring) -> Bool {
        (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { (97...122).contains($0) }
    }

    /// The same declaration for another file: one of several that are alike.
    public func named(_ file: String) -> KnowledgeTable { KnowledgeTable(file, key: key, columns: columns) }

    /// The declaration with the words that other knowledge files allow; for reading several files with them.
    public func resolved(_ knowledge: Knowledge) throws(Fault) -> KnowledgeTable {
        var columns: [TableColumn] = []
        for column in self.columns {
            let kind: TableColumn.Kind
            switch column.kind {
            case .word(let words): kind = .word(try words.resolved(knowledge))
            case .list(let separator, let words?): kind = .list(separator, try words.resolved(knowledge))
            default: kind = column.kind
            }
            columns.append(TableColumn(name: column.name, kind: kind, mayBeEmpty: column.mayBeEmpty))
        }
        return KnowledgeTable(file, key: key, columns: columns)
    }

    /// The rows of the file. Throws `knowledge.missing`, or a fault with the line of the first row that does not fit.
    public func rows(_ knowledge: Knowledge) throws(Fault) -> TableRows {
        try resolved(knowledge).rows(of: try knowledge.bytes(of: file))
    }

    /// The rows of a text that stands for the file.
    public func rows(of bytes: [UInt8]) throws(Fault) -> TableRows {
        var scan = TableScan(self, bytes)
        return try scan.rows()
    }

    /// Something about a row, or about the file, that its columns alone do not tell.
    ///
    /// - Parameter line: from 1; nil for the file as a whole.
    public func fault(_ sentence: String, _ remedy: String, line: Int? = nil, code: String = "knowledge.row") -> Fault {
        Fault(code, sentence, remedy: remedy, file: file, place: line.map { "line \($0)" }, exit: .missingInput)
    }
}
