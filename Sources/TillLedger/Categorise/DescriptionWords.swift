/// The words of a bank's description, folded so that spellings of one name meet: small letters, no accents, no apostrophes, no plural s.
///
/// Numbers of four digits and more and masked numbers (`XXXX1234`) are left out: they are references, not names. A word that ends in digits
/// is split where they start (`TERMINAL4411`). One value is reused for every description; nothing is allocated on the way.
struct DescriptionWords {
    /// A word: where its folded bytes lie, and the hash it is looked up by.
    struct Word {
        var start: Int
        var end: Int
        var hash: UInt64
    }

    /// At most this many words of a description are looked at.
    static let most = 40
    /// At most this many bytes are looked at.
    static let longest = 400

    private(set) var bytes: [UInt8] = []
    private(set) var words: [Word] = []
    /// The words in order, as one hash.
    private(set) var hash: UInt64 = 0

    init() {
        bytes.reserveCapacity(DescriptionWords.longest * 2)
        words.reserveCapacity(DescriptionWords.most)
    }

    init(_ text: some StringProtocol) {
        self.init()
        var copy = String(text)
        copy.withUTF8 { read(UnsafeRawBufferPointer($0)) }
    }

    /// Takes the words of a text in place of those before.
    mutating func read(_ text: UnsafeRawBufferPointer) {
        bytes.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        hash = DescriptionWords.seed
        var start = 0
        var index = 0
        let count = min(text.count, DescriptionWords.longest)
        while index < count, words.count < DescriptionWords.most {
            let byte = text[index]
            let folded = DescriptionWords.plain[Int(byte)]
            if folded != 0 {
                if folded < 58, bytes.count &- start >= 4, bytes[bytes.count &- 1] >= 97 {
                    close(&start)
                }
                bytes.append(folded)
                index &+= 1
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
                index &+= 1
            } else if byte < 0x80 {
                close(&start)
                index &+= 1
            } else {
                index &+= appendForeign(text, at: index, start: &start)
            }
        }
        close(&start)
    }

    /// Folds a character outside ASCII; returns how many bytes it took.
    private mutating func appendForeign(_ text: UnsafeRawBufferPointer, at index: Int, start: inout Int) -> Int {
        let lead = text[index]
        let next = index + 1 < text.count ? text[index + 1] : 0
        if lead == 0xE2, next == 0x80 {
            // Typographic apostrophes join, dashes and the like part.
            let last = index + 2 < text.count ? text[index + 2] : 0
            if last != 0x98, last != 0x99 { close(&start) }
            return 3
        }
        if lead == 0xC2 {
            close(&start)
            return 2
        }
        // Combining accents, as decomposed text has them, fall away.
        if lead == 0xCC || (lead == 0xCD && next < 0xB0) { return 2 }
        if (0xC3...0xC5).contains(lead), (0x80...0xBF).contains(next) {
            let letters = LatinFolding.letters(Int(lead & 0x1F) << 6 | Int(next & 0x3F))
            if letters.0 != 0 { bytes.append(letters.0) }
            if letters.1 != 0 { bytes.append(letters.1) }
            return 2
        }
        bytes.append(lead)
        return 1
    }

    /// Ends the word that began at `start`.
    private mutating func close(_ start: inout Int) {
        let end = bytes.count
        defer { start = bytes.count }
        guard end > start else { return }
        guard words.count < DescriptionWords.most else {
            bytes.removeLast(end &- start)
            return
        }
        guard !isReference(start, end) else {
            bytes.removeLast(end &- start)
            return
        }
        var stop = end
        if end &- start >= 4, bytes[end &- 1] == UInt8(ascii: "s"), bytes[end &- 2] != UInt8(ascii: "s") { stop = end &- 1 }
        let word = Word(start: start, end: stop, hash: hash(from: start, to: stop))
        words.append(word)
        hash = DescriptionWords.joined(hash, word.hash)
    }

    private func isReference(_ start: Int, _ end: Int) -> Bool {
        guard end &- start >= 4 else { return false }
        for index in start..<end where bytes[index] >= 58 && bytes[index] != UInt8(ascii: "x") { return false }
        return true
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// The hash of some of the folded bytes (FNV-1a, so that a word's beginnings are hashed on the way).
    func hash(from start: Int, to end: Int) -> UInt64 {
        var hash = DescriptionWords.seed
        for index in start..<end { hash = DescriptionWords.extended(hash, bytes[index]) }
        return hash
    }

    @inline(__always)
    static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* prime }

    /// The hash of a phrase, from that of its beginning and the next word's.
    @inline(__always)
    static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
        let (high, low) = (phrase ^ (word &+ 0x9E37_79B9_7F4A_7C15)).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }

    /// Small letters and digits for the bytes of ASCII that are one; 0 for all others.
    private static let plain: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 48...57, 97...122: UInt8(byte)
        case 65...90: UInt8(byte) + 32
        default: 0
        }
    }

    /// A word's text.
    func text(_ word: Word) -> String { String(decoding: bytes[word.start..<word.end], as: UTF8.self) }
}

extension DescriptionWords {
    /// The folded words with single blanks between, before and after them; the plural s stays off.
    func spaced(into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        out.append(32)
        for word in words {
            out.append(contentsOf: bytes[word.start..<word.end])
            out.append(32)
        }
    }
}
