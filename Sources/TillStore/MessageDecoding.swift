/// What stands in a message of mail in other letters than its own: quoted-printable, base64, and the encoded words of its head (RFC 2045 and
/// 2047).
enum MessageDecoding {
    private static let mark = Array("content-transfer-encoding".utf8)

    /// Whether a file says that parts of it are written so.
    static func isMessage(_ bytes: [UInt8]) -> Bool {
        var at = 0
        for byte in bytes {
            let small = byte &- 65 < 26 ? byte | 0x20 : byte
            at = small == mark[at] ? at + 1 : (small == mark[0] ? 1 : 0)
            if at == mark.count { return true }
        }
        return false
    }

    /// All of it, decoded in each of the ways, one behind the other: for a search, not for a reader.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        quotedPrintable(bytes) + [0x0A] + bodies(bytes) + [0x0A] + words(bytes)
    }

    /// `=3D` is a sign, `=` at a line's end joins it with the next.
    static func quotedPrintable(_ bytes: [UInt8], isWord: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "="), at + 2 < bytes.count, let high = hex(bytes[at + 1]), let low = hex(bytes[at + 2]) {
                out.append(high << 4 | low)
                at += 3
            } else if byte == UInt8(ascii: "="), let end = lineEnd(bytes, at + 1) {
                at = end
            } else {
                out.append(isWord && byte == UInt8(ascii: "_") ? 0x20 : byte)
                at += 1
            }
        }
        return out
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        var at = start
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D { at += 1 }
        return at < bytes.count && bytes[at] == 0x0A ? at + 1 : nil
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// Runs of lines that are nothing but base64.
    private static func bodies(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var run: [UInt8] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let bare = line.last == 0x0D ? line.dropLast() : line
            if bare.count >= 4, bare.count % 4 == 0, bare.allSatisfy({ value($0) != nil || $0 == UInt8(ascii: "=") }) {
                run += bare
            } else if !run.isEmpty {
                out += base64(run) + [0x0A]
                run = []
            }
        }
        return out + base64(run)
    }

    /// `=?UTF-8?B?…?=`; of a text that was cut into several, all as one.
    private static func words(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        // What stands before a word, its letters, its way, its text, what stands behind.
        let parts = bytes.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false)
        for at in parts.indices.dropLast(4) where parts[at].last == UInt8(ascii: "=") && parts[at + 4].first == UInt8(ascii: "=") {
            switch parts[at + 2].first.map({ $0 | 0x20 }) {
            case UInt8(ascii: "b"): out += base64(Array(parts[at + 3]))
            case UInt8(ascii: "q"): out += quotedPrintable(Array(parts[at + 3]), isWord: true)
            default: continue
            }
        }
        return out
    }

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var (held, count): (UInt32, Int) = (0, 0)
        for byte in bytes {
            guard let value = value(byte) else { continue }
            held = held << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            out.append(UInt8(truncatingIfNeeded: held >> UInt32(count)))
        }
        return out
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 65...90: byte - 65
        case 97...122: byte - 71
        case 48...57: byte + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
