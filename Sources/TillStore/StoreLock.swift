import Glibc
import TillStages

/// One writer at a time of a file of the store; the lock goes with the process, whatever becomes of it.
struct StoreLock {
    private let descriptor: Int32

    /// Waits until nobody else writes.
    init(_ path: String) throws(Fault) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFile.trouble(path, errno) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let code = errno
                close(descriptor)
                throw StoreFile.trouble(path, code)
            }
        }
    }

    func release() { close(descriptor) }
}
