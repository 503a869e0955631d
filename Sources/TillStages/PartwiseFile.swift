import Glibc

/// A regular file that is read in parts and never held whole.
///
/// Its parts belong together only while nobody writes to it: `trouble` tells when it was changed or cut meanwhile, or could not be
/// read. It is for one thread at a time.
public final class PartwiseFile: @unchecked Sendable {
    private let descriptor: Int32
    /// Bytes, when it was opened.
    public let size: Int
    private let written: timespec
    /// Why what was read cannot be trusted; nil while all is well.
    public private(set) var trouble: FileReading.ReadError?

    /// Nil when it is no regular file that can be opened: who reads it whole can tell why.
    public init?(path: String) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        size = Int(status.st_size)
        written = status.st_mtim
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { close(descriptor) }

    /// Fills `room` with what stands from an offset on; how many bytes came. Fewer only at the file's end, or in trouble.
    public func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) -> Int {
        let wanted = min(room.count, max(0, size - offset))
        var done = 0
        while done < wanted {
            let n = unsafe pread(descriptor, room.baseAddress.map { unsafe $0 + done }, wanted - done, off_t(offset + done))
            if n < 0, errno == EINTR { continue }
            guard n > 0 else {
                trouble = trouble ?? (n == 0 ? .changed : .failed(errno))
                break
            }
            done += n
        }
        return done
    }

    /// Its first bytes, at most so many.
    public func head(_ most: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
            count = unsafe read(at: 0, into: UnsafeMutableRawBufferPointer(room))
        }
    }

    /// Looks whether it is still as it was when it was opened. Asked at the end of a reading, when all parts are there.
    public func settle() {
        var status = stat()
        guard trouble == nil, unsafe fstat(descriptor, &status) == 0 else { return }
        let same = Int(status.st_size) == size && status.st_mtim.tv_sec == written.tv_sec && status.st_mtim.tv_nsec == written.tv_nsec
        if !same { trouble = .changed }
    }
}
