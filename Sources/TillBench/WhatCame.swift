import TillRecords

/// What really moved, from a whole stream: what forecasts are held to.
struct WhatCame {
    /// Minor units by account and day.
    private var moved: [String: [Int: Int64]] = [:]
    /// Minor units spent by group of categories and month; the empty name has all.
    private var spent: [String: [Int: Int64]] = [:]

    init(_ records: [Record]) {
        for record in records where record.equals(.type, .transaction) && !record.equals(.status, "void") {
            guard let day = record.date(.date), let amount = record.decimal(.amount),
                let money = Money(amount, record.currency(.currency) ?? .unknown)
            else { continue }
            if record.equals(.status, "posted") {
                let account = record.string(.account) ?? ""
                moved[account, default: [:]][day.ordinal, default: 0] += money.minorUnits
            }
            guard record.equals(.kind, "expense") || record.equals(.kind, "refund") else { continue }
            let home = record.object(.home).flatMap { home in
                home.decimal(.amount).flatMap { Money($0, home.currency(.currency) ?? .unknown)?.minorUnits }
            }
            let name = record.object(.category)?.string(.name) ?? ""
            for key in ["", name.split(separator: ".").first.map(String.init) ?? "other"] {
                spent[key, default: [:]][Month(of: day).index, default: 0] -= home ?? money.minorUnits
            }
        }
    }

    /// What moved on accounts after one day and up to another.
    func moved(_ accounts: [String], after start: Int, through end: Int) -> Int64 {
        accounts.reduce(0) { sum, account in
            guard start < end, let days = moved[account] else { return sum }
            return (start + 1...end).reduce(sum) { $0 + (days[$1] ?? 0) }
        }
    }

    func spent(_ category: String, in month: Month) -> Int64 { spent[category]?[month.index] ?? 0 }
}
