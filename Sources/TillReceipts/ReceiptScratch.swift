import Glibc
import TillStages

/// A file without a name for documents that are no files: what came by standard input or out of an archive. It goes with its owner.
final class ReceiptScratch {
    private var descriptor: Int32 = -1
    private var end = 0

    init() {}

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Where workers find it.
    var path: String {
        get throws(Fault) { "/proc/\(getpid())/fd/\(try open())" }
    }

    /// Puts bytes behind what is there already; where they begin.
    func keep(_ bytes: [UInt8]) throws(Fault) -> Int {
        let file = try open()
        let start = end
        var done = 0
        while done < bytes.count {
            let n = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress.map { $0 + done }, bytes.count - done, start + done) }
            if n < 0, errno == EINTR { continue }
            guard n > 0 else { throw ReceiptScratch.trouble }
            done += n
        }
        end += bytes.count
        return start
    }

    private func open() throws(Fault) -> Int32 {
        if descriptor >= 0 { return descriptor }
        var template = Array("/tmp/till-receipts-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw ReceiptScratch.trouble }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static var trouble: Fault {
        Fault("receipts.scratch", "there is no room in /tmp for the document.", remedy: "Make room, or name the file.", exit: .inputOutput)
    }
}
