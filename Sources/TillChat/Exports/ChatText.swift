import Glibc
import TillRecords

/// Bytes of chat text: marks of direction out, ends trimmed.
enum ChatText {
    /// The length of an invisible mark of direction (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069, U+FEFF) at `at`, else 0.
    @inline(__always)
    static func markLength(_ bytes: ByteView, _ at: Int) -> Int {
        guard at + 2 < bytes.count else { return 0 }
        if bytes[at] == 0xE2 {
            if bytes[at + 1] == 0x80 {
                let last = bytes[at + 2]
                return last == 0x8E || last == 0x8F || (0xAA...0xAE).contains(last) ? 3 : 0
            }
            return bytes[at + 1] == 0x81 && (0xA6...0xA9).contains(bytes[at + 2]) ? 3 : 0
        }
        return bytes[at] == 0xEF && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? 3 : 0
    }

    /// The length of a left-to-right or right-to-left mark at `at`, else 0.
    @inline(__always)
    static func isDirectionMark(_ bytes: ByteView, _ at: Int) -> Bool {
        at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x8E || bytes[at + 2] == 0x8F)
    }

    /// The length of a blank at `at`: space, tab, no-break space, narrow no-break space; else 0.
    @inline(__always)
    static func blankLength(_ bytes: ByteView, _ at: Int) -> Int {
        guard at < bytes.count else { return 0 }
        let byte = bytes[at]
        if byte == 0x20 || byte == 0x09 { return 1 }
        if byte == 0xC2 { return at + 1 < bytes.count && bytes[at + 1] == 0xA0 ? 2 : 0 }
        guard byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 else { return 0 }
        let last = bytes[at + 2]
        return last == 0xAF || (0x80...0x8A).contains(last) ? 3 : 0
    }

    /// How many bytes from `start` on are ASCII.
    @inline(__always)
    static func asciiLength(_ bytes: ByteView, from start: Int = 0) -> Int {
        var at = start
        while at &+ 8 <= bytes.count, bytes.load(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { at &+= 8 }
        while at < bytes.count, bytes[at] < 0x80 { at &+= 1 }
        return at &- start
    }

    /// Appends the bytes without marks of direction.
    static func append(_ bytes: ByteView, to out: ByteBuffer) {
        var start = 0
        var at = asciiLength(bytes)
        while at < bytes.count {
            if bytes[at] >= 0xE2 {
                let mark = markLength(bytes, at)
                if mark > 0 {
                    out.append(ByteView(rebasing: bytes[start..<at]))
                    at += mark
                    start = at
                    continue
                }
            }
            at += 1
        }
        out.append(ByteView(rebasing: bytes[start...]))
    }

    /// Takes blanks and line ends off both ends, and `~` and its blank off the start.
    static func trim(_ buffer: ByteBuffer) {
        let kept: [UInt8]? = buffer.withBytes { bytes in
            var range = trimmed(bytes)
            if range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "~") {
                range = trimmed(ByteView(rebasing: bytes[..<range.upperBound]), from: range.lowerBound + 1)
            }
            return range == 0..<bytes.count ? nil : Array(bytes[range])
        }
        guard let kept else { return }
        buffer.clear()
        buffer.append(kept)
    }

    /// Where the bytes stand that are left when blanks and line ends are taken off both ends.
    static func trimmed(_ bytes: ByteView, from first: Int = 0) -> Range<Int> {
        var start = first
        var end = bytes.count
        while start < end {
            let blank = bytes[start] == 0x0A || bytes[start] == 0x0D ? 1 : blankLength(bytes, start)
            if blank == 0 { break }
            start += blank
        }
        while end > start {
            let last = bytes[end - 1]
            if last == 0x20 || last == 0x09 || last == 0x0A || last == 0x0D {
                end -= 1
            } else if end - start >= 2, last == 0xA0, bytes[end - 2] == 0xC2 {
                end -= 2
            } else if end - start >= 3, last == 0xAF, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE2 {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// Bots name themselves so: `Haushaltsbot`, `BudgetBot`, `Budget Bot`; people are called Kim Talbot.
    static func isBotName(_ name: ByteView) -> Bool {
        guard name.count > 3 else { return false }
        let end = ByteView(rebasing: name[(name.count - 3)...])
        guard end[0] | 0x20 == UInt8(ascii: "b"), end[1] | 0x20 == UInt8(ascii: "o"), end[2] | 0x20 == UInt8(ascii: "t") else {
            return false
        }
        return end[0] == UInt8(ascii: "B") || name[name.count - 4] == 0x20 || !name.contains(0x20)
    }

    static func isBotName(_ name: String) -> Bool { Array(name.utf8).withBytes { isBotName($0) } }
}
