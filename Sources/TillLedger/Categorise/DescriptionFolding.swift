import TillRecords

/// Folds one description into words, into memory of its owner's that has room for two bytes for each of the text's.
struct DescriptionFolding {
    private let out: UnsafeMutablePointer<UInt8>
    /// Folded bytes so far, and where the word began that is being read.
    private var count = 0
    private var start = 0
    private(set) var words: [DescriptionWords.Word]
    private(set) var hash = DescriptionWords.seed

    /// - Parameter words: empty, with room for the words.
    init(_ out: UnsafeMutablePointer<UInt8>, _ words: consuming [DescriptionWords.Word]) {
        self.out = out
        self.words = words
    }

    mutating func read(_ text: UnsafeRawBufferPointer) {
        var index = 0
        let end = min(text.count, DescriptionWords.longest)
        while index < end, words.count < DescriptionWords.most {
            let byte = text[index]
            let folded = DescriptionFolding.plain(byte)
            if folded != 0 {
                if folded < 58, count &- start >= 4, out[count &- 1] >= 97 { close() }
                out[count] = folded
                count &+= 1
                index &+= 1
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
                index &+= 1
            } else if byte < 0x80 {
                close()
                index &+= 1
            } else {
                index &+= appendForeign(text, at: index)
            }
        }
        close()
    }

    /// Small letters and digits for the bytes of ASCII that are one; 0 for all others.
    @inline(__always)
    private static func plain(_ byte: UInt8) -> UInt8 {
        let small = byte | 0x20
        return small &- 97 < 26 ? small : byte &- 48 < 10 ? byte : 0
    }

    /// Folds a character outside ASCII; returns how many bytes it took.
    private mutating func appendForeign(_ text: UnsafeRawBufferPointer, at index: Int) -> Int {
        let lead = text[index]
        let next = index + 1 < text.count ? text[index + 1] : 0
        if lead == 0xE2, next == 0x80 {
            // Typographic apostrophes join, dashes and the like part.
            let last = index + 2 < text.count ? text[index + 2] : 0
            if last != 0x98, last != 0x99 { close() }
            return 3
        }
        if lead == 0xC2 {
            close()
            return 2
        }
        // Combining accents, as decomposed text has them, fall away.
        if lead == 0xCC || (lead == 0xCD && next < 0xB0) { return 2 }
        if (0xC3...0xC5).contains(lead), (0x80...0xBF).contains(next) {
            let letters = LatinLetters.plain(UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F))
            if letters.0 != 0 { append(letters.0) }
            if letters.1 != 0 { append(letters.1) }
            return 2
        }
        append(lead)
        return 1
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        out[count] = byte
        count &+= 1
    }

    /// Ends the word that began at `start`; a reference is taken back.
    private mutating func close() {
        guard count > start else { return }
        guard words.count < DescriptionWords.most, !isReference else {
            count = start
            return
        }
        var stop = count
        if count &- start >= 4, out[count &- 1] == UInt8(ascii: "s"), out[count &- 2] != UInt8(ascii: "s") { stop = count &- 1 }
        var spelled = DescriptionWords.seed
        for index in start..<stop { spelled = DescriptionWords.extended(spelled, out[index]) }
        words.append(DescriptionWords.Word(start: start, end: stop, hash: spelled))
        hash = DescriptionWords.joined(hash, spelled)
        start = count
    }

    /// Four bytes or more of nothing but digits and the x of masks.
    private var isReference: Bool {
        guard count &- start >= 4 else { return false }
        for index in start..<count where out[index] >= 58 && out[index] != UInt8(ascii: "x") { return false }
        return true
    }
}
