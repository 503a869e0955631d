import TillRecords

/// The fields of a SWIFT statement that say something here.
enum Mt940Tag {
    /// `:20:` begins a message, `:25:` names its account.
    case reference, account
    /// `:60F:` and `:62F:` are balances of a statement, `:60M:` and `:62M:` of one of its pages.
    case opening, closing
    /// `:64:` and `:65:`: what may be spent on a day.
    case available
    case entry, details
    /// `:34F:` and `:90D:`: name the currency of MT942.
    case floor, sums
    /// Known and of no use.
    case aside
    /// The end of a message.
    case end
}

/// A physical line: its field, if it begins one, and what stands behind that.
struct Mt940Line {
    var tag: Mt940Tag?
    /// Without the field's name; of a line that begins no field, everything.
    var value: ByteView
    /// Line in the document, from 1.
    var number: Int
    /// The whole line.
    var text: ByteView

    /// Characters of the whole line: a full line goes on in the next without a blank.
    var length: Int { text.count { $0 & 0xC0 != 0x80 } }
}

/// Splits a document into lines; ends of lines may be CRLF, LF or CR.
struct Mt940Lines {
    private let bytes: ByteView
    private var index = 0
    private(set) var number = 0

    init(_ bytes: ByteView) { self.bytes = bytes }

    /// Whether the last line ended with the document, not with an end of line.
    private(set) var isCut = false

    mutating func next() -> Mt940Line? {
        guard index < bytes.count else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        let text = ByteView(rebasing: bytes[start..<index])
        isCut = index == bytes.count
        if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
        index += 1
        number += 1
        return Mt940Lines.line(text, number)
    }

    private static func line(_ text: ByteView, _ number: Int) -> Mt940Line {
        var body = text.trimmed
        if body.first == 0x7B {
            // Headers of the network: the text of the message is block 4.
            guard let text = body.after(ofBlock: 0x34) else {
                return Mt940Line(tag: .aside, value: ObservationRow.nothing, number: number, text: ObservationRow.nothing)
            }
            body = text.trimmed
        }
        if body.first == 0x2D, body.count == 1 || body[1] == 0x7D {
            return Mt940Line(tag: .end, value: ObservationRow.nothing, number: number, text: ObservationRow.nothing)
        }
        if let (tag, after) = field(body) {
            return Mt940Line(tag: tag, value: ByteView(rebasing: body[after...]).trimmed, number: number, text: text)
        }
        return Mt940Line(tag: nil, value: text, number: number, text: text)
    }

    /// `:61:`, `:60F:`; texts may have colons at the start of a line too, so only fields of these messages count.
    private static func field(_ text: ByteView) -> (Mt940Tag, Int)? {
        guard text.count >= 4, text[0] == 0x3A else { return nil }
        if text[1] == 0x4E, text[2] == 0x53, text[3] == 0x3A { return (.aside, 4) }
        guard text[1] &- 0x30 < 10, text[2] &- 0x30 < 10 else { return nil }
        let number = Int(text[1] &- 0x30) * 10 + Int(text[2] &- 0x30)
        if number == 94, text.count >= 5, text[3] == 0x30 || text[3] == 0x32, text[4] == 0x3A { return (.aside, 5) }
        let letter = text[3] == 0x3A ? 0 : text[3]
        guard letter == 0 || letter &- 0x41 < 26 && text.count >= 5 && text[4] == 0x3A else { return nil }
        return tag(number, letter).map { ($0, letter == 0 ? 4 : 5) }
    }

    private static func tag(_ number: Int, _ letter: UInt8) -> Mt940Tag? {
        switch (number, letter) {
        case (20, 0): .reference
        case (25, 0), (25, 0x50): .account
        case (60, 0x46), (60, 0x4D): .opening
        case (61, 0): .entry
        case (62, 0x46), (62, 0x4D): .closing
        case (64, 0), (65, 0): .available
        case (86, 0): .details
        case (34, 0x46): .floor
        case (90, 0x43), (90, 0x44): .sums
        case (21, 0), (28, 0), (28, 0x43), (13, 0), (13, 0x44): .aside
        default: nil
        }
    }
}

extension ByteView {
    /// Without blanks at both ends.
    var trimmed: ByteView {
        var start = 0
        var end = count
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return ByteView(rebasing: self[start..<end])
    }

    /// What follows `{4:`.
    fileprivate func after(ofBlock number: UInt8) -> ByteView? {
        guard count >= 3 else { return nil }
        for index in 0...(count - 3) where self[index] == 0x7B && self[index + 1] == number && self[index + 2] == 0x3A {
            return ByteView(rebasing: self[(index + 3)...])
        }
        return nil
    }
}
