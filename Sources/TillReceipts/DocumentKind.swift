/// What a document is, from its content.
enum DocumentKind: Equatable {
    case image
    case pdf
    /// One receipt as text.
    case text
    /// JSON lines, a receipt in each.
    case lines
    /// A kind that a person can turn into one that is read; what it is called.
    case foreign(String)
    case unknown

    init(_ bytes: [UInt8]) {
        func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + magic.count && bytes[offset..<(offset + magic.count)].elementsEqual(magic)
        }
        if starts([0xFF, 0xD8, 0xFF]) || starts([0x89, 0x50, 0x4E, 0x47]) || starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A])
        {
            self = .image
        } else if starts(Array("%PDF-".utf8)) {
            self = .pdf
        } else if starts(Array("ftyp".utf8), at: 4) {
            self = .foreign("HEIC")
        } else if starts(Array("GIF8".utf8)) {
            self = .foreign("GIF")
        } else if starts(Array("RIFF".utf8)) {
            self = .foreign("WebP")
        } else if starts([0x50, 0x4B, 3, 4]) {
            self = .foreign("ZIP")
        } else {
            self = DocumentKind.text(bytes)
        }
    }

    private static func text(_ bytes: [UInt8]) -> DocumentKind {
        let head = bytes.prefix(65_536)
        guard head.withUnsafeBytes(isPrinted) else { return .unknown }
        let first = head.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        return first == UInt8(ascii: "{") ? .lines : .text
    }

    /// Whether bytes have no controls but those that printers write: tab, line ends, page end, bell and escape.
    private static func isPrinted(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = 0
        while index &+ 8 <= bytes.count {
            // Eight bytes at once: the high bits show which of them may lie below the blank.
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            var low = (word &- ones &* 0x20) & ~word & ones &* 0x80
            while low != 0 {
                guard isPrinted(UInt8(truncatingIfNeeded: word >> UInt64(low.trailingZeroBitCount & ~7))) else { return false }
                low &= low &- 1
            }
            index &+= 8
        }
        return bytes[index...].allSatisfy(isPrinted)
    }

    @inline(__always)
    private static func isPrinted(_ byte: UInt8) -> Bool {
        let controls: UInt32 = 1 << 0x09 | 1 << 0x0A | 1 << 0x0C | 1 << 0x0D | 1 << 0x07 | 1 << 0x1B
        return byte >= 0x20 || controls >> UInt32(byte) & 1 == 1
    }
}
