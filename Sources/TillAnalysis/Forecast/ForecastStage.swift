import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-forecast`: what balances and spending are expected to be, and how far that may be wrong.
public struct ForecastStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?
    private let days: Int
    private let least: Amount

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
        days = min(366, max(14, try options.integer("days") ?? 92))
        let text = options.text("low") ?? "0"
        guard let least = Amount(text), least.scaled(to: 4) != nil else {
            throw Fault(
                "usage.option", "the value is not an amount.", remedy: "Give --low an amount such as 200 or 150.00.", place: "--low",
                exit: .usage)
        }
        self.least = least
    }

    /// Emits a household's records, then its forecasts in place of any that an earlier run left among them.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        for record in records where !record.equals(.type, .forecast) { try sink.emit(record) }
        guard records.contains(where: { $0.equals(.type, .transaction) }) else { return }
        let file = try households.file(of: records)
        let ledger = memory.ledger(records, uses: uses, file: file, asOf: asOf)
        guard !ledger.transactions.isEmpty else { return }
        guard let low = Money(least, ledger.home)?.minorUnits else {
            throw Fault(
                "usage.option", "the value has more decimals than \(ledger.home).", remedy: "Round it.", place: "--low", exit: .usage)
        }
        let balances = balances(ledger)
        if balances.isEmpty { try sink.emit(BalanceForecast.lacking(ledger)) }
        for forecast in balances { try sink.emit(forecast.record(household: ledger.household, below: low)) }
        for record in SpendingForecast(ledger.monthlyPasts()).records(ledger) { try sink.emit(record) }
    }

    /// Of all that bills can be paid from, then of each account where there are several.
    private func balances(_ ledger: HouseholdLedger) -> [BalanceForecast] {
        let accounts = ledger.spendable
        guard let asOf = ledger.asOf, !accounts.isEmpty, let end = asOf.adding(days: days) else { return [] }
        let coming = ledger.coming(after: asOf, through: end)
        func forecast(_ chosen: [LedgerAccount], account: String?) -> BalanceForecast? {
            guard let flow = ledger.flow(of: chosen) else { return nil }
            let names = Set(chosen.map(\.id))
            return BalanceForecast(
                account: account, accounts: chosen.map(\.id), currency: ledger.home, from: asOf,
                start: chosen.reduce(0) { $0.clampedAdding($1.closing(on: asOf) ?? 0) }, flow: flow,
                known: coming.filter { names.contains($0.account) || ($0.account.isEmpty && account == nil) }, days: days)
        }
        let each = accounts.count > 1 ? accounts.map { forecast([$0], account: $0.id) } : []
        return ([forecast(accounts, account: nil)] + each).compactMap { $0 }
    }
}
