import TillRecords

/// Folds one description into words, into memory of its owner's that has room for two bytes for each of the text's.
///
/// Alphabets become Latin letters; scripts that are written without blanks (Chinese, Japanese, Korean, Thai and their neighbours) become
/// one word a letter, so that phrases are found in the middle of what stands together.
@safe struct DescriptionFolding {
    private let out: UnsafeMutablePointer<UInt8>
    /// Folded bytes so far, and where the word began that is being read.
    private var count = 0
    private var start = 0
    /// Whether the word that is being read has a letter that may be in disguise.
    private var hasForeign = false
    private(set) var words: [DescriptionWords.Word]
    private(set) var hash = DescriptionWords.seed

    /// - Parameter words: empty, with room for the words.
    init(_ out: UnsafeMutablePointer<UInt8>, _ words: consuming [DescriptionWords.Word]) {
        unsafe self.out = out
        self.words = words
    }

    mutating func read(_ text: ByteView) {
        var index = 0
        let end = min(text.count, DescriptionWords.longest)
        while index < end, words.count < DescriptionWords.most {
            let byte = text[index]
            let folded = DescriptionFolding.plain(byte)
            if folded != 0 {
                if folded < 58, count &- start >= 4, unsafe out[count &- 1] >= 97 { close() }
                unsafe out[count] = folded
                count &+= 1
                index &+= 1
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
                index &+= 1
            } else if byte < 0x80 {
                if hasForeign { unmask(text, before: index) }
                close()
                index &+= 1
            } else {
                index &+= appendForeign(text, at: index, end)
            }
        }
        if hasForeign { unmask(text, before: min(index, end)) }
        close()
    }

    /// Small letters and digits for the bytes of ASCII that are one; 0 for all others.
    @inline(__always)
    private static func plain(_ byte: UInt8) -> UInt8 {
        let small = byte | 0x20
        return small &- 97 < 26 ? small : byte &- 48 < 10 ? byte : 0
    }

    /// Folds a character outside ASCII; returns how many bytes it took.
    private mutating func appendForeign(_ text: ByteView, at index: Int, _ end: Int) -> Int {
        let lead = text[index]
        let next = index + 1 < text.count ? text[index + 1] : 0
        if (0xC3...0xC5).contains(lead), (0x80...0xBF).contains(next) {
            let letters = LatinLetters.plain(UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F))
            if letters.0 != 0 { append(letters.0) }
            if letters.1 != 0 { append(letters.1) }
            return 2
        }
        let (scalar, length) = DescriptionFolding.scalar(text, at: index)
        guard scalar >= 0x80 else {
            append(lead)
            return 1
        }
        let latin = ForeignLetters.latin(scalar)
        if latin != 0 {
            if scalar < 0x530, scalar >= 0x370 { hasForeign = true }
            appendPacked(latin)
        } else {
            appendSign(scalar, text, after: index + length)
        }
        return length
    }

    /// The code point at a place and its bytes; (0, 1) where none begins.
    private static func scalar(_ text: ByteView, at index: Int) -> (UInt32, Int) {
        let length = Utf8.length(in: text, at: index)
        guard length > 1 else { return (0, 1) }
        var scalar = UInt32(text[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
        return (scalar, length)
    }

    /// Folds a code point that is no letter of an alphabet with Latin spelling.
    private mutating func appendSign(_ scalar: UInt32, _ text: ByteView, after next: Int) {
        switch scalar {
        // Accents and points that are written apart, typographic apostrophes, hard and soft signs: they join.
        case 0x300..<0x370, 0x2018, 0x2019, 0x42C, 0x44C, 0x591..<0x5BE, 0x5BF..<0x5C8, 0x5F3, 0x5F4, 0x610..<0x61B, 0x640, 0x64B..<0x660,
            0x670, 0xFF9E, 0xFF9F, 0x3099, 0x309A, 0x200B..<0x2010, 0x55A, 0xFE00..<0xFE10:
            break
        case 0x80..<0xC0, 0x2000..<0x2C00, 0x1F000..<0x1FB00, 0x3000..<0x3005, 0x3008..<0x3020, 0x30FB, 0xFF5F..<0xFF66, 0x5BE, 0x60C,
            0x61B, 0x964:
            close()
        case 0xFF01..<0xFF5F:
            let folded = DescriptionFolding.plain(UInt8(truncatingIfNeeded: scalar - 0xFEE0))
            if folded != 0 { append(folded) } else { close() }
        case 0x660..<0x66A: append(UInt8(truncatingIfNeeded: scalar - 0x660 + 48))
        case 0x6F0..<0x6FA: append(UInt8(truncatingIfNeeded: scalar - 0x6F0 + 48))
        case 0x620..<0x700: appendUtf8(ForeignLetters.arabic(scalar))
        case 0xE00..<0x1100, 0x1780..<0x1800, 0x2E80..<0x3000, 0x3005..<0xA000, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFF66..<0xFF9E,
            0x20000..<0x30000:
            close()
            let (mark, _) = next < text.count && text[next] == 0xEF ? DescriptionFolding.scalar(text, at: next) : (0, 0)
            let kana = ForeignLetters.fullWidth(scalar)
            appendUtf8(mark == 0xFF9E ? (kana == 0x30A6 ? 0x30F4 : kana + 1) : mark == 0xFF9F ? kana + 2 : kana)
            close()
        default: appendUtf8(scalar)
        }
    }

    private mutating func appendPacked(_ letters: UInt32) {
        var rest = letters
        while rest != 0 {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    private mutating func appendUtf8(_ scalar: UInt32) {
        guard let scalar = Unicode.Scalar(scalar), let bytes = UTF8.encode(scalar) else { return }
        for byte in bytes { append(byte) }
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        unsafe out[count] = byte
        count &+= 1
    }

    /// A word of Latin letters and look-alikes of them (`ТESCO` with a Cyrillic Т) is a Latin one: it is read again by what it looks like.
    private mutating func unmask(_ text: ByteView, before end: Int) {
        hasForeign = false
        var from = end
        while from > 0, text[from - 1] >= 0x80 || DescriptionFolding.plain(text[from - 1]) != 0 { from -= 1 }
        guard count > start, text[from..<end].contains(where: { ($0 | 0x20) &- 97 < 26 }) else { return }
        var looks: [UInt8] = []
        var index = from
        while index < end {
            if text[index] < 0x80 {
                looks.append(DescriptionFolding.plain(text[index]))
                index += 1
                continue
            }
            let (scalar, length) = DescriptionFolding.scalar(text, at: index)
            let like = ForeignLetters.lookalike(scalar)
            guard like != 0 else { return }
            looks.append(like)
            index += length
        }
        count = start
        for byte in looks { append(byte) }
    }

    /// Ends the word that began at `start`; a reference is taken back.
    private mutating func close() {
        hasForeign = false
        guard count > start else { return }
        guard words.count < DescriptionWords.most, !isReference else {
            count = start
            return
        }
        dropArticle()
        var stop = count
        if count &- start >= 4, unsafe out[count &- 1] == UInt8(ascii: "s"), unsafe out[count &- 2] != UInt8(ascii: "s") {
            stop = count &- 1
        }
        var spelled = DescriptionWords.seed
        for index in start..<stop { spelled = unsafe DescriptionWords.extended(spelled, out[index]) }
        let whole = stop < count ? DescriptionWords.extended(spelled, UInt8(ascii: "s")) : spelled
        words.append(DescriptionWords.Word(start: start, end: stop, hash: spelled, whole: whole))
        hash = DescriptionWords.joined(hash, spelled)
        start = count
    }

    /// The Arabic article at the head of a word of five letters and more.
    private mutating func dropArticle() {
        guard count &- start >= 10, unsafe out[start] == 0xD8, unsafe out[start + 1] == 0xA7, unsafe out[start + 2] == 0xD9,
            unsafe out[start + 3] == 0x84
        else {
            return
        }
        start += 4
    }

    /// Four bytes or more of nothing but digits and the x of masks.
    private var isReference: Bool {
        guard count &- start >= 4 else { return false }
        for index in start..<count where unsafe out[index] >= 58 && out[index] != UInt8(ascii: "x") { return false }
        return true
    }
}

/// Letters of other alphabets in small Latin ones, so that a name meets itself in whichever alphabet a bank prints it: кауфланд → kaufland.
///
/// No transliteration in the sense of a library: one spelling a letter, the same for texts and for knowledge.
enum ForeignLetters {
    /// Up to four Latin letters of a letter of the Greek, Cyrillic, Armenian, Georgian and Vietnamese alphabets, the first in the lowest
    /// byte; 0 for all others.
    static func latin(_ scalar: UInt32) -> UInt32 {
        if (0x370..<0x590).contains(scalar) { return european[Int(scalar - 0x370)] }
        if (0x10D0..<0x1100).contains(scalar) { return georgian[Int(scalar - 0x10D0)] }
        if (0x1EA0..<0x1EFA).contains(scalar) { return UInt32(vietnamese[Int(scalar - 0x1EA0)]) }
        switch scalar {
        case 0x1A0, 0x1A1: return UInt32(UInt8(ascii: "o"))
        case 0x1AF, 0x1B0: return UInt32(UInt8(ascii: "u"))
        case 0x218, 0x219: return UInt32(UInt8(ascii: "s"))
        case 0x21A, 0x21B: return UInt32(UInt8(ascii: "t"))
        case 0x18F, 0x259: return UInt32(UInt8(ascii: "e"))
        default: return 0
        }
    }

    /// The Latin letter that a Greek or Cyrillic one looks like; 0 for those that look like none.
    static func lookalike(_ scalar: UInt32) -> UInt8 { alike[scalar] ?? 0 }

    /// The full-width form of a half-width kana, katakana for hiragana (banks print しまむら as シマムラ), and small kana as the large ones
    /// banks print; the code point itself for all others.
    static func fullWidth(_ scalar: UInt32) -> UInt32 {
        if (0xFF66..<0xFF9E).contains(scalar) { return halfWidth[Int(scalar - 0xFF66)] }
        let scalar = (0x3041...0x3096).contains(scalar) ? scalar + 0x60 : scalar
        switch scalar {
        case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE: return scalar + 1
        default: return scalar
        }
    }

    /// Arabic letters that are written in several ways.
    static func arabic(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x622, 0x623, 0x625, 0x671: 0x627
        case 0x649, 0x6CC: 0x64A
        case 0x629: 0x647
        case 0x6A9: 0x643
        default: scalar
        }
    }

    private static let european = table(
        """
        α a ά a β v γ g δ d ε e έ e ζ z η i ή i θ th ι i ί i ϊ i ΐ i κ k λ l μ m ν n ξ x ο o ό o π p ρ r σ s ς s τ t υ y ύ y ϋ y ΰ y φ f \
        χ ch ψ ps ω o ώ o а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht \
        ъ a ы y э e ю yu я ya ѝ i ѓ g є e ѕ dz і i ї i ј j љ lj њ nj ћ c ќ k ђ dj џ dz ў u ґ g ғ g қ k ң n ү u ұ u һ h ә a ө o җ zh \
        ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t \
        ր r ց ts ւ v փ p ք k օ o ֆ f և ev
        """, from: 0x370, count: 0x590 - 0x370)

    private static let georgian = table(
        """
        ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch \
        ხ kh ჯ j ჰ h
        """, from: 0x10D0, count: 0x30)

    private static let vietnamese: [UInt8] = [(24, "a"), (16, "e"), (4, "i"), (24, "o"), (14, "u"), (8, "y")].flatMap { count, letter in
        [UInt8](repeating: letter.utf8.first ?? 0, count: count)
    }

    private static let alike: [UInt32: UInt8] = {
        let pairs = "а a в b с c е e н h к k м m о o р p т t х x у y і i ј j ѕ s α a β b ε e ζ z η h ι i κ k μ m ν n ο o ρ p τ t υ y χ x"
        var found: [UInt32: UInt8] = [:]
        let parts = pairs.split(separator: " ")
        for index in stride(from: 0, to: parts.count, by: 2) {
            for form in [String(parts[index]), parts[index].uppercased()] {
                if let scalar = form.unicodeScalars.first { found[scalar.value] = parts[index + 1].utf8.first }
            }
        }
        return found
    }()

    private static let halfWidth: [UInt32] =
        "ヲアイウエオヤユヨツーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars.map(\.value)

    /// A table of pairs of a small letter and its Latin ones, with the capitals.
    private static func table(_ pairs: String, from first: UInt32, count: Int) -> [UInt32] {
        var table = [UInt32](repeating: 0, count: count)
        let parts = pairs.split(separator: " ")
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            var packed: UInt32 = 0
            for byte in parts[index + 1].utf8.reversed() { packed = packed << 8 | UInt32(byte) }
            for form in [String(parts[index]), parts[index].uppercased()] {
                let scalars = form.unicodeScalars
                guard scalars.count == 1, let scalar = scalars.first, scalar.value >= first, Int(scalar.value - first) < count else {
                    continue
                }
                table[Int(scalar.value - first)] = packed
            }
        }
        return table
    }
}
