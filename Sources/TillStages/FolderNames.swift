import Glibc

/// The names in a folder.
public enum FolderNames {
    /// Sorted by their bytes, without hidden ones; nil when the folder cannot be read.
    public static func of(_ path: String) -> [String]? { all(path)?.filter { !$0.hasPrefix(".") } }

    /// Sorted by their bytes, hidden ones too; nil when the folder cannot be read.
    public static func all(_ path: String) -> [String]? {
        guard let handle = unsafe opendir(path) else { return nil }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// True when a folder can be read and has nothing in it, hidden names included.
    public static func isEmpty(_ path: String) -> Bool { all(path)?.isEmpty ?? false }
}
