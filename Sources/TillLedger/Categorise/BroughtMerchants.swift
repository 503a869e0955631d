import TillRecords
import TillStages

/// Merchants that a person brings: a table of names and categories, or a download of OpenStreetMap's name-suggestion-index.
struct BroughtMerchants: Sendable {
    /// Names with an id of the taxonomy, in the order of the file.
    let names: [(name: String, category: String)]

    /// What OpenStreetMap's tags of shops and services are to the taxonomy.
    static let kinds = KnowledgeTable(
        "merchants/osm.tsv", key: ["tag"], .form("tag", "key/value", { $0.contains("/") }),
        .word("category", AllowedWords(of: Taxonomy.table.file)))

    /// Throws for a file that cannot be read, and for a table with a row that is no name and category.
    init(path: String, _ knowledge: Knowledge) throws(Fault) {
        let file = Document.baseName(path)
        switch FileReading.read(path: path, limit: 1 << 29) {
        case .failure(let trouble): throw trouble.fault(file: file)
        case .success(let bytes):
            let isIndex = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
            names = isIndex ? try BroughtMerchants.index(bytes, knowledge) : try BroughtMerchants.table(bytes, file, knowledge)
        }
    }

    private static func table(_ bytes: [UInt8], _ file: String, _ knowledge: Knowledge) throws(Fault) -> [(String, String)] {
        let taxonomy = try Taxonomy(knowledge)
        var names: [(String, String)] = []
        for (index, row) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let line = String(decoding: row.last == UInt8(ascii: "\r") ? row.dropLast() : row, as: UTF8.self)
            if line.isEmpty || line.first == "#" { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, taxonomy.index(of: cells[1]) != nil else {
                throw Fault(
                    "categorise.merchants", "\(line) is no name and category.",
                    remedy: "Write a name, a tab and an id of the taxonomy such as food.groceries.", file: file, place: "line \(index + 1)",
                    exit: .usage)
            }
            names.append((String(cells[0]), String(cells[1])))
        }
        return names
    }

    /// The brands of an index: objects in `items` below `nsi` and a path such as `brands/shop/bakery`.
    private static func index(_ bytes: [UInt8], _ knowledge: Knowledge) throws(Fault) -> [(String, String)] {
        var categories: [String: String] = [:]
        for row in try kinds.rows(knowledge) { categories[row.text(0)] = row.text(1) }
        var names: [(String, String)] = []
        bytes.withBytes { text in
            IndexItems.each(text) { path, item in
                let tag = path.split(separator: "/").dropFirst().joined(separator: "/")
                guard path.hasPrefix("brands/"), let category = categories[tag], let record = try? Record(checking: item) else { return }
                let tags = record.object(Key(foreign: "tags"))
                let spellings =
                    [record.string(Key(foreign: "displayName")), tags?.string(Key(foreign: "name")), tags?.string(Key(foreign: "name:en"))]
                    .compactMap { $0 } + record.strings(Key(foreign: "matchNames"))
                var met: Set<String> = []
                for name in spellings where met.insert(name).inserted { names.append((name, category)) }
            }
        }
        return names
    }
}

/// Walks an index that is longer than a record may be.
private enum IndexItems {
    /// Calls with the path and the bytes of every object five levels down: root, `nsi`, path, `items`, item.
    static func each(_ text: ByteView, _ body: (String, ByteView) -> Void) {
        var depth = 0
        var path = ""
        var start = 0
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\""):
                let end = stringEnd(text, index)
                if depth == 2 { path = String(decoding: text[(index + 1)..<max(index + 1, end - 1)], as: UTF8.self) }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth == 5 { start = index }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 5, text[start] == UInt8(ascii: "{") { body(path, ByteView(rebasing: text[start...index])) }
                depth -= 1
            default: break
            }
            index += 1
        }
    }

    /// The place behind the string that begins at a quote.
    private static func stringEnd(_ text: ByteView, _ quote: Int) -> Int {
        var index = quote + 1
        while index < text.count, text[index] != UInt8(ascii: "\"") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(index + 1, text.count)
    }
}
