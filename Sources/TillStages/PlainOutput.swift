import Glibc
import TillRecords

/// Standard output for a stage whose product takes the place of the stream (`Stage.replacesStream`).
public final class PlainOutput {
    public init() {}

    /// Writes the text. A reader that went away ends the process in silence; throws `output.failed` when the system refuses.
    public func write(_ text: String) throws(Fault) {
        var text = text
        let failure: Int32 = text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(1, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return errno }
                done += count
            }
            return 0
        }
        guard failure != 0 else { return }
        if failure == EPIPE { Ending.now(.good) }
        throw Fault(
            "output.failed", "writing failed (error \(failure) of the system).",
            remedy: "Make room, or write elsewhere, and run it again.", exit: .inputOutput)
    }
}
