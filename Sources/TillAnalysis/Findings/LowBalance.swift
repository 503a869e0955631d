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
            let name = account.isEmpty ? "The money in your accounts" : "The account \(account)"
            return Finding(
                code: "low-balance", rests: .forecast, about: "\(account.isEmpty ? "all" : account):\(Month(of: day).iso)",
                severity: isExpected ? (isSoon || account.isEmpty ? .high : .middle) : .low, day: from,
                amount: limit.clampedSubtracting(least),
                message: "\(name) \(isExpected ? "is expected to fall" : "may fall") below \(below) \(context.ledger.home) on \(day)"
                    + (isExpected ? ", and as low as \(context.text(least))." : "."),
                action: account.isEmpty
                    ? "Put off what can wait, or move savings in before then." : "Move money there before then, or put off what can wait.",
                account: account, isAhead: true)
        }
    }
}
