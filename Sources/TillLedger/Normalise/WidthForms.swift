import TillRecords

/// Letters in the width that people write them in: wide Latin letters and digits as ASCII, narrow kana wide, with their voice marks.
enum WidthForms {
    /// The text with every letter in its usual width; nil where all have it.
    static func usual(_ text: ByteView) -> [UInt8]? {
        var out: [UInt8] = []
        var isChanged = false
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            guard let usual = usual(scalar.value) else {
                out += UTF8.encode(scalar).map { Array($0) } ?? []
                continue
            }
            isChanged = true
            if scalar.value == 0xFF9E || scalar.value == 0xFF9F, let voiced = voiced(&out, scalar.value) {
                out += voiced
            } else if let scalar = Unicode.Scalar(usual) {
                out += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        return isChanged ? out : nil
    }

    /// A code point in its usual width; nil for one that has it.
    private static func usual(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0xFF66..<0xFF9E: kana[Int(scalar - 0xFF66)]
        case 0xFF9E: 0x309B
        case 0xFF9F: 0x309C
        default: nil
        }
    }

    /// The kana from U+FF66 on.
    private static let kana: [UInt32] =
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars.map(\.value)

    /// The last kana with its voice mark, taken off the end; nil where it has none.
    private static func voiced(_ out: inout [UInt8], _ mark: UInt32) -> [UInt8]? {
        guard let last = String(decoding: out.suffix(3), as: UTF8.self).unicodeScalars.last, (0x30A0...0x30FF).contains(last.value) else {
            return nil
        }
        let joined = mark == 0xFF9F ? last.value + 2 : last.value == 0x30A6 ? 0x30F4 : last.value + 1
        guard let scalar = Unicode.Scalar(joined), let bytes = UTF8.encode(scalar) else { return nil }
        out.removeLast(3)
        return Array(bytes)
    }
}
