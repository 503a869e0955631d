import TillRecords
import TillStages

/// What a person calls merchants: `aliases.csv` of a book. The first line whose conditions all hold names the merchant.
///
/// A delimited file with a header: `name` is the answer; `contains`, `starts` and `word` are looked for in the folded text and in the
/// merchant's name; `note` is for people.
public struct MerchantAliases: Sendable {
    struct Alias: Sendable {
        var line: Int
        var name: String
        var condition: WordCondition
    }

    private(set) var aliases: [Alias] = []

    /// Reads a file. Throws a fault that names the line.
    public init(path: String) throws(Fault) {
        switch FileReading.read(path: path, limit: 1 << 24) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let bytes): try self.init(bytes, file: Document.baseName(path))
        }
    }

    /// Longer names are none.
    private static let longest = 80

    init(_ bytes: [UInt8], file: String) throws(Fault) {
        let table = WrittenTable(code: "normalise.aliases", file: file)
        guard var rows = DelimitedRows(bytes) else {
            throw table.fault("the file of aliases is empty.", "Start it with a header such as contains,name.", line: 1)
        }
        try rows.check(WordCondition.columns + ["name", "note"], needed: ["name"], table)
        while let row = rows.next() {
            let name = String(decoding: row.cell(rows.column("name")), as: UTF8.self)
            guard !name.isEmpty, name.utf8.count <= MerchantAliases.longest else {
                throw table.fault("the alias has no name of at most \(MerchantAliases.longest) signs.", "Give it one.", line: row.line)
            }
            let condition = try WordCondition(row, rows, table)
            guard !condition.isEmpty else {
                throw table.fault(
                    "the alias has no condition and would name every merchant.",
                    "Fill at least one of \(WordCondition.columns.joined(separator: ", ")).", line: row.line)
            }
            aliases.append(Alias(line: row.line, name: name, condition: condition))
        }
    }

    /// The name for any of these texts, the first text first.
    func name(_ texts: [[UInt8]]) -> String? {
        for text in texts {
            if let found = aliases.first(where: { $0.condition.holds(text) }) { return found.name }
        }
        return nil
    }
}
