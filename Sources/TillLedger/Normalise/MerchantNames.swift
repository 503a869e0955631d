import TillRecords
import TillStages

/// From a bank's text to the merchant's name: processor prefixes, store numbers, cities and references taken away, known
/// abbreviations spelt out, the same name for the same words every time.
public final class MerchantNames {
    private let words: MerchantWords
    private let scan = MerchantScan()
    private let known = BytesTable()
    private var names: [[UInt8]] = []
    private let key = ByteBuffer(capacity: 256)

    public init(_ words: MerchantWords) { self.words = words }

    /// The merchant's name in UTF-8, valid inside the closure; nil when the text names none.
    public func withName<Result>(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        scan.read(text, splitting: words.channelMark(of: text))
        guard scan.count > 0 else { return nil }
        var first = 0
        while first < scan.count {
            let length = words.prefixLength(scan, from: first)
            guard length > 0, first + length < scan.count else { break }
            first += length
        }
        // `FASTER PAYMENT` TO: what leads from the channel to the name is no part of it.
        if first > 0 { while first < scan.count - 1, words.isLeading(scan, first) { first += 1 } }
        while first < scan.count - 1, isReference(first), words.alias(scan, from: first) == nil { first += 1 }
        if let alias = words.alias(scan, from: first) { return alias.name.withUnsafeBytes { body($0) } }
        let last = end(from: first)
        guard last > first else { return nil }
        return withSpelling(first, last, text, body)
    }

    public func name(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { withName(UnsafeRawBufferPointer($0)) { String(decoding: $0, as: UTF8.self) } }
    }

    /// A word that is a number, a date, a masked card or a reference rather than part of a name.
    private func isReference(_ index: Int) -> Bool {
        let word = scan[index]
        if word.letters == 0 { return true }
        guard word.digits > 0 else {
            return scan.withBytes(index) { bytes in bytes.count >= 3 && bytes.allSatisfy { $0 == UInt8(ascii: "X") } }
        }
        return word.digits >= word.letters || word.digits >= 4
    }

    /// Where the name ends: before a reference, a gap, a word that ends names, and the place behind it.
    private func end(from first: Int) -> Int {
        var last = first + 1
        while last < scan.count, last - first < 6 {
            if isReference(last) || scan[last].afterGap || words.cutsName(scan, last) { break }
            last += 1
        }
        if isReference(first), last == first + 1 { return scan[first].letters > 0 ? last : first }
        if last - first > 1, words.isState(scan, last - 1) {
            last -= 1
            last = withoutCity(first, last)
        } else {
            last = withoutCity(first, last)
        }
        while last - first > 1, words.isSuffix(scan, last - 1) { last -= 1 }
        return withoutBareness(first, last)
    }

    /// A kind of shop or a small word alone names nobody: what was taken off behind it is given back, `Hotel Berlin`.
    private func withoutBareness(_ first: Int, _ last: Int) -> Int {
        var last = last
        while last < scan.count, last - first < 4, (first..<last).allSatisfy({ words.isBare(scan, $0) }) {
            guard !isReference(last), !words.cutsName(scan, last) else { break }
            last += 1
        }
        return last == first + 1 && words.isLeading(scan, first) ? first : last
    }

    private func withoutCity(_ first: Int, _ last: Int) -> Int {
        for length in stride(from: min(3, last - first - 1), to: 0, by: -1)
        where scan.withJoined(last - length, length, { words.isCity($0) }) {
            return last - length
        }
        return last
    }

    /// The name as people write it, kept for the next time the same words come. What it is hangs on these words alone, not on which came
    /// first.
    private func withSpelling<Result>(
        _ first: Int, _ last: Int, _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result? {
        key.clear()
        for index in first..<last {
            if index > first { key.append(0x20) }
            key.append(UnsafeRawBufferPointer(rebasing: text[scan[index].sourceStart..<scan[index].sourceEnd]))
        }
        let (index, isNew) = key.withBytes { known.intern($0) }
        if isNew { names.append(spelling(first, last, text)) }
        return names[index].isEmpty ? nil : names[index].withUnsafeBytes { body($0) }
    }

    private func spelling(_ first: Int, _ last: Int, _ text: UnsafeRawBufferPointer) -> [UInt8] {
        var name: [UInt8] = []
        for index in first..<last {
            if index > first { name.append(0x20) }
            let word = scan[index]
            name += MerchantNames.titled(String(decoding: text[word.sourceStart..<word.sourceEnd], as: UTF8.self)).utf8
        }
        return name
    }

    /// `BLUE BOTTLE` → `Blue Bottle`, `ПЯТЕРОЧКА` → `Пятерочка`; short words without a vowel stay capitals (`BMW`, `DHL`), and so does
    /// every casing that has a small letter.
    private static func titled(_ word: String) -> String {
        let scalars = Array(word.unicodeScalars)
        guard !scalars.contains(where: \.properties.isLowercase) else { return word }
        let isPlain = scalars.allSatisfy(\.isASCII)
        if scalars.count <= 4, isPlain, !scalars.contains(where: "AEIOUY".unicodeScalars.contains) { return word }
        if scalars.contains("&") || (scalars.contains(".") && scalars.count <= 5) { return word }
        var out = ""
        var starts = true
        for (index, scalar) in scalars.enumerated() {
            if starts {
                out.unicodeScalars.append(scalar)
            } else if scalar == "Σ", index == scalars.count - 1 {
                out += "ς"
            } else if scalar == "İ" {
                out += "i"
            } else {
                out += scalar.properties.lowercaseMapping
            }
            starts = scalar.isASCII && !(65...90).contains(scalar.value) && !(48...57).contains(scalar.value) && scalar != "'"
        }
        return out
    }
}
