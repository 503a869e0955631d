import Glibc
import TillRecords

/// Files for tests: whole, in memory, no errors but nil.
public enum Files {
    /// The bytes of a file, or nil.
    public static func bytes(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = read(descriptor, &chunk, chunk.count)
            if got < 0 { return nil }
            if got == 0 { return all }
            all += chunk[..<got]
        }
    }

    /// Writes a file, its folders included; false when that fails.
    @discardableResult
    public static func write(_ bytes: [UInt8], to path: String) -> Bool {
        makeFolder(path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 })
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let n = bytes[done...].withBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard n > 0 else { return false }
            done += n
        }
        return true
    }

    @discardableResult
    public static func write(_ text: String, to path: String) -> Bool { write(Array(text.utf8), to: path) }

    /// Makes a folder and those above it.
    public static func makeFolder(_ path: String) {
        var built = ""
        for part in path.split(separator: "/") {
            built += "/" + part
            mkdir(built, 0o755)
        }
    }

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
    public static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 && !isFolder(path) }

    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, sorted, without `.` and `..`.
    public static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// All files below a folder as paths from it, sorted; folders whose name `enters` refuses are left out.
    public static func below(_ folder: String, enters: (String) -> Bool = { _ in true }) -> [String] {
        var found: [String] = []
        for name in names(in: folder) {
            if isFolder("\(folder)/\(name)") {
                if enters(name) { found += below("\(folder)/\(name)", enters: enters).map { "\(name)/\($0)" } }
            } else {
                found.append(name)
            }
        }
        return found.sorted()
    }
}
