import Glibc

/// Character sets that banks write in.
enum BankEncoding: String, Sendable, CaseIterable {
    case utf8
    case utf8Marked = "utf8-bom"
    case utf16Little = "utf16le-bom"
    case utf16Big = "utf16be-bom"
    case utf16Bare = "utf16le"
    case windows1250 = "cp1250"
    case windows1251 = "cp1251"
    case windows1252 = "cp1252"
    case windows1253 = "cp1253"
    case windows1254 = "cp1254"
    case windows1255 = "cp1255"
    case windows1256 = "cp1256"
    case windows1257 = "cp1257"
    case latin1
    case latin9
    case shiftJIS = "sjis"
    case gbk
    case eucKR = "euckr"
    case thai = "tis620"

    /// The bytes of the text, or nil when it holds a character that the set has not.
    func bytes(_ text: String) -> [UInt8]? {
        switch self {
        case .utf8: Array(text.utf8)
        case .utf8Marked: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .utf16Little: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16Big: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16Bare: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        default: converted(text)
        }
    }

    /// What the C library calls the set.
    private var name: String {
        switch self {
        case .latin1: "ISO-8859-1"
        case .latin9: "ISO-8859-15"
        case .shiftJIS: "CP932"
        case .gbk: "GBK"
        case .eucKR: "EUC-KR"
        case .thai: "TIS-620"
        default: rawValue.uppercased()
        }
    }

    private func converted(_ text: String) -> [UInt8]? {
        let converter = iconv_open(name, "UTF-8")
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2 + 16)
        var (inLeft, outLeft) = (input.count, output.count)
        let room = outLeft
        let failed = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return iconv(converter, &from, &inLeft, &to, &outLeft) != 0
            }
        }
        return failed || inLeft > 0 ? nil : output[..<(room - outLeft)].map { UInt8(bitPattern: $0) }
    }
}
