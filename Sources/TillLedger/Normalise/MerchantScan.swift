import TillRecords

/// The words of a bank's text, in capitals, in buffers that are used again for the next text.
///
/// Words are split at blanks and at the marks banks put between them; points, hyphens, apostrophes, ampersands, plus signs and
/// slashes inside a word stay. Letters of Latin, Greek and Cyrillic writing are folded to capitals with the ASCII ones.
final class MerchantScan {
    private let store = ByteBuffer(capacity: 512)
    private var words: [Word] = []
    private let joined = ByteBuffer(capacity: 256)
    /// True when the text had a small letter: then its own casing is kept.
    private(set) var hasLower = false

    struct Word {
        var start: Int
        var end: Int
        /// Where the word stands in the text itself.
        var sourceStart: Int
        var sourceEnd: Int
        var digits: Int
        var letters: Int
        /// Three or more blanks before it, the next field of a fixed-width line, or two slashes, behind which a terminal names its town.
        var afterGap: Bool
        /// A mark that parts fields stands before it: a dash, bar or comma of its own, or the channel's.
        var startsField = false
        /// A colon stands behind it, and then a blank: what follows is what it names.
        var isLabel = false
        /// A colon stands behind it.
        var hasColon = false
        /// A comma stands before it.
        var afterComma = false
        /// It is an address (`stall@okbank`).
        var isAddress = false
    }

    /// The marks that part the fields of a text whose channel writes no blanks around them.
    struct Marks: Equatable {
        var dash = false
        var slash = false

        @inline(__always)
        func parts(_ byte: UInt8) -> Bool { dash && byte == UInt8(ascii: "-") || slash && byte == UInt8(ascii: "/") }
    }

    var count: Int { words.count }
    subscript(index: Int) -> Word { words[index] }
    func hasDigit(_ index: Int) -> Bool { words[index].digits > 0 }

    /// What stands between two words.
    private struct Between {
        var blanks = 0
        /// A mark that parts fields.
        var isParted = false
        var hasComma = false
    }

    /// Splits a text of at most 400 bytes (the rest of a longer one is not a name).
    /// Marks that a channel puts between its fields (`UPI/…/…`) split too.
    func read(_ text: ByteView, splitting marks: Marks = Marks()) {
        store.clear()
        words.removeAll(keepingCapacity: true)
        hasLower = false
        let count = min(text.count, 400)
        var index = 0
        var between = Between()
        while index < count {
            if let width = pass(text, index, count, marks, &between) {
                index += width
                continue
            }
            var word = Word(
                start: store.count, end: 0, sourceStart: index, sourceEnd: 0, digits: 0, letters: 0,
                afterGap: between.blanks >= 3 && !words.isEmpty)
            word.afterComma = between.hasComma && !words.isEmpty
            while index < count, !isBetween(text, index, count, marks) {
                if text[index] == UInt8(ascii: "@") { word.isAddress = true }
                index += take(text, index, count, &word)
            }
            word.end = store.count
            word.sourceEnd = index
            trim(&word)
            word.startsField = between.isParted && !words.isEmpty
            // A dash between blanks parts fields.
            between = Between(isParted: word.end == word.start)
            if word.end > word.start { words.append(word) }
        }
    }

    private func isBetween(_ text: ByteView, _ index: Int, _ count: Int, _ marks: Marks) -> Bool {
        let byte = text[index]
        return MerchantScan.separates(byte) || marks.parts(byte) || MerchantScan.wideBlank(text, index) != nil
            || byte == UInt8(ascii: "/") && isTwin(text, index, count)
    }

    /// Two slashes: `NAME//TOWN`.
    private func isTwin(_ text: ByteView, _ index: Int, _ count: Int) -> Bool {
        index + 1 < count && text[index + 1] == UInt8(ascii: "/")
    }

    /// Takes note of what stands between words; returns its bytes, nil where a word begins.
    @inline(__always)
    private func pass(_ text: ByteView, _ index: Int, _ count: Int, _ marks: Marks, _ between: inout Between) -> Int? {
        let byte = text[index]
        if MerchantScan.separates(byte) || marks.parts(byte) {
            between.blanks = byte == 0x20 ? between.blanks + 1 : max(between.blanks, 1)
            if byte == UInt8(ascii: "|") || marks.parts(byte) { between.isParted = true }
            if byte == UInt8(ascii: ",") {
                between.hasComma = true
                // A comma of its own parts fields: `SHOP , TOWN`.
                if index > 0, index + 1 < count, text[index - 1] == 0x20, text[index + 1] == 0x20 { between.isParted = true }
            }
            if byte == UInt8(ascii: ":") { endLabel(at: index, isLoose: index + 1 < count && text[index + 1] == 0x20) }
            return 1
        }
        if byte == UInt8(ascii: "/"), isTwin(text, index, count) {
            between.blanks = max(between.blanks, 3)
            return 2
        }
        guard let width = MerchantScan.wideBlank(text, index) else { return nil }
        between.blanks += 1
        return width
    }

    /// A colon stands right behind the last word.
    private func endLabel(at index: Int, isLoose: Bool) {
        guard let last = words.last, last.sourceEnd == index else { return }
        words[words.count - 1].hasColon = true
        if isLoose { words[words.count - 1].isLabel = true }
    }

    /// Takes one character into the word; returns its bytes.
    private func take(_ text: ByteView, _ index: Int, _ count: Int, _ word: inout Word) -> Int {
        let byte = text[index]
        if byte < 0x80 {
            if byte &- 48 < 10 { word.digits += 1 } else if byte | 0x20 >= 97, byte | 0x20 <= 122 { word.letters += 1 }
            if byte >= 97, byte <= 122 {
                hasLower = true
                store.append(byte - 32)
            } else {
                store.append(byte)
            }
            return 1
        }
        word.letters += 1
        let length = Utf8.length(in: text, at: index)
        guard length == 2 else {
            for offset in 0..<max(1, length) { store.append(text[index + offset]) }
            return max(1, length)
        }
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
        let capital = MerchantScan.capital(scalar)
        if capital != scalar { hasLower = true }
        store.append(UInt8(truncatingIfNeeded: 0xC0 | capital >> 6))
        store.append(UInt8(truncatingIfNeeded: 0x80 | capital & 0x3F))
        return 2
    }

    /// A phrase of a table as words are compared: in capitals.
    static func capitals(_ phrase: String) -> String {
        String(
            String.UnicodeScalarView(
                phrase.unicodeScalars.map { scalar in
                    let capital =
                        scalar.isASCII
                        ? UInt32(scalar.properties.uppercaseMapping.unicodeScalars.first?.value ?? scalar.value) : capital(scalar.value)
                    return Unicode.Scalar(capital) ?? scalar
                }))
    }

    /// The capital of a small letter that takes two bytes, where that takes two as well; every other code point as it is.
    static func capital(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xE0...0xFE where scalar != 0xF7: scalar - 0x20
        case 0x100...0x137, 0x14A...0x177: scalar & ~1 == 0x130 ? scalar : scalar & ~1
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 0 ? scalar - 1 : scalar
        case 0x3AC: 0x386
        case 0x3AD...0x3AF: scalar - 0x25
        case 0x3C2: 0x3A3
        case 0x3B1...0x3C9: scalar - 0x20
        case 0x3CC: 0x38C
        case 0x3CD, 0x3CE: scalar - 0x3F
        case 0x430...0x44F: scalar - 0x20
        case 0x450...0x45F: scalar - 0x50
        default: scalar
        }
    }

    /// Takes marks off both ends of a word.
    private func trim(_ word: inout Word) {
        store.withBytes { bytes in
            while word.end > word.start, MerchantScan.trims(bytes[word.end - 1]) {
                word.end -= 1
                word.sourceEnd -= 1
            }
            while word.end > word.start, MerchantScan.trims(bytes[word.start]) {
                word.start += 1
                word.sourceStart += 1
            }
            // `WWW.SHOP.COM`
            let site = bytes[word.start..<word.end]
            if site.count > 6, site.prefix(3).allSatisfy({ $0 == UInt8(ascii: "W") }), site[site.startIndex + 3] == UInt8(ascii: ".") {
                word.start += 4
                word.sourceStart += 4
            }
        }
    }

    func withBytes<Result>(_ index: Int, _ body: (ByteView) -> Result) -> Result {
        let word = words[index]
        return store.withBytes { body(ByteView(rebasing: $0[word.start..<word.end])) }
    }

    /// Words joined by one blank each.
    func withJoined<Result>(_ first: Int, _ length: Int, _ body: (ByteView) -> Result) -> Result {
        if length == 1 { return withBytes(first, body) }
        joined.clear()
        for index in first..<(first + length) {
            if index > first { joined.append(0x20) }
            withBytes(index) { joined.append($0) }
        }
        return joined.withBytes { body($0) }
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 >= 97 && byte | 0x20 <= 122 }

    @inline(__always)
    private static func separates(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F: true
        case UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    /// The bytes of a blank outside ASCII: no-break and ideographic ones.
    @inline(__always)
    private static func wideBlank(_ text: ByteView, _ index: Int) -> Int? {
        guard text[index] >= 0xC2 else { return nil }
        if text[index] == 0xC2 { return index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : nil }
        guard text[index] == 0xE3, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x80 else { return nil }
        return 3
    }

    private static func trims(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "'")
            || byte == UInt8(ascii: "#")
    }
}
