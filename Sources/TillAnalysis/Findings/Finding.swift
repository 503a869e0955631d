import TillRecords

/// What a person should know, as the rules find it.
struct Finding: Sendable, Hashable {
    /// How soon a person should look.
    enum Severity: String, Sendable, CaseIterable, Comparable {
        case low, middle, high

        static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int {
            switch self {
            case .low: 0
            case .middle: 1
            case .high: 2
            }
        }
    }

    /// What it rests on: who may not see all of that may not see it.
    enum Rests: String, Sendable {
        /// The transactions, the series, the account, and every row of the payee or category that it names.
        case rows
        /// Besides those, every row of the household.
        case household
        /// The household's budget.
        case budget
        /// The forecast of the account it names, or of all.
        case forecast
    }

    /// What kind: `duplicate-charge`.
    let code: String
    let rests: Rests
    /// What tells it from others of its kind, whatever else is known by then: ids and days. With the code it is the key.
    let about: String
    let severity: Severity
    /// The day it could be known on.
    let day: Day
    /// The money at stake in minor units of the home currency, not negative.
    let amount: Int64
    let message: String
    let action: String
    var account = ""
    var category = ""
    var merchant = ""
    var series: String?
    /// A tag on one of these dismisses it.
    var transactions: [String] = []
    /// What has not happened yet, and may still be changed.
    var isAhead = false
    /// False where its month has more than a person reads.
    var isListed = true

    var key: String { "\(code):\(about)" }

    /// The more urgent first, then the more money, then by key.
    static func precedes(_ a: Finding, _ b: Finding) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        return a.amount != b.amount ? a.amount > b.amount : a.key < b.key
    }

    /// The finding as a record.
    func record(household: String?, _ home: Currency) -> Record {
        var record = Record(type: .finding)
        if let household { record.set(.household, string: household) }
        record.set(.key, string: key)
        record.set(.code, string: code)
        record.set(.rests, string: rests.rawValue)
        record.set(.severity, string: severity.rawValue)
        record.set(.date, day)
        record.set(.amount, minor: amount, home)
        record.set(.currency, string: home.code)
        record.set(.message, string: message)
        record.set(.action, string: action)
        if !account.isEmpty { record.set(.account, string: account) }
        if !category.isEmpty { record.set(.category, string: category) }
        if !merchant.isEmpty { record.set(.merchant, string: merchant) }
        if let series { record.set(.series, string: series) }
        if !transactions.isEmpty { record.set(.transactions, strings: transactions) }
        if isAhead { record.set(.ahead, flag: true) }
        record.set(.listed, flag: isListed)
        return record
    }
}
