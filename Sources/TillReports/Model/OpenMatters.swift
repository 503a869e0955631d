import TillRecords

/// What of a household only a person can settle, over all its months. Pages, `till run` and `till review` count it alike.
public struct OpenMatters: Sendable {
    /// Rows that wait for an owner or adult.
    public var approvals: [ReportTransaction] = []
    /// Rows with a link that was weighed and left to a person, or whose own document is not sure of its day.
    public var links: [ReportTransaction] = []
    /// Rows whose category is missing or a guess, by what the merchant is called.
    public var categories: [String: [ReportTransaction]] = [:]
    /// Rows that only a receipt or a message tells of, and that nobody has looked at.
    public var alone: [ReportTransaction] = []
    /// Days of an account on which rows and balances differ.
    public var gaps: [Gap] = []
    /// What readers ask.
    public var questions: [Question] = []

    /// Days on which an account's rows and balances differ.
    public struct Gap: Sendable {
        public let account: String
        public let first: Day
        public let last: Day
        /// Minor units: balances less rows.
        public let difference: Money
    }

    /// The tag that says of a row nothing else confirms: a person looked at it.
    public static let seen = "seen"

    public init(_ book: HouseholdBook) {
        for row in book.transactions {
            if row.isUnsure { categories[row.name, default: []].append(row) }
            if row.approval == "pending" {
                approvals.append(row)
            } else if row.needsReview, !row.isUnsure, !row.tags.contains(OpenMatters.seen) {
                links.append(row)
            } else if row.leftOut == .unconfirmed || row.leftOut == .doubtful, !row.tags.contains(OpenMatters.seen) {
                alone.append(row)
            }
        }
        for account in book.accounts {
            guard let history = book.histories[account] else { continue }
            gaps += history.coverage.gaps.map { Gap(account: account, first: $0.first, last: $0.last, difference: $0.difference) }
        }
        questions = book.questions
    }

    /// Per cent below which a category is a guess.
    static let sure = 50

    /// How many of each kind, in the order in which they are settled; kinds without any are left out.
    public var counts: [(kind: String, count: Int)] {
        [
            ("approval", approvals.count), ("link", links.count), ("category", categories.count), ("alone", alone.count),
            ("gap", gaps.count), ("question", questions.count),
        ].filter { $0.1 > 0 }
    }

    public var count: Int { counts.reduce(0) { $0 + $1.count } }
}
