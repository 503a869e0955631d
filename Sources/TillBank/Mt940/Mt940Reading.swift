import TillRecords
import TillStages

/// Reads the fields one after the other and writes what they say.
struct Mt940Reading {
    private var lines: Mt940Lines
    private let writer: BankWriter
    private var statement = Statement()
    /// The movement being read, written when the next field begins.
    private var entry: Mt940Entry?
    private var details = Mt940Details()
    private var row = ObservationRow()
    private var open = Mt940Tag.aside
    private var messages = 0

    /// What the movements of one message have in common.
    private struct Statement {
        var account = ObservationRow.nothing
        var currency: Currency?
        /// Opening balance, plus every movement so far; nil when it cannot be known.
        var sum: Amount?
        var isOpen = false
        var rejects = 0
        var line = 0
        /// What it opens with, for a person who asks.
        var opening: (amount: Amount, day: Day?)?
    }

    init(_ bytes: ByteView, _ writer: BankWriter) {
        lines = Mt940Lines(bytes)
        self.writer = writer
    }

    mutating func run() throws(Fault) {
        while let line = lines.next() {
            guard let tag = line.tag else {
                if open == .details { details.add(line) }
                if open == .entry { details.add(line) }
                continue
            }
            if tag == .details, open == .entry || open == .details {
                if open == .entry { details.clear() }
                details.add(line)
                open = .details
                continue
            }
            try writeEntry()
            open = tag == .details ? .aside : tag
            try take(tag, line)
        }
        try writeEntry()
        try endStatement()
        if writer.rows == 0, writer.rejected == 0 { try writer.note("bank.mt940.no-rows", "the statement has no rows.") }
    }

    private mutating func take(_ tag: Mt940Tag, _ line: Mt940Line) throws(Fault) {
        switch tag {
        case .reference:
            try endStatement()
            statement = Statement()
        case .account: statement.account = line.value
        case .opening, .closing, .available: try takeBalance(tag, line)
        case .floor: if statement.currency == nil { statement.currency = Mt940Reading.currency(line.value, at: 0) }
        case .sums:
            let digits = line.value.prefix { $0 &- 0x30 < 10 }.count
            if statement.currency == nil { statement.currency = Mt940Reading.currency(line.value, at: digits) }
        case .entry: try takeEntry(line)
        case .details, .aside, .end: break
        }
    }

    private static func currency(_ text: ByteView, at: Int) -> Currency? {
        text.count >= at + 3 ? Currency(bytes: ByteView(rebasing: text[at..<(at + 3)])) : nil
    }

    // MARK: movements

    private mutating func takeEntry(_ line: Mt940Line) throws(Fault) {
        details.clear()
        entry = nil
        row.line = line.number
        do throws(Mt940Entry.EntryError) {
            entry = try Mt940Entry(line.value)
        } catch {
            open = .aside
            statement.rejects += 1
            let (code, sentence, remedy) = Mt940Reading.words(error)
            try writer.reject("bank.mt940.\(code)", sentence, remedy: remedy, line: line.number, content: line.value)
        }
    }

    private static func words(_ error: Mt940Entry.EntryError) -> (String, String, String) {
        switch error {
        case .date: ("bad-date", "the row's value date does not exist.", "Correct the date (YYMMDD), or export it again.")
        case .entryDate: ("bad-date", "the row's entry date does not exist.", "Correct the date (MMDD), or export it again.")
        case .mark: ("bad-mark", "the row says neither C (credit) nor D (debit).", "Correct field 61, or export it again.")
        case .amount: ("bad-amount", "the row's amount is no number with a decimal comma.", "Correct the amount, or export it again.")
        case .cut: ("cut", "the row ends inside its amount.", "Export it again: it was cut.")
        }
    }

    private mutating func writeEntry() throws(Fault) {
        guard let entry else { return }
        self.entry = nil
        row.account = statement.account
        row.currency = statement.currency
        row.date = entry.booked ?? entry.value
        row.booked = entry.booked
        row.value = entry.value
        row.amount = entry.amount
        row.status = entry.isExpected ? .pending : .posted
        row.method = entry.method
        let isCheck = entry.method.elementsEqual("check".utf8) && entry.reference.allSatisfy { $0 &- 0x30 < 10 }
        row.check = isCheck ? entry.reference : ObservationRow.nothing
        row.ref = entry.bankReference
        row.refIsPlausible = entry.referenceIsPlausible
        // Lines behind :61: are its own; only :86: is structured.
        if details.isEmpty || open == .entry {
            details.useRest(entry.rest)
        } else {
            details.parse()
        }
        row.text = details.text
        row.merchant = details.merchant.isEmpty ? entry.name : details.merchant
        // Some banks repeat the own account there.
        let isOwn =
            statement.account.count >= details.account.count
            && statement.account.suffix(details.account.count).elementsEqual(details.account)
        row.counterparty = isOwn ? ObservationRow.nothing : details.account
        if !entry.isExpected { add(entry.amount) }
        try writer.write(row)
    }

    // MARK: balances

    private mutating func add(_ amount: Amount) {
        statement.sum = statement.sum.flatMap { Mt940Reading.sum($0, amount) }
    }

    /// Nil past what 64 bits hold.
    private static func sum(_ a: Amount, _ b: Amount) -> Amount? {
        let decimals = max(a.decimals, b.decimals)
        guard let a = a.scaled(to: decimals), let b = b.scaled(to: decimals) else { return nil }
        let (units, overflow) = a.units.addingReportingOverflow(b.units)
        return overflow ? nil : Amount(units: units, decimals: decimals)
    }

    private mutating func takeBalance(_ tag: Mt940Tag, _ line: Mt940Line) throws(Fault) {
        guard let read = Mt940Balance(line.value) else {
            if tag == .opening { statement.sum = nil }
            if tag == .closing { statement.isOpen = false }
            return try writer.reject(
                "bank.mt940.bad-balance", "the balance is not readable.", remedy: "Export it again, or correct the field.",
                line: line.number, content: line.value)
        }
        if tag == .opening {
            statement.currency = read.currency ?? statement.currency
            statement.sum = read.amount
            statement.opening = (read.amount, read.day)
            statement.isOpen = true
            statement.rejects = 0
            statement.line = line.number
        }
        var balance = BalanceRow()
        balance.line = line.number
        balance.kind = tag == .opening ? .opening : tag == .closing ? .closing : .available
        balance.account = statement.account
        balance.date = read.day
        balance.amount = read.amount
        balance.currency = read.currency ?? statement.currency
        try writer.write(balance)
        if read.day == nil {
            try writer.note("bank.mt940.balance-day", "the day of this balance does not exist; it was left out.", line: line.number)
        }
        if tag == .closing { try close(read, line.number) }
    }

    /// Compares what the statement says at its end with what its rows come to.
    private mutating func close(_ closing: Mt940Balance, _ line: Int) throws(Fault) {
        statement.isOpen = false
        let difference = statement.sum.flatMap { $0.negated }.flatMap { Mt940Reading.sum(closing.amount, $0) }
        if let facts = writer.facts { report(facts, closing, difference, line) }
        guard let difference else { return }
        statement.sum = nil
        guard !difference.isZero else { return }
        let why = statement.rejects > 0 ? " (\(statement.rejects) of its rows were not readable)" : ""
        try writer.contradiction(
            "bank.mt940.unbalanced",
            "the statement does not balance\(why): its closing balance differs by \(difference) from the opening balance and the rows.",
            remedy: "Rows may be missing: export it again, or compare it with the bank's site.", line: line)
    }

    private func report(_ facts: BankFacts, _ closing: Mt940Balance, _ difference: Amount?, _ line: Int) {
        facts.add(
            BankStatement(
                account: String(decoding: statement.account, as: UTF8.self), currency: closing.currency ?? statement.currency,
                opening: statement.opening?.amount, from: statement.opening?.day, closing: closing.amount, to: closing.day,
                place: "line \(line)", difference: difference))
    }

    private func endStatement() throws(Fault) {
        guard statement.isOpen else { return }
        try writer.note(
            "bank.mt940.no-closing", "the statement that opens here has no closing balance: rows may be missing.",
            remedy: "Export it again if rows are missing.", line: statement.line)
    }
}

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

    init(_ text: ByteView) throws(EntryError) {
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
        readRest(ByteView(rebasing: text[at...]).trimmed)
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte == 0x43 || byte == 0x44 }

    private mutating func readRest(_ text: ByteView) {
        guard text.count >= 4, text[0] &- 0x41 < 26 else {
            rest = text
            reference = text
            return
        }
        kind = ByteView(rebasing: text[1..<4])
        rest = ByteView(rebasing: text[4...]).trimmed
        reference = rest
        guard !rest.isEmpty else { return }
        for index in 0..<(rest.count - 1) where rest[index] == 0x2F && rest[index + 1] == 0x2F {
            reference = ByteView(rebasing: rest[..<index]).trimmed
            bankReference = ByteView(rebasing: rest[(index + 2)...]).trimmed
            return
        }
        if rest.count > 16 {
            reference = ByteView(rebasing: rest[..<16]).trimmed
            name = ByteView(rebasing: rest[16...]).trimmed
        }
    }

    /// How it was paid, where the kind says so.
    var method: ByteView {
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
        return unsafe ByteView(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }

    /// Whether the bank's reference looks like one: some banks write the rest of a text there.
    var referenceIsPlausible: Bool {
        guard bankReference.count >= 6, !PlaceholderRef.matches(bankReference) else { return false }
        return bankReference.count { $0 &- 0x30 < 10 } >= 4 && !bankReference.contains(0x20)
    }
}
