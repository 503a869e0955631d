import Glibc
import TillRecords
import TillStages

/// Which records and documents of a household are published under which names, as the runs of a book note it.
///
/// Names are published as HMACs, which nobody can turn back; whoever has the book can look them up here. It lies inside the wall and is
/// filled with every household's run. What a run no longer publishes stays behind what it does: people ask by names of earlier runs, of
/// documents that were forgotten since, and of keys that were changed.
public final class PublishedNames {
    private let places: StorePlaces
    private var read: [String: [[UInt8]]] = [:]

    private static let largest = 1 << 32

    public init(_ places: StorePlaces) { self.places = places }

    /// Where a plan's run notes them.
    private static func path(_ plan: String, _ household: String, _ places: StorePlaces) -> String {
        "\(folder(plan, places))/\(household)"
    }

    /// A plan's name is any text.
    private static func folder(_ plan: String, _ places: StorePlaces) -> String {
        places.names + "/" + (Context.isHouseholdId(plan) ? plan : Digest.sha256(Array(plan.utf8)).shortHex)
    }

    /// Keeps what a plan's run published of a household before what its runs before did.
    public static func keep(_ register: IdentityRegister, plan: String, household: String, _ places: StorePlaces) throws(Fault) {
        try StoreFile.makeFolder(folder(plan, places))
        let path = path(plan, household, places)
        var bytes = register.withLines { Array($0) }
        if let before = FileReading.bytes(path: path, limit: largest) {
            let known = Set(bytes.split(separator: 0x0A))
            for line in before.split(separator: 0x0A) where !known.contains(line) { bytes += line + [0x0A] }
        }
        // It can be made again, so a power cut may take it.
        try StoreFile.replace(path, with: bytes, isSynced: false)
    }

    /// Whether a plan's run noted them for a household.
    public static func hasKept(plan: String, household: String, _ places: StorePlaces) -> Bool {
        StoreFile.exists(path(plan, household, places))
    }

    /// What is published under a name, whatever plan published it; nil when no run of this book did.
    public func inside(_ published: String, _ household: String) -> String? {
        for lines in lines(household) {
            if let line = PublishedNames.line(Array("\(published) ".utf8), atStart: true, in: lines) {
                return String(decoding: lines[line].dropFirst(published.utf8.count + 1), as: UTF8.self)
            }
        }
        return nil
    }

    /// All names that are published of a household, with what each stands for: for whoever asks for many.
    public func all(_ household: String) -> [String: String] {
        var found: [String: String] = [:]
        for lines in lines(household).reversed() {
            for line in lines.split(separator: 0x0A) {
                guard let blank = line.firstIndex(of: 0x20) else { continue }
                found[String(decoding: line[..<blank], as: UTF8.self)] = String(decoding: line[(blank + 1)...], as: UTF8.self)
            }
        }
        return found
    }

    /// What something inside is published as, newest plan's first; the name itself where it is not published.
    public func outside(_ name: String, _ household: String) -> String {
        for lines in lines(household) {
            if let line = PublishedNames.line(Array(" \(name)".utf8), atStart: false, in: lines) {
                return String(decoding: lines[line].prefix { $0 != 0x20 }, as: UTF8.self)
            }
        }
        return name
    }

    /// What is now called otherwise, of what was published under names that begin so: under a key that the book had before.
    public func renamed(_ prefix: String, _ household: String) -> [String] {
        let start = Array(prefix.utf8)
        var found: Set<String> = []
        for lines in lines(household) {
            for line in lines.split(separator: 0x0A) where line.starts(with: start) {
                let name = outside(String(decoding: line.drop { $0 != 0x20 }.dropFirst(), as: UTF8.self), household)
                if !name.hasPrefix(prefix) { found.insert(name) }
            }
        }
        return found.sorted()
    }

    /// What the plans noted of a household; the nightly plan, which decisions are mostly made from, first.
    private func lines(_ household: String) -> [[UInt8]] {
        if let known = read[household] { return known }
        let plans = (FolderNames.of(places.names) ?? []).sorted { ($0 != "nightly" ? 1 : 0, $0) < ($1 != "nightly" ? 1 : 0, $1) }
        let found = plans.compactMap {
            FileReading.bytes(path: PublishedNames.path($0, household, places), limit: PublishedNames.largest)
        }
        read[household] = found
        return found
    }

    /// The first line that begins, or ends, with these bytes.
    private static func line(_ wanted: [UInt8], atStart: Bool, in bytes: [UInt8]) -> Range<Int>? {
        bytes.withBytes { raw in
            var start = 0
            while start < raw.count {
                let end = raw.firstIndex(of: 0x0A, from: start) ?? raw.count
                let from = atStart ? start : end - wanted.count
                if end - start >= wanted.count, raw.matches(wanted, at: from) { return start..<end }
                start = end + 1
            }
            return nil
        }
    }
}
