import TillRecords
import TillStages

/// From a bank's text to the merchant's name: processor prefixes, store numbers, cities and references taken away, known
/// abbreviations spelt out, the same name for the same words every time.
public final class MerchantNames {
    let words: MerchantWords
    let scan = MerchantScan()
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
        while first < scan.count - 1, isReference(first) || isSum(first), words.alias(scan, from: first) == nil { first += 1 }
        if let alias = words.alias(scan, from: first) { return alias.name.withBytes { body($0) } }
        let last = end(from: first, isParted: isParted)
        guard last > first else { return nil }
        return withSpelling(first, last, text, body)
    }

    /// A currency before its sum, behind another number.
    private func isSum(_ index: Int) -> Bool {
        index > 0 && index + 1 < scan.count && isReference(index - 1) && words.isWay(scan, index) && isReference(index + 1)
    }

    /// Where the name begins behind what tells only how it was paid; 0 where nothing does.
    private func behindChannel() -> Int {
        var first = behindReferences()
        var isChannel = first > 0
        while first < scan.count {
            let length = words.prefixLength(scan, from: first)
            guard length > 0, first + length < scan.count, length > 1 || !isKind(behind: first) else { break }
            first += length
            isChannel = true
        }
        first = behindMovement(behindField(first))
        if isChannel || first > 0 { first = behindWays(first) }
        // `FASTER PAYMENT` TO: what leads from the channel to the name is no part of it.
        if first > 0 { while first < scan.count - 1, words.isLeading(scan, first), !scan[first + 1].startsField { first += 1 } }
        return first
    }

    /// Behind a first field of references, with no word of three letters: `9492 01JAN25 CD , …`; 0 where there is none.
    private func behindReferences() -> Int {
        guard scan.count > 1, isReference(0), let field = (1..<scan.count).first(where: { scan[$0].startsField }) else { return 0 }
        return (0..<field).allSatisfy({ isReference($0) || scan[$0].letters < 3 }) ? field : 0
    }

    /// Whether a word that looks like a channel's stands before a kind of shop alone: `OCTOPUS ENERGY`.
    private func isKind(behind first: Int) -> Bool {
        guard !words.isWay(scan, first), first + 1 < scan.count else { return false }
        var last = first + 1
        while last < scan.count, !isReference(last), !scan[last].startsField, !scan[last].afterGap {
            guard words.isBare(scan, last) else { return false }
            last += 1
        }
        return last > first + 1
    }

    /// Behind whole fields of a channel's words, in whichever order: `Transferência enviada pelo Pix - `, `UPI/512200998877/PAYMENT/`.
    private func behindField(_ first: Int) -> Int {
        var first = first
        while let field = (first..<scan.count).first(where: { $0 > first && (scan[$0].startsField || scan[$0].afterComma) }) {
            let isParted = scan[field].startsField
            let strangers = (first..<field).count { !words.isChannel(scan, $0) && !isReference($0) }
            // One word among a channel's is whose card it was: `EINKAUF XYZ VISA DEBIT CARD NR. 4410, …`.
            let mayBeOne = field - first >= 4 && words.isWay(scan, first)
            guard strangers == 0 && isParted || mayBeOne && strangers <= 1 else { break }
            first = field
        }
        return first
    }

    /// Behind words that tell how it was paid, and the numbers among them, where a channel's words stand before; a word that leads to a
    /// name ends them.
    private func behindWays(_ first: Int) -> Int {
        var at = first
        var behind = first
        while at < scan.count - 1 {
            if words.isWay(scan, at) || isReference(at) {
                at += 1
                behind = at
            } else if words.isLeading(scan, at), at == behind {
                at += 1
                // `VIA FASTER PAYMENT TO`: another channel behind it goes on.
                guard at < scan.count - 1, words.isWay(scan, at) || isReference(at) else { return at }
            } else {
                break
            }
        }
        guard behind < scan.count, !isReference(behind) || scan[behind].letters > 0 else { return first }
        return behind
    }

    public func name(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { unsafe withName(ByteView($0)) { String(decoding: $0, as: UTF8.self) } }
    }

    /// A word that is a number, a date, a masked card or a reference rather than part of a name.
    func isReference(_ index: Int) -> Bool {
        let word = scan[index]
        if word.letters == 0 || scan.withBytes(index, { $0.count > 4 && $0.starts(with: MerchantNames.reference) }) { return true }
        guard word.digits > 0 else {
            return scan.withBytes(index) { bytes in bytes.count >= 3 && bytes.allSatisfy { $0 == UInt8(ascii: "X") } }
        }
        return word.digits >= word.letters || word.digits >= 4
            || scan.withBytes(index) { MerchantNames.isBankCode($0) || MerchantNames.isDay($0) }
    }

    /// `12MAR`, `12MAR25`: two digits, the three letters of a month.
    private static func isDay(_ word: ByteView) -> Bool {
        guard word.count >= 5, word.prefix(2).allSatisfy({ $0 &- 48 < 10 }) else { return false }
        return (2..<5).allSatisfy { word[$0] &- 65 < 26 } && word.dropFirst(5).allSatisfy { $0 &- 48 < 10 }
    }

    /// `REF.LUNCH`
    private static let reference = Array("REF.".utf8)

    /// India's bank codes (IFSC): four letters, a zero, six more.
    private static func isBankCode(_ word: ByteView) -> Bool {
        word.count == 11 && word[4] == UInt8(ascii: "0") && word.prefix(4).allSatisfy { $0 &- 65 < 26 }
    }

    /// Where the name ends: before a reference, a gap, a word that ends names, and the place behind it.
    ///
    /// - Parameter isParted: whether the text is known to be written in fields, so that the name ends with its own.
    private func end(from first: Int, isParted: Bool) -> Int {
        var last = first + 1
        while last < scan.count, last - first < MerchantNames.most + 2, !ends(at: last, from: first, isParted) { last += 1 }
        if isReference(first), last == first + 1 { return scan[first].letters > 0 ? last : first }
        // `MERSEY RAIL CD 4410`: a letter or two before a number are of the number.
        if last - first > 1, last < scan.count, isReference(last), !scan[last].afterGap, isInitials(last - 1) { last -= 1 }
        last = withoutRepeats(first, last)
        if last - first > 1, words.isState(scan, last - 1) { last -= 1 }
        last = withoutCity(first, last)
        let whole = last
        while last - first > 1, words.isSuffix(scan, last - 1) { last -= 1 }
        // A country behind a town.
        if last < whole { last = withoutCity(first, last) }
        while last - first > 1, words.isSuffix(scan, last - 1) || words.isWay(scan, last - 1) && scan[last - 1].letters < 3 { last -= 1 }
        return min(withoutBareness(first, last), first + MerchantNames.most)
    }

    private func isInitials(_ index: Int) -> Bool {
        scan.withBytes(index) { bytes in bytes.count < 3 && bytes.allSatisfy { $0 &- 65 < 26 } }
    }

    /// The most words a name has.
    private static let most = 6

    /// Whether a name ends before a word of the text.
    private func ends(at last: Int, from first: Int, _ isParted: Bool) -> Bool {
        let word = scan[last]
        if joins(last) { return false }
        if isReference(last) || word.afterGap || word.startsField || word.isAddress || words.cutsName(scan, last) { return true }
        if isParted, word.isLabel || words.beginsLabel(scan, last) { return true }
        if word.hasColon, words.isKnownLabel(scan, last) || last + 1 < scan.count && isReference(last + 1) { return true }
        // A form of company ends a name; so does a day: `ON 11 FEB`.
        if words.isForm(scan, last - 1), last - 1 > first { return true }
        if words.datesName(scan, last), last + 1 < scan.count, scan.hasDigit(last + 1) { return true }
        // `SHOP LANE, TOWN`, but `DOE, JANE`.
        return word.afterComma && last - first > 1
    }

    /// `&` and `+` between words of a name.
    private func joins(_ index: Int) -> Bool {
        guard scan[index].letters == 0, scan[index].digits == 0, index + 1 < scan.count, scan[index + 1].letters > 0 else { return false }
        guard !scan[index].afterGap, !scan[index + 1].afterGap else { return false }
        return scan.withBytes(index) { $0.count == 1 && ($0[0] == UInt8(ascii: "&") || $0[0] == UInt8(ascii: "+")) }
    }

    /// A name that is told twice, and a town that stands in the name and behind it: `BERGBAHN DAVOS DAVOS`.
    private func withoutRepeats(_ first: Int, _ last: Int) -> Int {
        for length in stride(from: (last - first) / 2, to: 1, by: -1) where isRepeated(first + length, length, from: first) {
            // Behind a name that is told twice stands its town alone.
            var rest = last
            if rest > first + 2 * length, words.isState(scan, rest - 1) { rest -= 1 }
            if withoutCity(first, rest) == first + 2 * length { return first + length }
        }
        for length in stride(from: (last - first) / 2, to: 0, by: -1) where isRepeated(last - length, length, from: first) {
            // A name of one word may be that: `DURAN DURAN`.
            if last - first == 2 { return last }
            return last - first == 2 * length ? last - length : last - 2 * length
        }
        guard last - first > 2, (first..<last - 1).contains(where: { isSame($0, last - 1) }) else { return last }
        return last - 1
    }

    private func isRepeated(_ start: Int, _ length: Int, from first: Int) -> Bool {
        start - length >= first && (0..<length).allSatisfy { isSame(start + $0, start - length + $0) }
    }

    private func isSame(_ a: Int, _ b: Int) -> Bool { scan.withBytes(a) { a in scan.withBytes(b) { $0.elementsEqual(a) } } }

    /// A kind of shop or a small word alone names nobody: what was taken off behind it is given back, `Hotel Berlin`.
    private func withoutBareness(_ first: Int, _ last: Int) -> Int {
        var last = last
        // `EXCHANGED TO EUR`: a name does not end with what leads to another word.
        if last - first > 1, last < scan.count, !scan[last].startsField, words.isLeading(scan, last - 1) {
            last += isReference(last) ? -1 : 1
        }
        while last < scan.count, last - first < 4, (first..<last).allSatisfy({ words.isBare(scan, $0) }) {
            guard !isReference(last), !words.cutsName(scan, last) else { break }
            last += 1
        }
        return last == first + 1 && words.isLeading(scan, first) ? first : last
    }

    private func withoutCity(_ first: Int, _ last: Int) -> Int {
        for length in stride(from: min(3, last - first - 1), to: 0, by: -1)
        where scan.withJoined(last - length, length, { words.isCity($0) }) {
            // `UNIVERSITY OF LEEDS` is called after the town.
            if words.isSmall(scan, last - length - 1) { continue }
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
            let text = String(decoding: text[word.sourceStart..<word.sourceEnd], as: UTF8.self)
            // Three letters alone are an abbreviation more often than a word: `REI`, `KLM`.
            let isShort = word.letters == 3 && text.utf8.count == 3 && (last - first == 1 || words.isWay(scan, index))
            name += (isShort ? text : MerchantNames.titled(text)).utf8
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
        if let site = MerchantNames.site(scalars) { return site }
        let isTurkish = scalars.contains("İ") || scalars.contains("Ğ")
        var out = ""
        var starts = true
        for (index, scalar) in scalars.enumerated() {
            if starts {
                out.unicodeScalars.append(scalar)
            } else if scalar == "Σ", index == scalars.count - 1 {
                out += "ς"
            } else if scalar == "İ" {
                out += "i"
            } else if isTurkish, scalar == "I" {
                out += "ı"
            } else {
                out += scalar.properties.lowercaseMapping
            }
            starts = scalar.isASCII && !(65...90).contains(scalar.value) && !(48...57).contains(scalar.value) && scalar != "'"
        }
        return out
    }

    /// `NORDSTROM.COM` → `Nordstrom.com`: a name of three letters or more with what ends an address.
    private static func site(_ scalars: [Unicode.Scalar]) -> String? {
        let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let name = parts.first, name.count >= 3, parts.dropFirst().allSatisfy({ (2...3).contains($0.count) }),
            scalars.allSatisfy(\.isASCII)
        else { return nil }
        let ends = parts.dropFirst().map { String(String.UnicodeScalarView($0)).lowercased() }
        return ([titled(String(String.UnicodeScalarView(name)))] + ends).joined(separator: ".")
    }
}
