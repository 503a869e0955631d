import Glibc
import TillRecords
import TillStages

/// Gives a book another key: whatever is chained or sealed under the one it has is made anew under the other.
///
/// All of it is written beside what is there; then one file, which names what is to take its place, says that it is done. A rotation
/// that was stopped before that never was; one that was stopped after is finished by whoever opens the book next.
public struct KeyRotation {
    private let places: StorePlaces
    private let outputs: [String]

    /// - Parameter outputs: folders in which runs of the book are published.
    public init(_ places: StorePlaces, outputs: [String]) {
        self.places = places
        self.outputs = outputs.compactMap(RealPath.of)
    }

    /// What was done.
    public struct Outcome: Sendable {
        public let before: String
        public let now: String
        public let decisions: Int
    }

    /// Part of the names of files that wait for their place.
    public static let mark = ".rekeyed-"

    /// - Parameters:
    ///   - entry: for the audit; how the keys are called is added.
    ///   - copy: where the key that goes is written to; nil for nowhere.
    /// Throws what verifying journal and audit throws; then nothing has changed.
    public func run(saying entry: Record, copy: String?) throws(Fault) -> Outcome {
        try KeyRotation.finish(places)
        sweep()
        let old = try BookKey(path: places.key)
        try StoreFile.makeFolder(places.decisions)
        try StoreFile.makeFolder(places.store)
        let locks = [try StoreLock(places.journal + ".lock"), try StoreLock(places.audit + ".lock")]
        defer { for lock in locks { lock.release() } }
        let suffix = KeyRotation.mark + (try Chance.hex(4))
        try BookKey.make(at: places.key + suffix)
        let new = try BookKey(path: places.key + suffix)
        let journal = try DecisionJournal(places, outputs: outputs).rekeyed(from: old, to: new)
        var said = entry
        said.set(.from, string: old.fingerprint)
        said.set(.to, string: new.fingerprint)
        var files = try AuditJournal(places).rekeyed(from: old, to: new, saying: said)
        if let journal { files.append((places.journal, journal.bytes)) }
        files += BookSeals(places, outputs: outputs).rekeyed(from: old, to: new, codes: journal?.codes ?? [])
        files.append(try FormerKeys(places).adding(old, sealedWith: new))
        if let copy { try keep(old, copy) }
        for file in files {
            try StoreFile.makeFolder(String(file.path.dropLast(Document.baseName(file.path).count + 1)))
            try StoreFile.replace(file.path + suffix, with: file.bytes)
        }
        try commit(files.map(\.path) + [places.key], suffix)
        try KeyRotation.finish(places)
        return Outcome(before: old.fingerprint, now: new.fingerprint, decisions: journal?.codes.count ?? 0)
    }

    private func keep(_ old: BookKey, _ path: String) throws(Fault) {
        guard !StoreFile.exists(path) else {
            throw Fault(
                "key.exists", "there is such a file already.", remedy: "Name another: nothing is overwritten.",
                file: Document.baseName(path), place: "--keep-old", exit: .cannotCreate)
        }
        try old.put(at: path)
    }

    /// From here on the book has the other key.
    private func commit(_ paths: [String], _ suffix: String) throws(Fault) {
        var record = Record(type: "rotation")
        record.set(.value, string: suffix)
        record.set(.files, strings: paths.map { $0.hasPrefix(places.base + "/") ? String($0.dropFirst(places.base.utf8.count + 1)) : $0 })
        sync()
        try StoreFile.replace(KeyRotation.note(places), with: Array((record.text + "\n").utf8))
    }

    private static func note(_ places: StorePlaces) -> String { places.key + ".rotation" }

    /// Finishes a rotation that was stopped on its way; does nothing where none was. Two may do it at once. Throws `store.not-written`.
    public static func finish(_ places: StorePlaces) throws(Fault) {
        guard let bytes = FileReading.bytes(path: note(places), limit: 1 << 24) else { return }
        guard let line = bytes.split(separator: 0x0A).first, let record = line.withBytes({ try? Record(checking: $0) }),
            let suffix = record.string(.value), suffix.hasPrefix(mark)
        else { return }
        for file in record.strings(.files) {
            let path = file.hasPrefix("/") ? file : "\(places.base)/\(file)"
            // What is not there has its place already.
            guard unsafe rename(path + suffix, path) == 0 || errno == ENOENT else { throw StoreFile.trouble(path, errno) }
        }
        sync()
        guard unsafe unlink(note(places)) == 0 || errno == ENOENT else { throw StoreFile.trouble(note(places), errno) }
    }

    /// Removes what a rotation left that never was.
    private func sweep() {
        var folders = [places.base, places.decisions, places.store, places.archive]
        for output in outputs { folders += (FolderNames.all(output + "/runs") ?? []).map { "\(output)/runs/\($0)" } }
        for folder in folders {
            for name in FolderNames.all(folder) ?? [] where name.contains(KeyRotation.mark) { try? ErasedFile.erase("\(folder)/\(name)") }
        }
    }
}
