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
        scan.read(text)
        guard scan.count > 0 else { return nil }
        var first = 0
        while first < scan.count {
            let length = words.prefixLength(scan, from: first)
            guard length > 0, first + length < scan.count else { break }
            first += length
        }
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
        return last
    }

    private func withoutCity(_ first: Int, _ last: Int) -> Int {
        for length in stride(from: min(3, last - first - 1), to: 0, by: -1)
        where scan.withJoined(last - length, length, { words.isCity($0) }) {
            return last - length
        }
        return last
    }

    /// The name as people write it, kept for the next time the same words come.
    private func withSpelling<Result>(
        _ first: Int, _ last: Int, _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result? {
        let (index, isNew) = scan.withJoined(first, last - first) { known.intern($0) }
        if isNew { names.append(spelling(first, last, text)) }
        return names[index].isEmpty ? nil : names[index].withUnsafeBytes { body($0) }
    }

    private func spelling(_ first: Int, _ last: Int, _ text: UnsafeRawBufferPointer) -> [UInt8] {
        var name: [UInt8] = []
        for index in first..<last {
            if index > first { name.append(0x20) }
            let word = scan[index]
            let source = text[word.sourceStart..<word.sourceEnd]
            let isAllCapitals = !source.contains { (97...122).contains($0) }
            if isAllCapitals { scan.withBytes(index) { name += MerchantNames.titled($0) } } else { name += source }
        }
        return name
    }

    /// `BLUE BOTTLE` → `Blue Bottle`; short words without a vowel stay capitals (`BMW`, `DHL`).
    private static func titled(_ word: UnsafeRawBufferPointer) -> [UInt8] {
        let vowels: [UInt8] = Array("AEIOUY".utf8)
        let plain = word.allSatisfy { $0 < 0x80 }
        if word.count <= 4, plain, !word.contains(where: vowels.contains) { return Array(word) }
        if word.contains(UInt8(ascii: "&")) || (word.contains(UInt8(ascii: ".")) && word.count <= 5) { return Array(word) }
        var out: [UInt8] = []
        var starts = true
        var index = 0
        while index < word.count {
            let byte = word[index]
            if byte == 0xC3, index + 1 < word.count {
                let next = word[index + 1]
                out += [byte, starts || next < 0x80 || next > 0x9E || next == 0x97 ? next : next + 32]
                index += 2
                starts = false
                continue
            }
            let isLetter = (65...90).contains(byte)
            out.append(isLetter && !starts ? byte + 32 : byte)
            starts = !isLetter && byte < 0x80 && byte != UInt8(ascii: "'") && !(48...57).contains(byte)
            index += 1
        }
        return out
    }
}
