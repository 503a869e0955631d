import TillFigures
import TillRecords

/// How the money stood over a year, and what the page's figures rest on, in words.
enum YearStanding {
    static func health(_ page: YearPage) -> View? {
        guard !page.health.isEmpty else { return nil }
        let told = page.health.compactMap { standing in standing.total.map { (standing.month, $0) } }
        var note = "No month of the year has enough components for a total."
        if let first = told.first, let last = told.last, told.count > 1 {
            let change = last.1 - first.1
            let words = change == 0 ? "as many" : "\(abs(change)) \(change > 0 ? "more" : "fewer")"
            note = "\(CountText.of(last.1, "point")) in \(last.0.name), \(words)\(change == 0 ? " as" : " than") in \(first.0.name)."
        } else if let only = told.first {
            note = "\(CountText.of(only.1, "point")) in \(only.0.name)."
        }
        return [
            "note": note, "explain": page.explain("Money health"),
            "list": page.health.map { standing -> View in
                let isPoor = standing.band == "poor"
                return [
                    "explain": optional(page.line.text(FigurePeriod(standing.month), "Money health")),
                    "month": DayText.months[standing.month.month - 1], "address": optional(standing.address),
                    "points": standing.total.map(String.init) ?? "\u{2013}",
                    "bar": ShareBar.draw(Int64(standing.total ?? 0), typical: nil, most: 100, isPoor ? .outgoing : .incoming),
                    "word": standing.total == nil ? "no total" : standing.band == "watch" ? "to watch" : standing.band,
                    "style": standing.band == "good" ? "good" : isPoor ? "bad" : "open",
                ]
            },
        ]
    }

    static func accounts(_ page: YearPage) -> View? {
        guard let first = page.accounts.first else { return nil }
        let heads = (first: DayText.short(first.first), last: DayText.short(first.last))
        let list: [View] = page.accounts.map { account in
            func money(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: account.currency)) }
            func cell(_ key: String, _ text: String, _ address: String) -> View {
                ["key": key, "text": text, "address": optional(address)]
            }
            let change = account.opening.flatMap { opening in account.closing.map { $0.clampedSubtracting(opening) } }
            return [
                "explain": page.explain(account.name), "name": account.name,
                "cells": [
                    cell(heads.first, account.opening.map(money) ?? "\u{2013}", account.addresses.first),
                    cell(heads.last, account.closing.map(money) ?? "\u{2013}", account.addresses.last),
                    cell(
                        "Change", change.map { MoneyText.signed(Money(minorUnits: $0, currency: account.currency)) } ?? "\u{2013}", ""),
                    cell("Rows", String(account.rows), account.addresses.last),
                ],
                "state": state(account), "style": account.gapDays > 0 ? "bad" : account.provenDays == account.days ? "good" : "open",
            ]
        }
        return ["first": heads.first, "last": heads.last, "list": list]
    }

    private static func state(_ account: YearPage.Account) -> String {
        if account.provenDays == account.days { return "\u{2713} every day" }
        var words = account.provenDays == 0 ? "no day" : "\(account.provenDays) of \(CountText.of(account.days, "day"))"
        if account.gapDays > 0 { words += ", \(account.gapDays) do not add up" }
        return words
    }

    static func evidence(_ page: YearPage) -> [View] {
        let told = page.evidence
        func rows(_ count: Int) -> String { CountText.of(count, "row") }
        let known = page.flows.count(where: \.isKnown)
        let days = page.accounts.reduce(0) { $0 + $1.days }
        let proven = page.accounts.reduce(0) { $0 + $1.provenDays }
        var lines = ["\(rows(told.rows)) in \(CountText.of(known, "month"))."]
        if days > 0 {
            lines.append("Balances prove \(Share.text(Int64(proven), of: Int64(days))) of the days of all accounts complete.")
        }
        if told.withReceipt > 0 { lines.append("A receipt tells of \(rows(told.withReceipt)).") }
        if told.withMessage > 0 { lines.append("A message tells of \(rows(told.withMessage)).") }
        if told.unsure > 0 { lines.append("The category of \(rows(told.unsure)) is missing or a guess.") }
        let apart = ApartRows.sentence(told.apart)
        if !apart.isEmpty { lines.append(apart) }
        return lines.map { ["text": $0, "explain": page.explain("Proven days")] }
    }
}
