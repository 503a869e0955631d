import TillRecords

/// What is done to a table of text before its cells are divided: lines that were quoted as a whole, and digits of other scripts.
enum CsvRepair {
    /// The text as a table needs it, and what was done; nil where nothing had to be.
    static func repaired(_ text: ByteView) -> (text: [UInt8], because: String)? {
        let isWrapped = isWrapped(text)
        let unwrapped = isWrapped ? CsvRepair.unwrapped(text) : doubled(text)
        let plain = unwrapped.map { $0.withBytes { plainDigits($0) } } ?? plainDigits(text)
        guard let repaired = plain ?? unwrapped else { return nil }
        let done = [
            unwrapped == nil
                ? nil : isWrapped ? "each line was one quoted cell, which was opened" : "a backslash stands before quotes within cells",
            plain == nil ? nil : "digits of another script are read as 0 to 9",
        ]
        return (repaired, done.compactMap { $0 }.joined(separator: "; "))
    }

    // MARK: Lines in quotes

    private static let quote: UInt8 = 0x22
    private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    private static let looked = 20

    /// Three lines and more, each of which is one quoted cell that holds two delimiters of a kind: a spreadsheet took the lines of a
    /// table for texts.
    private static func isWrapped(_ text: ByteView) -> Bool {
        guard text.first == quote else { return false }
        var found = 0
        for line in text.prefix(1 << 14).split(maxSplits: looked, whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(looked) {
            guard inside(line) != nil else { return false }
            found += 1
        }
        return found >= 3
    }

    /// What stands within the quotes of a line that is one quoted cell; nil for other lines.
    private static func inside(_ line: Slice<ByteView>) -> Slice<ByteView>? {
        guard line.count > 2, line.first == quote, line.last == quote else { return nil }
        let inside = line.dropFirst().dropLast()
        var isOpen = false
        for byte in inside {
            if isOpen, byte != quote { return nil }
            isOpen = byte == quote && !isOpen
        }
        return !isOpen && delimiters.contains { sign in inside.count { $0 == sign } >= 2 } ? inside : nil
    }

    private static func unwrapped(_ text: ByteView) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var start = 0
        while start <= text.count {
            let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
            let line = text[start..<end]
            var isSecond = false
            for byte in inside(line) ?? line {
                isSecond = byte == quote && !isSecond
                if byte != quote || isSecond { out.append(byte) }
            }
            if end < text.count { out.append(text[end]) }
            start = end + 1
        }
        return out
    }

    /// The text with doubled quotes where a backslash stands before them: one within a cell shows that it does.
    private static func doubled(_ text: ByteView) -> [UInt8]? {
        guard text.firstIndex(of: backslash) != nil else { return nil }
        let places = text.indices.dropLast().filter { text[$0] == backslash && text[$0 + 1] == quote }
        let isWithin = places.contains { place in
            let behind = place + 2 < text.count ? text[place + 2] : 0x0A
            return place > 0 && behind != quote && behind >= 0x20 && !delimiters.contains(behind) && !delimiters.contains(text[place - 1])
        }
        guard isWithin else { return nil }
        var out = Array(text)
        for place in places { out[place] = quote }
        return out
    }

    private static let backslash: UInt8 = 0x5C

    // MARK: Digits

    /// Digits of other scripts by the bytes before their last one, and that of their zero; then signs beside them.
    private static let scripts: [(head: [UInt8], zero: UInt8)] = [
        ([0xD9], 0xA0), ([0xDB], 0xB0), ([0xE0, 0xA5], 0xA6), ([0xE0, 0xA7], 0xA6), ([0xE0, 0xAB], 0xA6), ([0xE0, 0xAF], 0xA6),
        ([0xE0, 0xB9], 0x90), ([0xE0, 0xBB], 0x90), ([0xE1, 0x81], 0x80), ([0xE1, 0x9F], 0xA0), ([0xEF, 0xBC], 0x90),
    ]
    /// Marks of decimals, and of thousands, which an apostrophe stands for: it divides no cells.
    private static let marks: [(sign: String, plain: UInt8)] = [
        ("٫", 0x2E), ("٬", 0x27), ("．", 0x2E), ("，", 0x27), ("－", 0x2D), ("＋", 0x2B), ("／", 0x2F), ("：", 0x3A),
    ]
    private static let signs = marks.map { (sign: Array($0.sign.utf8), plain: $0.plain) }

    /// The text with such digits as 0 to 9, in cells that hold more digits than letters; nil where none does.
    private static func plainDigits(_ text: ByteView) -> [UInt8]? {
        guard scripts.contains(where: { holdsDigit(text, $0.head, $0.zero) }) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var isChanged = false
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex { $0 == quote || $0 == 0x0A || $0 == 0x0D || delimiters.contains($0) } ?? text.count
            let piece = ByteView(rebasing: text[start..<end])
            if let plain = plainPiece(piece) {
                out.append(contentsOf: plain)
                isChanged = true
            } else {
                out.append(contentsOf: piece)
            }
            if end < text.count { out.append(text[end]) }
            start = end + 1
        }
        return isChanged ? out : nil
    }

    /// Whether a digit of a script stands anywhere: most texts of its letters have none, and need no copy.
    private static func holdsDigit(_ text: ByteView, _ head: [UInt8], _ zero: UInt8) -> Bool {
        var at = text.firstIndex(of: head[0], from: 0)
        while let found = at {
            let last = found + head.count
            if last < text.count, text[last] &- zero < 10, (1..<head.count).allSatisfy({ text[found + $0] == head[$0] }) { return true }
            at = text.firstIndex(of: head[0], from: found + 1)
        }
        return false
    }

    private static func plainPiece(_ piece: ByteView) -> [UInt8]? {
        guard piece.count <= 64, piece.contains(where: { $0 >= 0xD9 }) else { return nil }
        var out: [UInt8] = []
        var (digits, letters, foreign) = (0, 0, 0)
        var at = 0
        while at < piece.count {
            let byte = piece[at]
            let length = byte < 0x80 ? 1 : max(1, Utf8.length(in: piece, at: at))
            let character = piece[at..<at + length]
            at += length
            if let digit = digit(character) {
                out.append(0x30 + digit)
                (digits, foreign) = (digits + 1, foreign + 1)
            } else if let sign = signs.first(where: { $0.sign.elementsEqual(character) }) {
                out.append(sign.plain)
            } else {
                if byte &- 48 < 10 { digits += 1 } else if byte >= 0x80 || (byte | 0x20) &- 97 < 26 { letters += 1 }
                out.append(contentsOf: character)
            }
        }
        return foreign > 0 && digits > letters ? out : nil
    }

    private static func digit(_ character: Slice<ByteView>) -> UInt8? {
        guard let last = character.last, character.count > 1 else { return nil }
        let script = scripts.first { $0.head.elementsEqual(character.dropLast()) && last &- $0.zero < 10 }
        return script.map { last &- $0.zero }
    }
}
