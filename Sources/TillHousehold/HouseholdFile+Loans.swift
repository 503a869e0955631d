import TillRecords
import TillStages
import Yams

extension HouseholdFile {
    /// Money borrowed by contract and paid back in equal payments: an entry of `loans`.
    public struct Loan: Sendable, Equatable {
        /// As the household calls it: `house`.
        public var name: String
        /// What was borrowed, in the household's currency.
        public var principal: Amount
        /// Nominal interest of a year in percent: 3.1.
        public var rate: Amount
        /// How many payments; nil where `payment` says how much each is.
        public var term: Int?
        /// What each payment is; nil where it follows from the term.
        public var payment: Amount?
        /// How often it is paid and interest is charged, in months: 1, 3, 6 or 12.
        public var every: Int
        /// The day of the first payment.
        public var first: Day
        /// The own account that the loan is kept on, by its id.
        public var account: String?
        /// Words that its payments carry as payee or text.
        public var match: [String]
    }

    private static let loanPeriods = ["monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12]

    static func loan(_ node: Node, _ file: HouseholdFile, _ reading: YamlReading) throws(Fault) -> Loan {
        let map = try reading.map(node, "a loan")
        try reading.known(map, ["name", "principal", "rate", "term", "payment", "every", "first", "account", "match"])
        guard let name = try reading.text(map["name"], "name") else {
            throw reading.fault(node, "a loan has no name.", "Give it a name such as house.")
        }
        guard let principal = try reading.size(map["principal"], "principal"), !principal.isZero else {
            throw reading.fault(node, "the loan \(name) says not what was borrowed.", "Write principal: 250000.")
        }
        guard let rate = try reading.size(map["rate"], "rate"), let parts = rate.scaled(to: 4), parts.units <= 1_000_000 else {
            throw reading.fault(
                map["rate"] ?? node, "the loan \(name) says not what interest a year costs, from 0 to 100 percent.", "Write rate: 3.1.")
        }
        guard let first = try reading.day(map["first"], "first") else {
            throw reading.fault(node, "the loan \(name) says not when it is paid first.", "Write first: 2022-05-01.")
        }
        let (term, payment) = (try reading.integer(map["term"], "term", 1...1200), try reading.size(map["payment"], "payment"))
        guard (term == nil) != (payment == nil) else {
            throw reading.fault(
                node, "the loan \(name) says not how it is paid back.",
                "Write term: 300 for the number of payments, or payment: 1200 for what each is; one of them.")
        }
        let account = try reading.text(map["account"], "account")
        if let account, !file.accounts.contains(where: { $0.id == account }) {
            throw reading.fault(
                map["account"] ?? node, "the loan \(name) names \(account), which is none of the household's accounts.",
                "\(NearestName.question(account, among: file.accounts.map(\.id)))List the account under accounts.")
        }
        let every = try reading.choice(map["every"], "every", loanPeriods.keys.sorted()) ?? "monthly"
        return Loan(
            name: name, principal: principal, rate: rate, term: term, payment: payment, every: loanPeriods[every] ?? 1, first: first,
            account: account, match: try reading.texts(map["match"], "match"))
    }
}
