import TillRecords
import TillStages

/// Turns the items of a document into records: what one item alone does not say is decided from all of them first.
struct OfxWriting {
    let contents: OfxContents
    let arena: ByteView
    let writer: BankWriter
    private let scratch = ByteBuffer(capacity: 1024)
    let survey: OfxSurvey
    /// Rows of a type that takes money are money leaving, though their amounts have no minus.
    private let turnsByType: Bool
    private var row = ObservationRow()
    /// Currencies and accounts of the statements, read once.
    let currencies: [Currency?]

    /// - Parameter told: what a person says of amounts that lost their signs.
    init(_ contents: OfxContents, arena: ByteView, told: OfxSigns.Verdict?, writer: BankWriter) throws(Fault) {
        self.contents = contents
        self.arena = arena
        self.writer = writer
        survey = OfxSurvey(contents, arena: arena)
        turnsByType = try OfxWriting.turnsByType(survey.signs.verdict, told, writer)
        currencies = contents.statements.map { OfxWriting.currency(arena.slice($0.currency)) }
    }

    private static func turnsByType(_ found: OfxSigns.Verdict, _ told: OfxSigns.Verdict?, _ writer: BankWriter) throws(Fault) -> Bool {
        guard found == .open else {
            if found == .byType { writer.facts?.decided("sign", "by the types of rows", "the balances prove it; no amount is negative") }
            return found == .byType
        }
        guard let told else {
            throw Fault(
                "bank.ofx.lost-signs",
                "rows are called debits, no amount is negative, and no balances tell whether these lost their signs.",
                remedy: "Compare a row with the bank's site, and give --debits out or --debits written.")
        }
        return told == .byType
    }

    /// Writes everything in the order of the document. Throws when the bank sent an error and nothing else.
    mutating func run() throws(Fault) {
        if let facts = writer.facts { report(facts) }
        let hasRows = contents.items.contains { $0.isRow || $0.isTrade }
        for statement in contents.statements {
            if let kind = statement.kind { writer.isOf(kind, account: String(decoding: arena.slice(statement.account), as: UTF8.self)) }
        }
        for (index, item) in contents.items.enumerated() {
            if contents.endsInItem, index == contents.items.count - 1 {
                try reject(item, "cut", "the file ends inside this row or balance.", "Export it again: it was cut.")
                break
            }
            switch item.kind {
            case .row where survey.balanceRows.places.contains(index): try write(item, balance: .closing)
            case .row: try write(item, isPending: false)
            case .pendingRow: try write(item, isPending: true)
            case .trade(let tag): try write(item, trade: tag)
            case .balance(let kind): try write(item, balance: kind)
            case .answer: try writeAnswer(item, alone: !hasRows)
            }
        }
        try close(hasRows: hasRows)
    }

    // MARK: rows

    private mutating func write(_ item: OfxItem, isPending: Bool) throws(Fault) {
        if item.clash {
            return try reject(
                item, "merged-row", "the row has two different days, amounts or ids: two rows run into each other.",
                "Correct the row's end tag, or export it again.")
        }
        let booked = OfxDay.read(arena.slice(item[.day]))
        let user = OfxDay.read(arena.slice(item[.userDay]))
        if booked == nil, !item[.day].isEmpty || user == nil {
            return try reject(
                item, "bad-date", item[.day].isEmpty ? "the row has no day." : "the row's day does not exist.",
                "Correct the day (YYYYMMDD), or export it again.")
        }
        guard let number = OfxNumber(arena.slice(item[.amount])), number.isReadable else {
            return try reject(
                item, "bad-amount", item[.amount].isEmpty ? "the row has no amount." : "the row's amount is no number.",
                "Correct the amount, or export it again.")
        }
        let currency = self.currency(of: item)
        let isTurned = turnsByType && OfxSigns.takes(arena.slice(item[.type]))
        guard let amount = survey.decimalMark.amount(number, currency).flatMap({ isTurned ? $0.negated : $0 }) else {
            return try reject(
                item, "ambiguous-amount", "the amount can be read with its mark as decimal mark or as thousands separator.",
                "Write the amount with two decimals.")
        }
        if number.isRounded(amount) { try noteRounding(item) }
        fill(item, booked, user, amount, currency)
        row.status = isPending || survey.isHold(item) ? .pending : survey.isVoid(item) ? .void : .posted
        try writer.write(row)
    }

    private mutating func fill(_ item: OfxItem, _ booked: Day?, _ user: Day?, _ amount: Amount, _ currency: Currency?) {
        row.line = item.line
        row.number = item.number
        row.account = arena.slice(contents.statements[item.statement].account)
        row.booked = booked
        row.date = OfxWriting.purchase(user, booked)
        row.value = OfxDay.read(arena.slice(item[.settled]))
        row.amount = amount
        row.currency = currency
        row.rate = rate(item)
        row.text = text(item)
        row.counterparty = arena.slice(item[.account])
        row.method = OfxMethod.word(arena.slice(item[.type]))
        row.check = arena.slice(item[.check])
        row.ref = arena.slice(item[.id])
        row.refIsPlausible = survey.isPlausible(item)
    }

    /// The day of purchase, unless it is a year or more away from the booking: banks fill the field with nonsense.
    private static func purchase(_ user: Day?, _ booked: Day?) -> Day? {
        guard let user, let booked else { return user ?? booked }
        return abs(user.ordinal - booked.ordinal) <= 366 ? user : booked
    }

    private func rate(_ item: OfxItem) -> ByteView {
        let text = arena.slice(item[.rate])
        let isNumber = OfxNumber(text)?.amount(OfxNumber.point) != nil && !text.contains(OfxNumber.comma)
        return isNumber ? text : ObservationRow.nothing
    }

    /// Name and memo as one text: neither twice, and without a seam where the name was cut and the memo goes on.
    private func text(_ item: OfxItem) -> ByteView {
        let name = arena.slice(item[.name])
        let memo = arena.slice(item[.memo])
        if memo.isEmpty || name.starts(withAll: memo) { return clean(name) }
        if name.isEmpty || memo.starts(withAll: name) { return clean(memo) }
        scratch.clear()
        scratch.append(name)
        if !(survey.memoGoesOn && OfxSurvey.isCut(name)) { scratch.append(0x20) }
        scratch.append(memo)
        return clean(scratch.withBytes { $0 })
    }

    /// Line breaks and other control characters inside a text become blanks.
    private func clean(_ text: ByteView) -> ByteView {
        guard text.contains(where: { $0 < 0x20 }) else { return text }
        let plain = text.map { $0 < 0x20 ? 0x20 : $0 }
        scratch.clear()
        scratch.append(plain)
        return scratch.withBytes { $0 }
    }

    private func currency(of item: OfxItem) -> Currency? {
        if item.symbolHolds, let stated = OfxWriting.currency(arena.slice(item[.symbol])) { return stated }
        return currencies[item.statement]
    }

    private static func currency(_ text: ByteView) -> Currency? {
        guard text.count == 3 else { return nil }
        return text.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }.withBytes { Currency(bytes: $0) }
    }

    private func noteRounding(_ item: OfxItem) throws(Fault) {
        try writer.note("bank.ofx.rounded", "a number has more than nine decimals and was rounded to nine.", line: item.line)
    }

    private func reject(_ item: OfxItem, _ code: String, _ sentence: String, _ remedy: String) throws(Fault) {
        let content = OfxField.allCases.lazy.map { String(decoding: arena.slice(item[$0]).prefix(80), as: UTF8.self) }
        let shown = Array(content.filter { !$0.isEmpty }.joined(separator: " | ").utf8)
        try shown.withBytes { (bytes) throws(Fault) in
            try writer.reject(
                "bank.ofx.\(code)", sentence, remedy: remedy, line: item.line, content: bytes)
        }
    }

    // MARK: the rest

    private func write(_ item: OfxItem, trade tag: OfxTag) throws(Fault) {
        guard let day = OfxDay.read(arena.slice(item[.day])) else {
            return try reject(item, "bad-date", "the trade has no day that exists.", "Correct the day, or export it again.")
        }
        var trade = TradeRow()
        trade.line = item.line
        trade.number = item.number
        trade.account = arena.slice(contents.statements[item.statement].account)
        trade.date = day
        trade.settled = OfxDay.read(arena.slice(item[.settled]))
        trade.kind = tag.trade ?? "trade"
        trade.currency = currency(of: item)
        trade.quantity = amount(item[.units], nil)
        trade.price = amount(item[.price], nil)
        trade.amount = amount(item[.amount], trade.currency)
        trade.text = clean(arena.slice(item[.memo]))
        trade.ref = arena.slice(item[.id])
        if trade.amount == nil, !item[.amount].isEmpty {
            return try reject(item, "bad-amount", "the trade's total is no number.", "Correct the total, or export it again.")
        }
        for field in [OfxField.units, .price, .amount] {
            guard let number = OfxNumber(arena.slice(item[field])), let amount = survey.decimalMark.amount(number, nil) else { continue }
            if number.isRounded(amount) {
                try noteRounding(item)
                break
            }
        }
        let id = arena.slice(item[.security])
        let name = contents.securities[Array(id)] ?? Array(id)
        try name.withBytes { (bytes) throws(Fault) in
            trade.security = bytes
            try writer.write(trade)
        }
    }

    private func amount(_ text: OfxText, _ currency: Currency?) -> Amount? {
        OfxNumber(arena.slice(text)).flatMap { survey.decimalMark.amount($0, currency) }
    }

    private func write(_ item: OfxItem, balance kind: BalanceRow.Kind) throws(Fault) {
        guard !item[.amount].isEmpty else { return }
        let statement = contents.statements[item.statement]
        var balance = BalanceRow()
        balance.line = item.line
        balance.number = item.number
        balance.kind = kind
        balance.account = arena.slice(statement.account)
        balance.currency = currencies[item.statement]
        guard let amount = amount(item[.amount], balance.currency) else {
            return try reject(item, "bad-balance", "the balance is no number.", "Correct the balance, or export it again.")
        }
        balance.amount = amount
        balance.date = [item[.day], statement.asOf, statement.periodEnd].lazy.compactMap { OfxDay.read(arena.slice($0)) }.first
        try writer.write(balance)
    }

    /// An answer of the bank's computer: code 0 is well.
    private func writeAnswer(_ item: OfxItem, alone: Bool) throws(Fault) {
        let code = String(decoding: arena.slice(item[.amount]).prefix(8), as: UTF8.self)
        let severity = String(decoding: arena.slice(item[.name]).prefix(8), as: UTF8.self).uppercased()
        guard let number = Int(code), number != 0, severity == "ERROR" || severity.isEmpty else { return }
        let fault = Fault(
            "bank.ofx.bank-error", "the bank answered with an error (code \(number)\(OfxAnswer.meaning(number))) instead of a statement.",
            remedy: "Log in to the bank and download the statement again.", file: writer.document.name, place: "line \(item.line)")
        if alone { throw fault }
        try writer.sink.reject(fault, document: writer.document.id)
    }

    private func close(hasRows: Bool) throws(Fault) {
        if let line = contents.openComment {
            try writer.reject(
                "bank.ofx.open-comment", "a comment begins and never ends; what follows was not read.",
                remedy: "Close the comment with -->, or export it again.", line: line)
        }
        if !contents.isClosed, contents.openComment == nil {
            try writer.note(
                "bank.ofx.no-end", "the file ends without </OFX>: rows may be missing.", remedy: "Export it again if rows are missing.")
        }
        if !hasRows { try writer.note("bank.ofx.no-rows", "the statement has no rows.") }
    }
}

/// What the codes of the specification (OFX 1.6, chapter 3.1.4 and 11.14) mean.
enum OfxAnswer {
    static func meaning(_ code: Int) -> String {
        switch code {
        case 2000: ", a general error"
        case 2003...2006: ", account not found or closed"
        case 2009, 2010, 2011, 2012: ", account not allowed"
        case 2020, 2027: ", days out of range"
        case 10500...10599: ", too many requests"
        case 15000: ", the password must be changed"
        case 15500: ", sign-on refused"
        case 15501, 15502, 15503: ", account or service locked"
        case 15510, 15511, 15512: ", sign-on not possible now"
        default: ""
        }
    }
}

extension ByteView {
    /// The bytes of a text of the arena.
    @inline(__always)
    func slice(_ text: OfxText) -> ByteView {
        ByteView(rebasing: self[Int(text.start)..<Int(text.start) + Int(text.count)])
    }

    /// Whether the bytes start with all of the other's, which may be none.
    func starts(withAll other: ByteView) -> Bool {
        count >= other.count && prefix(other.count).elementsEqual(other)
    }
}
