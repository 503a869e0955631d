import TillRecords

/// The words of a bank's description, folded so that spellings of one name meet: small Latin letters, no accents, no apostrophes, no
/// plural s; one word a letter where a script has no blanks.
///
/// Numbers of four digits and more and masked numbers (`XXXX1234`) are left out: they are references, not names. A word that ends in digits
/// is split where they start (`TERMINAL4411`). One value is reused for every description; nothing is allocated on the way.
struct DescriptionWords {
    /// A word: where its folded bytes lie, and the hash it is looked up by.
    struct Word {
        var start: Int
        var end: Int
        var hash: UInt64
        /// The hash with the plural s that was taken off; `hash` where none was.
        var whole: UInt64
    }

    /// At most this many words of a description are looked at.
    static let most = 64
    /// At most this many bytes are looked at.
    static let longest = 400

    /// The folded words, one behind the other; what stands behind the last one means nothing.
    private(set) var bytes = [UInt8](repeating: 0, count: DescriptionWords.longest * 2)
    private(set) var words: [Word] = []
    /// The words in order, as one hash.
    private(set) var hash: UInt64 = 0

    init() { words.reserveCapacity(DescriptionWords.most) }

    init(_ text: some StringProtocol) {
        self.init()
        var copy = String(text)
        copy.withUTF8 { unsafe read(ByteView($0)) }
    }

    /// Takes the words of a text in place of those before.
    mutating func read(_ text: ByteView) {
        var taken: [Word] = []
        swap(&taken, &words)
        taken.removeAll(keepingCapacity: true)
        hash = unsafe bytes.withUnsafeMutableBufferPointer { room in
            guard let out = room.baseAddress else { return DescriptionWords.seed }
            var folding = unsafe DescriptionFolding(out, taken)
            taken = []
            folding.read(text)
            taken = folding.words
            return folding.hash
        }
        swap(&taken, &words)
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// A word's hash with one more of its folded bytes (FNV-1a, so that a word's beginnings are hashed on the way).
    @inline(__always)
    static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* prime }

    /// The hash of some of the folded bytes.
    func hash(from start: Int, to end: Int) -> UInt64 {
        var hash = DescriptionWords.seed
        for index in start..<end { hash = DescriptionWords.extended(hash, bytes[index]) }
        return hash
    }

    /// The hash of a phrase, from that of its beginning and the next word's.
    @inline(__always)
    static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
        let (high, low) = (phrase ^ (word &+ 0x9E37_79B9_7F4A_7C15)).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }

    /// Where the words of a name stand among these, the first time; nil where they do not, one behind the other.
    func place(of name: DescriptionWords) -> Range<Int>? {
        let count = name.words.count
        guard count > 0, count <= words.count else { return nil }
        for start in 0...(words.count - count) where (0..<count).allSatisfy({ words[start + $0].hash == name.words[$0].hash }) {
            return start..<start + count
        }
        return nil
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
