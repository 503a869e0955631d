import TillRecords

/// Field `:61:`: one movement.
struct Mt940Entry {
    var value: Day
    /// The booking day, where the bank states it.
    var booked: Day?
    var amount: Amount
    /// Announced, not booked: `EC` and `ED` of MT942.
    var isExpected = false
    /// Three letters or digits of the kind: `TRF`, `CHK`, `051`.
    var kind = ObservationRow.nothing
    /// The customer's reference, and what some banks write behind its sixteen characters.
    var reference = ObservationRow.nothing
    var name = ObservationRow.nothing
    var bankReference = ObservationRow.nothing
    /// Both references and whatever is between.
    var rest = ObservationRow.nothing

    enum EntryError: Error {
        case date, entryDate, mark, amount, cut
    }

    init(_ text: UnsafeRawBufferPointer) throws(EntryError) {
        guard let day = Mt940Number.day(text, at: 0) else { throw .date }
        value = day
        var at = 6
        if Mt940Number.isDigits(text, at, 4) {
            guard let entry = Mt940Number.day(text, at: at, near: day) else { throw .entryDate }
            booked = entry
            at += 4
        }
        while at < text.count, text[at] == 0x20 { at += 1 }
        var turned = false
        if at < text.count, text[at] == 0x52 || text[at] == 0x45, at + 1 < text.count, Mt940Entry.isMark(text[at + 1]) {
            (turned, isExpected) = (text[at] == 0x52, text[at] == 0x45)
            at += 1
        }
        guard at < text.count, Mt940Entry.isMark(text[at]) else { throw .mark }
        let isOut = (text[at] == 0x44) != turned
        at += 1
        if at < text.count, text[at] &- 0x41 < 26 { at += 1 }
        while at < text.count, text[at] == 0x20 { at += 1 }
        // `D-12,50`: a debit below zero came in. SWIFT knows no signs, some banks write them all the same.
        let isBelow = at < text.count && text[at] == 0x2D
        if isBelow { at += 1 }
        do throws(Mt940Number.NumberError) {
            let read = try Mt940Number.amount(text, at: &at)
            amount = isOut != isBelow ? Amount(units: -read.units, decimals: read.decimals) : read
        } catch {
            throw error == .cut ? .cut : .amount
        }
        readRest(UnsafeRawBufferPointer(rebasing: text[at...]).trimmed)
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte == 0x43 || byte == 0x44 }

    private mutating func readRest(_ text: UnsafeRawBufferPointer) {
        guard text.count >= 4, text[0] &- 0x41 < 26 else {
            rest = text
            reference = text
            return
        }
        kind = UnsafeRawBufferPointer(rebasing: text[1..<4])
        rest = UnsafeRawBufferPointer(rebasing: text[4...]).trimmed
        reference = rest
        guard !rest.isEmpty else { return }
        for index in 0..<(rest.count - 1) where rest[index] == 0x2F && rest[index + 1] == 0x2F {
            reference = UnsafeRawBufferPointer(rebasing: rest[..<index]).trimmed
            bankReference = UnsafeRawBufferPointer(rebasing: rest[(index + 2)...]).trimmed
            return
        }
        if rest.count > 16 {
            reference = UnsafeRawBufferPointer(rebasing: rest[..<16]).trimmed
            name = UnsafeRawBufferPointer(rebasing: rest[16...]).trimmed
        }
    }

    /// How it was paid, where the kind says so.
    var method: UnsafeRawBufferPointer {
        guard kind.count == 3 else { return ObservationRow.nothing }
        let word: StaticString
        switch (kind[0], kind[1], kind[2]) {
        case (0x43, 0x48, 0x4B): word = "check"
        case (0x43, 0x48, 0x47), (0x43, 0x4F, 0x4D): word = "fee"
        case (0x49, 0x4E, 0x54): word = "interest"
        case (0x44, 0x49, 0x56): word = "dividend"
        case (0x44, 0x44, 0x54): word = "direct debit"
        case (0x53, 0x54, 0x4F): word = "standing order"
        default: return ObservationRow.nothing
        }
        return UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }

    /// Whether the bank's reference looks like one: some banks write the rest of a text there.
    var referenceIsPlausible: Bool {
        guard bankReference.count >= 6, !PlaceholderRef.matches(bankReference) else { return false }
        return bankReference.count { $0 &- 0x30 < 10 } >= 4 && !bankReference.contains(0x20)
    }
}
