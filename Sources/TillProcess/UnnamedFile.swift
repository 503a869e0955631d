import Glibc

/// A file without a name that holds documents for programs that read files: what came by standard input or out of an archive. It goes
/// with its owner.
public final class UnnamedFile {
    private var descriptor: Int32 = -1
    private var end = 0

    public init() {}

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Where programs that this process starts find it; nil where it could not be made.
    public var path: String? { open() ? "/proc/\(getpid())/fd/\(descriptor)" : nil }

    /// Puts bytes behind what is there already; where they begin, or nil where there is no room.
    public func append(_ bytes: [UInt8]) -> Int? {
        guard open() else { return nil }
        let start = end
        var done = 0
        while done < bytes.count {
            let n = unsafe bytes.withUnsafeBytes {
                unsafe pwrite(descriptor, $0.baseAddress.map { unsafe $0 + done }, bytes.count - done, start + done)
            }
            if n < 0, errno == EINTR { continue }
            guard n > 0 else { return nil }
            done += n
        }
        end += bytes.count
        return start
    }

    /// What lies in it, which other programs may have written; nil for more than `most` bytes.
    public func bytes(most: Int) -> [UInt8]? {
        let count = open() ? Int(lseek(descriptor, 0, SEEK_END)) : -1
        guard (0...most).contains(count) else { return nil }
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { room, done in
            while done < count {
                let n = unsafe pread(descriptor, room.baseAddress.map { unsafe $0 + done }, count - done, off_t(done))
                if n < 0, errno == EINTR { continue }
                guard n > 0 else { return }
                done += n
            }
        }
    }

    private func open() -> Bool {
        if descriptor >= 0 { return true }
        var template = Array("/tmp/till-XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { return false }
        unsafe unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return true
    }
}
