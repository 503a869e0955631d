import TillHousehold
import TillRecords

/// What a household owns less what it owes at the end of one day, as far as balances of its accounts tell.
///
/// An account counts with the balance that documents state, carried to the day by its rows. What is owed on a loan is taken off. An
/// account of which no document states a balance is left out and named, and so is one of another currency that no rate brings home.
public struct NetWorth: Sendable, Hashable {
    /// What one account adds.
    public struct Holding: Sendable, Hashable {
        public let account: String
        /// checking, savings, card, loan …
        public let kind: String
        public let currency: Currency
        /// Minor units of its currency; below zero is owed.
        public let amount: Int64
        /// Minor units of the household's currency; nil where no rate brings it there: then no sum has it.
        public let home: Int64?
        /// The last day that a row or a balance of it tells of, where the balance is carried further than documents reach.
        public let since: Day?
    }

    /// Why an account is in no sum.
    public enum Absence: Sendable, Hashable {
        /// It is declared, and there is no document of it.
        case undocumented
        /// No document states what it held.
        case unstated
        /// The first balance is of a later day.
        case later
        /// The last document is of more than a year before.
        case old(Day)
        /// No rate brings its currency to the household's.
        case unrated
        /// A loan that only its contract tells of.
        case contract
    }

    /// What no sum has.
    public struct Absent: Sendable, Hashable {
        /// The account, or the loan that has none.
        public let name: String
        public let why: Absence
    }

    public let day: Day
    public let currency: Currency
    /// By account.
    public let holdings: [Holding]
    public let absent: [Absent]

    /// Minor units of the household's currency.
    public var total: Int64 { holdings.reduce(0) { $0.clampedAdding($1.home ?? 0) } }

    /// The accounts that the total has.
    public var accounts: [String] { holdings.lazy.filter { $0.home != nil }.map(\.account) }

    /// How much more the accounts of both days hold than on an earlier day, in minor units of the household's currency, and whether they
    /// are all accounts of both. Nil where they have none in common.
    public func change(since earlier: NetWorth) -> (amount: Int64, isWhole: Bool)? {
        let before = Dictionary(
            earlier.holdings.compactMap { held in held.home.map { (held.account, $0) } }, uniquingKeysWith: { first, _ in first })
        let both = holdings.compactMap { held in held.home.flatMap { now in before[held.account].map { now.clampedSubtracting($0) } } }
        guard !both.isEmpty else { return nil }
        return (both.reduce(0) { $0.clampedAdding($1) }, both.count == before.count && both.count == accounts.count)
    }
}

extension HouseholdLedger {
    /// What a day that lies further from a document or a rate is told nothing by, in days.
    private static let longest = 366

    /// At the end of a day.
    public func netWorth(on day: Day) -> NetWorth { netWorth(on: day, rates) }

    /// So many months before a day; of a month's last day the last day of that month.
    public static func day(_ months: Int, before day: Day) -> Day {
        let now = Month(of: day)
        let then = now.advanced(by: -months)
        return then.day(day.day == now.length ? then.length : min(day.day, then.length))
    }

    /// At the end of each month from the first that a balance tells of, oldest first; the last stands on the as-of day.
    public var netWorths: [NetWorth] {
        let days = balances.compactMap { $0.moment == .opening ? $0.day.adding(days: -1) : $0.day }
        guard let asOf, let first = days.min(), first <= asOf else { return [] }
        let rates = rates
        let (start, end) = (Month(of: first), Month(of: asOf))
        let begin = max(start.index, end.index - HouseholdLedger.mostMonths)
        return (begin...end.index).map { index in
            let month = Month(index: index)
            return netWorth(on: index == end.index ? asOf : month.day(month.length), rates)
        }
    }

    /// Months beyond which nobody looks back: a mistyped century makes no thousand of them.
    private static let mostMonths = 600

    private func netWorth(on day: Day, _ rates: [Currency: [DatedRate]]) -> NetWorth {
        var holdings: [NetWorth.Holding] = []
        var absent: [NetWorth.Absent] = []
        for account in accounts where !account.id.isEmpty {
            switch account.standing(on: day, longest: HouseholdLedger.longest) {
            case .failure(let why): absent.append(NetWorth.Absent(name: account.id, why: why.absence))
            case .success(let held):
                let amount = account.kind == "loan" ? -Int64(clamping: held.amount.magnitude) : held.amount
                let worth = worth(Money(minorUnits: amount, currency: account.currency), on: day, rates)
                if worth == nil { absent.append(NetWorth.Absent(name: account.id, why: .unrated)) }
                holdings.append(
                    NetWorth.Holding(
                        account: account.id, kind: account.kind, currency: account.currency, amount: amount, home: worth,
                        since: held.since))
            }
        }
        absent += undocumented.map { NetWorth.Absent(name: $0.id, why: .undocumented) }
        absent += contracts.map { NetWorth.Absent(name: $0, why: .contract) }
        return NetWorth(day: day, currency: home, holdings: holdings, absent: absent)
    }

    /// Loans that no account with a balance tells of, by name.
    private var contracts: [String] {
        declaredLoans.filter { loan in !(loan.account.flatMap { account(declared: $0) }?.hasBalances ?? false) }.map(\.name)
    }

    /// A rate that brought a row's amount to the household's currency.
    private struct DatedRate {
        let day: Day
        let rate: Amount
    }

    /// The household's rates, as its rows have them, by day.
    private var rates: [Currency: [DatedRate]] {
        guard accounts.contains(where: { $0.currency != home && $0.hasBalances }) else { return [:] }
        var rates: [Currency: [DatedRate]] = [:]
        for row in transactions where row.money.currency != home {
            guard let told = sources[row.record].object(.home), told.currency(.currency) == home, let rate = told.decimal(.rate) else {
                continue
            }
            rates[row.money.currency, default: []].append(DatedRate(day: row.day, rate: rate))
        }
        return rates
    }

    /// By the last rate up to the day, else by the first after it.
    private func worth(_ money: Money, on day: Day, _ rates: [Currency: [DatedRate]]) -> Int64? {
        if money.currency == home || money.minorUnits == 0 { return money.minorUnits }
        guard let own = rates[money.currency], let nearest = own.last(where: { $0.day <= day }) ?? own.first,
            abs(nearest.day.ordinal - day.ordinal) <= HouseholdLedger.longest
        else { return nil }
        return money.converted(to: home, rate: nearest.rate)?.minorUnits
    }
}

extension LedgerAccount {
    /// Why nobody knows what it held.
    enum Unknown: Error {
        case unstated, later
        case old(Day)

        var absence: NetWorth.Absence {
            switch self {
            case .unstated: .unstated
            case .later: .later
            case .old(let day): .old(day)
            }
        }
    }

    /// What it held at the end of a day. Before its first document it held nothing where that begins with nothing; after the last one it
    /// holds what that and its rows lead to, for so many days.
    func standing(on day: Day, longest: Int) -> Result<(amount: Int64, since: Day?), Unknown> {
        guard hasBalances, let known else { return .failure(.unstated) }
        let eve = known.lowerBound.adding(days: -1) ?? known.lowerBound
        if day >= eve, let held = closing(on: day) {
            return .success((held, day.ordinal - known.upperBound.ordinal > LedgerAccount.fresh ? known.upperBound : nil))
        }
        if day < eve { return closing(on: eve) == 0 ? .success((0, nil)) : .failure(.later) }
        guard let held = carried(on: day) else { return .failure(.later) }
        if held == 0 || day.ordinal - known.upperBound.ordinal <= longest { return .success((held, known.upperBound)) }
        return .failure(.old(known.upperBound))
    }

    /// Days without a row after which a balance is told with the day it is from.
    private static let fresh = 31
}
