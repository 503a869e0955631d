import TillRecords

/// The balance is expected to fall low, or may.
enum LowBalance: FindingRule {
    static let codes: Set<String> = ["low-balance"]

    static func findings(in context: FindingContext) -> [Finding] {
        context.forecasts.compactMap { forecast in
            guard forecast.equals(.of, "balance"), let low = forecast.object(.low), let day = low.date(.date),
                let from = forecast.date(.from), let below = low.decimal(.below), let amount = low.decimal(.amount),
                let least = Money(amount, context.ledger.home)?.minorUnits, let limit = Money(below, context.ledger.home)?.minorUnits
            else { return nil }
            let account = forecast.string(.account) ?? ""
            let isExpected = low.equals(.certainty, "expected")
            // Of one account money can be moved in time; of all together it has to come from somewhere.
            let isSoon = day.ordinal - from.ordinal <= 14
            let name = account.isEmpty ? context.say(.moneyInAccounts) : context.say(.theAccount, [.account: account])
            return Finding(
                code: "low-balance", rests: .forecast, about: "\(account.isEmpty ? "all" : account):\(Month(of: day).iso)",
                severity: isExpected ? (isSoon || account.isEmpty ? .high : .middle) : .low, day: from,
                amount: limit.clampedSubtracting(least),
                message: context.say(
                    isExpected ? .findLowExpected : .findLowPossible,
                    [
                        .name: name, .limit: context.text(limit),
                        .date: context.text(day), .amount: context.text(least),
                    ]),
                action: context.say(account.isEmpty ? .doLowAll : .doLowAccount),
                account: account, isAhead: true)
        }
    }
}
