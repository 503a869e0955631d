import Glibc
import TillRecords

/// One name for all that the knowledge files say.
extension Knowledge {
    /// The first twelve digits of a SHA-256 over names and contents of all files of the folder; nil without a folder, and where one of them
    /// cannot be read. A shell in the folder says the same:
    /// `find . -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -c1-12`.
    public var version: String? {
        guard let folder, let files = Knowledge.files(below: folder, as: "."), !files.isEmpty else { return nil }
        var list = ""
        for file in files.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let bytes = FileReading.bytes(path: "\(folder)/\(file)", limit: 256 << 20) else { return nil }
            list += "\(Digest.sha256(bytes).hex)  \(file)\n"
        }
        return String(Digest.sha256(Array(list.utf8)).hex.prefix(12))
    }

    /// The paths of the files below a folder, written after `name`; links are none. nil when a folder cannot be read.
    private static func files(below folder: String, as name: String) -> [String]? {
        guard let names = FolderNames.all(folder) else { return nil }
        var files: [String] = []
        for inner in names {
            var status = stat()
            guard unsafe lstat("\(folder)/\(inner)", &status) == 0 else { return nil }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append("\(name)/\(inner)")
            case S_IFDIR:
                guard let below = self.files(below: "\(folder)/\(inner)", as: "\(name)/\(inner)") else { return nil }
                files += below
            default: break
            }
        }
        return files
    }
}
