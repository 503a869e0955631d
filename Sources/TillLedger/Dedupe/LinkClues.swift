import TillRecords

/// The words by which observations name a merchant, read once for each different text.
///
/// A clue is the name squeezed to its letters and digits, with those that scanners take for another folded together (0 and O, 1 and I),
/// the words of three letters or more, and for bank rows the numbers that stand in the text (`EUR 43.17 @ 1.1017`).
final class LinkClues {
    struct Clue {
        /// The merchant's name, squeezed and folded; empty when there is none.
        var name: [UInt8]
        /// The whole text, squeezed and folded.
        var whole: [UInt8]
        /// Words, interned.
        var words: [Int]
        /// Beginnings of words, interned: keys for finding.
        var beginnings: [Int]
        /// Numbers with decimals in the text, in ten-thousandths.
        var numbers: [Int64]
        /// A currency, an amount in it and its rate, as banks write a purchase abroad.
        var abroad: (currency: Currency, rate: Double)?
        var takesTips: Bool
        /// The kind of shop or thing; nil when nothing tells it.
        var kind: ShopKinds.Kind?
    }

    private(set) var all: [Clue] = []
    let words = BytesTable()
    let beginnings = BytesTable()
    private let known = BytesTable()
    private let scan = MerchantScan()
    private let tips: LinkWords
    private let kinds: ShopKinds?
    private let key = ByteBuffer(capacity: 512)
    /// Names of shops that printed a tip on one of the household's receipts.
    private var tipped: Set<[UInt8]> = []

    init(_ tips: LinkWords, _ kinds: ShopKinds? = nil) {
        self.tips = tips
        self.kinds = kinds
    }

    /// Learns that a record's shop takes tips, for all its other records.
    func learnTip(_ place: Int) { if !all[place].name.isEmpty { tipped.insert(all[place].name) } }

    /// Whether tips are usual at a record's shop: its kind, its words or another receipt of it say so.
    func takesTips(_ place: Int) -> Bool { all[place].takesTips || tipped.contains(all[place].name) }

    /// The place of the clue of a record.
    func read(_ record: borrowing Record, _ evidence: Evidence) -> Int {
        key.clear()
        let original = record.object(.renamed)?.string(.from)
        record.withView { view in
            if let original { key.append(text: original) } else { _ = view.withBytes(.merchant) { key.append($0) } }
            key.append(0x0A)
            _ = view.withBytes(.text) { key.append($0) }
            key.append(evidence.kind == .bank ? 1 : 0)
        }
        let (index, isNew) = key.withBytes { known.intern($0) }
        if isNew {
            let merchant = original.map { Array($0.utf8) } ?? record.withBytes(.merchant) { Array($0) } ?? []
            let text = record.withBytes(.text) { Array($0) } ?? []
            all.append(clue(merchant, text, isBank: evidence.kind == .bank))
        }
        return index
    }

    private func clue(_ merchant: [UInt8], _ text: [UInt8], isBank: Bool) -> Clue {
        var found: (words: [Int], beginnings: [Int]) = ([], [])
        for source in [merchant, text] where !source.isEmpty {
            source.withBytes { scan.read($0) }
            for index in 0..<scan.count
            where scan[index].letters >= 3 || (scan[index].letters + scan[index].digits >= 2 && source == merchant) {
                scan.withBytes(index) { word in
                    let folded = LinkClues.folded(word)
                    guard folded.count >= 2 else { return }
                    folded.withBytes { bytes in
                        let whole = words.intern(bytes).index
                        if !found.words.contains(whole) { found.words.append(whole) }
                        let start = beginnings.intern(ByteView(rebasing: bytes[..<min(4, bytes.count)])).index
                        if !found.beginnings.contains(start) { found.beginnings.append(start) }
                    }
                }
            }
        }
        let seen = isBank && !text.isEmpty ? text.withBytes { TextNumbers($0) } : TextNumbers.none
        let kind = kinds.flatMap { $0.kind(text) ?? $0.kind(merchant) }
        let takes = kind?.takesTips ?? false || [merchant, text].contains { source in source.withBytes { tips.takesTips($0) } }
        return Clue(
            name: merchant.withBytes { LinkClues.folded($0) }, whole: text.withBytes { LinkClues.folded($0) },
            words: found.words, beginnings: found.beginnings, numbers: seen.numbers, abroad: seen.abroad, takesTips: takes,
            kind: kind)
    }

    /// Letters and digits in capitals; signs that scanners confuse are one.
    static func folded(_ bytes: ByteView) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes {
            let capital = byte >= 97 && byte <= 122 ? byte - 32 : byte
            switch capital {
            case UInt8(ascii: "0"): out.append(UInt8(ascii: "O"))
            case UInt8(ascii: "1"), UInt8(ascii: "L"): out.append(UInt8(ascii: "I"))
            case UInt8(ascii: "5"): out.append(UInt8(ascii: "S"))
            case UInt8(ascii: "8"): out.append(UInt8(ascii: "B"))
            case 48...57, 65...90: out.append(capital)
            case 0x80...: out.append(capital)
            default: break
            }
        }
        return out
    }
}

/// Numbers that stand in a bank's text: what was paid abroad and at what rate. The lines of a bank's format may cut a number anywhere:
/// `101 4.72`, `EUR 7 .38 @ 1.0 819`.
struct TextNumbers {
    /// Ten-thousandths.
    var numbers: [Int64] = []
    var abroad: (currency: Currency, rate: Double)?

    static let none = TextNumbers()

    private typealias Parts = [Slice<ByteView>]

    /// A number is cut into at most so many.
    private static let mostPieces = 3

    private init() {}

    /// Finds numbers with decimals, and `EUR 43.17 @ 1.1017`.
    init(_ text: ByteView) {
        let parts = text.split(separator: 0x20, omittingEmptySubsequences: true)
        for index in parts.indices {
            if parts[index].elementsEqual([UInt8(ascii: "@")]) { takeAbroad(parts, at: index, text) }
            guard let amount = TextNumbers.decimal(Array(parts[index])) else { continue }
            numbers.append(amount)
            let before = index > parts.startIndex ? Array(parts[index - 1]) : []
            if !before.isEmpty, before.count <= 4, before.allSatisfy({ $0 &- 48 < 10 }),
                let joined = TextNumbers.decimal(before + Array(parts[index]))
            {
                numbers.append(joined)
            }
        }
    }

    /// Takes the amount in front of an `@`, the currency in front of it, and the rate behind.
    private mutating func takeAbroad(_ parts: Parts, at sign: Int, _ text: ByteView) {
        var first = sign
        while first > parts.startIndex, sign - first < TextNumbers.mostPieces, TextNumbers.isPiece(parts[first - 1]) { first -= 1 }
        guard first < sign, first > parts.startIndex else { return }
        let name = parts[first - 1]
        let paid = Array(parts[first..<sign].joined())
        guard let currency = Currency(bytes: ByteView(rebasing: text[name.startIndex..<name.endIndex])), paid.count <= 14,
            let amount = paid.withBytes({ Amount(bytes: $0) })?.scaled(to: 4)?.units
        else { return }
        if !numbers.contains(amount) { numbers.append(amount) }
        if let rate = TextNumbers.rate(parts, after: sign) { abroad = (currency, rate) }
    }

    /// The number behind an `@`, whole or in pieces.
    private static func rate(_ parts: Parts, after sign: Int) -> Double? {
        var digits: [UInt8] = []
        for piece in parts.dropFirst(sign + 1).prefix(mostPieces) {
            guard isPiece(piece), !(digits.contains(point) && piece.contains(point)) else { break }
            digits += piece
        }
        return Double(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    }

    private static let point = UInt8(ascii: ".")

    /// Digits, and perhaps a point, that may be a part of a number.
    private static func isPiece(_ bytes: Slice<ByteView>) -> Bool {
        bytes.count <= 12 && bytes.allSatisfy { $0 &- 48 < 10 || $0 == point }
    }

    private static func decimal(_ bytes: [UInt8]) -> Int64? {
        guard bytes.contains(point), bytes.count <= 14, let first = bytes.first, first &- 48 < 10 else { return nil }
        return bytes.withBytes { Amount(bytes: $0) }?.scaled(to: 4)?.units
    }
}
