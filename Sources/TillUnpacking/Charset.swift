import Glibc
import TillRecords

/// Text in an encoding that somebody names, by the C library.
public enum Charset {
    /// Whether the C library knows an encoding of this name.
    public static func isKnown(_ name: String) -> Bool {
        guard let handle = unsafe opened(name) else { return false }
        unsafe iconv_close(handle)
        return true
    }

    /// The text as UTF-8 and how many bytes are not of the encoding, each of which becomes U+FFFD; nil where nobody knows the encoding.
    public static func utf8(_ bytes: ByteView, from name: String) -> (bytes: [UInt8], lost: Int)? {
        guard let handle = unsafe opened(name) else { return nil }
        defer { unsafe iconv_close(handle) }
        var input = unsafe bytes.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: CChar.self)) }
        var left = bytes.count
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 2)
        var lost = 0
        var chunk = [CChar](repeating: 0, count: min(1 << 16, bytes.count * 4 + 16))
        while left > 0 {
            let (status, written) = unsafe chunk.withUnsafeMutableBufferPointer { buffer -> (Int32, Int) in
                var output = buffer.baseAddress
                var room = buffer.count
                let status = unsafe iconv(handle, &input, &left, &output, &room)
                return (status == Int.max || status == -1 ? errno : 0, buffer.count - room)
            }
            for index in 0..<written { out.append(UInt8(bitPattern: chunk[index])) }
            guard status != 0, status != E2BIG else { continue }
            out.append(contentsOf: [0xEF, 0xBF, 0xBD])
            lost += 1
            unsafe input = input?.advanced(by: 1)
            left -= 1
        }
        return (out, lost)
    }

    private static func opened(_ name: String) -> iconv_t? {
        let handle = unsafe iconv_open("UTF-8", name)
        return unsafe handle == iconv_t(bitPattern: -1) ? nil : handle
    }
}
