import Glibc
import TillRecords
import TillStages

/// Files written whole: to a name of their own first, then renamed, so that a reader never sees half a page.
struct PageFolder {
    let path: String

    /// Makes the folder and those above it. Throws when that fails.
    init(_ path: String) throws(Fault) {
        self.path = path
        if let trouble = FolderMaking.make(path, mode: 0o777) { throw PageFolder.fault(trouble.folder, trouble.reason) }
    }

    func write(_ text: String, to name: String) throws(Fault) { try PageFolder.write(text, path: path + "/" + name) }

    /// Removes the files that are pages of a kind and none of these, nor their PDF: what they were of is gone. Throws when one stays.
    func removeOthers(than kept: [String], where isOfKind: (String) -> Bool) throws(Fault) {
        let stems = Set(kept.compactMap { $0.split(separator: ".").first })
        for name in FolderNames.of(path) ?? [] where isOfKind(name) && !(name.split(separator: ".").first.map(stems.contains) ?? true) {
            let file = path + "/" + name
            guard unsafe unlink(file) == 0 || errno == ENOENT else { throw PageFolder.fault(file, errno) }
        }
    }

    /// Writes a file anywhere. Throws when it cannot be made or written whole.
    static func write(_ text: String, path: String) throws(Fault) {
        var text = text
        let failure: Fault? = text.withUTF8 { bytes in
            do throws(Fault) { unsafe try write(ByteView(bytes), path: path) } catch { return error }
            return nil
        }
        if let failure { throw failure }
    }

    static func write(_ bytes: [UInt8], path: String) throws(Fault) {
        let failure: Fault? = bytes.withBytes { bytes in
            do throws(Fault) { try write(bytes, path: path) } catch { return error }
            return nil
        }
        if let failure { throw failure }
    }

    private static func write(_ bytes: ByteView, path: String) throws(Fault) {
        let draft = path + ".part"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw fault(path, errno) }
        let failure = FileWriting.write(bytes, to: descriptor)
        guard close(descriptor) == 0, failure == 0 else {
            let reason = failure == 0 ? errno : failure
            unsafe unlink(draft)
            throw fault(path, reason)
        }
        guard unsafe rename(draft, path) == 0 else {
            let reason = errno
            unsafe unlink(draft)
            throw fault(path, reason)
        }
    }

    static func fault(_ path: String, _ code: Int32) -> Fault {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return Fault(
            "report.cannot-write", "the page cannot be written: \(reason).", remedy: "Name a folder that can be written to.", file: path,
            exit: .cannotCreate)
    }
}
