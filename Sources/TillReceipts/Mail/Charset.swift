import Glibc
import TillRecords

/// Text in an encoding that the document names.
enum Charset {
    /// What is not of the encoding becomes U+FFFD; an encoding that nobody knows is taken for UTF-8.
    static func text(_ bytes: [UInt8], _ name: String) -> String {
        let isPlain = ["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased())
        guard !isPlain, !bytes.isEmpty, let handle = iconv_open("UTF-8", usual(name)), handle != iconv_t(bitPattern: -1) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        defer { iconv_close(handle) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var out: [UInt8] = []
        source.withUnsafeMutableBufferPointer { whole in
            var input = whole.baseAddress
            var left = whole.count
            var chunk = [CChar](repeating: 0, count: 1 << 14)
            while left > 0 {
                let (isWhole, isFull, written) = chunk.withUnsafeMutableBufferPointer { buffer in
                    var output = buffer.baseAddress
                    var room = buffer.count
                    let status = iconv(handle, &input, &left, &output, &room)
                    let failed = status == Int.max || status == -1
                    return (!failed, failed && errno == E2BIG, buffer.count - room)
                }
                for index in 0..<written { out.append(UInt8(bitPattern: chunk[index])) }
                guard !isWhole, !isFull, left > 0 else { continue }
                out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                input = input?.advanced(by: 1)
                left -= 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// What mails call Latin 1 is Windows' to every program that shows them.
    private static func usual(_ name: String) -> String {
        switch name.lowercased() {
        case "iso-8859-1", "latin1": "CP1252"
        case "shift_jis", "shift-jis", "x-sjis": "CP932"
        case "ks_c_5601-1987", "euc-kr": "CP949"
        case "gb2312", "gbk": "GB18030"
        default: name
        }
    }
}
