import TillRecords

/// A document as text that can be changed and written again in the letters it came in; nil for what is no text.
struct DocumentText {
    /// In UTF-8, without a mark of byte order.
    var text: [UInt8]
    private let form: Form

    private enum Form {
        /// With a mark of byte order, or without.
        case utf8(Bool)
        /// A byte is a letter: Windows-1252 and its kin.
        case bytes
        case utf16(isBig: Bool)
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// What begins so is no text, whatever follows.
    private static let foreign: [[UInt8]] = [Array("%PDF".utf8), [0x50, 0x4B, 3, 4], [0x1F, 0x8B], [0xFF, 0xD8, 0xFF], [0x89, 0x50]]

    init?(_ bytes: [UInt8]) {
        guard !DocumentText.foreign.contains(where: bytes.starts(with:)) else { return nil }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 {
            let isBig = bytes[0] == 0xFE
            var units: [UInt16] = []
            for at in stride(from: 2, to: bytes.count, by: 2) {
                let (one, other) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
                units.append(isBig ? one << 8 | other : other << 8 | one)
            }
            form = .utf16(isBig: isBig)
            text = Array(String(decoding: units, as: UTF16.self).utf8)
            return
        }
        guard !bytes.contains(0) else { return nil }
        let isMarked = bytes.starts(with: DocumentText.mark)
        let bare = isMarked ? Array(bytes.dropFirst(DocumentText.mark.count)) : bytes
        if String(validating: bare, as: UTF8.self) != nil {
            form = .utf8(isMarked)
            text = DocumentText.isJson(bare) ? DocumentText.plain(json: bare) : bare
        } else {
            form = .bytes
            text = Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
        }
    }

    /// The document's bytes. What the letters it came in lack is a star.
    var bytes: [UInt8] {
        switch form {
        case .utf8(let isMarked): return (isMarked ? DocumentText.mark : []) + text
        case .bytes: return String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "*") }
        case .utf16(let isBig):
            var out: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
            for unit in String(decoding: text, as: UTF8.self).utf16 {
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                out += isBig ? [high, low] : [low, high]
            }
            return out
        }
    }

    private static func isJson(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { $0 > 0x20 }) else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// JSON with letters beyond ASCII as they are, which it may write as `\u00e4` too: so names are found.
    private static func plain(json: [UInt8]) -> [UInt8] {
        guard json.contains(UInt8(ascii: "\\")) else { return json }
        var out: [UInt8] = []
        var at = 0
        while at < json.count {
            guard json[at] == UInt8(ascii: "\\"), at + 1 < json.count else {
                out.append(json[at])
                at += 1
                continue
            }
            var units: [UInt16] = []
            var end = at
            while let unit = unit(json, at: end), unit >= 0x80 {
                units.append(unit)
                end += 6
            }
            if units.isEmpty || String(validating: units, as: UTF16.self) == nil {
                out += json[at...at + 1]
                at += 2
            } else {
                out += Array(String(decoding: units, as: UTF16.self).utf8)
                at = end
            }
        }
        return out
    }

    private static func unit(_ json: [UInt8], at: Int) -> UInt16? {
        guard at + 6 <= json.count, json[at] == UInt8(ascii: "\\"), json[at + 1] == UInt8(ascii: "u") else { return nil }
        return UInt16(String(decoding: json[at + 2..<at + 6], as: UTF8.self), radix: 16)
    }
}
