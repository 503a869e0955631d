import Glibc
import TillStages

/// A folder as an argument: one conversation with its media.
enum ChatFolder {
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The size of a regular file; 0 for anything else.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    /// Paths of the files in it that may hold messages, pages in their order (`messages2` before `messages10`), folders of
    /// one level inside included. Hidden files and links are left out.
    static func files(_ path: String) -> [String] {
        var found: [String] = []
        for name in names(path) {
            let inner = "\(path)/\(name)"
            if isLink(inner) { continue }
            if isFolder(inner) {
                found += names(inner).map { "\(inner)/\($0)" }.filter { !isLink($0) && !isFolder($0) }
            } else {
                found.append(inner)
            }
        }
        return found.filter { ChatArchive.mayHoldMessages($0) || $0.lowercased().hasSuffix(".zip") }
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func names(_ path: String) -> [String] { (FolderNames.of(path) ?? []).sorted { isBefore($0, $1) } }

    /// The order of names with their numbers compared as numbers.
    static func isBefore(_ a: String, _ b: String) -> Bool {
        let (left, right) = (parts(a), parts(b))
        for (x, y) in zip(left, right) where x != y {
            if let p = Int(x), let q = Int(y) { return p < q }
            return x < y
        }
        return left.count < right.count
    }

    private static func parts(_ name: String) -> [String] {
        var parts: [String] = []
        var wasDigit = false
        for character in name {
            let isDigit = character.isASCII && character.isNumber
            if parts.isEmpty || isDigit != wasDigit { parts.append("") }
            parts[parts.count - 1].append(character)
            wasDigit = isDigit
        }
        // "messages.html" comes before "messages2.html".
        return parts.map { $0.hasPrefix(".") ? "" : $0 }
    }
}
