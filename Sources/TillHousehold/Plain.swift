import TillRecords

/// Text from strangers made fit to show: nothing that steers a terminal or turns the reading direction, no account numbers.
public enum Plain {
    /// The text without control, bidi, zero-width and tag characters, runs of white space as one blank, at most `limit` characters.
    ///
    /// - Parameter bound: keep what holds a sum together: a blank that does not break, and the mark that keeps a sign before its digits.
    public static func clean(_ text: String, limit: Int = 120, bound: Bool = false) -> String {
        if isPlain(text, limit) { return text }
        var out = String.UnicodeScalarView()
        var count = 0
        var gap: Unicode.Scalar?
        var mark: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                let isBound = bound && (scalar == "\u{A0}" || scalar == "\u{202F}")
                gap = out.isEmpty ? nil : isBound && gap == nil ? scalar : " "
                continue
            }
            if bound, scalar == "\u{200E}" {
                mark = scalar
                continue
            }
            guard !isDropped(scalar) else { continue }
            guard count < limit else {
                out.append("\u{2026}")
                break
            }
            if let gap { out.append(gap) }
            gap = nil
            if let mark, scalar == "+" || scalar == "-" || scalar == "\u{2212}" { out.append(mark) }
            mark = nil
            out.append(scalar)
            count += 1
        }
        return String(out)
    }

    /// The text with every run of eight or more digits (blanks and hyphens between them allowed from twelve on), and every IBAN,
    /// cut to its last four.
    ///
    /// - Parameter keepingDates: leave eight digits that are a day, as in the name of an export, `20250501`.
    public static func masked(_ text: String, keepingDates: Bool = false) -> String {
        guard hasLongNumber(text) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let atEdge = index == 0 || !isWord(bytes[index - 1])
            if atEdge, let end = endOfNumber(bytes, from: index), !(keepingDates && isDay(bytes[index..<end])) {
                out.append(contentsOf: "\u{2022}\u{2022}".utf8)
                out.append(contentsOf: bytes[index..<end].filter(isWord).suffix(4))
                index = end
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// How an account is called on a page: its own name when it is one, else the last four digits of its number.
    public static func account(_ account: String, masking: Bool) -> String {
        guard !account.isEmpty else { return "Unnamed account" }
        let name = clean(account, limit: 60)
        guard masking else { return name }
        let words = name.utf8.filter(isWord)
        let digits = words.filter { $0 &- 48 < 10 }
        guard digits.count >= 6, digits.count * 2 >= words.count else { return masked(name) }
        return "\u{2022}\u{2022}\u{2022}\u{2022} " + String(decoding: words.suffix(4), as: UTF8.self)
    }

    /// `YYYYMMDD` of these two centuries.
    private static func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 8, let number = Int(String(decoding: bytes, as: UTF8.self)) else { return false }
        let year = number / 10_000
        return YearWindow.digits.contains(year) && Day(year: year, month: number / 100 % 100, day: number % 100) != nil
    }

    /// Eight digits anywhere: without them there is nothing to mask.
    private static func hasLongNumber(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 where byte &- 48 < 10 { digits += 1 }
        return digits >= 8
    }

    /// True for printable ASCII that needs nothing done: most text, told apart without decoding it.
    private static func isPlain(_ text: String, _ limit: Int) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= limit, bytes.first != 32 else { return bytes.isEmpty }
        var last: UInt8 = 0
        for byte in bytes {
            guard byte &- 32 < 95, byte != 32 || last != 32 else { return false }
            last = byte
        }
        return last != 32
    }

    /// The end of an account, card or IBAN number that starts here, or nil.
    private static func endOfNumber(_ bytes: [UInt8], from start: Int) -> Int? {
        if let end = endOfIban(bytes, from: start) { return end }
        var index = start
        var digits = 0
        var spaced = false
        var last = start
        while index < bytes.count {
            if bytes[index] &- 48 < 10 {
                digits += 1
                last = index + 1
            } else if digits > 0, index == last, bytes[index] == 32 || bytes[index] == 45 {
                spaced = true
            } else {
                break
            }
            index += 1
        }
        guard last == bytes.count || !isWord(bytes[last]) else { return nil }
        return digits >= (spaced ? 12 : 8) ? last : nil
    }

    private static func endOfIban(_ bytes: [UInt8], from start: Int) -> Int? {
        guard start + 15 <= bytes.count, isCapital(bytes[start]), isCapital(bytes[start + 1]) else { return nil }
        guard bytes[start + 2] &- 48 < 10, bytes[start + 3] &- 48 < 10 else { return nil }
        var index = start + 4
        var digits = 2
        while index < bytes.count, bytes[index] &- 48 < 10 || isCapital(bytes[index]) {
            if bytes[index] &- 48 < 10 { digits += 1 }
            index += 1
        }
        return index - start >= 15 && digits >= 10 ? index : nil
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    private static func isWord(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte >= 128 }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9...13, 32, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...31, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE0FFF:
            true
        default: scalar.properties.generalCategory == .privateUse || scalar.properties.generalCategory == .unassigned
        }
    }
}
