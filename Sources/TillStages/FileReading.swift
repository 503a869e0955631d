import Glibc
import TillRecords

/// Whole files as bytes.
public enum FileReading {
    public enum ReadError: Error, Equatable {
        case missing
        case directory
        case symbolicLink
        case denied
        case tooLarge(Int)
        case special
        /// It was written to while it was read.
        case changed
        case failed(Int32)
    }

    /// The bytes of a file, or nil when it cannot be read or is larger than `limit`.
    public static func bytes(path: String, limit: Int) -> [UInt8]? {
        try? read(path: path, limit: limit).get()
    }

    /// A part of a file; nil when it cannot be read or is shorter.
    public static func bytes(path: String, from start: Int, count: Int) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let n = unsafe bytes.withUnsafeMutableBytes {
                unsafe pread(descriptor, $0.baseAddress.map { unsafe $0 + done }, count - done, start + done)
            }
            if n < 0, errno == EINTR { continue }
            guard n > 0 else { return nil }
            done += n
        }
        return bytes
    }

    /// The bytes of a regular file of at most `limit` bytes.
    public static func read(path: String, limit: Int) -> Result<[UInt8], ReadError> {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(trouble(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .failure(.failed(errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return .failure(.directory)
        default: return .failure(.special)
        }
        guard status.st_size <= limit else { return .failure(.tooLarge(Int(status.st_size))) }
        return read(descriptor: descriptor, expected: Int(status.st_size), limit: limit)
    }

    /// All bytes until the end of a descriptor, at most `limit`.
    public static func read(descriptor: Int32, expected: Int, limit: Int) -> Result<[UInt8], ReadError> {
        var capacity = max(expected, 0) + 1
        var bytes: [UInt8] = []
        while true {
            var got = 0
            var failure: Int32 = 0
            let start = bytes.count
            let room = capacity
            let more = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                while got < room {
                    let n = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + got }, room - got)
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

    private static func trouble(_ code: Int32) -> ReadError {
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
    /// Reads a whole file into a buffer that is used for one file after the other; its bytes, or nil when it cannot be read.
    ///
    /// The bytes are valid until the buffer is used again; the buffer grows as it must.
    public static func read(path: String, into buffer: inout [UInt8]) -> Int? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        if buffer.count < size { buffer = [UInt8](repeating: 0, count: size + size / 4) }
        var done = 0
        while done < size {
            let n = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress.map { unsafe $0 + done }, size - done)
            }
            if n < 0, errno == EINTR { continue }
            guard n > 0 else { return nil }
            done += n
        }
        return size
    }

    /// SHA-256 and size of a regular file, read piece by piece.
    public static func digest(path: String) -> Result<(hex: String, bytes: Int), ReadError> {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(trouble(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .failure(.failed(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failure(status.st_mode & S_IFMT == S_IFDIR ? .directory : .special) }
        return unsafe withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 64) { chunk in
            var digest = DigestStream()
            var total = 0
            while true {
                let n = unsafe Glibc.read(descriptor, chunk.baseAddress, chunk.count)
                if n < 0, errno == EINTR { continue }
                guard n >= 0 else { return .failure(trouble(errno)) }
                if n == 0 { return .success((digest.finish().hex, total)) }
                unsafe digest.take(ByteView(rebasing: chunk.view[..<n]))
                total += n
            }
        }
    }

    /// The last bytes of a file, at most `most`; nil when it cannot be read.
    public static func tail(path: String, most: Int) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        lseek(descriptor, max(0, off_t(status.st_size) - off_t(most)), SEEK_SET)
        return try? read(descriptor: descriptor, expected: most, limit: most + 1).get()
    }
}
