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
    public func withName<Result>(_ text: ByteView, _ body: (ByteView) -> Result) -> Result? {
        // Wide Latin letters and narrow kana are spellings that machines need: `ＮＥＴＦＬＩＸ`, `ｾﾌﾞﾝ`.
        guard text.contains(0xEF), let plain = WidthForms.usual(text) else { return withNameAsWritten(text, body) }
        return plain.withBytes { withNameAsWritten($0, body) }
    }

    private func withNameAsWritten<Result>(_ text: ByteView, _ body: (ByteView) -> Result) -> Result? {
        let marks = words.channelMarks(of: text)
        scan.read(text, splitting: marks)
        guard scan.count > 0 else { return nil }
        var (first, isParted) = (0, marks != MerchantScan.Marks())
        if let labelled = words.labelled(scan) {
            (first, isParted) = (labelled, true)
        } else {
            first = behindChannel()
            if first > 0 { isParted = true }
        }
        while first < scan.count - 1, isReference(first), words.alias(scan, from: first) == nil { first += 1 }
        if let alias = words.alias(scan, from: first) { return alias.name.withBytes { body($0) } }
        let last = end(from: first, isParted: isParted)
        guard last > first else { return nil }
        return withSpelling(first, last, text, body)
    }

    /// Where the name begins behind what tells only how it was paid; 0 where nothing does.
    private func behindChannel() -> Int {
        var first = 0
        while first < scan.count {
            let length = words.prefixLength(scan, from: first)
            guard length > 0, first + length < scan.count else { break }
            first += length
        }
        // A whole field of a channel's words, in whichever order: `Transferência enviada pelo Pix - `.
        if let field = (first..<scan.count).first(where: { $0 > 0 && scan[$0].startsField }), field > first,
            (0..<field).allSatisfy({ words.isChannel(scan, $0) || isReference($0) })
        {
            first = field
        }
        // `FASTER PAYMENT` TO: what leads from the channel to the name is no part of it.
        if first > 0 { while first < scan.count - 1, words.isLeading(scan, first), !scan[first + 1].startsField { first += 1 } }
        return first
    }

    public func name(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { withName(ByteView($0)) { String(decoding: $0, as: UTF8.self) } }
    }

    /// A word that is a number, a date, a masked card or a reference rather than part of a name.
    private func isReference(_ index: Int) -> Bool {
        let word = scan[index]
        if word.letters == 0 { return true }
        guard word.digits > 0 else {
            return scan.withBytes(index) { bytes in bytes.count >= 3 && bytes.allSatisfy { $0 == UInt8(ascii: "X") } }
        }
        return word.digits >= word.letters || word.digits >= 4 || scan.withBytes(index, MerchantNames.isBankCode)
    }

    /// India's bank codes (IFSC): four letters, a zero, six more.
    private static func isBankCode(_ word: ByteView) -> Bool {
        word.count == 11 && word[4] == UInt8(ascii: "0") && word.prefix(4).allSatisfy { $0 &- 65 < 26 }
    }

    /// Where the name ends: before a reference, a gap, a word that ends names, and the place behind it.
    ///
    /// - Parameter isParted: whether the text is known to be written in fields, so that the name ends with its own.
    private func end(from first: Int, isParted: Bool) -> Int {
        var last = first + 1
        while last < scan.count, last - first < 6 {
            if isReference(last) || scan[last].afterGap || words.cutsName(scan, last) || scan[last].isAddress { break }
            if isParted, scan[last].startsField || scan[last].isLabel || words.beginsLabel(scan, last) { break }
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
        _ first: Int, _ last: Int, _ text: ByteView, _ body: (ByteView) -> Result
    ) -> Result? {
        key.clear()
        for index in first..<last {
            if index > first { key.append(0x20) }
            key.append(ByteView(rebasing: text[scan[index].sourceStart..<scan[index].sourceEnd]))
        }
        let (index, isNew) = key.withBytes { known.intern($0) }
        if isNew { names.append(spelling(first, last, text)) }
        return names[index].isEmpty ? nil : names[index].withBytes { body($0) }
    }

    private func spelling(_ first: Int, _ last: Int, _ text: ByteView) -> [UInt8] {
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
