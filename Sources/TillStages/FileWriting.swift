import Glibc
import TillRecords

/// Writing to descriptors.
public enum FileWriting {
    /// Writes all bytes. Gives 0, or the number of the system's error.
    public static func write(_ bytes: ByteView, to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let count = unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno }
            if count == 0 { return EIO }
            done += count
        }
        return 0
    }

    /// The same for a text, as UTF-8.
    public static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { unsafe write(ByteView($0), to: descriptor) }
    }
}
