import Glibc
import TillRecords

/// What stands before the time of the line read last: most lines of an export are of the same day as the line before them.
final class WhatsAppSameDay {
    private let bytes = ByteBuffer(capacity: 64)
    private var kept = WhatsAppHeader()

    /// Keeps what was read of a line up to its time, which starts at `time`.
    func keep(_ line: ByteView, _ header: WhatsAppHeader, time: Int) {
        bytes.clear()
        bytes.append(ByteView(rebasing: line[..<time]))
        kept = header
    }

    /// What is kept, when the line starts with the same bytes and a digit of its time follows them.
    @inline(__always)
    func header(of line: ByteView) -> (header: WhatsAppHeader, time: Int)? {
        let count = bytes.count
        guard count > 0, line.count > count, Digits.read(line, count) != nil, bytes.withBytes({ line.matches($0, at: 0) }) else {
            return nil
        }
        return (kept, count)
    }
}
