import Glibc
import TillRecords
import TillStages

/// What a book may not lose unseen: how far its journal of decisions and its list of documents go, and how they end.
///
/// A chain tells what was changed within it, and nothing of what was cut from its end: the end is noted elsewhere.
public struct BookSeal: Sendable, Equatable {
    /// The end of a chain.
    public struct End: Sendable, Equatable {
        /// How often it was begun anew since a person accepted a loss, or had something erased; the higher number is the later.
        public var era = 0
        public var count = 0
        /// Of the last entry.
        public var code = ""

        public init(era: Int = 0, count: Int = 0, code: String = "") {
            self.era = era
            self.count = count
            self.code = code
        }

        func isBefore(_ other: End) -> Bool { (era, count) < (other.era, other.count) }
    }

    public var decisions = End()
    public var register = End()
    /// How many documents there are, and how many of them are forgotten.
    public var documents = 0
    public var forgotten = 0
    /// SHA-256 of the list of checksums of a run, in the seal that lies with one.
    public var sums: String?

    public init() {}

    /// Nothing was ever sealed.
    public var isEmpty: Bool { decisions == End() && register == End() }
}

/// The seals of a book: in the store, beside the originals, and with every run that is kept. One that lags behind is no trouble;
/// one that is ahead of what it seals tells that something is gone.
public struct BookSeals: Sendable {
    private let places: StorePlaces
    private let outputs: [String]

    /// Name of the seal in the folder of a run.
    public static let ofRun = ".seal"

    /// - Parameter outputs: folders in which runs of the book are published.
    public init(_ places: StorePlaces, outputs: [String] = []) {
        self.places = places
        self.outputs = outputs
    }

    /// The latest of all seals; empty where there is none. A seal that another key made says nothing.
    public func latest(_ key: BookKey?) -> BookSeal {
        var latest = BookSeal()
        for path in paths {
            guard let seal = BookSeals.read(path, key) else { continue }
            if latest.decisions.isBefore(seal.decisions) { latest.decisions = seal.decisions }
            if latest.register.isBefore(seal.register) {
                latest.register = seal.register
                latest.documents = seal.documents
                latest.forgotten = seal.forgotten
            }
        }
        return latest
    }

    /// Names of seals that are there and not as they were made.
    public func damaged(_ key: BookKey?) -> [String] {
        paths.filter { StoreFile.exists($0) && BookSeals.read($0, key) == nil }.map(Document.baseName)
    }

    /// Seals in the store and beside the originals. Throws when one cannot be written.
    public func write(_ seal: BookSeal, _ key: BookKey?) throws(Fault) {
        for path in [places.sealOfStore, places.sealOfArchive] {
            if BookSeals.read(path, key) == seal { continue }
            try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
            try StoreFile.replace(path, with: BookSeals.line(seal, key))
        }
    }

    /// Seals a run. Throws when it cannot be written.
    public static func write(_ seal: BookSeal, _ key: BookKey?, run folder: String) throws(Fault) {
        try StoreFile.replace("\(folder)/\(ofRun)", with: line(seal, key), isSynced: false)
    }

    /// The seal of a run; nil where there is none of this key.
    public static func ofRun(_ folder: String, _ key: BookKey?) -> BookSeal? { read("\(folder)/\(ofRun)", key) }

    /// All seals as another key makes them. What the old one did not make stays as it is.
    ///
    /// - Parameter codes: of the journal's lines, as the new key chains them.
    func rekeyed(from old: BookKey, to new: BookKey, codes: [String]) -> [(path: String, bytes: [UInt8])] {
        func renewed(_ seal: BookSeal) -> [UInt8] {
            var seal = seal
            let count = seal.decisions.count
            if count > 0 { seal.decisions.code = count <= codes.count ? codes[count - 1] : "" }
            return BookSeals.line(seal, new)
        }
        let latest = latest(old)
        return paths.compactMap { path in
            if path == places.sealOfStore || path == places.sealOfArchive { return latest.isEmpty ? nil : (path, renewed(latest)) }
            return BookSeals.read(path, old).map { (path, renewed($0)) }
        }
    }

    private var paths: [String] {
        var paths = [places.sealOfStore, places.sealOfArchive]
        for output in outputs {
            for name in FolderNames.of(output + "/runs") ?? [] { paths.append("\(output)/runs/\(name)/\(BookSeals.ofRun)") }
        }
        return paths
    }

    private static func line(_ seal: BookSeal, _ key: BookKey?) -> [UInt8] {
        var record = Record(type: "seal")
        for (name, end) in [(Key.journal, seal.decisions), (Key.register, seal.register)] {
            var one = Record.bare
            one.set(.era, integer: end.era)
            one.set(.count, integer: end.count)
            one.set(.code, string: end.code)
            record.set(name, object: one)
        }
        record.set(.held, integer: seal.documents)
        record.set(.forgotten, integer: seal.forgotten)
        if let sums = seal.sums { record.set(.sums, string: sums) }
        if let key { record.set(.mac, string: mac(record, key)) }
        return Array((record.text + "\n").utf8)
    }

    /// Nil for what is no seal, and for one that was not made with the key. Where there is no key, none is asked for.
    private static func read(_ path: String, _ key: BookKey?) -> BookSeal? {
        guard let bytes = FileReading.bytes(path: path, limit: 1 << 16),
            let line = bytes.split(separator: 0x0A).first,
            var record = line.withBytes({ try? Record(checking: $0) }), record.equals(.type, "seal")
        else { return nil }
        if let key {
            let code = record.string(.mac)
            record.remove(.mac)
            guard code == mac(record, key) else { return nil }
        }
        var seal = BookSeal()
        seal.decisions = end(record.object(.journal))
        seal.register = end(record.object(.register))
        seal.documents = record.integer(.held) ?? 0
        seal.forgotten = record.integer(.forgotten) ?? 0
        seal.sums = record.string(.sums)
        return seal
    }

    private static func end(_ record: Record?) -> BookSeal.End {
        BookSeal.End(era: record?.integer(.era) ?? 0, count: record?.integer(.count) ?? 0, code: record?.string(.code) ?? "")
    }

    private static func mac(_ record: Record, _ key: BookKey) -> String {
        Digest.hmac(Array(("till seal\n" + record.text).utf8), key: key.bytes).hex
    }
}
