import Glibc

/// A child that is written to and read from in turn, so that neither waits for the other before a full pipe.
public final class FedChild {
    private let child: ChildProcess
    private let patience: Int
    private var isClosed = false
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    /// Milliseconds spent waiting for it while it took nothing and said nothing.
    private var waited = 0

    /// Of util-linux: asks the kernel to end a program with whoever started it.
    private static let binder = "/usr/bin/setpriv"

    /// It took longer than it may.
    public struct Late: Error {}

    /// Of the environment it gets what a stranger's program may know.
    ///
    /// - Parameters:
    ///   - errors: a file that takes what it says on standard error.
    ///   - patience: seconds it may let this process wait in all.
    ///   - isBound: it is ended by the system when this process ends, however that ends: what it holds then is free again.
    public init(
        path: String, arguments: [String], errors: String, patience: Int, isBound: Bool = false
    ) throws(ChildProcess.SpawnError) {
        let hasBinder = unsafe isBound && access(FedChild.binder, X_OK) == 0
        child = try ChildProcess(
            path: hasBinder ? FedChild.binder : path, arguments: (hasBinder ? ["--pdeathsig", "KILL", path] : []) + arguments,
            isClean: true,
            errors: errors)
        self.patience = patience
        _ = fcntl(child.input, F_SETFL, O_NONBLOCK)
    }

    deinit {
        child.kill()
        child.closeInput()
        _ = child.wait()
    }

    /// Gives bytes to the child, and takes what it says meanwhile.
    public func feed(_ bytes: [UInt8], _ told: (ArraySlice<UInt8>) -> Void) throws(Late) {
        var done = 0
        while done < bytes.count, !isClosed {
            let ready = try wait(toWrite: true)
            if ready.read, !take(told) { isClosed = true }
            guard ready.write, !isClosed else { continue }
            let n = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(child.input, $0.baseAddress.map { unsafe $0 + done }, bytes.count - done)
            }
            if n > 0 { done += n } else if n < 0, errno != EAGAIN, errno != EINTR { isClosed = true }
        }
    }

    /// Tells the child that nothing more comes, takes all it still says, and gives how it ended.
    public func finish(_ told: (ArraySlice<UInt8>) -> Void) throws(Late) -> ChildProcess.Ending {
        child.closeInput()
        while true {
            if try wait(toWrite: false).read, !take(told) { return child.wait() }
        }
    }

    /// Takes what there is to read; false at its end.
    private func take(_ told: (ArraySlice<UInt8>) -> Void) -> Bool {
        let n = unsafe read(child.output, &chunk, chunk.count)
        if n < 0 { return errno == EINTR || errno == EAGAIN }
        if n > 0 { told(chunk[..<n]) }
        return n > 0
    }

    private func wait(toWrite: Bool) throws(Late) -> (read: Bool, write: Bool) {
        let slice: Int32 = 100
        while true {
            var polls = [pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)]
            if toWrite { polls.append(pollfd(fd: child.input, events: Int16(POLLOUT), revents: 0)) }
            let count = unsafe poll(&polls, nfds_t(polls.count), slice)
            if count > 0 { return (polls[0].revents != 0, toWrite && polls[1].revents != 0) }
            if count < 0, errno == EINTR { continue }
            waited += Int(slice)
            if waited > patience * 1000 {
                child.kill()
                throw Late()
            }
        }
    }
}
