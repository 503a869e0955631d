import Glibc
import TillRecords
import TillStages

/// Publishing a run: its folder takes its final name in one step, then `current` points at it. A reader of the output sees the
/// run before or this run, never half of one.
struct Publishing {
    private let out: String
    private let keep: Int
    let partial: String

    /// The name of the list of checksums in a run's folder, in the form that `sha256sum --check` reads.
    static let manifest = "SHA256SUMS"
    /// The folder in a run's folder that has, for each household that is whole, the hash of what it was made from.
    private static let inputs = ".inputs"

    /// Takes up the folder of a run that was stopped, or begins one.
    init(out: String, keep: Int = 7) throws(Fault) {
        self.out = out
        self.keep = keep
        try Folder.make(out + "/runs")
        partial = "\(out)/runs/.partial"
        try Folder.make("\(partial)/\(Publishing.inputs)")
    }

    /// What became of the run.
    enum Outcome: Equatable {
        case published(String)
        /// Every byte is as in the run before, which stays current.
        case unchanged(String)

        var word: String {
            switch self {
            case .published: "published"
            case .unchanged: "unchanged"
            }
        }
    }

    var current: String { out + "/current" }

    /// What a household in the published run was made from; nil when it is not there whole.
    func published(_ household: String) -> String? { Publishing.inputs(of: household, in: current) }

    /// What a household of a run that was stopped was made from; nil when it is not whole.
    func begun(_ household: String) -> String? { Publishing.inputs(of: household, in: partial) }

    /// Households of the published run.
    var publishedHouseholds: [String] { Folder.names("\(current)/\(Publishing.inputs)") ?? [] }

    private static func inputs(of household: String, in folder: String) -> String? {
        guard Folder.isFolder("\(folder)/\(household)") else { return nil }
        return FileReading.bytes(path: "\(folder)/\(inputs)/\(household)", limit: 4096).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Forgets what a run that was stopped left of a household.
    func clear(_ household: String) {
        unlink("\(partial)/\(Publishing.inputs)/\(household)")
        Folder.remove("\(partial)/\(household)")
    }

    /// Notes that a household is whole, in one step.
    func finish(_ household: String, inputs: String) throws(Fault) {
        let path = "\(partial)/\(Publishing.inputs)/\(household)"
        try Folder.write(inputs, to: path + ".new")
        guard rename(path + ".new", path) == 0 else { throw Folder.trouble("a household cannot be finished", errno) }
    }

    /// A household that failed, or need not be made anew, stays as the run before published it.
    func keepBefore(_ household: String) throws(Fault) {
        clear(household)
        guard Folder.isFolder("\(current)/\(household)") else { return }
        try Folder.takeOver("\(current)/\(household)", as: "\(partial)/\(household)")
        if let inputs = published(household) { try finish(household, inputs: inputs) }
    }

    /// Removes households that are no longer there, and the temporary files of a stopped run.
    func clear(exceptOf households: [String]) {
        let kept = Set(households)
        for name in Folder.names(partial) ?? [] where !kept.contains(name) { Folder.remove("\(partial)/\(name)") }
        for name in Folder.names("\(partial)/\(Publishing.inputs)") ?? [] where !kept.contains(name) {
            unlink("\(partial)/\(Publishing.inputs)/\(name)")
        }
    }

    /// Ends a run that changed nothing.
    func drop() { Folder.remove(partial) }

    /// Publishes the folder.
    ///
    /// - Parameters:
    ///   - kept: households whose files are those of the run before, with the checksums they had.
    ///   - isFresh: true to publish even what has the same checksums, since the files may not.
    func publish(kept: Set<String>, isFresh: Bool = false) throws(Fault) -> Outcome {
        let before = FileReading.bytes(path: "\(current)/\(Publishing.manifest)", limit: 1 << 30)
        let sums = try checksums(kept: kept, before: before)
        try Folder.write(sums, to: "\(partial)/\(Publishing.manifest)")
        if let before, !isFresh, before == Array(sums.utf8) {
            // The same bytes from other inputs: the run before stays, and knows what it could have been made from.
            try takeInputs()
            drop()
            return .unchanged(current)
        }
        // What a power cut may not take: the files before the name that leads to them.
        sync()
        let runs = numbers
        let number = String((runs.last ?? 0) + 1)
        let name = String(repeating: "0", count: max(0, 6 - number.count)) + number
        guard rename(partial, "\(out)/runs/\(name)") == 0 else { throw Folder.trouble("the run cannot be published", errno) }
        let link = "\(out)/.current"
        unlink(link)
        guard symlink("runs/\(name)", link) == 0, rename(link, current) == 0 else {
            throw Folder.trouble("the run cannot be made current", errno)
        }
        for old in runs.dropLast(keep - 1) {
            Folder.remove("\(out)/runs/\(String(repeating: "0", count: max(0, 6 - String(old).count)))\(old)")
        }
        return .published(current)
    }

    /// Numbers of the runs that were published and are still kept, oldest first.
    var numbers: [Int] { (Folder.names(out + "/runs") ?? []).compactMap { Int($0) }.sorted() }

    private func takeInputs() throws(Fault) {
        for household in Folder.names("\(partial)/\(Publishing.inputs)") ?? [] {
            let target = "\(current)/\(Publishing.inputs)"
            try Folder.make(target)
            guard rename("\(partial)/\(Publishing.inputs)/\(household)", "\(target)/\(household)") == 0 else {
                throw Folder.trouble("a household cannot be finished", errno)
            }
        }
    }

    /// One line a file: its SHA-256 and its path, by path.
    private func checksums(kept: Set<String>, before: [UInt8]?) throws(Fault) -> String {
        var lines: [(path: String, line: String)] = []
        for line in before?.split(separator: 0x0A) ?? [] where line.count > 66 {
            let path = String(decoding: line.dropFirst(66), as: UTF8.self)
            if let household = path.split(separator: "/").first, path.contains("/"), kept.contains(String(household)) {
                lines.append((path, String(decoding: line, as: UTF8.self) + "\n"))
            }
        }
        func walk(_ folder: String, _ prefix: String) throws(Fault) {
            for name in Folder.names(folder) ?? [] {
                let path = "\(folder)/\(name)"
                if Folder.isFolder(path) {
                    if prefix.isEmpty, kept.contains(name) { continue }
                    try walk(path, "\(prefix)\(name)/")
                    continue
                }
                // A list that a stopped run left.
                if prefix.isEmpty, name == Publishing.manifest { continue }
                switch FileReading.read(path: path, limit: 1 << 34) {
                case .success(let bytes): lines.append((prefix + name, "\(Digest.sha256(bytes).hex)  \(prefix)\(name)\n"))
                case .failure(let trouble): throw trouble.fault(file: name)
                }
            }
        }
        try walk(partial, "")
        return lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.line).joined()
    }
}
