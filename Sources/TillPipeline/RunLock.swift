import Glibc
import TillStages

/// One run at a time into one output: the lock goes with the process, whatever becomes of it.
///
/// Workers inherit it, so that it outlives a run that was killed until the last of its workers has put down its pen.
struct RunLock {
    private let descriptor: Int32

    /// Takes the lock. Throws when another run holds it.
    ///
    /// - Parameter wait: how many seconds it waits for the other to end.
    init(out: String, wait: Int = 10) throws(Fault) {
        try Folder.make(out)
        descriptor = open("\(out)/.lock", O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw Folder.trouble("the output cannot be locked", errno) }
        var left = wait * 10
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, left > 0 {
            usleep(100_000)
            left -= 1
        }
        guard left > 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Fault(
                "run.locked", "another run is writing this output.", remedy: "Wait for it to end, or name another --out.",
                exit: .cannotCreate)
        }
    }

    func release() {
        close(descriptor)
    }
}
