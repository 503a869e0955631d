import Glibc
import TillRecords

/// Standard output for a stage whose product takes the place of the stream (`Stage.replacesStream`).
public final class PlainOutput {
    public init() {}

    /// Writes the text. A reader that went away ends the process in silence; throws `output.failed` when the system refuses.
    public func write(_ text: String) throws(Fault) {
        let failure = FileWriting.write(text, to: 1)
        if failure != 0 { throw PlainOutput.fault(failure) }
    }

    /// What a refused write means. Does not return when the reader went away.
    static func fault(_ failure: Int32) -> Fault {
        if failure == EPIPE { Ending.now(.good) }
        let reason = failure == ENOSPC ? "the disk is full." : "writing failed (error \(failure) of the system)."
        return Fault("output.failed", reason, remedy: "Make room, or write elsewhere, and run it again.", exit: .inputOutput)
    }
}
