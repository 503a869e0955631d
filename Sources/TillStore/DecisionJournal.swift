import Glibc
import TillRecords
import TillStages

/// What people decided, in the order they said it: an append-only file of one JSON object a line.
///
/// Every entry carries a salted hash of its content and a message authentication code (HMAC-SHA-256 under the book's key) over that
/// hash, its number and the code before it. So nothing can be changed, dropped or slipped in between unseen; how far it goes is
/// sealed elsewhere (`BookSeals`), so that nothing can be cut from its end either. The content of an entry can be erased on request
/// while the chain still verifies: an entry of its own says so, and a content that is gone without one is missed.
public struct DecisionJournal: Sendable {
    private let path: String
    private let seals: BookSeals

    /// No journal is larger.
    private static let largest = 1 << 28

    /// - Parameter outputs: folders of runs, in which seals lie as well.
    public init(_ places: StorePlaces, outputs: [String] = []) {
        path = places.journal
        seals = BookSeals(places, outputs: outputs)
    }

    /// One line of the journal.
    public struct Entry: Sendable {
        /// From 1, without gaps.
        public let number: Int
        /// What was decided; nil once it was erased.
        public fileprivate(set) var content: Record?
        let salt: String
        let hash: String
        let code: String
    }

    /// What a look through the journal found.
    struct Examination {
        /// As far as the chain holds.
        var entries: [Entry] = []
        /// What is wrong with it, as the first thing that is.
        var fault: Fault?
        /// Entries whose content is gone though nobody signed that.
        var stripped: [Int] = []
        /// An erasure was signed and not finished.
        var isUnfinished = false
        /// How often a loss was accepted.
        var era = 0

        var end: BookSeal.End { BookSeal.End(era: era, count: entries.count, code: entries.last?.code ?? "") }
    }

    /// All entries, each checked against the chain, and its end against the seals. Throws `journal.broken` with the first line that does
    /// not fit, `journal.stripped`, `journal.cut`.
    public func verified(with key: BookKey) throws(Fault) -> [Entry] {
        let found = try examined(with: key)
        if let fault = found.fault { throw fault }
        return found.entries
    }

    /// The same where the journal may not have been begun: then nothing was decided, if no seal knows better.
    public func verified(keyFile: String) throws(Fault) -> [Entry] {
        if StoreFile.exists(path) { return try verified(with: BookKey(path: keyFile)) }
        let key = try StoreFile.exists(keyFile) ? BookKey(path: keyFile) : nil
        let seal = seals.latest(key).decisions
        guard seal.count == 0 else { throw cut(0, of: seal.count) }
        return []
    }

    private func examined(with key: BookKey) throws(Fault) -> Examination {
        var found = Examination()
        var erased: Set<Int> = []
        var before = DecisionJournal.start
        for (index, line) in try lines().enumerated() {
            guard let entry = DecisionJournal.entry(line) else {
                found.fault = broken(index + 1, "is not an entry")
                break
            }
            if let what = DecisionJournal.trouble(entry, at: index + 1, before, key) {
                found.fault = broken(index + 1, what)
                break
            }
            before = entry.code
            found.entries.append(entry)
            guard let content = entry.content, let act = Act(content) else { continue }
            erased.formUnion(content.strings(.erases).compactMap { Int($0) })
            if act == .acceptLoss { found.era = max(found.era, content.integer(.era) ?? 0) }
        }
        for index in found.entries.indices {
            let isErased = erased.contains(index + 1)
            if found.entries[index].content == nil, !isErased { found.stripped.append(index + 1) }
            guard found.entries[index].content != nil, isErased else { continue }
            found.entries[index].content = nil
            found.isUnfinished = true
        }
        if found.fault == nil, let first = found.stripped.first { found.fault = stripped(first) }
        if found.fault == nil { found.fault = missing(found, seals.latest(key).decisions) }
        return found
    }

    /// What a journal that holds lacks of what was sealed.
    private func missing(_ found: Examination, _ seal: BookSeal.End) -> Fault? {
        if found.era > seal.era { return nil }
        let isThere = found.era == seal.era && found.entries.count >= seal.count
        guard isThere else { return cut(found.entries.count, of: seal.count) }
        guard seal.count == 0 || found.entries[seal.count - 1].code == seal.code else {
            return broken(seal.count, "is not the one that was sealed")
        }
        return nil
    }

    /// Adds a decision. Gives its number. Verifies what is there first, so that nobody builds on a broken chain; and one adds at a time,
    /// so that no two entries have one number.
    @discardableResult
    public func add(_ content: Record, key: BookKey) throws(Fault) -> Int {
        try writing { () throws(Fault) in
            var found = try examined(with: key)
            if let fault = found.fault { throw fault }
            if found.isUnfinished { try rewrite(found) }
            return try append(content, to: &found, key)
        }
    }

    /// Takes the content of entries out; their hashes stay, so that the chain still verifies, and an entry says that it was done.
    public func erase(_ numbers: [Int], saying content: Record? = nil, key: BookKey) throws(Fault) {
        _ = try writing { () throws(Fault) in
            var found = try examined(with: key)
            if let fault = found.fault { throw fault }
            for number in numbers where !found.entries.indices.contains(number - 1) {
                throw Fault(
                    "journal.no-entry", "there is no decision \(number).", remedy: "till decide --list shows them.", exit: .usage)
            }
            // Of the entries that say what was erased, nothing is: they hold the chain together, and nothing of a person's.
            let open = numbers.filter { number in found.entries[number - 1].content.map { Act($0) == nil } ?? false }
            var said = content ?? Record(type: .decision)
            said.set(.action, string: Act.erase.rawValue)
            said.set(.erases, strings: open.map(String.init))
            _ = try append(said, to: &found, key)
            for number in open { found.entries[number - 1].content = nil }
            try rewrite(found)
            return 0
        }
    }

    /// Goes on from what is left of a journal that was cut, broken or stripped: a person says that the rest may be missed. What is no
    /// longer part of it is kept beside it. Gives how many entries are left and how many are missed.
    ///
    /// - Parameter content: who says so, when and why.
    public func acceptLoss(_ content: Record, key: BookKey) throws(Fault) -> (left: Int, lost: Int) {
        var told = (left: 0, lost: 0)
        _ = try writing { () throws(Fault) in
            var found = try examined(with: key)
            let seal = seals.latest(key).decisions
            let lines = try lines().count
            told = (found.entries.count - found.stripped.count, max(seal.count, lines) - found.entries.count + found.stripped.count)
            found.era = max(found.era, seal.era) + 1
            if lines > found.entries.count {
                guard let whole = FileReading.bytes(path: path, limit: DecisionJournal.largest) else {
                    throw StoreFile.unreadable(path, EACCES)
                }
                try StoreFile.replace("\(path.dropLast(7)).before-\(found.era).ndjson", with: whole)
                try rewrite(found)
            }
            var said = content
            said.set(.action, string: Act.acceptLoss.rawValue)
            said.set(.era, integer: found.era)
            said.set(.lost, integer: told.lost)
            if !found.stripped.isEmpty { said.set(.erases, strings: found.stripped.map(String.init)) }
            return try append(said, to: &found, key)
        }
        return told
    }

    /// The journal as another key chains it, with the codes of its lines; nil where it was not begun. Throws what `verified` throws.
    func rekeyed(from old: BookKey, to new: BookKey) throws(Fault) -> (bytes: [UInt8], codes: [String])? {
        guard StoreFile.exists(path) else { return nil }
        var (bytes, codes): ([UInt8], [String]) = ([], [])
        for entry in try verified(with: old) {
            let code = DecisionJournal.code(entry.number, entry.hash, codes.last ?? DecisionJournal.start, new)
            bytes += DecisionJournal.line(entry.number, entry.content, entry.content == nil ? "" : entry.salt, entry.hash, code)
            codes.append(code)
        }
        return (bytes, codes)
    }

    /// What entries about the journal itself do.
    public enum Act: String, Sendable {
        case erase
        case acceptLoss = "accept-loss"

        /// Nil for a decision.
        public init?(_ content: Record) {
            guard let action = content.string(.action), let act = Act(rawValue: action) else { return nil }
            self = act
        }
    }

    // MARK: The file

    private func writing<Result>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
        let lock = try StoreLock(path + ".lock")
        defer { lock.release() }
        return try body()
    }

    /// The entry first, then the seal: a seal that lags behind misses nothing.
    private func append(_ content: Record, to found: inout Examination, _ key: BookKey) throws(Fault) -> Int {
        let number = found.entries.count + 1
        let salt = try Chance.hex(16)
        let hash = DecisionJournal.hash(content, salt)
        let code = DecisionJournal.code(number, hash, found.entries.last?.code ?? DecisionJournal.start, key)
        try StoreFile.append(path, DecisionJournal.line(number, content, salt, hash, code))
        found.entries.append(Entry(number: number, content: content, salt: salt, hash: hash, code: code))
        var seal = seals.latest(key)
        seal.decisions = found.end
        try seals.write(seal, key)
        return number
    }

    private func rewrite(_ found: Examination) throws(Fault) {
        var bytes: [UInt8] = []
        for entry in found.entries {
            bytes += DecisionJournal.line(entry.number, entry.content, entry.content == nil ? "" : entry.salt, entry.hash, entry.code)
        }
        try StoreFile.replace(path, with: bytes)
    }

    private func lines() throws(Fault) -> [ArraySlice<UInt8>] {
        guard StoreFile.exists(path) else { return [] }
        guard let bytes = FileReading.bytes(path: path, limit: DecisionJournal.largest) else {
            throw Fault(
                "journal.unreadable", "the journal of decisions cannot be read.", remedy: "Look at its rights.",
                file: Document.baseName(path), exit: .inputOutput)
        }
        return bytes.split(separator: 0x0A)
    }

    // MARK: The chain

    private static let start = String(repeating: "0", count: 64)

    /// What is wrong with an entry at its place; nil when it follows.
    private static func trouble(_ entry: Entry, at number: Int, _ before: String, _ key: BookKey) -> String? {
        if entry.number != number { return "has number \(entry.number)" }
        if let content = entry.content, hash(content, entry.salt) != entry.hash { return "has a content that was changed" }
        return code(number, entry.hash, before, key) == entry.code
            ? nil : "does not follow from the line before, or another key made it"
    }

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
        guard let record = line.withBytes({ try? Record(checking: $0) }), let number = record.integer(.number),
            let hash = record.string(.hash), let code = record.string(.code)
        else { return nil }
        return Entry(number: number, content: record.object(.content), salt: record.string(.salt) ?? "", hash: hash, code: code)
    }

    // MARK: Faults

    /// The command that goes on without what is gone.
    public static let acceptance = "till decide --accept-loss --reason WHY"

    private static let remedy = "Restore the journal from a backup (till restore), or go on without what is gone: \(acceptance)."

    private func broken(_ line: Int, _ what: String) -> Fault {
        Fault(
            "journal.broken", "the entry \(what).", remedy: DecisionJournal.remedy, file: Document.baseName(path), place: "line \(line)",
            exit: .unreadable)
    }

    private func stripped(_ line: Int) -> Fault {
        Fault(
            "journal.stripped", "the content of the entry is gone, and no entry says that it was erased.", remedy: DecisionJournal.remedy,
            file: Document.baseName(path), place: "line \(line)", exit: .unreadable)
    }

    private func cut(_ left: Int, of count: Int) -> Fault {
        Fault(
            "journal.cut",
            "the journal of decisions ends after \(left) of \(count) entries: decisions are gone.",
            remedy: DecisionJournal.remedy, file: Document.baseName(path), exit: .unreadable)
    }
}

/// One writer at a time of a file of the store; the lock goes with the process, whatever becomes of it.
struct StoreLock {
    private let descriptor: Int32

    /// Waits until nobody else writes.
    init(_ path: String) throws(Fault) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
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
