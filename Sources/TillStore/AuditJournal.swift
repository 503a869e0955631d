import Glibc
import TillRecords
import TillStages

/// Which views were produced and sent: who, when, from what, for whom and to whom. An append-only file of one JSON object a line, chained
/// under the book's key as the journal of decisions is; where its end is, is sealed in the store and beside the originals.
public struct AuditJournal: Sendable {
    private let path: String
    private let seals: [String]

    public init(_ places: StorePlaces) {
        path = places.audit
        seals = [places.store + "/audit.json", places.archive + "/audit.json"]
    }

    /// One line of it.
    public struct Entry: Sendable {
        /// From 1, without gaps.
        public let number: Int
        public let content: Record
        let code: String
    }

    private static let largest = 1 << 30
    /// No line is longer.
    private static let longestLine = 1 << 16

    public var isThere: Bool { StoreFile.exists(path) }

    /// All entries, each checked against the chain, and its end against the seals. Throws `audit.broken` with the first line that does not
    /// fit, `audit.cut`.
    public func verified(with key: BookKey) throws(Fault) -> [Entry] {
        var entries: [Entry] = []
        var before = AuditJournal.start
        for (index, line) in try lines().enumerated() {
            guard let entry = AuditJournal.entry(line), entry.number == index + 1,
                AuditJournal.code(entry.number, entry.content, before, key) == entry.code
            else { throw broken(index + 1) }
            before = entry.code
            entries.append(entry)
        }
        let sealed = seal(key)
        // A person said that something may be missed, and the seal was not made since.
        if AuditJournal.era(entries) > sealed.era { return entries }
        guard entries.count >= sealed.count else { throw cut(entries.count, of: sealed.count) }
        guard sealed.count == 0 || entries[sealed.count - 1].code == sealed.code else { throw broken(sealed.count) }
        return entries
    }

    /// Adds entries at the end. It builds on what was sealed, and looks at the last line only. Throws `audit.cut` where that is not there.
    public func add(_ contents: [Record], key: BookKey) throws(Fault) {
        guard !contents.isEmpty else { return }
        try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
        let lock = try StoreLock(path + ".lock")
        defer { lock.release() }
        var end = try last(key)
        var bytes: [UInt8] = []
        for content in contents {
            let number = end.count + 1
            let code = AuditJournal.code(number, content, end.code, key)
            bytes += AuditJournal.line(number, content, code)
            end = BookSeal.End(count: number, code: code)
        }
        try StoreFile.append(path, bytes)
        end.era = seal(key).era
        try write(end, key)
    }

    private func write(_ end: BookSeal.End, _ key: BookKey) throws(Fault) {
        for seal in seals {
            try StoreFile.makeFolder(String(seal.dropLast(Document.baseName(seal).count + 1)))
            try StoreFile.replace(seal, with: AuditJournal.line(end, key))
        }
    }

    /// The audit as another key chains it, with an entry more, and its seals. Throws what `verified` throws.
    func rekeyed(from old: BookKey, to new: BookKey, saying content: Record) throws(Fault) -> [(path: String, bytes: [UInt8])] {
        let entries = try verified(with: old)
        var (bytes, end) = AuditJournal.chained(entries.map(\.content) + [content], new)
        end.era = max(seal(old).era, AuditJournal.era(entries))
        return [(path, bytes)] + seals.map { ($0, AuditJournal.line(end, new)) }
    }

    /// What stands in place of a household that was erased: no id has brackets.
    public static let erased = "(erased)"

    /// Takes a household out of what was noted: entries about it stay, and nobody tells whose they were. They are chained anew under the
    /// same key, and an entry more says so. Nothing where none is about it. Throws what `verified` throws.
    ///
    /// - Parameter content: who does it, and when.
    public func erase(_ household: String, saying content: Record, key: BookKey) throws(Fault) {
        let entries = try verified(with: key)
        guard entries.contains(where: { $0.content.string(.household) == household }) else { return }
        let era = max(seal(key).era, AuditJournal.era(entries)) + 1
        var said = content
        said.set(.era, integer: era)
        let contents = entries.map { entry in
            var content = entry.content
            if content.string(.household) == household {
                content.set(.household, string: AuditJournal.erased)
                content.remove(.member)
            }
            return content
        }
        var (bytes, end) = AuditJournal.chained(contents + [said], key)
        end.era = era
        // The era within it is later than the seal's, so that what was stopped in between is whole.
        try StoreFile.replace(path, with: bytes)
        try write(end, key)
    }

    /// Contents as lines, and where they end.
    private static func chained(_ contents: [Record], _ key: BookKey) -> (bytes: [UInt8], end: BookSeal.End) {
        var bytes: [UInt8] = []
        var end = BookSeal.End(code: start)
        for content in contents {
            let number = end.count + 1
            end = BookSeal.End(count: number, code: code(number, content, end.code, key))
            bytes += line(number, content, end.code)
        }
        return (bytes, end)
    }

    /// Whether all that was noted is there, unchanged.
    public func isWhole(_ key: BookKey) -> Bool {
        do throws(Fault) {
            _ = try verified(with: key)
            return true
        } catch { return false }
    }

    /// Goes on from what is left of an audit that was cut or changed: a person says that the rest may be missed. What is no longer part of
    /// it is kept beside it. Gives how many entries are left, and nil where nothing is gone.
    ///
    /// - Parameter content: who says so, when and why.
    public func acceptLoss(_ content: Record, key: BookKey) throws(Fault) -> Int? {
        if isWhole(key) { return nil }
        let sealed = seal(key)
        var left: [UInt8] = []
        var entries: [Entry] = []
        for line in try lines() {
            guard let entry = AuditJournal.entry(line), entry.number == entries.count + 1,
                AuditJournal.code(entry.number, entry.content, entries.last?.code ?? AuditJournal.start, key) == entry.code
            else { break }
            entries.append(entry)
            left += line + [0x0A]
        }
        let era = max(sealed.era, AuditJournal.era(entries)) + 1
        if StoreFile.exists(path), let whole = FileReading.bytes(path: path, limit: AuditJournal.largest) {
            try StoreFile.replace("\(path.dropLast(7)).before-\(era).ndjson", with: whole)
        }
        try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
        try StoreFile.replace(path, with: left)
        try write(BookSeal.End(era: era, count: entries.count, code: entries.last?.code ?? AuditJournal.start), key)
        var said = content
        said.set(.era, integer: era)
        said.set(.lost, integer: max(0, sealed.count - entries.count))
        try add([said], key: key)
        return entries.count
    }

    private static func era(_ entries: [Entry]) -> Int { entries.reduce(0) { max($0, $1.content.integer(.era) ?? 0) } }

    /// How far it goes. What a crash cut in the middle of a line is taken out: nothing counts on it.
    private func last(_ key: BookKey) throws(Fault) -> BookSeal.End {
        let sealed = seal(key)
        let tail = FileReading.tail(path: path, most: AuditJournal.longestLine) ?? []
        guard let end = tail.lastIndex(of: 0x0A) else {
            guard sealed.count == 0 else { throw cut(0, of: sealed.count) }
            if !tail.isEmpty, unsafe truncate(path, 0) != 0 { throw StoreFile.trouble(path, errno) }
            return BookSeal.End(count: 0, code: AuditJournal.start)
        }
        let rest = tail.count - end - 1
        if rest > 0, unsafe truncate(path, off_t(StoreFile.size(path) - rest)) != 0 { throw StoreFile.trouble(path, errno) }
        let begin = tail[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        guard let entry = AuditJournal.entry(tail[begin..<end]) else { throw broken(sealed.count) }
        guard entry.number >= sealed.count else { throw cut(entry.number, of: sealed.count) }
        guard entry.number > sealed.count || entry.code == sealed.code else { throw broken(entry.number) }
        return BookSeal.End(count: entry.number, code: entry.code)
    }

    private func lines() throws(Fault) -> [ArraySlice<UInt8>] {
        guard StoreFile.exists(path) else { return [] }
        guard let bytes = FileReading.bytes(path: path, limit: AuditJournal.largest) else { throw StoreFile.unreadable(path, EACCES) }
        // What has no line break was cut while it was written.
        let whole = bytes.lastIndex(of: 0x0A).map { bytes[...$0] } ?? []
        return whole.split(separator: 0x0A)
    }

    // MARK: The chain and its seal

    private static let start = Digest.sha256(Array("till audit".utf8)).hex

    private static func code(_ number: Int, _ content: Record, _ before: String, _ key: BookKey) -> String {
        Digest.hmac(Array("till audit\n\(before)\n\(number)\n\(Digest.sha256(Array(content.text.utf8)).hex)".utf8), key: key.bytes).hex
    }

    private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
        guard let record = line.withBytes({ try? Record(checking: $0) }), let number = record.integer(.number),
            let content = record.object(.content), let code = record.string(.code)
        else { return nil }
        return Entry(number: number, content: content, code: code)
    }

    private static func line(_ number: Int, _ content: Record, _ code: String) -> [UInt8] {
        var record = Record(type: "audit")
        record.set(.number, integer: number)
        record.set(.content, object: content)
        record.set(.code, string: code)
        return Array((record.text + "\n").utf8)
    }

    private static func line(_ end: BookSeal.End, _ key: BookKey) -> [UInt8] {
        var record = Record(type: "seal")
        record.set(.era, integer: end.era)
        record.set(.count, integer: end.count)
        record.set(.code, string: end.code)
        record.set(.mac, string: Digest.hmac(Array(("till audit seal\n" + record.text).utf8), key: key.bytes).hex)
        return Array((record.text + "\n").utf8)
    }

    /// The later of the two seals. One that another key made says nothing.
    private func seal(_ key: BookKey) -> BookSeal.End {
        var latest = BookSeal.End()
        for path in seals {
            guard let bytes = FileReading.bytes(path: path, limit: 1 << 12), let line = bytes.split(separator: 0x0A).first,
                var record = line.withBytes({ try? Record(checking: $0) }), let said = record.string(.mac)
            else { continue }
            record.remove(.mac)
            guard Digest.hmac(Array(("till audit seal\n" + record.text).utf8), key: key.bytes).hex == said else { continue }
            let end = BookSeal.End(era: record.integer(.era) ?? 0, count: record.integer(.count) ?? 0, code: record.string(.code) ?? "")
            if latest.isBefore(end) { latest = end }
        }
        return latest
    }

    // MARK: Faults

    private static let remedy =
        "Restore the book from a backup (till restore), or go on without what is gone: \(DecisionJournal.acceptance)."

    private func broken(_ line: Int) -> Fault {
        Fault(
            "audit.broken", "the entry does not follow from the line before, or another key made it.", remedy: AuditJournal.remedy,
            file: Document.baseName(path), place: "line \(line)", exit: .unreadable)
    }

    private func cut(_ left: Int, of count: Int) -> Fault {
        Fault(
            "audit.cut", "the audit of views ends after \(left) of \(count) \(count == 1 ? "entry" : "entries").",
            remedy: AuditJournal.remedy,
            file: Document.baseName(path), exit: .unreadable)
    }
}
