import Glibc
import TillStages

/// A file that appears whole: written under a name of its own, then renamed. One that is not committed leaves nothing behind.
final class DraftFile {
    let path: String
    private var descriptor: Int32

    /// What it is called until it is whole.
    static func draft(_ path: String) -> String { path + ".part" }

    /// Throws `export.cannot-write`. Ledgers are for their owner's eyes: mode 0600.
    init(_ path: String) throws(Fault) {
        self.path = path
        descriptor = unsafe open(DraftFile.draft(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw DraftFile.fault(path, errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unsafe unlink(DraftFile.draft(path))
    }

    func write(_ text: String) throws(Fault) {
        let failure = FileWriting.write(text, to: descriptor)
        guard failure == 0 else { throw DraftFile.fault(path, failure) }
    }

    /// Gives the file its name.
    func commit() throws(Fault) {
        let closed = close(descriptor)
        let reason = errno
        descriptor = -1
        guard closed == 0 else { throw DraftFile.fault(path, reason) }
        try DraftFile.rename(path)
    }

    /// Leaves the empty draft to somebody else, who writes it and renames it.
    func commitAsDraft() throws(Fault) {
        let closed = close(descriptor)
        let reason = errno
        descriptor = -1
        guard closed == 0 else { throw DraftFile.fault(path, reason) }
    }

    /// Takes away a draft that somebody else was writing.
    static func drop(_ path: String) { unsafe unlink(draft(path)) }

    /// Gives a draft that somebody else wrote its name.
    static func rename(_ path: String) throws(Fault) {
        guard unsafe Glibc.rename(draft(path), path) == 0 else {
            let reason = errno
            drop(path)
            throw fault(path, reason)
        }
    }

    /// Puts a file that is whole in the place of another one.
    static func move(_ from: String, to path: String) throws(Fault) {
        guard unsafe Glibc.rename(from, path) == 0 else { throw fault(path, errno) }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(Fault) {
        if let trouble = FolderMaking.make(path, mode: 0o777) { throw fault(trouble.folder, trouble.reason) }
    }

    static func fault(_ path: String, _ code: Int32) -> Fault {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return Fault(
            "export.cannot-write", "the export cannot be written: \(reason).", remedy: "Name a place that can be written to.", file: path,
            exit: .cannotCreate)
    }
}
