/// Where a book keeps what it remembers: originals, decisions, the database, what was read, its key.
public struct StorePlaces: Sendable {
    /// The folder all of it lies in: the book itself, or `book` beside the output of a bare inbox.
    public let base: String

    public init(base: String) { self.base = base }

    public var archive: String { base + "/archive" }
    /// What documents there are, beside the originals.
    public var register: String { archive + "/documents.ndjson" }
    public var sealOfArchive: String { archive + "/seal.json" }
    public var sealOfStore: String { store + "/seal.json" }
    public var store: String { base + "/store" }
    public var database: String { store + "/till.sqlite" }
    /// The folder that the last run published in: from the book, else from the root.
    public var published: String { store + "/published" }
    /// Folders that backups were written to, one a line.
    public var shelves: String { store + "/shelves" }
    public var beforeMigrations: String { store + "/before" }
    /// What readers found in a document, by document and reader.
    public var readings: String { store + "/readings" }
    /// Which names are published as which, by plan and household.
    public var names: String { store + "/names" }
    public var decisions: String { base + "/decisions" }
    public var journal: String { decisions + "/journal.ndjson" }
    /// Which views were produced and sent.
    public var audit: String { decisions + "/audit.ndjson" }
    public var key: String { base + "/key" }
    /// Keys that the book had before, sealed with the one it has.
    public var formerKeys: String { store + "/keys.ndjson" }
}
