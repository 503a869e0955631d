/// UTF-8 by the rules of the Unicode standard, table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF.
public enum Utf8 {
    /// Bytes of the well-formed non-ASCII character at `start`, 2 to 4, or 0 when it is malformed or cut.
    @inline(__always)
    public static func length(at start: UnsafeRawPointer, _ left: Int) -> Int {
        let first = unsafe start.load(as: UInt8.self)
        func continues(_ offset: Int) -> Bool { unsafe start.load(fromByteOffset: offset, as: UInt8.self) & 0xC0 == 0x80 }
        switch first {
        case 0xC2...0xDF:
            return left >= 2 && continues(1) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, continues(1), continues(2) else { return 0 }
            let second = unsafe start.load(fromByteOffset: 1, as: UInt8.self)
            if first == 0xE0, second < 0xA0 { return 0 }
            if first == 0xED, second > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard left >= 4, continues(1), continues(2), continues(3) else { return 0 }
            let second = unsafe start.load(fromByteOffset: 1, as: UInt8.self)
            if first == 0xF0, second < 0x90 { return 0 }
            if first == 0xF4, second > 0x8F { return 0 }
            return 4
        default:
            return 0
        }
    }

    /// The same for the character that begins at an index.
    @inline(__always)
    public static func length(in bytes: ByteView, at index: Int) -> Int {
        guard let base = unsafe bytes.baseAddress, index >= 0, index < bytes.count else { return 0 }
        return unsafe length(at: base + index, bytes.count &- index)
    }

    /// The offset of the first malformed byte, or nil when all is well.
    public static func firstError(in bytes: ByteView) -> Int? {
        guard let base = unsafe bytes.baseAddress else { return nil }
        var index = 0
        let count = bytes.count
        while index < count {
            while index &+ 8 <= count, unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                index &+= 8
            }
            guard index < count else { return nil }
            if unsafe base.load(fromByteOffset: index, as: UInt8.self) < 0x80 {
                index &+= 1
                continue
            }
            let length = unsafe length(at: base + index, count - index)
            if length == 0 { return index }
            index &+= length
        }
        return nil
    }
}
