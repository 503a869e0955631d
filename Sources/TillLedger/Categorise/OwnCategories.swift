import TillRecords
import TillStages

/// A person's own categories, on top of the taxonomy: `categories.csv` of a book.
///
/// A delimited file with a header: `id` (group.detail), `name` (what people read of the detail), `group` (what people read of the group, where
/// the taxonomy has no such group), `kind` (what it is to the figures) and `note`.
public struct OwnCategories: Sendable {
    /// What a category of one's own is to the figures.
    public enum Kind: String, Sendable, CaseIterable {
        /// Could not be stopped within a month.
        case need
        case want
        /// Put aside on an own savings or investment account.
        case saving
        /// Comes in and stays.
        case income
        /// Between own accounts.
        case transfer
    }

    public struct Entry: Sendable, Equatable {
        public let id: String
        /// `Children / School`
        public let label: String
        public let kind: Kind
        /// The line it stands on, from 1.
        public let line: Int
    }

    /// In the order of the file.
    public private(set) var entries: [Entry] = []
    private var places: [String: Int] = [:]

    public static let none = OwnCategories()

    private init() {}

    /// Reads a file. Throws a fault that names the line: an unknown column, an id that is none or is taken, a group without a name, a kind
    /// that is none.
    public init(path: String, _ knowledge: Knowledge) throws(Fault) {
        switch FileReading.read(path: path, limit: 1 << 22) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let bytes): try self.init(bytes, file: Document.baseName(path), Taxonomy(knowledge))
        }
    }

    /// Those of a book; none where it has no such file.
    public init(book folder: String, _ knowledge: Knowledge) throws(Fault) {
        let path = folder + "/categories.csv"
        if case .failure(.missing) = FileReading.read(path: path, limit: 1 << 22) {
            self = .none
        } else {
            try self.init(path: path, knowledge)
        }
    }

    init(_ bytes: [UInt8], file: String, _ taxonomy: Taxonomy) throws(Fault) {
        let table = WrittenTable(code: "categorise.categories", file: file)
        guard var rows = DelimitedRows(bytes) else {
            throw table.fault("the file of categories is empty.", "Start it with the header id,name,group,kind.", line: 1)
        }
        try rows.check(["id", "name", "group", "kind", "note"], needed: ["id", "name", "kind"], table)
        var groups = OwnCategories.groups(of: taxonomy)
        while let row = rows.next() {
            func cell(_ name: String) -> String { String(decoding: row.cell(rows.column(name)), as: UTF8.self) }
            let id = cell("id")
            guard Taxonomy.isId(id[...]) else {
                throw table.fault(
                    "\(id) is no id of a category.", "Write group.detail in small letters, digits and _, as kids.school.", line: row.line)
            }
            guard taxonomy.index(of: id) == nil, places[id] == nil else {
                throw table.fault(
                    "the category \(id) is there already.",
                    places[id] == nil ? "It is one of Till's own (till categories): take the line out." : "Take one of the two lines out.",
                    line: row.line)
            }
            let name = cell("name")
            guard !name.isEmpty, !name.contains("/") else {
                throw table.fault("the name is empty or has a stroke in it.", "Write what people read, as School.", line: row.line)
            }
            let group = try OwnCategories.group(cell("group"), of: id, &groups, table, row.line)
            guard let kind = Kind(rawValue: cell("kind")) else {
                let all = Kind.allCases.map(\.rawValue)
                throw table.fault(
                    "\(cell("kind").isEmpty ? "an empty cell" : cell("kind")) is no kind of category.",
                    "\(NearestName.question(cell("kind"), among: all))Use one of \(all.joined(separator: ", ")).", line: row.line)
            }
            places[id] = entries.count
            entries.append(Entry(id: id, label: "\(group) / \(name)", kind: kind, line: row.line))
        }
    }

    /// What people read of each group, by its id.
    private static func groups(of taxonomy: Taxonomy) -> [String: String] {
        var groups: [String: String] = [:]
        for entry in taxonomy.entries {
            let label = entry.label.split(separator: "/").first.map(String.init) ?? entry.label
            groups[String(entry.id.prefix { $0 != "." })] = String(label.reversed().drop { $0 == " " }.reversed())
        }
        return groups
    }

    private static func group(
        _ written: String, of id: String, _ groups: inout [String: String], _ table: WrittenTable, _ line: Int
    ) throws(Fault) -> String {
        let group = String(id.prefix { $0 != "." })
        if let known = groups[group] {
            guard written.isEmpty || written == known || written == group else {
                throw table.fault(
                    "the group \(group) is called \(known) already.", "Leave the cell empty, or use another group.", line: line)
            }
            return known
        }
        guard !written.isEmpty, !written.contains("/") else {
            throw table.fault(
                "there is no group \(group).",
                "\(NearestName.question(group, among: groups.keys.sorted()))Use one of \(groups.keys.sorted().joined(separator: ", ")), or name "
                    + "your own in the column group.", line: line)
        }
        groups[group] = written
        return written
    }

    /// The category of an id.
    public subscript(id: String) -> Entry? { places[id].map { entries[$0] } }
}
