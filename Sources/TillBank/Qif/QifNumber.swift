import TillRecords

/// Numbers of QIF files: as `OfxNumber`, with a currency sign and brackets allowed.
enum QifNumber {
    static func read(_ text: UnsafeRawBufferPointer) -> OfxNumber? {
        if let number = OfxNumber(text) { return number }
        var plain: [UInt8] = []
        var isNegative = false
        var index = 0
        guard text.count <= 64 else { return nil }
        while index < text.count {
            let byte = text[index]
            if byte == 0x2D || byte == 0x28 {
                guard !isNegative else { return nil }
                isNegative = true
            } else if byte == 0x29 {
                guard index == text.count - 1, isNegative else { return nil }
            } else if let length = sign(text, index) {
                index += length
                continue
            } else {
                plain.append(byte)
            }
            index += 1
        }
        if isNegative { plain.insert(0x2D, at: 0) }
        return plain.withUnsafeBytes { OfxNumber($0.trimmed) }
    }

    /// The length of a currency sign at the place: `$`, `€`, `£`, `¥`.
    private static func sign(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int? {
        if text[at] == 0x24 { return 1 }
        if at + 1 < text.count, text[at] == 0xC2, text[at + 1] == 0xA3 || text[at + 1] == 0xA5 { return 2 }
        return at + 2 < text.count && text[at] == 0xE2 && text[at + 1] == 0x82 && text[at + 2] == 0xAC ? 3 : nil
    }
}
