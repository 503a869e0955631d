import Glibc
import TillStages

/// One run at a time into one output: the lock goes with the process, whatever becomes of it.
struct RunLock {
    private let descriptor: Int32

    /// Takes the lock. Throws when another run holds it.
    init(out: String) throws(Fault) {
        try Folder.make(out)
        descriptor = open("\(out)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Folder.trouble("the output cannot be locked", errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
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
