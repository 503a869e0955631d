import TillRecords
import TillStages
import TillStore

/// What of a published run is not as it was published: changed, gone, or put there by somebody else.
package struct PublishedDamage {
    /// Folders of the run with something wrong in them: households, and what is across them.
    private(set) var parts: Set<String> = []
    /// Files at the top of the run.
    private(set) var files: Set<String> = []
    /// Paths of all of it, in order.
    package private(set) var paths: [String] = []
    /// How many files are as they were published.
    package private(set) var whole = 0
    /// The list of checksums is not the one that was sealed.
    package private(set) var isListChanged = false

    package var isEmpty: Bool { paths.isEmpty && !isListChanged }

    /// Hashes all files of a run against its list. Nothing where nothing is published.
    ///
    /// - Parameter key: of the book, which sealed the list.
    package init(of current: String, _ key: BookKey?) {
        guard Folder.exists(current) else { return }
        let found = FileReading.bytes(path: "\(current)/\(Publishing.manifest)", limit: 1 << 30)
        let list = found ?? []
        if let sums = BookSeals.ofRun(current, key)?.sums, Digest.sha256(list).hex != sums { isListChanged = true }
        var listed: Set<String> = []
        for line in SumLine.all(in: list) {
            listed.insert(line.path)
            let isInside = !line.path.split(separator: "/").contains("..")
            let isFile = isInside && !Folder.isLink("\(current)/\(line.path)")
            let sum = isFile ? (try? FileReading.digest(path: "\(current)/\(line.path)").get())?.hex : nil
            if sum == line.sum { whole += 1 } else { note(line.path) }
        }
        for path in PublishedDamage.files(in: current, "") where !listed.contains(path) && path != Publishing.manifest { note(path) }
        if isListChanged || list.isEmpty {
            for name in Folder.names(current) ?? [] where Folder.isFolder("\(current)/\(name)") { parts.insert(name) }
        }
        // An erasure may leave an empty list, and never none.
        if found == nil { isListChanged = true }
        paths.sort()
    }

    private mutating func note(_ path: String) {
        paths.append(path)
        let names = path.split(separator: "/")
        if names.count > 1, let first = names.first { parts.insert(String(first)) } else { files.insert(path) }
    }

    private static func files(in folder: String, _ prefix: String) -> [String] {
        (Folder.names(folder) ?? []).flatMap { name in
            let path = "\(folder)/\(name)"
            return Folder.isFolder(path) ? files(in: path, "\(prefix)\(name)/") : [prefix + name]
        }
    }
}
