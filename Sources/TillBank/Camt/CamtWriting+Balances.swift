import TillRecords
import TillStages

/// Balances of statements, and what stands at their ends.
extension CamtWriting {
    mutating func write(_ read: CamtBalance, _ arena: ByteView) throws(Fault) {
        guard let kind = CamtWriting.kind(arena.slice(read.code)) else { return }
        var balance = BalanceRow()
        balance.line = read.line
        balance.number = read.number
        balance.kind = kind
        balance.date = OfxDay.read(arena.slice(read.day))
        balance.currency = read.amount.namesCurrency ? CamtWriting.currency(arena.slice(read.amount.currency)) : statement.currency
        guard let amount = CamtWriting.amount(arena.slice(read.amount.text)),
            let isCredit = CamtWriting.isCredit(arena.slice(read.indicator))
        else {
            return try writer.reject(
                "bank.camt.bad-balance", "the balance has no amount or no direction.", remedy: "Export it again.", line: read.line,
                content: arena.slice(read.amount.text))
        }
        balance.amount = isCredit ? amount : Amount(units: -amount.units, decimals: amount.decimals)
        if arena.slice(read.code).elementsEqual("OPBD".utf8) {
            statement.sum = balance.amount
            statement.opening = (balance.amount, balance.date)
            statement.sumCurrency = balance.currency
            statement.line = read.line
        } else if kind == .closing, arena.slice(read.code).elementsEqual("CLBD".utf8) {
            statement.closing = (balance.amount, balance.currency)
            statement.closingDay = balance.date
        }
        let account = statement.account
        try account.withBytes { (bytes) throws(Fault) in
            balance.account = bytes
            try writer.write(balance)
        }
    }

    /// The last closing balance of the day before (PRCD) closes that day.
    private static func kind(_ code: ByteView) -> BalanceRow.Kind? {
        switch String(decoding: code.prefix(8), as: UTF8.self) {
        case "OPBD": .opening
        case "CLBD", "PRCD": .closing
        case "ITBD": .running
        case "CLAV", "ITAV", "OPAV", "FWAV": .available
        default: nil
        }
    }

    /// Compares the closing balance with the opening one and the booked entries.
    mutating func endStatement() throws(Fault) {
        defer { statement = CamtStatement() }
        var difference: Amount?
        if let sum = statement.sum, let (closing, currency) = statement.closing, currency == statement.sumCurrency, let minus = sum.negated
        {
            difference = CamtWriting.sum(closing, minus)
        }
        if let facts = writer.facts { report(facts, difference) }
        guard let difference, !difference.isZero else { return }
        try writer.contradiction(
            "bank.camt.unbalanced",
            "the statement does not balance: its closing balance differs by \(difference) from the opening balance and the entries.",
            remedy: "Entries may be missing: export it again, or compare it with the bank's site.", line: statement.line)
    }

    private func report(_ facts: BankFacts, _ difference: Amount?) {
        facts.add(
            BankStatement(
                account: String(decoding: statement.account, as: UTF8.self), currency: statement.currency,
                opening: statement.opening?.amount, from: statement.opening?.day, closing: statement.closing?.amount,
                to: statement.closingDay, place: "line \(statement.line)", difference: difference))
    }

    /// The document has ended, or broken off at a line.
    func finish(brokenAt line: Int?, inEntry entry: Int?) throws(Fault) {
        if let line {
            let inside = entry.map { " inside the entry of line \($0)" } ?? ""
            return try writer.reject(
                "bank.camt.broken", "the XML breaks off or is broken here\(inside); what follows was not read.",
                remedy: "Export it again: it was cut or damaged.", line: line)
        }
        if writer.rows == 0, writer.rejected == 0 { try writer.note("bank.camt.no-rows", "the statement has no entries.") }
    }

    // MARK: values

    /// Digits with a point before the decimals; nil for everything else, for a sign too.
    static func amount(_ text: ByteView) -> Amount? {
        guard let first = text.first, first != 0x2D else { return nil }
        let isOpen = first == 0x2E || text[text.count - 1] == 0x2E
        return isOpen ? nil : Amount(bytes: first == 0x2B ? ByteView(rebasing: text[1...]) : text)
    }

    static func currency(_ text: ByteView) -> Currency? { Currency(bytes: text) }

    static func currency(_ text: [UInt8]) -> Currency? { text.withBytes { Currency(bytes: $0) } }

    static func isCredit(_ text: ByteView) -> Bool? {
        if text.elementsEqual("CRDT".utf8) { return true }
        return text.elementsEqual("DBIT".utf8) ? false : nil
    }

    static func isTrue(_ text: ByteView) -> Bool { text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8) }

    /// What is announced or only told is not booked.
    static func status(_ text: ByteView) -> ObservationRow.Status {
        if text.elementsEqual("BOOK".utf8) { return .posted }
        let isAnnounced = text.elementsEqual("PDNG".utf8) || text.elementsEqual("INFO".utf8) || text.elementsEqual("FUTR".utf8)
        return isAnnounced ? .pending : .unstated
    }

    static func method(_ subfamily: ByteView) -> ByteView {
        if subfamily.isEmpty { return ObservationRow.nothing }
        let word: StaticString
        switch String(decoding: subfamily.prefix(8), as: UTF8.self) {
        case "CWDL": word = "atm"
        case "POSD", "POSC", "POSP": word = "pos"
        case "CHRG", "FEES", "COMM": word = "fee"
        case "INTR": word = "interest"
        case "DVCA", "DVID": word = "dividend"
        case "ESDD", "PMDD", "BBDD", "XBDD": word = "direct debit"
        case "STDO": word = "standing order"
        case "CDPT": word = "deposit"
        default: return ObservationRow.nothing
        }
        return unsafe ByteView(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }

    /// Nil past what 64 bits hold.
    static func sum(_ a: Amount, _ b: Amount) -> Amount? {
        let decimals = max(a.decimals, b.decimals)
        guard let a = a.scaled(to: decimals), let b = b.scaled(to: decimals) else { return nil }
        let (units, overflow) = a.units.addingReportingOverflow(b.units)
        return overflow ? nil : Amount(units: units, decimals: decimals)
    }
}
