import TillRecords

/// How many were bought at which price: `2 x 1,29`, `0,228 kg x 9,59 EUR/kg`, `9,59 * 0,228`.
struct Pieces: Sendable, Equatable {
    /// At most three decimals, without zeros at the end.
    let quantity: Amount
    /// nil for pieces.
    let unit: String?
    /// What one costs, in minor units.
    let price: Int64
    /// Quantity times price, rounded half up.
    let worth: Int64
    /// Where in the row's folded text the quantity begins, or the price when it stands first.
    let start: Int
    /// True when the row prints the worth too, or another last amount.
    let isWorthPrinted: Bool

    /// The quantity of a row; nil where it has none.
    ///
    /// - Parameters:
    ///   - units: units by the words that stand for them, in capitals.
    init?(_ row: [Glyph], _ amounts: [PrintedAmount], _ units: [[Glyph]: String]) {
        for (index, price) in amounts.enumerated() where price.units > 0 {
            let scan = PiecesScan(row: row, units: units)
            guard let found = scan.before(price.range.lowerBound) ?? scan.after(price.range.upperBound) else { continue }
            guard let worth = Pieces.times(found.quantity, price.units), (1..<Pieces.most).contains(worth) else { continue }
            quantity = found.quantity
            unit = found.unit
            self.price = price.units
            self.worth = worth
            start = min(found.start, price.range.lowerBound)
            isWorthPrinted = amounts[(index + 1)...].contains { !found.range.overlaps($0.range) }
            return
        }
        return nil
    }

    /// No receipt is about so many minor units.
    private static let most: Int64 = 100_000_000_00

    /// Pieces, when a price of one stands before the amount without any sign.
    init?(_ amounts: [PrintedAmount], _ amount: Int64) {
        for price in amounts.dropLast() where price.units > 0 && amount > price.units && amount % price.units == 0 {
            let pieces = amount / price.units
            guard pieces <= 99 else { continue }
            quantity = Amount(units: pieces, decimals: 0)
            unit = nil
            self.price = price.units
            worth = amount
            start = price.range.lowerBound
            isWorthPrinted = true
            return
        }
        return nil
    }

    /// Whether so much was paid for it. Scales round as they like.
    func isWorth(_ paid: Int64) -> Bool { abs(paid - worth) <= (quantity.decimals > 0 ? 1 : 0) }

    private static func times(_ quantity: Amount, _ price: Int64) -> Int64? {
        var scale: Int64 = 1
        for _ in 0..<quantity.decimals { scale *= 10 }
        return Int64(exactly: (Int128(quantity.units) * Int128(price) + Int128(scale / 2)) / Int128(scale))
    }

    /// Joins rows that say nothing but a quantity to the item they tell more about: the row before or after whose amount is
    /// the worth.
    static func join(_ lines: inout [Passage.Line]) {
        for index in lines.indices {
            guard let pieces = lines[index].pieces, !pieces.isWorthPrinted, lines[index].label == nil else { continue }
            let near = [index - 1, index + 1].filter { other in
                guard lines.indices.contains(other), lines[other].label == nil, lines[other].pieces == nil, lines[other].detailOf == nil,
                    let last = lines[other].amounts.last
                else { return false }
                return pieces.isWorth(last.units)
            }
            // Where both fit, the row that says what it is.
            if let row = near.max(by: { lines[$0].row.letters < lines[$1].row.letters }) { lines[index].detailOf = row }
        }
    }
}

/// Looks beside a price for a quantity.
private struct PiecesScan {
    let row: [Glyph]
    let units: [[Glyph]: String]

    struct Found {
        var quantity: Amount
        var unit: String?
        var start: Int
        var range: Range<Int>
    }

    private func byte(_ index: Int) -> Glyph { index >= 0 && index < row.count ? row[index] : 32 }

    private func isTimes(_ byte: Glyph) -> Bool { [Glyph(ascii: "X"), Glyph(ascii: "*"), Glyph(ascii: "@")].contains(byte) }

    /// `2 x 1,29`, `0,228 kg x EUR 9,59`, `2 @ $1.50`: what ends before this place.
    func before(_ place: Int) -> Found? {
        var at = place - 1
        // Blanks and a currency's sign or letters.
        while byte(at) == 32 && at >= 0 || Folding.isSign(byte(at)) || byte(at) == Glyph(ascii: "$") { at -= 1 }
        if (0..<3).allSatisfy({ Folding.isLetter(byte(at - $0)) }), byte(at - 3) == 32 { at -= 4 }
        while byte(at) == 32, at >= 0 { at -= 1 }
        guard at >= 0, isTimes(byte(at)), !Folding.isLetter(byte(at - 1)) || byte(at) != Glyph(ascii: "X") else { return nil }
        at -= 1
        while byte(at) == 32, at >= 0 { at -= 1 }
        return number(endingAt: at + 1)
    }

    /// `9,59 EUR/kg x 0,228`, `1.29 x 2`: what starts after this place.
    func after(_ place: Int) -> Found? {
        var at = place
        while byte(at) == 32 && at < row.count || Folding.isSign(byte(at)) { at += 1 }
        let letters = at
        while Folding.isLetter(byte(at)) && at - letters < 8 && byte(at) != Glyph(ascii: "X") || byte(at) == Glyph(ascii: "/") { at += 1 }
        while byte(at) == 32, at < row.count { at += 1 }
        guard isTimes(byte(at)) else { return nil }
        at += 1
        while byte(at) == 32, at < row.count { at += 1 }
        let start = at
        while Folding.isDigit(byte(at)) || isMark(byte(at)) && at > start && Folding.isDigit(byte(at + 1)) { at += 1 }
        guard at > start, byte(at) != Glyph(ascii: "%"), let quantity = decimal(row[start..<at]) else { return nil }
        while byte(at) == 32, at < row.count { at += 1 }
        let word = at
        while Folding.isLetter(byte(at)) { at += 1 }
        return Found(quantity: quantity, unit: units[Array(row[word..<max(word, at)])].flatMap(written), start: start, range: start..<at)
    }

    /// A number, with or without its unit: `2`, `2 Stk.`, `0,228kg`.
    private func number(endingAt end: Int) -> Found? {
        var at = byte(end - 1) == Glyph(ascii: ".") ? end - 1 : end
        let wordEnd = at
        while Folding.isLetter(byte(at - 1)) { at -= 1 }
        var unit: String?
        if at < wordEnd {
            guard let known = units[Array(row[at..<wordEnd])] else { return nil }
            unit = written(known)
        }
        while at > 0, byte(at - 1) == 32 { at -= 1 }
        let last = at
        while Folding.isDigit(byte(at - 1)) || isMark(byte(at - 1)) && at < last && Folding.isDigit(byte(at)) { at -= 1 }
        guard at < last, byte(at - 1) == 32 || byte(at - 1) == Glyph(ascii: "("), let quantity = decimal(row[at..<last]) else { return nil }
        return Found(quantity: quantity, unit: unit, start: at, range: at..<end)
    }

    private func isMark(_ byte: Glyph) -> Bool { byte == Glyph(ascii: ",") || byte == Glyph(ascii: ".") }

    private func written(_ unit: String) -> String? { unit.isEmpty ? nil : unit }

    /// Up to 9999 with up to three decimals behind a comma or point.
    private func decimal(_ text: ArraySlice<Glyph>) -> Amount? {
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: isMark)
        guard parts.count <= 2, (1...4).contains(parts[0].count), parts.count == 1 || (1...3).contains(parts[1].count) else { return nil }
        var units: Int64 = 0
        for byte in text where Folding.isDigit(byte) { units = units * 10 + Int64(byte - 48) }
        var decimals = UInt8(parts.count == 2 ? parts[1].count : 0)
        while decimals > 0, units % 10 == 0 {
            units /= 10
            decimals -= 1
        }
        return units > 0 ? Amount(units: units, decimals: decimals) : nil
    }
}
