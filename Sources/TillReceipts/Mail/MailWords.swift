import TillRecords
import TillUnpacking

/// What mails do to letters that are not ASCII, undone.
enum MailWords {
    /// `=?utf-8?B?...?=` in a field.
    static func decoded(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        var wasWord = false
        while let start = rest.firstRange(of: "=?") {
            let pieces = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard pieces.count == 4, pieces[3].hasPrefix("="), let word = word(pieces[0], pieces[1], pieces[2]) else {
                out += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                wasWord = false
                continue
            }
            let before = rest[..<start.lowerBound]
            // The blank between two such words is none of the text.
            if !(wasWord && before.allSatisfy(\.isWhitespace)) { out += before }
            out += word
            rest = pieces[3].dropFirst()
            wasWord = true
        }
        return out + rest
    }

    private static func word(_ charset: Substring, _ way: Substring, _ text: Substring) -> String? {
        let bytes: [UInt8]?
        switch way {
        case "B", "b": bytes = base64(Array(text.utf8)[...])
        case "Q", "q": bytes = quotedPrintable(Array(text.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })[...])
        default: bytes = nil
        }
        return bytes.map { MailWords.text($0, in: charset.prefix { $0 != "*" }.description) }
    }

    /// Text in the encoding that a mail names; what is not of it becomes U+FFFD, and an encoding that nobody knows is taken for UTF-8.
    static func text(_ bytes: [UInt8], in charset: String) -> String {
        let isPlain = ["utf-8", "utf8", "us-ascii", "ascii"].contains(charset.lowercased())
        let converted = isPlain ? nil : bytes.withBytes { Charset.utf8($0, from: usual(charset)) }
        return String(decoding: converted?.bytes ?? bytes, as: UTF8.self)
    }

    /// What mails call Latin 1 is Windows' to every program that shows them.
    private static func usual(_ charset: String) -> String {
        switch charset.lowercased() {
        case "iso-8859-1", "latin1": "CP1252"
        case "shift_jis", "shift-jis", "x-sjis": "CP932"
        case "ks_c_5601-1987", "euc-kr": "CP949"
        case "gb2312", "gbk": "GB18030"
        default: charset
        }
    }

    /// Base64 with line ends in it; nil for anything else.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        Base64.bytes(String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self))
    }

    /// `=C3=A9`, and lines that a `=` at their end continues (RFC 2045 §6.7).
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            guard bytes[at] == UInt8(ascii: "=") else {
                out.append(bytes[at])
                at += 1
                continue
            }
            let next = bytes[(at + 1)...].prefix(2)
            if let high = next.first.flatMap(value), let low = next.dropFirst().first.flatMap(value) {
                out.append(high << 4 | low)
                at += 3
            } else if next.first == 0x0A {
                at += 2
            } else if next.elementsEqual([0x0D, 0x0A]) {
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
