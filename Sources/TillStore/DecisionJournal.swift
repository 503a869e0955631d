import Glibc
import TillRecords
import TillStages

/// What people decided, in the order they said it: an append-only file of one JSON object a line.
///
/// Every entry carries a salted hash of its content and a message authentication code (HMAC-SHA-256 under the book's key) over that
/// hash, its number and the code before it. So nothing can be changed, dropped or slipped in between unseen; and the content of an
/// entry can be erased on request while the chain still verifies.
public struct DecisionJournal {
    private let path: String

    /// No journal is larger.
    private static let largest = 1 << 28

    public init(_ places: StorePlaces) { path = places.journal }

    /// One line of the journal.
    public struct Entry: Sendable {
        /// From 1, without gaps.
        public let number: Int
        /// What was decided; nil once it was erased.
        public let content: Record?
        let salt: String
        let hash: String
        let code: String
    }

    /// All entries, unverified. Throws `journal.malformed` with the line.
    public func entries() throws(Fault) -> [Entry] {
        guard StoreFile.exists(path) else { return [] }
        guard let bytes = FileReading.bytes(path: path, limit: DecisionJournal.largest) else {
            throw Fault(
                "journal.unreadable", "the journal of decisions cannot be read.", remedy: "Look at its rights.",
                file: Document.baseName(path), exit: .inputOutput)
        }
        var entries: [Entry] = []
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let entry = DecisionJournal.entry(line) else { throw broken(index + 1, "is not an entry") }
            entries.append(entry)
        }
        return entries
    }

    /// All entries, each checked against the chain. Throws `journal.broken` with the first line that does not fit.
    public func verified(with key: BookKey) throws(Fault) -> [Entry] {
        let entries = try entries()
        var before = DecisionJournal.start
        for (index, entry) in entries.enumerated() {
            guard entry.number == index + 1 else { throw broken(index + 1, "has number \(entry.number)") }
            if let content = entry.content, DecisionJournal.hash(content, entry.salt) != entry.hash {
                throw broken(index + 1, "has a content that was changed")
            }
            let code = DecisionJournal.code(entry.number, entry.hash, before, key)
            guard code == entry.code else { throw broken(index + 1, "does not follow from the line before, or another key made it") }
            before = code
        }
        return entries
    }

    /// Adds a decision. Gives its number. Verifies what is there first, so that nobody builds on a broken chain; and one adds at a time,
    /// so that no two entries have one number.
    @discardableResult
    public func add(_ content: Record, key: BookKey) throws(Fault) -> Int {
        try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
        let lock = try StoreLock(path + ".lock")
        defer { lock.release() }
        let entries = try verified(with: key)
        let number = entries.count + 1
        let salt = try Chance.hex(16)
        let hash = DecisionJournal.hash(content, salt)
        let code = DecisionJournal.code(number, hash, entries.last?.code ?? DecisionJournal.start, key)
        try StoreFile.append(path, DecisionJournal.line(number, content, salt, hash, code))
        return number
    }

    /// Takes the content of an entry out; its hash stays, so that the chain still verifies.
    public func erase(_ number: Int, key: BookKey) throws(Fault) {
        let lock = try StoreLock(path + ".lock")
        defer { lock.release() }
        let entries = try verified(with: key)
        guard entries.contains(where: { $0.number == number }) else {
            throw Fault(
                "journal.no-entry", "there is no decision \(number).", remedy: "till decide --list shows them.", exit: .usage)
        }
        var bytes: [UInt8] = []
        for entry in entries {
            let content = entry.number == number ? nil : entry.content
            bytes += DecisionJournal.line(entry.number, content, content == nil ? "" : entry.salt, entry.hash, entry.code)
        }
        try StoreFile.replace(path, with: bytes)
    }

    private static let start = String(repeating: "0", count: 64)

    private static func hash(_ content: Record, _ salt: String) -> String { Digest.sha256(Array((salt + content.text).utf8)).hex }

    private static func code(_ number: Int, _ hash: String, _ before: String, _ key: BookKey) -> String {
        Digest.hmac(Array("\(before)\n\(number)\n\(hash)".utf8), key: key.bytes).hex
    }

    private static func line(_ number: Int, _ content: Record?, _ salt: String, _ hash: String, _ code: String) -> [UInt8] {
        var record = Record(type: .decision)
        record.set(.number, integer: number)
        if let content {
            record.set(.content, object: content)
            record.set(.salt, string: salt)
        }
        record.set(.hash, string: hash)
        record.set(.code, string: code)
        return Array((record.text + "\n").utf8)
    }

    private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
        guard let record = line.withUnsafeBytes({ try? Record(checking: $0) }), let number = record.integer(.number),
            let hash = record.string(.hash), let code = record.string(.code)
        else { return nil }
        return Entry(number: number, content: record.object(.content), salt: record.string(.salt) ?? "", hash: hash, code: code)
    }

    private func broken(_ line: Int, _ what: String) -> Fault {
        Fault(
            "journal.broken", "the entry \(what).", remedy: "Restore the journal from a backup (till restore).",
            file: Document.baseName(path), place: "line \(line)", exit: .unreadable)
    }
}

/// One writer at a time of a file of the store; the lock goes with the process, whatever becomes of it.
struct StoreLock {
    private let descriptor: Int32

    /// Waits until nobody else writes.
    init(_ path: String) throws(Fault) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFile.trouble(path, errno) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let code = errno
                close(descriptor)
                throw StoreFile.trouble(path, code)
            }
        }
    }

    func release() { close(descriptor) }
}
