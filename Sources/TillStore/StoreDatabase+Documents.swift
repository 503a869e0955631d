import GRDB
import TillStages

/// Which documents a book has.
extension StoreDatabase {
    /// How a file of an inbox looks from outside; as long as none of it changes, its bytes are taken to be the same.
    public struct Looks: Sendable, Equatable {
        public let path: String
        let size: Int
        /// Nanoseconds since 1970.
        let changed: Int
        let inode: Int

        public init(path: String, size: Int, changed: Int, inode: Int) {
            self.path = path
            self.size = size
            self.changed = changed
            self.inode = inode
        }
    }

    /// A file that arrived: how it looks, what it is, whose it is.
    public struct Arrival: Sendable {
        let looks: Looks
        let household: String
        let hash: String
        let name: String

        public init(looks: Looks, household: String, hash: String, name: String) {
            self.looks = looks
            self.household = household
            self.hash = hash
            self.name = name
        }

        /// Of the file.
        public var bytes: Int { looks.size }

        /// What it is as a document.
        public var document: StoredDocument {
            StoredDocument(household: household, hash: hash, name: name, bytes: looks.size, isForgotten: false)
        }
    }

    /// The hashes of files that look as they did when they were read, by path.
    public func known(_ looks: [Looks]) throws(Fault) -> [String: String] {
        try read { db in
            let statement = try db.makeStatement(sql: "SELECT hash FROM arrival WHERE path = ? AND size = ? AND changed = ? AND inode = ?")
            var found: [String: String] = [:]
            for one in looks {
                found[one.path] = try String.fetchOne(statement, arguments: [one.path, one.size, one.changed, one.inode])
            }
            return found
        }
    }

    /// Notes files that arrived. A document that a household has keeps its first name.
    public func add(_ arrivals: [Arrival]) throws(Fault) {
        guard !arrivals.isEmpty else { return }
        try write { db in
            let seen = try db.makeStatement(
                sql: "INSERT OR REPLACE INTO arrival (path, size, changed, inode, hash) VALUES (?, ?, ?, ?, ?)")
            let document = try db.makeStatement(
                sql: "INSERT OR IGNORE INTO document (household, hash, name, bytes) VALUES (?, ?, ?, ?)")
            for one in arrivals {
                try seen.execute(arguments: [one.looks.path, one.looks.size, one.looks.changed, one.looks.inode, one.hash])
                try document.execute(arguments: [one.household, one.hash, one.name, one.looks.size])
            }
        }
    }

    /// A household's documents, forgotten ones too, by name and hash.
    public func documents(of household: String) throws(Fault) -> [StoredDocument] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT hash, name, bytes, forgotten FROM document WHERE household = ? ORDER BY name, hash", arguments: [household]
            ).map {
                StoredDocument(household: household, hash: $0[0], name: $0[1], bytes: $0[2], isForgotten: $0[3])
            }
        }
    }

    /// Households that have documents.
    public func households() throws(Fault) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT DISTINCT household FROM document ORDER BY household") }
    }

    /// All documents of all households, by household, name and hash.
    public func documents() throws(Fault) -> [StoredDocument] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT household, hash, name, bytes, forgotten FROM document ORDER BY household, name, hash").map {
                StoredDocument(household: $0[0], hash: $0[1], name: $0[2], bytes: $0[3], isForgotten: $0[4])
            }
        }
    }

    /// Brings documents to what is said of them elsewhere: adds those that are missing, sets which are forgotten.
    public func take(_ documents: [StoredDocument]) throws(Fault) {
        guard !documents.isEmpty else { return }
        try write { db in
            let statement = try db.makeStatement(
                sql: """
                    INSERT INTO document (household, hash, name, bytes, forgotten) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (household, hash) DO UPDATE SET forgotten = excluded.forgotten
                    """)
            for one in documents { try statement.execute(arguments: [one.household, one.hash, one.name, one.bytes, one.isForgotten]) }
        }
    }

    /// Documents by hash (or its beginning) or by name, in all households.
    public func documents(named text: String) throws(Fault) -> [StoredDocument] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT household, hash, name, bytes, forgotten FROM document
                    WHERE name = ?1 OR (length(?1) >= 6 AND substr(hash, 1, length(?1)) = ?1) ORDER BY household, name, hash
                    """, arguments: [text]
            ).map {
                StoredDocument(household: $0[0], hash: $0[1], name: $0[2], bytes: $0[3], isForgotten: $0[4])
            }
        }
    }

    /// Stops reading a document, or reads it again.
    public func setForgotten(_ document: StoredDocument, _ isForgotten: Bool) throws(Fault) {
        try write { db in
            try db.execute(
                sql: "UPDATE document SET forgotten = ? WHERE household = ? AND hash = ?",
                arguments: [isForgotten, document.household, document.hash])
        }
    }
}
