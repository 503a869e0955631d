/// UTF-16 text, as Notepad saves it, as UTF-8.
enum WideText {
    static func isWide(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }

    /// The bytes as UTF-8 when they are UTF-16 with a byte order mark; else nil.
    static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        guard isWide(bytes) else { return nil }
        let isLittle = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var at = 2
        while at + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            at += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
