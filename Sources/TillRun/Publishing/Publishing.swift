import Glibc
import TillRecords
import TillStages

/// Publishing a run: its folder takes its final name in one step, then `current` points at it. A reader of the output sees the
/// run before or this run, never half of one.
package struct Publishing {
    let out: String
    private let keep: Int
    let partial: String

    /// The name of the list of checksums in a run's folder, in the form that `sha256sum --check` reads.
    package static let manifest = "SHA256SUMS"
    /// The folder in a run's folder that has, for each household that is whole, the hash of what it was made from.
    private static let inputs = ".inputs"

    /// Takes up the folder of a run that was stopped, or begins one.
    init(out: String, keep: Int = 7) throws(Fault) {
        self.out = out
        self.keep = keep
        try Folder.make(out + "/runs")
        partial = Publishing.partial(of: out)
        try Folder.make("\(partial)/\(Publishing.inputs)")
    }

    /// The folder that a run is made in.
    static func partial(of out: String) -> String { "\(out)/runs/.partial" }

    /// What a household in a folder of a run was made from; nil when it is not there whole.
    static func published(_ household: String, in folder: String) -> String? { note(of: household, in: folder)?.inputs }

    /// Households of a folder of a run.
    static func households(in folder: String) -> [String] {
        (Folder.names("\(folder)/\(inputs)") ?? []).filter { $0 != Plan.acrossFolder }
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
    func published(_ household: String) -> String? { Publishing.note(of: household, in: current)?.inputs }

    /// What a household of a run that was stopped was made from; nil when it is not whole.
    func begun(_ household: String) -> String? { Publishing.note(of: household, in: partial)?.inputs }

    /// How many parts of a household's documents were refused when what is published of it was made.
    func publishedRejects(_ household: String) -> Int { Publishing.note(of: household, in: current)?.rejected ?? 0 }

    /// The same of a run that was stopped.
    func begunRejects(_ household: String) -> Int { Publishing.note(of: household, in: partial)?.rejected ?? 0 }

    /// Households of the published run.
    var publishedHouseholds: [String] { Publishing.households(in: current) }

    /// A household's note: the hash of what it was made from, and how many parts of that were refused.
    private static func note(of household: String, in folder: String) -> (inputs: String, rejected: Int)? {
        guard Folder.isFolder("\(folder)/\(household)"),
            let bytes = FileReading.bytes(path: "\(folder)/\(inputs)/\(household)", limit: 4096)
        else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        return (words.first.map(String.init) ?? "", words.count > 1 ? Int(words[1]) ?? 0 : 0)
    }

    /// Forgets what a run that was stopped left of a household.
    func clear(_ household: String) {
        unsafe unlink("\(partial)/\(Publishing.inputs)/\(household)")
        Folder.remove("\(partial)/\(household)")
    }

    /// Notes that a household is whole, in one step.
    func finish(_ household: String, inputs: String, rejected: Int) throws(Fault) {
        let path = "\(partial)/\(Publishing.inputs)/\(household)"
        try Folder.write("\(inputs) \(rejected)", to: path + ".new")
        guard unsafe rename(path + ".new", path) == 0 else { throw Folder.trouble("a household cannot be finished", errno) }
    }

    /// A household that failed, or need not be made anew, stays as the run before published it.
    func keepBefore(_ household: String) throws(Fault) {
        clear(household)
        guard Folder.isFolder("\(current)/\(household)") else { return }
        try Folder.takeOver("\(current)/\(household)", as: "\(partial)/\(household)")
        if let inputs = published(household) { try finish(household, inputs: inputs, rejected: publishedRejects(household)) }
    }

    /// Removes households that are no longer there, and the temporary files of a stopped run.
    func clear(exceptOf households: [String]) {
        let kept = Set(households)
        for name in Folder.names(partial) ?? [] where !kept.contains(name) { Folder.remove("\(partial)/\(name)") }
        for name in Folder.names("\(partial)/\(Publishing.inputs)") ?? [] where !kept.contains(name) {
            unsafe unlink("\(partial)/\(Publishing.inputs)/\(name)")
        }
    }

    /// Ends a run that changed nothing.
    func drop() { Folder.remove(partial) }

    /// Publishes the folder.
    ///
    /// - Parameters:
    ///   - kept: households whose files are those of the run before, with the checksums they had.
    ///   - run: its number in the ledger of runs, which its folder is named by.
    ///   - listing: makes the list for other systems of what is published, when the plan has one.
    ///   - isFresh: true to publish even what has the same checksums, since the files may not.
    ///   - seal: seals the folder that becomes, or stays, the current run.
    func publish(
        kept: Set<String>, run: Int, listing: FeedListing? = nil, isFresh: Bool = false, seal: (String) throws(Fault) -> Void = { _ in }
    ) throws(Fault) -> Outcome {
        let before = FileReading.bytes(path: "\(current)/\(Publishing.manifest)", limit: 1 << 30)
        var lines = try checksums(kept: kept, before: before)
        if let listing { lines.append(try listing.write(lines, in: partial)) }
        let sums = lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.line).joined()
        try Folder.write(sums, to: "\(partial)/\(Publishing.manifest)")
        if let before, !isFresh, before == Array(sums.utf8) {
            // The same bytes from other inputs: the run before stays, and knows what it could have been made from.
            try takeInputs()
            drop()
            try seal(current)
            return .unchanged(current)
        }
        try seal(partial)
        // What a power cut may not take: the files before the name that leads to them.
        sync()
        let runs = numbers
        let name = Publishing.name(of: max(run, (runs.last ?? 0) + 1))
        guard unsafe rename(partial, "\(out)/runs/\(name)") == 0 else { throw Folder.trouble("the run cannot be published", errno) }
        let link = "\(out)/.current"
        unsafe unlink(link)
        guard unsafe symlink("runs/\(name)", link) == 0, unsafe rename(link, current) == 0 else {
            throw Folder.trouble("the run cannot be made current", errno)
        }
        for old in runs.dropLast(max(1, keep) - 1) { Folder.remove("\(out)/runs/\(Publishing.name(of: old))") }
        return .published(current)
    }

    /// Numbers of the runs that were published and are still kept, oldest first.
    var numbers: [Int] { (Folder.names(out + "/runs") ?? []).compactMap { Int($0) }.sorted() }

    /// The name of a run's folder.
    package static func name(of run: Int) -> String { String(repeating: "0", count: max(0, 6 - String(run).count)) + String(run) }

    private func takeInputs() throws(Fault) {
        for household in Folder.names("\(partial)/\(Publishing.inputs)") ?? [] {
            let target = "\(current)/\(Publishing.inputs)"
            try Folder.make(target)
            guard unsafe rename("\(partial)/\(Publishing.inputs)/\(household)", "\(target)/\(household)") == 0 else {
                throw Folder.trouble("a household cannot be finished", errno)
            }
        }
    }

    /// One line a file: its SHA-256 and its path, by path.
    private func checksums(kept: Set<String>, before: [UInt8]?) throws(Fault) -> [SumLine] {
        var lines: [SumLine] = []
        for line in SumLine.all(in: before ?? []) {
            if let household = line.path.split(separator: "/").first, line.path.contains("/"), kept.contains(String(household)) {
                lines.append(line)
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
                // Lists that a stopped run left.
                if prefix.isEmpty, name == Publishing.manifest || name == FeedListing.name { continue }
                switch FileReading.digest(path: path) {
                case .success(let found): lines.append(SumLine(path: prefix + name, sum: found.hex))
                case .failure(let trouble): throw trouble.fault(file: name)
                }
            }
        }
        try walk(partial, "")
        return lines
    }
}
