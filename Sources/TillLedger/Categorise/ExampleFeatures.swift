/// What a labelled movement is learnt by: runs of three to five letters, words, pairs of words, the whole wording with and without its
/// digits, what the built-in knowledge takes it for, and each of these beside the size and sign of the amount.
struct ExampleFeatures {
    /// Features as hashes, with the strength of each.
    struct List {
        var hashes: [UInt64] = []
        var values: [Float] = []

        mutating func add(_ hash: UInt64, _ value: Float) {
            hashes.append(hash)
            values.append(value)
        }
    }

    /// The features of a wording, whatever the amount.
    var list = List()
    /// Hashes of single words, which answers are explained by, and where the words lie.
    var words: [(hash: UInt64, range: Range<Int>)] = []
    let whole: UInt64
    private let plain: UInt64
    private let first: UInt64

    /// Features of folded bytes; `known` says what built-in knowledge takes the wording for.
    init(_ text: [UInt8], known: [String]) {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in text.indices where text[index] == 32 {
            if index > start { ranges.append(start..<index) }
            start = index + 1
        }
        whole = ExampleText.hash(text, kind: 1)
        plain = ExampleText.hash(text.lazy.filter { !($0 >= 48 && $0 <= 57) }, kind: 2)
        let lead = ranges.first ?? 0..<0
        first = ExampleText.hash(text[lead], kind: 3)
        let second = ranges.count > 1 ? ExampleText.hash(text[lead.lowerBound..<ranges[1].upperBound], kind: 4) : first ^ 4
        addGrams(text)
        addWords(text, ranges)
        for hash in [whole, plain, first, second] { list.add(hash, 0.5) }
        for name in known { list.add(ExampleText.hash(name.utf8, kind: 9), 3) }
    }

    private mutating func addGrams(_ text: [UInt8]) {
        var grams: [UInt64] = []
        grams.reserveCapacity(text.count * 3)
        for length in 3...5 where text.count >= length {
            for start in 0...text.count - length {
                grams.append(ExampleText.hash(text[start..<start + length], kind: UInt64(10 + length)))
            }
        }
        addOnce(&grams, weight: 2)
    }

    private mutating func addWords(_ text: [UInt8], _ ranges: [Range<Int>]) {
        var hashes: [UInt64] = []
        for (index, range) in ranges.enumerated() {
            let hash = ExampleText.hash(text[range], kind: 5)
            words.append((hash, range))
            hashes.append(hash)
            if index > 0 { hashes.append(ExampleText.hash(text[ranges[index - 1].lowerBound..<range.upperBound], kind: 6)) }
        }
        addOnce(&hashes, weight: 1)
    }

    /// Adds each hash once, all together as strong as one feature of that weight.
    private mutating func addOnce(_ hashes: inout [UInt64], weight: Float) {
        hashes.sort()
        var count = 0
        for index in hashes.indices where index == 0 || hashes[index] != hashes[index - 1] {
            hashes[count] = hashes[index]
            count += 1
        }
        let value = weight / Float(max(1, count)).squareRoot()
        for hash in hashes.prefix(count) { list.add(hash, value) }
    }

    /// Adds the features that the amount has a part in.
    func addAmount(_ hundredths: Int64, into list: inout List) {
        let sign: UInt64 = hundredths < 0 ? 1 : (hundredths > 0 ? 2 : 0)
        let fine = UInt64(ExampleFeatures.bucket(hundredths))
        let coarse = fine / 4
        let exact = UInt64(bitPattern: hundredths)
        list.add(21, 0.3)
        list.add(mix(22, sign), 0.5)
        list.add(mix(23, coarse << 2 | sign), 0.5)
        list.add(mix(24, fine << 2 | sign), 0.5)
        list.add(mix(25, exact), 0.5)
        list.add(mix(26, hundredths.magnitude % 100), 0.25)
        list.add(mix(whole, coarse), 1)
        list.add(mix(first, coarse ^ 0x100), 1)
        list.add(mix(plain, fine ^ 0x200), 1)
        list.add(mix(whole, exact ^ 0x4000_0000_0000), 1)
        list.add(mix(first, sign ^ 0x300), 1)
    }

    private func mix(_ a: UInt64, _ b: UInt64) -> UInt64 { DescriptionWords.joined(a &* 0x9E37_79B9_7F4A_7C15, b) }

    /// The size of an amount on a scale of four steps for each doubling, 0 to 255.
    static func bucket(_ hundredths: Int64) -> Int {
        let size = max(1, hundredths.magnitude)
        let bits = 63 - size.leadingZeroBitCount
        let next = bits >= 2 ? Int(size >> UInt64(bits - 2)) & 3 : Int(size << UInt64(2 - bits)) & 3
        return bits * 4 + next
    }
}
