import Glibc
import TillRecords
import TillStages

/// Files of the store: whole, by renaming, readable by their owner alone.
enum StoreFile {
    /// Writes a file beside its final name, brings it to the disk and renames it: it is there whole or not at all.
    ///
    /// - Parameter isSynced: false where the caller brings many files to the disk at once.
    static func replace(_ path: String, with bytes: ByteView, isSynced: Bool = true) throws(Fault) {
        let partial = path + ".partial"
        let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw trouble(path, errno) }
        let failure = FileWriting.write(bytes, to: descriptor)
        let synced = failure == 0 && (!isSynced || fsync(descriptor) == 0)
        let code = failure != 0 ? failure : errno
        close(descriptor)
        guard synced, unsafe rename(partial, path) == 0 else {
            unsafe unlink(partial)
            throw trouble(path, synced ? errno : code)
        }
    }

    static func replace(_ path: String, with bytes: [UInt8], isSynced: Bool = true) throws(Fault) {
        let failure: Fault? = bytes.withBytes { raw in
            do throws(Fault) {
                try replace(path, with: raw, isSynced: isSynced)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Adds bytes at the end of a file and brings them to the disk. A file that cannot take all of them stays as it was.
    static func append(_ path: String, _ bytes: [UInt8]) throws(Fault) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw trouble(path, errno) }
        defer { close(descriptor) }
        let before = lseek(descriptor, 0, SEEK_END)
        let failure = bytes.withBytes { FileWriting.write($0, to: descriptor) }
        guard failure == 0, fsync(descriptor) == 0 else {
            let code = failure != 0 ? failure : errno
            if before >= 0 { _ = ftruncate(descriptor, before) }
            throw trouble(path, code)
        }
    }

    /// Makes a folder and those above it, for their owner alone.
    static func makeFolder(_ path: String) throws(Fault) {
        if let failed = FolderMaking.make(path, mode: 0o700) { throw trouble(path, failed.reason) }
    }

    /// Makes a file with nothing in it, for its owner alone.
    static func makeEmpty(_ path: String) throws(Fault) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw trouble(path, errno) }
        close(descriptor)
    }

    /// Brings a file to the disk; false when the system refuses.
    static func bringToDisk(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// SHA-256 and size of a file. Throws when it cannot be read.
    static func digest(_ path: String) throws(Fault) -> (hex: String, bytes: Int) {
        switch FileReading.digest(path: path) {
        case .success(let found): return found
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        }
    }

    static func unreadable(_ path: String, _ code: Int32) -> Fault {
        Fault(
            "store.unreadable", "a file of the book cannot be read (error \(code) of the system).", remedy: "Look at its rights.",
            file: Document.baseName(path), exit: .inputOutput)
    }

    /// Removes a folder that this process made, and all in it.
    static func removeFolder(_ path: String) {
        for name in FolderNames.all(path) ?? [] {
            let inner = "\(path)/\(name)"
            if unsafe unlink(inner) != 0 { removeFolder(inner) }
        }
        unsafe rmdir(path)
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Bytes of a file; 0 when it is not there.
    static func size(_ path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func trouble(_ path: String, _ code: Int32) -> Fault {
        let why =
            switch code {
            case ENOSPC, EDQUOT: "the disk is full"
            case EACCES, EPERM, EROFS: "it is not allowed here"
            default: "error \(code) of the system"
            }
        return Fault(
            "store.not-written", "the book cannot be written: \(why).", remedy: "Make room or allow writing, and run it again.",
            file: Document.baseName(path), exit: .inputOutput)
    }
}
