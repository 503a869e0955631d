import Glibc
import TillStages

/// One run at a time on one book and into one output: the lock goes with the process, whatever becomes of it.
///
/// Workers inherit it, so that it outlives a run that was killed until the last of its workers has put down its pen.
package struct RunLock {
    private let descriptor: Int32

    /// Takes the lock of an output. Throws when another run holds it.
    ///
    /// - Parameter wait: how many seconds it waits for the other to end.
    package init(out: String, wait: Int = 10) throws(Fault) { try self.init(out, "another run is writing this output.", wait) }

    /// Takes the lock of what a book remembers. Throws when another run or command holds it.
    package init(book base: String, wait: Int = 10) throws(Fault) { try self.init(base, "another run is at work on this book.", wait) }

    /// Takes the lock of an outbox. What sends inherits it: nothing is sent again while it is still on its way. Throws when another
    /// command holds it.
    package init(deliveries folder: String, wait: Int = 10) throws(Fault) {
        try self.init(folder, "another till deliver is sending for this book.", wait)
    }

    /// Whether somebody holds the lock of a folder now.
    package static func isHeld(_ folder: String) -> Bool {
        let descriptor = unsafe open("\(folder)/.lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    private init(_ folder: String, _ sentence: String, _ wait: Int) throws(Fault) {
        try Folder.make(folder)
        descriptor = unsafe open("\(folder)/.lock", O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw Folder.trouble("the folder \(Document.baseName(folder)) cannot be locked", errno) }
        var left = min(max(0, wait), 1 << 30) * 10
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, left > 0 {
            usleep(100_000)
            left -= 1
        }
        guard left > 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Fault("run.locked", sentence, remedy: "Wait for it to end, or give --wait more seconds.", exit: .cannotCreate)
        }
    }

    package func release() {
        close(descriptor)
    }
}
