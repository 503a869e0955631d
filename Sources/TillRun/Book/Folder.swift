import Glibc
import TillRecords
import TillStages

/// Folders and files as a run needs them.
package enum Folder {
    /// Names in a folder, sorted, without hidden ones; nil when it cannot be read.
    package static func names(_ path: String) -> [String]? { FolderNames.of(path) }

    package static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }
    package static func isLink(_ path: String) -> Bool { kind(path) == S_IFLNK }
    package static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    package static func size(_ path: String) -> Int {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Bytes that may still be written where a folder is, or where it would be made; nil when nobody can tell.
    package static func room(_ path: String) -> Int? {
        var place = path
        while !exists(place), place.contains("/"), place != "/" {
            place = place.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            if place.isEmpty { place = "/" }
        }
        var status = statvfs()
        guard unsafe statvfs(exists(place) ? place : ".", &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Bytes of all files below a folder, through a link that leads to it.
    package static func sizeBelow(_ path: String) -> Int {
        (names(path) ?? []).reduce(0) { sum, name in
            let inner = "\(path)/\(name)"
            return sum + (isFolder(inner) ? sizeBelow(inner) : size(inner))
        }
    }

    /// Makes a folder and those above it. Throws when the system refuses.
    package static func make(_ path: String) throws(Fault) {
        if let failed = FolderMaking.make(path, mode: 0o700) {
            throw trouble("the folder \(Document.baseName(failed.folder)) cannot be made", failed.reason)
        }
    }

    /// Removes a folder and all in it; what is not there is no trouble.
    package static func remove(_ path: String) {
        guard isFolder(path) else {
            unsafe unlink(path)
            return
        }
        for name in FolderNames.all(path) ?? [] { remove("\(path)/\(name)") }
        unsafe rmdir(path)
    }

    /// Takes over a folder as it is, file by file, without copying bytes where the disk allows.
    package static func takeOver(_ source: String, as target: String) throws(Fault) {
        try make(target)
        for name in names(source) ?? [] {
            let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
            if isFolder(from) {
                try takeOver(from, as: to)
            } else if unsafe link(from, to) != 0 {
                throw trouble("a file of the run before cannot be kept", errno)
            }
        }
    }

    /// Writes a file whole.
    package static func write(_ text: String, to path: String) throws(Fault) { try write(Array(text.utf8), to: path) }

    package static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw trouble("a file cannot be written", errno) }
        defer { close(descriptor) }
        let failure = bytes.withBytes { FileWriting.write($0, to: descriptor) }
        guard failure == 0 else { throw trouble("a file cannot be written", failure) }
    }

    /// Puts a file in place of another in one step, with its folder where that is missing: whoever reads meanwhile has the one or the other.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(Fault) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !folder.isEmpty { try make(folder) }
        let draft = path + ".new"
        try write(bytes, to: draft)
        guard unsafe rename(draft, path) == 0 else {
            let code = errno
            unsafe unlink(draft)
            throw trouble("\(Document.baseName(path)) cannot be written", code)
        }
    }

    /// Files in a folder and in those below it, at most eight deep, in the order of their names; hidden ones are left out. A folder that
    /// cannot be read stands there itself: who reads its path is told why not.
    package static func files(below folder: String) -> [String] {
        var paths: [String] = []
        func walk(_ folder: String, _ depth: Int) {
            guard let names = names(folder) else {
                if exists(folder) { paths.append(folder) }
                return
            }
            for name in names {
                let path = "\(folder)/\(name)"
                if isFolder(path) {
                    if depth < 8 { walk(path, depth + 1) }
                } else {
                    paths.append(path)
                }
            }
        }
        walk(folder, 0)
        return paths
    }

    package static func trouble(_ what: String, _ code: Int32) -> Fault {
        let why =
            switch code {
            case ENOSPC: "the disk is full"
            case EACCES, EPERM, EROFS: "it is not allowed here"
            default: "error \(code) of the system"
            }
        let remedy =
            switch code {
            case ENOSPC: "Make room"
            case EACCES, EPERM, EROFS: "Allow writing there, or name another place"
            default: "Look at the place, or name another"
            }
        return Fault("output.failed", "\(what): \(why).", remedy: "\(remedy), and run it again.", exit: .inputOutput)
    }
}
