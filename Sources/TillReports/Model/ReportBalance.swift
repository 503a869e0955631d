import TillRecords

/// What a document says an account held.
public struct ReportBalance: Sendable, Hashable {
    /// When on its day the balance holds.
    public enum Moment: Sendable, Hashable {
        /// Before the day's first row.
        case opening
        /// After the day's last row.
        case closing
        /// After one row of the day; which one is not said.
        case running
    }

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
}
