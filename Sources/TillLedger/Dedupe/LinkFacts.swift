import TillRecords

/// What one observation says of a purchase, as far as it can be compared with another source's word.
struct LinkFacts {
    let evidence: Evidence
    /// Days since 1970 it can be: one, several where the order of a date's numbers is open, none when it has no date.
    var days: [Int]
    /// Minutes since midnight; -1 when unknown.
    var minute: Int
    /// The amount without its sign, in ten-thousandths.
    var units: Int64
    /// Tax and tip printed beside the amount, in ten-thousandths.
    var parts: [Int64]
    /// Whether a tip is printed.
    var hasTip: Bool
    /// The amount in the home currency, in ten-thousandths; nil when it was not converted.
    var home: Int64?
    /// Place of its words in the household's clues.
    var clue: Int
    /// Last four digits of the card that paid.
    var card: [UInt8]
    var member: [UInt8]
    /// Amounts of the line items, in order.
    var items: [Int64]
    var paysCash: Bool
    /// The photo a message carried, or the picture a receipt was read from, as a hash; nil for others.
    var paper: WideId?
    /// Where in its document it was read, as a hash: one picture is one receipt.
    var place: WideId

    /// Reads the fields that linking across sources needs; nil when the amount is too large to compare.
    init?(_ evidence: Evidence, _ record: borrowing Record, _ clues: LinkClues) {
        guard let amount = evidence.amount.scaled(to: 4), amount.units != .min, amount.units != 0 else { return nil }
        self.evidence = evidence
        units = abs(amount.units)
        days = LinkFacts.days(evidence, record)
        minute = record.withBytes(.time) { LinkFacts.minute($0) } ?? -1
        let isBank = evidence.kind == .bank
        parts = isBank ? [] : ([.tax, .tip] as [Key]).compactMap { LinkFacts.units(record.decimal($0)) }.filter { $0 > 0 }
        hasTip = !isBank && LinkFacts.units(record.decimal(.tip)).map { $0 > 0 } ?? false
        home = evidence.home.flatMap { LinkFacts.units($0.amount) }
        clue = clues.read(record, evidence)
        let payment = isBank ? nil : record.object(.payment)
        card = payment?.withBytes(.last4) { Array($0) } ?? []
        paysCash = payment?.equals(.kind, "cash") ?? false
        member = record.withBytes(.member) { Array($0) } ?? []
        place = record.withRaw(.source) { WideId($0) } ?? evidence.id
        paper = LinkFacts.paper(evidence, record)
        items = evidence.kind == .receipt ? record.objects(.items).compactMap { LinkFacts.units($0.decimal(.amount)) } : []
    }

    /// A name and the archive it is in: apps name photos by day and number, so one name is one photo of a household.
    private static func paper(_ evidence: Evidence, _ record: borrowing Record) -> WideId? {
        guard evidence.kind == .chat || evidence.kind == .receipt, let source = record.object(.source) else { return nil }
        let name = evidence.kind == .chat ? record.withBytes(.attachment) { Array($0) } : source.withBytes(.file) { Array($0) }
        guard let name, !name.isEmpty else { return nil }
        let whole = name + [0] + (source.withBytes(.within) { Array($0) } ?? [])
        return whole.withBytes { WideId($0) }
    }

    private static func days(_ evidence: Evidence, _ record: borrowing Record) -> [Int] {
        if !evidence.isUndated { return [evidence.day.ordinal] }
        return record.strings(.dates).compactMap { Day($0)?.ordinal }
    }

    private static func units(_ amount: Amount?) -> Int64? {
        guard let units = amount?.scaled(to: 4)?.units, units != .min else { return nil }
        return abs(units)
    }

    /// `18:04:59` as minutes since midnight; nil when it is no time.
    static func minute(_ bytes: ByteView) -> Int? {
        guard bytes.count >= 5, [0, 1, 3, 4].allSatisfy({ bytes[$0] &- 48 < 10 }) else { return nil }
        func two(_ at: Int) -> Int { Int(bytes[at] &- 48) * 10 + Int(bytes[at + 1] &- 48) }
        return two(0) * 60 + two(3)
    }
}
