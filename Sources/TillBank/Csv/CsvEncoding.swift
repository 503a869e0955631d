import Glibc
import TillRecords
import TillUnpacking

/// A document as UTF-8: in place where it is already, decoded where it is not.
struct CsvText {
    /// The decoded text, or nil when the document's own bytes are it.
    var decoded: [UInt8]?
    /// Bytes of the document to skip when it is read in place: a byte order mark.
    var skipped = 0
    var encoding: String
    var because: String
    /// What a person should know: lost bytes, two encodings in one file.
    var remark: String?

    /// Does what a table of text needs before its cells are divided.
    mutating func repair(_ document: [UInt8]) {
        let found =
            decoded.map { $0.withBytes { CsvRepair.repaired($0) } }
            ?? document.withBytes { CsvRepair.repaired(ByteView(rebasing: $0.dropFirst(skipped))) }
        guard let found else { return }
        (decoded, because) = (found.text, "\(because); \(found.because)")
    }
}

/// Finds a document's encoding from all of its bytes.
enum CsvEncoding {
    static let markProves = "its byte order mark"
    static let allIsValid = "all bytes are valid UTF-8"

    /// `alphabets` are those of the knowledge file.
    static func read(_ bytes: ByteView, alphabets: [Alphabet]) -> CsvText {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return unicode(bytes, skipped: 3, markProves, alphabets) }
        if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes, from: "UTF-16LE", skipped: 2, "its byte order mark") }
        if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes, from: "UTF-16BE", skipped: 2, "its byte order mark") }
        if let wide = wideName(bytes) { return converted(bytes, from: wide, skipped: 0, "every other byte is zero") }
        return unicode(bytes, skipped: 0, allIsValid, alphabets)
    }

    /// The text in an encoding that a person names.
    static func read(_ bytes: ByteView, as name: String, _ because: String) -> CsvText {
        converted(bytes, from: name, skipped: bytes.starts(with: [0xEF, 0xBB, 0xBF]) && name.lowercased() == "utf-8" ? 3 : 0, because)
    }

    /// UTF-16 without a mark: zeros in one half of the bytes only.
    static func wideName(_ bytes: ByteView) -> String? {
        let count = min(bytes.count, 4096) & ~1
        guard count >= 8 else { return nil }
        // Digits, marks and line ends have a zero in any language, and nothing has one in the other half.
        var even = 0
        var odd = 0
        for at in stride(from: 0, to: count, by: 2) {
            if bytes[at] == 0 { even += 1 }
            if bytes[at + 1] == 0 { odd += 1 }
        }
        if even * 10 > count, odd * 20 < even { return "UTF-16BE" }
        return odd * 10 > count && even * 20 < odd ? "UTF-16LE" : nil
    }

    private static func unicode(_ bytes: ByteView, skipped: Int, _ because: String, _ alphabets: [Alphabet]) -> CsvText {
        if bytes.firstIndex(of: 0) != nil {
            let kept = bytes.dropFirst(skipped).filter { $0 != 0 }
            var text = kept.withBytes { unicode($0, skipped: 0, because, alphabets) }
            if text.decoded == nil { text.decoded = kept }
            text.remark = "\(bytes.count - skipped - kept.count) NUL bytes were left out."
            return text
        }
        let body = ByteView(rebasing: bytes.dropFirst(skipped))
        guard Utf8.firstError(in: body) != nil else { return doubled(body, skipped, because) }
        let (valid, invalid) = sequences(body)
        if let name = multibyteName(body) {
            return converted(body, from: name, skipped: 0, "its pairs of bytes are common characters of it")
        }
        if valid >= invalid, valid > 0 {
            var text = CsvText(decoded: mixed(body), encoding: "UTF-8", because: "most letters are UTF-8")
            text.remark = "\(CountText.of(invalid, "byte")) \(invalid == 1 ? "is" : "are") not UTF-8, read as Windows-1252."
            return text
        }
        return singleByte(body, alphabets)
    }

    /// Documents from this size on are not asked whether they were encoded twice.
    static let mostDoubled = 1 << 24

    /// UTF-8 that was encoded twice on its way: every character of it gives valid UTF-8 once more.
    private static func doubled(_ bytes: ByteView, _ skipped: Int, _ because: String) -> CsvText {
        let plain = CsvText(decoded: nil, skipped: skipped, encoding: "UTF-8", because: because)
        guard bytes.count < mostDoubled, beginsDoubled(bytes), let table = SingleByteTable(name: "CP1252") else { return plain }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        var letters = 0
        while at < bytes.count {
            guard bytes[at] >= 0x80 else {
                out.append(bytes[at])
                at += 1
                continue
            }
            let length = max(1, Utf8.length(in: bytes, at: at))
            guard let byte = table.byte(of: bytes[at..<at + length]) else { return plain }
            out.append(byte)
            letters += 1
            at += length
        }
        guard letters >= 4, out.withBytes({ Utf8.firstError(in: $0) }) == nil else { return plain }
        return CsvText(decoded: out, encoding: "UTF-8, encoded twice", because: "every character is half of another")
    }

    /// Whether the first `Ã` or its like (0xC3 and a byte) is followed by another character beyond ASCII, as each is in text
    /// encoded twice and few are in other text.
    private static func beginsDoubled(_ bytes: ByteView) -> Bool {
        guard let found = bytes.firstIndex(of: 0xC3) else { return false }
        let next = found + 2
        return next < bytes.count && bytes[next] >= 0x80
    }

    /// Well-formed characters beyond ASCII, and bytes that belong to none.
    private static func sequences(_ bytes: ByteView) -> (valid: Int, invalid: Int) {
        var counts = (valid: 0, invalid: 0)
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            let length = Utf8.length(in: bytes, at: at)
            if length > 0 { counts.valid += 1 } else { counts.invalid += 1 }
            at += max(length, 1)
        }
        return counts
    }

    private static func mixed(_ bytes: ByteView) -> [UInt8] {
        guard let table = SingleByteTable(name: "CP1252") else { return Array(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        var at = 0
        while at < bytes.count {
            let length = bytes[at] < 0x80 ? 1 : Utf8.length(in: bytes, at: at)
            if length > 0 { out.append(contentsOf: bytes[at..<at + length]) } else { table.append(bytes[at], to: &out) }
            at += max(length, 1)
        }
        return out
    }

    /// What stands beyond ASCII in a text of single bytes, by the byte, before a code page is chosen.
    private struct HighBytes {
        /// Bytes in words, by their value.
        var letters = [Int](repeating: 0, count: 256)
        /// Bytes that stand alone beside a number: signs of currencies in the code page that is meant.
        var signs = [Int](repeating: 0, count: 256)
        /// Two such bytes one behind the other, by both without their high bit.
        var pairs = [Int](repeating: 0, count: 1 << 14)
        /// How many stand beside an ASCII letter, beside one of their own, and at all.
        var embedded = 0
        var joined = 0
        var total = 0

        init(_ bytes: ByteView) {
            for (at, byte) in bytes.enumerated() where byte >= 0x80 {
                let before = at > 0 ? bytes[at - 1] : 0
                let after = at + 1 < bytes.count ? bytes[at + 1] : 0
                if before >= 0x80 { pairs[Int(before & 0x7F) << 7 | Int(byte & 0x7F)] += 1 }
                total += 1
                // Beside a digit and no letter stands the sign of a currency or a unit, which tells no language.
                let besideLetter = isLetter(before) || isLetter(after)
                let besideHigh = before >= 0x80 && before != 0xA0 || after >= 0x80 && after != 0xA0
                if !isBesideNumber(bytes, at) || besideLetter || besideHigh { letters[Int(byte)] += 1 } else { signs[Int(byte)] += 1 }
                if besideLetter { embedded += 1 }
                if before >= 0x80 || after >= 0x80 { joined += 1 }
            }
        }
    }

    /// The code page and language whose letters the bytes beyond ASCII are.
    private static func singleByte(_ bytes: ByteView, _ alphabets: [Alphabet]) -> CsvText {
        let high = HighBytes(bytes)
        var best = (name: "CP1252", language: "any", score: -1)
        var tables: [String: SingleByteTable] = [:]
        for alphabet in alphabets {
            // Letters of other scripts stand in words of their own, not among Latin ones, nor alone as a sign of a currency does.
            if high.embedded * 2 > high.total || high.joined * 2 < high.total, otherScripts.contains(alphabet.codePage) { continue }
            guard let table = tables[alphabet.codePage] ?? SingleByteTable(name: alphabet.codePage) else { continue }
            tables[alphabet.codePage] = table
            let letters = Set(alphabet.letters.unicodeScalars.map(\.value))
            let score =
                table.score(high.letters, letters: letters, common: Set(alphabet.common.unicodeScalars.map(\.value)))
                + table.score(signs: high.signs) - 3 * table.breaks(high.pairs)
            if score > best.score { best = (alphabet.codePage, alphabet.language, score) }
        }
        // The euro sign is what Latin-9 has where Latin-1 has a sign for any currency.
        if best.name == "CP1252", high.signs[0xA4] > 0, high.letters[0x80..<0xA0].allSatisfy({ $0 == 0 }) { best.name = "ISO-8859-15" }
        return decoded(bytes, tables[best.name] ?? SingleByteTable(name: best.name), best.name, best.language)
    }

    private static func decoded(_ bytes: ByteView, _ table: SingleByteTable?, _ name: String, _ language: String) -> CsvText {
        guard let table else { return CsvText(decoded: Array(bytes), encoding: "unknown", because: "no table of code pages") }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes { if byte < 0x80 { out.append(byte) } else { table.append(byte, to: &out) } }
        return CsvText(decoded: out, encoding: name, because: "its letters beyond ASCII are those of the language \(language)")
    }

    private static let otherScripts: Set<String> = ["CP1251", "KOI8-R", "CP1253", "CP1255", "CP1256", "CP874"]

    /// Whether a digit stands before or behind, a blank or a sign between them allowed.
    private static func isBesideNumber(_ bytes: ByteView, _ at: Int) -> Bool {
        func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }
        let isGap: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0xA0 || $0 == 0x2D || $0 == 0x2B }
        let before = isGap(byte(at - 1)) ? byte(at - 2) : byte(at - 1)
        let after = isGap(byte(at + 1)) ? byte(at + 2) : byte(at + 1)
        return before &- 48 < 10 || after &- 48 < 10
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    /// GBK, Shift-JIS, Big5 or EUC-KR when most pairs of bytes are their commonest characters.
    private static func multibyteName(_ bytes: ByteView) -> String? {
        var pairs = 0
        var chinese = 0
        var korean = 0
        var japanese = 0
        var kana = 0
        var traditional = 0
        var dated = 0
        var shifted = 0
        var at = 0
        while at + 1 < bytes.count {
            let (lead, trail) = (bytes[at], bytes[at + 1])
            guard lead >= 0x80 else {
                at += 1
                continue
            }
            pairs += 1
            if (0xB0...0xD7).contains(lead) || lead == 0xA3 || lead == 0xA1, trail >= 0xA1 { chinese += 1 }
            if (0xB0...0xC8).contains(lead), trail >= 0xA1 { korean += 1 }
            if (0x81...0x84).contains(lead) || (0x88...0x97).contains(lead), trail >= 0x40 { japanese += 1 }
            if lead == 0x82 || lead == 0x83, trail >= 0x40 { kana += 1 }
            if (0x81...0x9F).contains(lead) || (0xE0...0xEA).contains(lead), trail >= 0x40, trail != 0x7F { shifted += 1 }
            // Year, month, day.
            if lead == 0x94, trail == 0x4E { dated += 1 }
            if lead == 0x8C && trail == 0x8E || lead == 0x93 && trail == 0xFA { dated += 1 }
            if (0xA4...0xC6).contains(lead), trail >= 0x40, trail < 0x7F || trail >= 0xA1 { traditional += 1 }
            at += 2
        }
        guard pairs >= 4 else { return nil }
        // Words of two-byte characters beyond ASCII alone have an even length; half of those of single bytes have an odd one.
        let isPaired = oddWords(bytes) <= 0.1
        if japanese * 10 >= pairs * 8, kana * 10 >= pairs { return "CP932" }
        if shifted * 20 >= pairs * 19, dated >= 6 { return "CP932" }
        if korean == pairs, pairs >= 20, isPaired { return "CP949" }
        if chinese * 10 >= pairs * 8, isPaired { return "GB18030" }
        return traditional * 10 >= pairs * 9 && pairs >= 8 ? "BIG5" : nil
    }

    /// The share of words beyond ASCII that have an odd number of bytes.
    private static func oddWords(_ bytes: ByteView) -> Double {
        var (words, odd, length) = (0, 0, 0)
        func close() {
            if length > 0 { words += 1 }
            odd += length & 1
            length = 0
        }
        for byte in bytes { if byte >= 0x80 { length += 1 } else { close() } }
        close()
        return words == 0 ? 0 : Double(odd) / Double(words)
    }

    /// Decodes with the C library, bytes that fit nowhere as U+FFFD.
    private static func converted(_ bytes: ByteView, from name: String, skipped: Int, _ because: String) -> CsvText {
        var text = CsvText(decoded: Array(bytes), encoding: name, because: because)
        guard let (out, lost) = Charset.utf8(ByteView(rebasing: bytes[skipped...]), from: name) else { return text }
        text.decoded = out.contains(0) ? out.filter { $0 != 0 } : out
        if lost > 0 { text.remark = "\(lost) bytes are not \(name) and were replaced." }
        return text
    }
}

/// The characters of the upper half of a code page.
struct SingleByteTable {
    private let scalars: [UInt32]
    private let encoded: [[UInt8]]

    /// Asks the C library; nil when it does not know the name.
    init?(name: String) {
        guard let handle = unsafe iconv_open("UTF-32LE", name), unsafe handle != iconv_t(bitPattern: -1) else { return nil }
        defer { unsafe iconv_close(handle) }
        var scalars: [UInt32] = []
        var encoded: [[UInt8]] = []
        for byte in UInt8(0x80)...0xFF {
            var source = [CChar(bitPattern: byte)]
            var target: [UInt32] = [0]
            let status = unsafe source.withUnsafeMutableBufferPointer { input in
                unsafe target.withUnsafeMutableBytes { output in
                    var from = input.baseAddress
                    var to = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var (left, room) = (1, 4)
                    let status = unsafe Int(bitPattern: UInt(bitPattern: Int(iconv(handle, &from, &left, &to, &room))))
                    // Letters that a mark may follow (CP1255, CP1258) are held back until the end is told.
                    _ = unsafe iconv(handle, nil, nil, &to, &room)
                    return status
                }
            }
            let scalar = status == -1 ? 0xFFFD : target[0]
            scalars.append(scalar)
            encoded.append(Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8))
        }
        self.scalars = scalars
        self.encoded = encoded
    }

    func append(_ byte: UInt8, to out: inout [UInt8]) { out.append(contentsOf: encoded[Int(byte & 0x7F)]) }

    /// The byte of an encoded character; the five holes of Windows-1252 stand for themselves.
    func byte(of character: Slice<ByteView>) -> UInt8? {
        if let index = encoded.firstIndex(where: { $0.elementsEqual(character) }) { return UInt8(0x80 + index) }
        guard character.count == 2, let first = character.first, first == 0xC2, let last = character.last, last < 0xA0 else { return nil }
        return last
    }

    /// How many capitals stand right behind a small letter, as they do in no word.
    ///
    /// - Parameter pairs: how often two bytes follow each other, by both without their high bit.
    func breaks(_ pairs: [Int]) -> Int {
        let properties = scalars.map { Unicode.Scalar($0)?.properties }
        return pairs.indices.reduce(0) { breaks, pair in
            guard pairs[pair] > 0, let first = properties[pair >> 7], let second = properties[pair & 0x7F] else { return breaks }
            return first.isLowercase && second.isUppercase ? breaks + pairs[pair] : breaks
        }
    }

    /// How many bytes that stand alone beside numbers are signs of currencies, less those that are letters.
    func score(signs: [Int]) -> Int {
        (0..<128).reduce(0) { score, index in
            guard signs[128 + index] > 0, let scalar = Unicode.Scalar(scalars[index]) else { return score }
            if scalar.properties.generalCategory == .currencySymbol { return score + signs[128 + index] }
            return scalar.properties.isAlphabetic && scalar.value != 0xAA && scalar.value != 0xBA ? score - signs[128 + index] : score
        }
    }

    /// How well counted bytes fit the letters of a language: letters of it, the common ones half more, less anything that is no letter of it.
    func score(_ counts: [Int], letters: Set<UInt32>, common: Set<UInt32>) -> Int {
        let neutral: Set<UInt32> = [
            0x20AC, 0xA3, 0xA0, 0xB0, 0xA7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2026, 0xAB, 0xBB, 0xB4,
        ]
        var score = 0
        for index in 0..<128 where counts[128 + index] > 0 {
            let scalar = scalars[index]
            if letters.contains(scalar) {
                score += counts[128 + index] * (common.contains(scalar) ? 3 : 2)
            } else if !neutral.contains(scalar) {
                score -= counts[128 + index]
            }
        }
        return score
    }
}
