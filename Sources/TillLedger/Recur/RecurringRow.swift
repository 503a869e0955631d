import TillRecords

/// A transaction as the search for recurring movements reads it.
struct RecurringRow: Sendable {
    /// Index of its record among the household's records.
    let record: Int
    let id: WideId
    let day: Day
    /// Days since 1970-01-01.
    let ordinal: Int
    /// Minor units of its currency, signed.
    let minor: Int64
    let currency: Currency
    let category: String
    let account: String
    /// What groups it with others: who is paid or pays.
    let payee: String
    /// As `3/12` in its text.
    let part: InstalmentPart?
    /// Said by a receipt or a chat alone.
    let isUnconfirmed: Bool

    /// The size of the amount.
    var size: Int64 { minor == .min ? .max : abs(minor) }
    var isIncoming: Bool { minor > 0 }

    /// Reads a `transaction`. Nil for what cannot recur as a payment of the household: transfers between own accounts, refunds,
    /// void and reversed rows, expenses that wait for approval, what somebody asked to leave out, and rows without a readable date or amount.
    ///
    /// - Parameter name: what groups rows by their merchant or text.
    init?(_ record: borrowing Record, at index: Int, _ parts: InstalmentWords, name: (String) -> String) {
        guard record.equals(.type, .transaction), !RecurringRow.isLeftOut(record), let day = record.date(.date),
            let amount = record.decimal(.amount), !amount.isZero
        else { return nil }
        let currency = record.currency(.currency) ?? .unknown
        guard let money = Money(amount, currency) else { return nil }
        self.record = index
        id = unsafe record.withBytes(.id) { WideId($0) } ?? WideId(ByteView(start: nil, count: 0))
        self.day = day
        ordinal = day.ordinal
        minor = money.minorUnits
        self.currency = currency
        category = record.object(.category)?.string(.name) ?? ""
        account = record.string(.account) ?? ""
        payee = name(record.string(.merchant) ?? record.string(.text) ?? "")
        part = record.withBytes(.text) { parts.part(in: $0) }
        isUnconfirmed = record.equals(.status, "unconfirmed")
    }

    private static func isLeftOut(_ record: borrowing Record) -> Bool {
        if record.equals(.kind, "transfer") || record.equals(.kind, "refund") || record.equals(.status, "void") { return true }
        if record.equals(.approval, "pending") || record.equals(.approval, "rejected") || record.has(.about) { return true }
        if record.equals(.leftOut, "asked") { return true }
        return record.has(.links) && record.objects(.links).contains { $0.equals(.kind, "reversal") }
    }

    /// By day, then amount, then id.
    static func precedes(_ a: RecurringRow, _ b: RecurringRow) -> Bool {
        if a.ordinal != b.ordinal { return a.ordinal < b.ordinal }
        if a.minor != b.minor { return a.minor < b.minor }
        return a.id != b.id ? a.id < b.id : a.record < b.record
    }
}
