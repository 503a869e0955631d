import Glibc

/// Folders as the system makes them.
public enum FolderMaking {
    /// Makes a folder and those above it. Returns which folder could not be made and the system's reason, nil when all are there.
    public static func make(_ path: String, mode: mode_t) -> (folder: String, reason: Int32)? {
        var made = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/" + part
            if unsafe mkdir(made, mode) != 0, errno != EEXIST { return (made, errno) }
        }
        return nil
    }
}
