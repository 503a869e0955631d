import TillRecords
import TillUnpacking

/// The characters of an OFX file. What the header says is often wrong, so the bytes are asked first.
enum OfxEncoding {
    /// The document as UTF-8, and the name of the encoding that was taken, when it was not UTF-8.
    static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], from: String?) {
        if let wide = wide(bytes) { return wide }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let kept = start == 0 ? bytes : Array(bytes[start...])
        if kept.withBytes({ isUtf8($0) }) { return (kept, nil) }
        let name = declared(bytes)
        if let name, !latin.contains(name), let converted = converted(kept, from: name) { return (converted, name) }
        return (fromWindows1252(kept), "windows-1252")
    }

    /// Why an encoding was taken, for a person.
    static func why(_ from: String?) -> String {
        switch from {
        case nil: "all bytes are valid UTF-8, or nearly all"
        case "utf-16": "its byte order mark, or every other byte is zero"
        case "windows-1252": "the bytes are no UTF-8, and the header names nothing else that fits"
        default: "the bytes are no UTF-8, and the header says so"
        }
    }

    /// Valid, or so nearly that the faults are characters cut in half: more good sequences than bad bytes.
    private static func isUtf8(_ bytes: ByteView) -> Bool {
        guard let first = Utf8.firstError(in: bytes) else { return true }
        var good = 0
        var bad = 1
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
            } else {
                let length = Utf8.length(in: bytes, at: index)
                if length > 0 { good += 1 } else if index > first { bad += 1 }
                index += max(1, length)
            }
        }
        return good > bad
    }

    /// UTF-16 with a byte order mark, or with NULs where Latin letters have them.
    private static func wide(_ bytes: [UInt8]) -> (bytes: [UInt8], from: String?)? {
        guard bytes.count >= 4 else { return nil }
        let littleEndian = bytes.starts(with: [0xFF, 0xFE]) || (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
        let bigEndian = bytes.starts(with: [0xFE, 0xFF]) || (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
        guard littleEndian != bigEndian else { return nil }
        let skip = bytes[0] >= 0xFE ? 2 : 0
        let units = stride(from: skip, to: bytes.count - 1, by: 2).map { index -> UInt16 in
            let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return littleEndian ? b << 8 | a : a << 8 | b
        }
        return (Array(String(decoding: units, as: UTF16.self).utf8), "utf-16")
    }

    private static let latin: Set<String> = [
        "1252", "windows-1252", "cp1252", "iso-8859-1", "8859-1", "latin1", "none", "us-ascii", "usascii",
    ]

    /// What the header says, in small letters: `CHARSET:1251`, `encoding="iso-8859-2"`.
    private static func declared(_ bytes: [UInt8]) -> String? {
        let head = HeadBytes(bytes)
        for word: StaticString in ["charset:", "encoding=", "<cpage>"] {
            guard let value = head.word(after: word) else { continue }
            if value.allSatisfy({ $0.isNumber }), value.hasPrefix("125") { return value == "1252" ? value : "windows-\(value)" }
            return value.hasPrefix("8859-") ? "iso-\(value)" : value
        }
        return nil
    }

    /// Nil where nobody knows the encoding, or a byte is not of it.
    private static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        guard let (out, lost) = bytes.withBytes({ Charset.utf8($0, from: name) }), lost == 0 else { return nil }
        return out
    }

    private static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 { out.append(byte) } else { append(scalar(byte), to: &out) }
        }
        return out
    }

    private static func append(_ scalar: UInt16, to out: inout [UInt8]) {
        if scalar < 0x800 {
            out.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
        } else {
            out.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            out.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
        }
        out.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }

    /// Windows-1252: ISO 8859-1 but for 0x80 to 0x9F.
    private static func scalar(_ byte: UInt8) -> UInt16 {
        byte &- 0x80 < 32 ? high[Int(byte &- 0x80)] : UInt16(byte)
    }

    private static let high: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]
}
