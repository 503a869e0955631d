import TillRecords

/// Field `:86:`: what the movement was, in the two structures that banks use, or plain.
///
/// German: `166?00GUTSCHRIFT?20Rent March?31DE02…?32NAME`, with any mark in place of `?`. Dutch and SWIFT:
/// `/TRTP/…/IBAN/…/NAME/…/REMI/…`.
struct Mt940Details {
    private let gathered = ByteBuffer(capacity: 1024)
    private let purpose = ByteBuffer(capacity: 512)
    private let party = ByteBuffer(capacity: 128)
    private let number = ByteBuffer(capacity: 64)
    private let booking = ByteBuffer(capacity: 64)
    private let whole = ByteBuffer(capacity: 1024)
    private var lastLength = 0
    /// A line of so many characters is full: its last word may go on in the next.
    private static let full = 63
    /// A part of the German structure has room for so many.
    private static let fullPart = 27

    private(set) var text = ObservationRow.nothing
    private(set) var merchant = ObservationRow.nothing
    private(set) var account = ObservationRow.nothing

    var isEmpty: Bool { gathered.isEmpty }

    mutating func clear() {
        gathered.clear()
        lastLength = 0
    }

    /// Adds a line; line ends that mean a blank are kept as 0x0A for now.
    mutating func add(_ line: Mt940Line) {
        let value = line.tag == nil ? line.value : line.value.trimmed
        if !gathered.isEmpty, line.tag != nil || lastLength < Mt940Details.full { gathered.append(0x0A) }
        gathered.append(value)
        lastLength = line.length
    }

    /// Takes the field apart; the slices hold until the next row.
    mutating func parse() {
        for buffer in [purpose, party, number, booking, whole] { buffer.clear() }
        let bytes = gathered.withBytes { $0 }.trimmed
        if let (mark, start) = Mt940Details.mark(of: bytes) {
            readParts(ByteView(rebasing: bytes[start...]), mark)
            keepPurpose()
        } else if bytes.first == 0x2F, Mt940Words.key(bytes, 0) != nil {
            readKeys(bytes)
        } else {
            Mt940Details.append(bytes, to: purpose)
        }
        merchant = party.withBytes { $0 }.trimmed
        account = number.withBytes { $0 }.trimmed
        compose()
    }

    /// Which mark divides the parts, and where the first begins: `166?00`, `020~00`, `000>10`, `?20`.
    private static func mark(of bytes: ByteView) -> (UInt8, Int)? {
        let start = Mt940Number.isDigits(bytes, 0, 3) ? 3 : 0
        guard bytes.count > start + 2 else { return nil }
        var at = start
        let mark = bytes[at]
        let isMark = mark == 0x3F || mark == 0x7E || mark == 0x3E || mark == 0x3C || mark == 0x5E || mark == 0x40 || mark == 0x2B
        at += bytes[at + 1] == 0x0A ? 2 : 1
        return isMark && Mt940Number.isDigits(bytes, at, 2) ? (mark, start) : nil
    }

    private func readParts(_ bytes: ByteView, _ mark: UInt8) {
        var at = 0
        while let (code, start) = Mt940Details.part(bytes, at, mark) {
            var end = start
            while end < bytes.count, bytes[end] != mark || Mt940Details.part(bytes, end, mark) == nil { end += 1 }
            take(code, ByteView(rebasing: bytes[start..<end]))
            at = end
        }
    }

    /// A part's number and where its text begins, if one begins at `at`. A line may end between mark and number.
    private static func part(_ bytes: ByteView, _ at: Int, _ mark: UInt8) -> (code: Int, start: Int)? {
        guard at < bytes.count, bytes[at] == mark else { return nil }
        let digits = at + 1 < bytes.count && bytes[at + 1] == 0x0A ? at + 2 : at + 1
        guard Mt940Number.isDigits(bytes, digits, 2) else { return nil }
        return (Int(bytes[digits] &- 0x30) * 10 + Int(bytes[digits + 1] &- 0x30), digits + 2)
    }

    private func take(_ code: Int, _ text: ByteView) {
        switch code {
        case 0: Mt940Details.append(text, to: booking)
        case 20...29, 60...63: join(text, to: purpose)
        case 31 where number.isEmpty: number.append(text.trimmed)
        case 38:
            number.clear()
            number.append(text.trimmed)
        case 32, 33: join(text, to: party)
        default: break
        }
    }

    /// A full part goes on in the next without a blank.
    private func join(_ text: ByteView, to buffer: ByteBuffer) {
        Mt940Details.append(text, to: buffer)
        if text.count(where: { $0 & 0xC0 != 0x80 && $0 != 0x0A }) < Mt940Details.fullPart { buffer.append(0x20) }
    }

    /// Line ends become blanks; no two blanks stand together.
    private static func append(_ text: ByteView, to buffer: ByteBuffer) {
        var last: UInt8 = buffer.withBytes { $0.last ?? 0x20 }
        for byte in text {
            let plain = byte < 0x20 ? 0x20 : byte
            if plain == 0x20, last == 0x20 { continue }
            buffer.append(plain)
            last = plain
        }
    }

    /// `EREF+… SVWZ+…`: what the payer wrote stands behind SVWZ+.
    private func keepPurpose() {
        let bytes = purpose.withBytes { $0 }
        guard let start = Mt940Words.mark("SVWZ+", in: bytes) else { return }
        let text = Array(bytes[start..<Mt940Words.end(of: bytes, from: start)])
        guard text.contains(where: { $0 > 0x20 }) else { return }
        purpose.clear()
        purpose.append(text)
    }

    private func readKeys(_ bytes: ByteView) {
        var at = 0
        while let (key, start) = Mt940Words.key(bytes, at) {
            var end = start
            while end < bytes.count, bytes[end] != 0x2F || Mt940Words.key(bytes, end) == nil { end += 1 }
            take(key, ByteView(rebasing: bytes[start..<end]))
            at = end
        }
    }

    private func take(_ key: Mt940Words.Key, _ text: ByteView) {
        switch key {
        case .kind: Mt940Details.append(text, to: booking)
        case .account where number.isEmpty: number.append(Mt940Words.bare(text))
        case .name where party.isEmpty: Mt940Details.append(Mt940Words.bare(text), to: party)
        case .purpose:
            if !purpose.isEmpty { purpose.append(0x20) }
            let words = Mt940Words.bare(text)
            let isMarked = words.starts(withText: "USTD/")
            Mt940Details.append(isMarked ? Mt940Words.bare(ByteView(rebasing: words[5...])) : words, to: purpose)
        case .party:
            // /CNTP/account/BIC/name/city/
            let parts = text.split(separator: 0x2F, omittingEmptySubsequences: false)
            if number.isEmpty, let first = parts.first { number.append(ByteView(rebasing: first).trimmed) }
            if party.isEmpty, parts.count > 2 { Mt940Details.append(ByteView(rebasing: parts[2]), to: party) }
        default: break
        }
    }

    /// The text: the purpose, before it the bank's own word where no name says who it was.
    private mutating func compose() {
        let (kind, why) = (booking.withBytes { $0 }.trimmed, purpose.withBytes { $0 }.trimmed)
        if why.isEmpty, kind.isEmpty {
            Mt940Details.append(merchant.isEmpty ? gathered.withBytes { $0 }.trimmed : merchant, to: whole)
        } else {
            if merchant.isEmpty || why.isEmpty { whole.append(kind) }
            if !whole.isEmpty, !why.isEmpty { whole.append(0x20) }
            whole.append(why)
        }
        text = whole.withBytes { $0 }.trimmed
    }

    /// What stands in the movement's own field, for movements without details.
    mutating func useRest(_ rest: ByteView) {
        for buffer in [party, number, whole] { buffer.clear() }
        merchant = ObservationRow.nothing
        account = ObservationRow.nothing
        var words = rest
        for word: StaticString in ["NONREF", "EREF", "PREF", "KREF+"] where words.starts(withText: word) {
            words = ByteView(rebasing: words[word.utf8CodeUnitCount...])
        }
        var at = 0
        while at < words.count {
            let isBreak = at + 1 < words.count && words[at] == 0x2F && words[at + 1] == 0x2F
            whole.append(isBreak ? 0x20 : words[at])
            at += isBreak ? 2 : 1
        }
        text = whole.withBytes { $0 }.trimmed
    }
}

extension ByteView {
    func starts(withText word: StaticString) -> Bool {
        count >= word.utf8CodeUnitCount && (0..<word.utf8CodeUnitCount).allSatisfy { unsafe self[$0] == word.utf8Start[$0] }
    }
}

/// The words that structure field `:86:`.
enum Mt940Words {
    enum Key {
        case kind, account, name, purpose, party, aside
    }

    /// Keys of the slash structure.
    private static let keys: [(word: StaticString, key: Key)] = [
        ("/TRTP/", .kind), ("/IBAN/", .account), ("/NAME/", .name), ("/REMI/", .purpose), ("/CNTP/", .party), ("/USTD/", .purpose),
        ("/BENM/", .aside), ("/ORDP/", .aside), ("/EREF/", .aside), ("/PREF/", .aside), ("/MARF/", .aside), ("/CSID/", .aside),
        ("/ISDT/", .aside), ("/RTRN/", .aside), ("/ADDR/", .aside), ("/ID/", .aside), ("/BIC/", .aside), ("/PURP/", .aside),
        ("/SVCL/", .aside), ("/ULTD/", .aside), ("/ULTC/", .aside), ("/KREF/", .aside), ("/ULTB/", .aside), ("/STRD/", .aside),
        ("/CRED/", .aside), ("/MREF/", .aside), ("/OCMT/", .aside), ("/CHGS/", .aside), ("/EXCH/", .aside), ("/OAMT/", .aside),
        ("/INIT/", .aside), ("/BUSP/", .aside), ("/ORDR/", .aside), ("/PROC/", .aside), ("/PY/", .purpose), ("/CDTRREFTP/", .aside),
        ("/CDTRREF/", .purpose),
    ]

    /// The key that begins at `at`, and where its value does. Keys may share their slashes: `/REMI//ISDT/`.
    static func key(_ bytes: ByteView, _ at: Int) -> (Key, Int)? {
        guard at + 3 < bytes.count, bytes[at] == 0x2F, bytes[at + 1] &- 0x41 < 26 else { return nil }
        let rest = ByteView(rebasing: bytes[at...])
        for entry in keys where unsafe entry.word.utf8Start[1] == rest[1] && rest.starts(withText: entry.word) {
            return (entry.key, at + entry.word.utf8CodeUnitCount)
        }
        return nil
    }

    /// Without slashes and blanks at both ends.
    static func bare(_ text: ByteView) -> ByteView {
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 || text[start] == 0x2F { start += 1 }
        while end > start, text[end - 1] <= 0x20 || text[end - 1] == 0x2F { end -= 1 }
        return ByteView(rebasing: text[start..<end])
    }

    /// Marks of SEPA parts in the German structure.
    private static let marks: [StaticString] = [
        "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+", "OAMT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "PURP+", "DDAT+", "BIC+",
    ]

    /// Where the text behind a mark begins.
    static func mark(_ word: StaticString, in bytes: ByteView) -> Int? {
        let length = word.utf8CodeUnitCount
        guard bytes.count >= length else { return nil }
        for index in 0...(bytes.count - length) where unsafe bytes[index] == word.utf8Start[0] {
            if ByteView(rebasing: bytes[index...]).starts(withText: word) { return index + length }
        }
        return nil
    }

    /// Where the text that begins at `start` ends: at the next mark.
    static func end(of bytes: ByteView, from start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        for index in start..<bytes.count where bytes[index] &- 0x41 < 26 && (index == start || bytes[index - 1] == 0x20) {
            let rest = ByteView(rebasing: bytes[index...])
            if marks.contains(where: { rest.starts(withText: $0) }) { return index }
        }
        return bytes.count
    }
}
