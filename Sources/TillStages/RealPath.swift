import Glibc

/// Paths from the root, links followed.
public enum RealPath {
    /// Nil for what is not there or may not be looked at; `errno` says which.
    public static func of(_ path: String) -> String? {
        var room = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard unsafe realpath(path, &room) != nil else { return nil }
        return String(decoding: room.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether all of it is there or not: what is missing stands behind what is there. The path itself where nothing of it is there.
    public static func whole(_ path: String) -> String {
        var (there, missing) = (path.hasPrefix("/") ? path : "./" + path, "")
        while true {
            if let found = of(there) { return missing.isEmpty || missing == "/" ? found : found + missing }
            guard let slash = there.lastIndex(of: "/"), slash != there.startIndex else { return path }
            missing = there[slash...] + missing
            there = String(there[..<slash])
        }
    }
}
