import Glibc
import TillRecords

extension FileReading {
    /// Gives each line of a regular file without its newline, read piece by piece into one buffer; false when it cannot be read to its
    /// end, or has a line longer than a record may be. A line's bytes are valid until the body returns.
    ///
    /// - Parameters:
    ///   - start: the byte that the first of them begins at.
    ///   - end: the byte that the line behind the last of them begins at; nil for the file's end.
    public static func eachLine(
        path: String, from start: Int = 0, to end: Int? = nil, _ body: (ByteView) -> Void
    ) -> Bool {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        guard start == 0 || lseek(descriptor, start, SEEK_SET) == start else { return false }
        var left = end.map { $0 - start } ?? .max
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        // Bytes of a line whose end was not read yet.
        var held = 0
        while true {
            if held == buffer.count {
                guard held <= Record.longestLine else { return false }
                buffer += [UInt8](repeating: 0, count: held)
            }
            let room = min(buffer.count - held, left)
            let got = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress.map { unsafe $0 + held }, room) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { return false }
            if got == 0 {
                if held > 0 { buffer.withBytes { body(ByteView(rebasing: $0[..<held])) } }
                return true
            }
            left -= got
            let filled = held + got
            let given = buffer.withBytes { give($0[..<filled], newSince: held, body) }
            held = filled - given
            if given > 0, held > 0 { unsafe buffer.withUnsafeMutableBytes { unsafe $0.copyMemory(from: given, count: held) } }
        }
    }

    /// Gives the whole lines of some bytes; how many bytes these were.
    private static func give(_ bytes: Slice<ByteView>, newSince known: Int, _ body: (ByteView) -> Void) -> Int {
        let all = ByteView(rebasing: bytes)
        var (start, from) = (0, known)
        while let end = all.firstIndex(of: 0x0A, from: from) {
            body(ByteView(rebasing: all[start..<end]))
            (start, from) = (end + 1, end + 1)
        }
        return start
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Moves bytes of it to its beginning.
    fileprivate func copyMemory(from start: Int, count: Int) {
        guard let base = baseAddress else { return }
        unsafe memmove(base, base + start, count)
    }
}
