import Glibc

/// Whole files as bytes.
public enum FileReading {
    public enum Trouble: Error, Equatable {
        case missing
        case directory
        case symbolicLink
        case denied
        case tooLarge(Int)
        case special
        case failed(Int32)
    }

    /// The bytes of a file, or nil when it cannot be read or is larger than `limit`.
    public static func bytes(path: String, limit: Int) -> [UInt8]? {
        try? read(path: path, limit: limit).get()
    }

    /// A part of a file; nil when it cannot be read or is shorter.
    public static func bytes(path: String, from start: Int, count: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let n = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress.map { $0 + done }, count - done, start + done) }
            if n < 0, errno == EINTR { continue }
            guard n > 0 else { return nil }
            done += n
        }
        return bytes
    }

    /// The bytes of a regular file of at most `limit` bytes.
    public static func read(path: String, limit: Int) -> Result<[UInt8], Trouble> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(trouble(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(.failed(errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return .failure(.directory)
        default: return .failure(.special)
        }
        guard status.st_size <= limit else { return .failure(.tooLarge(Int(status.st_size))) }
        return read(descriptor: descriptor, expected: Int(status.st_size), limit: limit)
    }

    /// All bytes until the end of a descriptor, at most `limit`.
    public static func read(descriptor: Int32, expected: Int, limit: Int) -> Result<[UInt8], Trouble> {
        var capacity = max(expected, 0) + 1
        var bytes: [UInt8] = []
        while true {
            var got = 0
            var failure: Int32 = 0
            let start = bytes.count
            let room = capacity
            let more = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                while got < room {
                    let n = Glibc.read(descriptor, buffer.baseAddress.map { $0 + got }, room - got)
                    if n < 0 {
                        if errno == EINTR { continue }
                        failure = errno
                        break
                    }
                    if n == 0 { break }
                    got += n
                }
                count = got
            }
            if failure != 0 { return .failure(trouble(failure)) }
            if start == 0 { bytes = more } else { bytes += more }
            if got < room { return .success(bytes) }
            if bytes.count > limit { return .failure(.tooLarge(bytes.count)) }
            capacity = 1 << 20
        }
    }

    private static func trouble(_ code: Int32) -> Trouble {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .denied
        case EISDIR: .directory
        case ELOOP: .symbolicLink
        default: .failed(code)
        }
    }
}

extension FileReading {
    /// The last bytes of a file, at most `most`; nil when it cannot be read.
    public static func tail(path: String, most: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        lseek(descriptor, max(0, off_t(status.st_size) - off_t(most)), SEEK_SET)
        return try? read(descriptor: descriptor, expected: most, limit: most + 1).get()
    }
}
