import TillRecords

/// What a household plans to spend: the `budget` of its file.
public struct BudgetPlan: Sendable, Equatable {
    /// How the plan is kept.
    public enum Method: String, Sendable, CaseIterable {
        /// A limit for each category named.
        case limits
        /// Needs, wants, and what is saved, as shares of the income.
        case shares = "50/30/20"
        /// Money that came in is put into envelopes; spending takes it out of them.
        case envelope
    }

    /// What becomes of the rest of a limit at the end of a period.
    public enum Carry: String, Sendable, CaseIterable {
        case none
        /// What is left is added to the next period.
        case surplus
        /// What is left is added, what was overspent is taken off.
        case both
    }

    /// One category's line.
    public struct Line: Sendable, Equatable {
        /// A category (`food.groceries`) or a group of them (`food`).
        public var category: String
        /// What may be spent in a month, in units of the home currency; positive.
        public var limit: Amount
        public var carry: Carry
        /// Who gives first when another line is overspent: 1 gives last. 5 when not said.
        public var priority: Int
        /// What redistribution never takes.
        public var floor: Amount?
    }

    public var method: Method
    /// What comes in in a month, when the household says; else it is read from the past.
    public var income: Amount?
    public var lines: [Line]
    /// A move of more than this waits for a person's yes.
    public var approveAbove: Amount?
    /// The day of the month a period begins on, 1 to 28; 1 is the calendar month.
    public var startsOn: Int
}
