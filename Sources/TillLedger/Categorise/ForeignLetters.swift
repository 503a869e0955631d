import TillRecords

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

    /// The full-width form of a half-width kana, and small kana as the large ones banks print; the code point itself for all others.
    static func fullWidth(_ scalar: UInt32) -> UInt32 {
        if (0xFF66..<0xFF9E).contains(scalar) { return halfWidth[Int(scalar - 0xFF66)] }
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
