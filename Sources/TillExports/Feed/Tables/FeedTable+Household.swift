import TillFigures
import TillHousehold
import TillRecords

/// A household, its members, its accounts and what they held.
extension FeedTable {
    static let households = FeedTable(
        "households", "The households, each with the day its figures stand on.", key: [], { [$0] },
        [
            .currency("home_currency", "the currency its figures are in", from: "household file, else the amounts") { $0.thing.home },
            .mayDay("as_of", "the day its figures stand on: the latest of a row or balance, or the day asked for", from: "figures") {
                $0.thing.ledger.asOf
            },
            .mayDay("first_day", "the first day that a bank tells of or that counts", from: "figures") { $0.thing.ledger.firstDay },
            .integer("transactions", "rows of the table transactions", from: "transaction") { $0.thing.export.rows.count },
            .integer("counted", "how many of them figures have", from: "figures") {
                $0.thing.export.rows.count { $0.figures.isCounted }
            },
        ])

    static let members = FeedTable(
        "members", "Members of households: ids and roles, no names.", key: ["member"], { $0.members },
        [
            .id("member", "id of the member", from: "household file") { $0.thing.id },
            .word("role", HouseholdFile.roles, "what it may see and decide", from: "household file") { $0.thing.role },
        ])

    /// An account with what it held on the as-of day.
    struct Account: Sendable {
        let account: LedgerAccount
        let name: ExportAccount
        let rows: Int
        let held: NetWorth.Holding?
        let missing: NetWorth.Absence?

        /// What it held; a loan's debt is below zero.
        var money: Money? { held.map { Money(minorUnits: $0.amount, currency: $0.currency) } }
    }

    private static let absences = ["undocumented", "unstated", "later", "old", "unrated", "contract", "hidden"]

    static let accounts = FeedTable(
        "accounts", "The accounts that documents tell of, with what they held at the end of the as-of day.", key: ["account"],
        { standing(of: $0) },
        [
            .id("account", "kind and last four digits", from: "household file, transaction.account") { $0.thing.name.name },
            .id("kind", "checking, savings, card, cash, loan …; account where nobody says", from: "household file") { $0.thing.name.kind },
            .text("last4", "the last four digits, or what tells it apart", from: "household file") { $0.thing.name.tail },
            .mayDay("first_day", "the first day with a booked row or a balance", from: "figures") { $0.thing.account.known?.lowerBound },
            .mayDay("last_day", "the last one", from: "figures") { $0.thing.account.known?.upperBound },
            .integer("rows", "its transactions", from: "transaction") { $0.thing.rows },
            .mayMoney("balance", "what it held, carried from stated balances by its rows; below zero is owed", from: "balance, figures") {
                $0.thing.money
            },
            .currency("currency", "of the account", from: "balance.currency") { $0.thing.account.currency },
            .home("home_balance", "the same in the household's currency", from: "figures") { part in
                guard let held = part.thing.held else { return HomeAmount(told: nil, of: part.household) }
                return HomeAmount(held.home.map { Money(minorUnits: $0, currency: part.household.home) }, of: part.household)
            },
            .mayWord(
                "balance_missing", absences,
                "why there is no balance; unstated: no document states one, later: the first is of a later day, old: the last document is of"
                    + " more than a year before, hidden: this member's role does not see it", from: "figures"
            ) { $0.thing.held == nil ? word($0.thing.missing) : nil },
        ])

    private static func word(_ absence: NetWorth.Absence?) -> String {
        switch absence {
        case .undocumented: "undocumented"
        case .unstated: "unstated"
        case .later: "later"
        case .old: "old"
        case .unrated: "unrated"
        case .contract: "contract"
        case nil: "hidden"
        }
    }

    private static func standing(of household: FeedHousehold) -> [Account] {
        let ledger = household.ledger
        let worth = ledger.asOf.map { ledger.netWorth(on: $0) }
        let held = Dictionary((worth?.holdings ?? []).map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
        let absent = Dictionary((worth?.absent ?? []).map { ($0.name, $0.why) }, uniquingKeysWith: { first, _ in first })
        var rows: [String: Int] = [:]
        for row in household.export.rows { rows[row.account, default: 0] += 1 }
        return ledger.accounts.filter { !$0.id.isEmpty }.map { one in
            Account(
                account: one, name: household.export.account(one.id), rows: rows[one.id] ?? 0, held: held[one.id],
                missing: absent[one.id])
        }
    }

    static let balances = FeedTable(
        "balances", "What documents state that accounts held at the end of a day; several of a day and account where they differ.",
        key: ["account", "date", "number"], { numbered(of: $0) },
        [
            .id("account", "kind and last four digits", from: "balance.account") {
                $0.household.export.account($0.thing.balance.account).name
            },
            .day("date", "at the end of this day; an opening balance stands after the day before", from: "balance.date") {
                $0.thing.balance.day
            },
            .integer("number", "1, 2 … of those of one account and day that differ", from: "balance") { $0.thing.number },
            .money("amount", "what it held; below zero is owed", from: "balance.amount") { $0.thing.balance.money },
            .currency("currency", "of the balance", from: "balance.currency") { $0.thing.balance.money.currency },
            .home("home_amount", "the same, where it is stated in the household's currency", from: "balance.amount") {
                HomeAmount(told: $0.thing.balance.money, of: $0.household)
            },
        ])

    /// One of the balances of an account and day.
    struct Stated: Sendable {
        let balance: ExportBalance
        let number: Int
    }

    private static func numbered(of household: FeedHousehold) -> [Stated] {
        var met: [String: Int] = [:]
        return household.export.balances.map { balance in
            let place = "\(balance.account) \(balance.day)"
            met[place, default: 0] += 1
            return Stated(balance: balance, number: met[place] ?? 1)
        }
    }
}
