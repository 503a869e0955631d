import TillHousehold
import TillRecords

/// One account of the household, with what it held on any day.
public struct LedgerAccount: Sendable {
    /// As transactions name it: the household file's id, else the number as written.
    public let id: String
    /// bank, checking, savings, card, cash, loan, investment, wallet, other: the household file's word; `other` without one.
    public let kind: String
    public let currency: Currency
    /// A document states a balance of it.
    public let hasBalances: Bool
    /// First and last day with a posted row or a balance.
    public let known: ClosedRange<Day>?
    private let line: BalanceLine

    /// Money that bills can be paid from within days.
    public var isLiquid: Bool { ["bank", "checking", "savings", "cash", "wallet"].contains(kind) || (kind == "other" && hasBalances) }

    /// What it held at the end of a day, in minor units of its currency; nil when no stated balance reaches that day.
    public func closing(on day: Day) -> Int64? { line.closing(on: day.ordinal) }

    /// What its last balance up to a day and its rows since then lead to; nil without one.
    func carried(on day: Day) -> Int64? { line.carried(on: day.ordinal) }

    static func all(
        _ rows: [LedgerTransaction], _ balances: [StatedBalance], file: HouseholdFile?, home: Currency
    ) -> [LedgerAccount] {
        let booked = Dictionary(grouping: rows.lazy.filter { $0.status == .posted }, by: \.account)
        let stated = Dictionary(grouping: balances, by: \.account)
        return Set(booked.keys).union(stated.keys).sorted().map { id in
            LedgerAccount(
                id, rows: booked[id] ?? [], balances: stated[id] ?? [], kind: (file?.account(numbered: id)?.kind) ?? "other", home: home)
        }
    }

    /// What a row moved; foreign cash is in a wallet at what it was worth.
    private static func moved(_ row: LedgerTransaction, _ kind: String, _ currency: Currency, _ home: Currency) -> Money {
        guard kind == "cash", row.money.currency != currency, currency == home, let worth = row.home else { return row.money }
        return Money(minorUnits: worth, currency: home)
    }

    private init(_ id: String, rows: [LedgerTransaction], balances: [StatedBalance], kind: String, home: Currency) {
        self.id = id
        self.kind = kind
        let currency = balances.last?.money.currency ?? (kind == "cash" ? home : rows.last?.money.currency) ?? home
        self.currency = currency
        hasBalances = !balances.isEmpty
        let days = rows.map(\.day) + balances.map(\.day)
        known = days.min().flatMap { low in days.max().map { low...$0 } }
        line = BalanceLine(
            rows: rows.map { ($0.day, LedgerAccount.moved($0, kind, currency, home)) }, balances: balances, currency: currency)
    }
}
