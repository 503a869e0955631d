import GRDB
import Glibc
import TillRecords
import TillStages

/// Takes documents out of what a book keeps, so that nothing of them is left: originals, readings, names, database and its freed pages,
/// the list beside the originals. What is erased here does not come back by any run.
public struct BookErasure {
    private let places: StorePlaces
    /// Documents to erase, by household and hash.
    private let documents: [StoredDocument]
    /// Households of which nothing is to be left.
    private let households: Set<String>
    /// Households of which all that is made of documents is made anew.
    private let concerned: Set<String>
    private let hashes: Set<String>

    /// - Parameter remade: households of which something goes beside documents.
    public init(_ places: StorePlaces, documents: [StoredDocument], households: [String], remade: Set<String> = []) {
        self.places = places
        self.documents = documents
        self.households = Set(households)
        concerned = self.households.union(documents.map(\.household)).union(remade)
        hashes = Set(documents.map(\.hash))
    }

    /// What was erased, in numbers.
    public struct Counts: Sendable {
        public var originals = 0
        public var readings = 0
        public var rows = 0
    }

    /// Erases, so that a step that was stopped can be done again. The list beside the originals goes last: as long as it names a
    /// document, the erasure is not over. Throws `store.not-written`.
    ///
    /// - Parameter key: of the book, which seals what is left; nil where it has none.
    public func erase(_ key: BookKey?, seals: BookSeals) throws(Fault) -> Counts {
        var counts = Counts()
        let register = DocumentRegister(places)
        let contents = try register.contents()
        let gone = Set(documents.map { "\($0.household) \($0.hash)" })
        let left = contents.documents.filter { !gone.contains("\($0.household) \($0.hash)") }
        // A document of two households is kept as long as one of them has it.
        let kept = Set(left.map(\.hash))
        counts.readings = eraseReadings(hashes.subtracting(kept))
        eraseNames()
        counts.rows = try eraseRows(left)
        let archive = Archive(places)
        for hash in hashes.subtracting(kept).sorted() where archive.holds(hash) {
            try archive.erase(hash)
            counts.originals += 1
        }
        sync()
        let era = max(contents.end.era, seals.latest(key).register.era) + 1
        let rest = try register.rewrite(left, era: era)
        try seals.write(rest.sealed(seals.latest(key)), key)
        return counts
    }

    /// Readings say which document they are of.
    private func eraseReadings(_ hashes: Set<String>) -> Int {
        guard !hashes.isEmpty else { return 0 }
        var erased = 0
        for head in FolderNames.of(places.readings) ?? [] {
            for name in FolderNames.of("\(places.readings)/\(head)") ?? [] {
                let path = "\(places.readings)/\(head)/\(name)"
                let bytes = FileReading.bytes(path: path, limit: Archive.largest).flatMap { Packing.unpacked($0, limit: Archive.largest) }
                let text = bytes.map { String(decoding: $0, as: UTF8.self) }
                // One that cannot be read is made again by whoever needs it.
                guard text.map({ text in hashes.contains { text.contains($0) } }) ?? true else { continue }
                if unsafe unlink(path) == 0 { erased += 1 }
            }
        }
        return erased
    }

    /// The next run notes anew what it publishes.
    private func eraseNames() {
        for plan in FolderNames.of(places.names) ?? [] {
            for household in concerned { unsafe unlink("\(places.names)/\(plan)/\(household)") }
        }
    }

    /// Accounts and categories that no row has any more.
    private static func eraseWords(_ db: Database) throws {
        for (table, column) in [("account", "account"), ("category", "category")] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE number NOT IN (SELECT \(column) FROM entry WHERE \(column) IS NOT NULL)"
                    + (table == "category" ? " AND number NOT IN (SELECT category FROM share WHERE category IS NOT NULL)" : ""))
        }
    }

    /// All that rows say of a household beside its transactions, what runs were asked for too.
    private static func eraseRows(of household: String, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM household WHERE id = ?", arguments: [household])
        try db.execute(sql: "DELETE FROM document WHERE household = ?", arguments: [household])
        try db.execute(sql: "DELETE FROM run_household WHERE household = ?", arguments: [household])
        try db.execute(
            sql: "UPDATE run SET arguments = rtrim(replace(arguments || ' ', ?, ' ')) WHERE instr(arguments || ' ', ?) > 0",
            arguments: [" --only \(household) ", " --only \(household) "])
    }

    private func eraseRows(_ left: [StoredDocument]) throws(Fault) -> Int {
        for name in FolderNames.of(places.beforeMigrations) ?? [] { unsafe unlink("\(places.beforeMigrations)/\(name)") }
        guard StoreFile.exists(places.database) else { return 0 }
        let database = try StoreDatabase(places)
        defer { database.close() }
        let before = try database.documents().count
        try database.write { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            for one in documents {
                try db.execute(sql: "DELETE FROM document WHERE household = ? AND hash = ?", arguments: [one.household, one.hash])
                // Where another household has the same bytes, its file stays known.
                let isShared = left.contains { $0.hash == one.hash }
                try db.execute(
                    sql: "DELETE FROM arrival WHERE hash = ?" + (isShared ? " AND instr(path, ?) > 0" : ""),
                    arguments: isShared ? [one.hash, "/inbox/\(one.household)/"] : [one.hash])
            }
            for household in concerned {
                let number = try Int64.fetchOne(db, sql: "SELECT number FROM household WHERE id = ?", arguments: [household])
                if let number {
                    for table in ["entry", "share"] {
                        try db.execute(sql: "DELETE FROM \(table) WHERE household = ?", arguments: [number])
                    }
                    try db.execute(sql: "UPDATE household SET inputs = NULL WHERE number = ?", arguments: [number])
                }
            }
            for household in households { try BookErasure.eraseRows(of: household, db) }
            try StoreDatabase.eraseDeliveries(db, unsentOf: concerned, allOf: households)
            try BookErasure.eraseWords(db)
        }
        // What was freed is not only marked as free, and the log holds no older pages.
        try database.withoutTransaction { db in
            try db.execute(sql: "VACUUM")
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        return before - (try database.documents().count)
    }
}

extension Archive {
    /// Overwrites an original and removes it. Throws `store.not-written`.
    func erase(_ id: String) throws(Fault) { try ErasedFile.erase(path(of: id)) }
}

/// Files that are overwritten before they go.
public enum ErasedFile {
    /// Overwrites a file and removes it; what is not there is erased. A file system that writes elsewhere keeps the older bytes until
    /// it needs their room: of that no program knows.
    public static func erase(_ path: String) throws(Fault) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor >= 0 {
            let zeros = [UInt8](repeating: 0, count: 1 << 16)
            var left = StoreFile.size(path)
            var status = stat()
            // A file that another name leads to as well is another's.
            if unsafe fstat(descriptor, &status) == 0, status.st_nlink == 1 {
                while left > 0 {
                    let failure = zeros[..<min(left, zeros.count)].withBytes { FileWriting.write($0, to: descriptor) }
                    if failure != 0 { break }
                    left -= zeros.count
                }
                _ = fsync(descriptor)
            }
            close(descriptor)
        }
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw StoreFile.trouble(path, errno) }
    }
}

/// Looks for words in everything that is left below a folder: files as they are, unpacked where they are packed, and messages of mail
/// decoded.
public enum ErasureProof {
    /// Paths of files, from the folder, that have one of the words in their name or in their bytes, whatever the case of letters.
    ///
    /// - Parameter ignored: names at the top that are not looked at.
    public static func places(of words: [String], below folder: String, ignored: Set<String> = []) -> [String] {
        let wanted = Set(words.flatMap(forms)).filter { $0.count >= 4 }.sorted { ($0.count, $0[0]) < ($1.count, $1[0]) }
        var found: [String] = []
        func walk(_ folder: String, _ prefix: String) {
            for name in FolderNames.all(folder) ?? [] where !(prefix.isEmpty && ignored.contains(name)) {
                let path = "\(folder)/\(name)"
                var status = stat()
                guard unsafe lstat(path, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR {
                    walk(path, "\(prefix)\(name)/")
                } else if status.st_mode & S_IFMT == S_IFREG, holds(wanted, path, name) {
                    found.append(prefix + name)
                }
            }
        }
        walk(folder, "")
        return found
    }

    /// A word as bytes: in letters of any case, in UTF-8 and where a byte is a letter, in small letters of ASCII.
    private static func forms(_ word: String) -> [[UInt8]] {
        [word, word.lowercased(), word.uppercased()].flatMap { word in
            let bytes = word.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
            let short = bytes.count == word.unicodeScalars.count ? bytes : []
            return [Array(word.utf8), short].map { $0.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 } }
        }
    }

    private static func holds(_ wanted: [[UInt8]], _ path: String, _ name: String) -> Bool {
        guard var bytes = FileReading.bytes(path: path, limit: 1 << 31) else { return false }
        if name.hasSuffix(".zst"), let unpacked = Packing.unpacked(bytes, limit: 1 << 31) { bytes = unpacked }
        if MessageDecoding.isMessage(bytes) { bytes += [0x0A] + MessageDecoding.decoded(bytes) }
        bytes += Array(name.utf8)
        for index in bytes.indices where bytes[index] &- 65 < 26 { bytes[index] |= 0x20 }
        return bytes.withBytes { raw in wanted.contains { !$0.isEmpty && raw.offset(of: $0) != nil } }
    }

}
