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

    /// Prepares an empty folder for the run.
    init(out: String, keep: Int = 7) throws(Fault) {
        self.out = out
        self.keep = keep
        try Folder.make(out + "/runs")
        partial = "\(out)/runs/.partial"
        Folder.remove(partial)
        try Folder.make(partial)
    }

    /// What became of the run.
    enum Outcome: Equatable {
        case published(String)
        /// Every byte is as in the run before, which stays current.
        case unchanged(String)
    }

    /// Publishes the folder.
    func publish() throws(Fault) -> Outcome {
        let sums = try checksums()
        try Folder.write(sums, to: "\(partial)/\(Publishing.manifest)")
        let current = "\(out)/current"
        if let before = FileReading.bytes(path: "\(current)/\(Publishing.manifest)", limit: 1 << 30), before == Array(sums.utf8) {
            Folder.remove(partial)
            return .unchanged(current)
        }
        let runs = (Folder.names(out + "/runs") ?? []).compactMap { Int($0) }.sorted()
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

    /// One line a file: its SHA-256 and its path, by path.
    private func checksums() throws(Fault) -> String {
        var lines: [(path: String, line: String)] = []
        func walk(_ folder: String, _ prefix: String) throws(Fault) {
            for name in Folder.names(folder) ?? [] {
                let path = "\(folder)/\(name)"
                if Folder.isFolder(path) {
                    try walk(path, "\(prefix)\(name)/")
                    continue
                }
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
