/// What a document says an account held, as the `balance` record tells it.
public struct StatedBalance: Sendable, Hashable {
    /// When on its day the balance holds.
    public enum Moment: Sendable, Hashable {
        /// Before the day's first row.
        case opening
        /// After the day's last row.
        case closing
        /// After one row of the day; which one is not said.
        case running
    }

    /// The account's number as written, or the household file's id; empty when the document names none.
    public var account: String
    public var day: Day
    public var money: Money
    public var moment: Moment

    public init(account: String, day: Day, money: Money, moment: Moment = .closing) {
        self.account = account
        self.day = day
        self.money = money
        self.moment = moment
    }

    /// Reads a `balance` record. Nil without a day or an amount, for balances that bound no rows, and where its account is left out.
    public init?(_ record: borrowing Record) {
        guard !record.has(.leftOut), let day = record.date(.date), let amount = record.decimal(.amount),
            let money = Money(amount, record.currency(.currency) ?? .unknown)
        else { return nil }
        let account = record.string(.account) ?? ""
        switch record.string(.kind) ?? "closing" {
        case "opening": self.init(account: account, day: day, money: money, moment: .opening)
        case "closing": self.init(account: account, day: day, money: money, moment: .closing)
        case "running": self.init(account: account, day: day, money: money, moment: .running)
        default: return nil
        }
    }
}
