import TillRecords

/// The parts of a year's page that have a figure for each month: spending, income, merchants, what recurs.
enum YearLines {
    /// A part in words.
    private struct Part {
        let anchor: String
        let heading: String
        let what: String
        let caption: String
        let note: String
        let paint: Svg.Paint
        let compares: Bool
    }

    static func parts(_ page: YearPage) -> [View] {
        let months = max(page.flows.count(where: \.isKnown), 1)
        let isComparable = page.before != nil
        let bars = "the bars are the months, January first, each line by its own highest"
        return [
            view(
                Part(
                    anchor: "spending", heading: "Where it went", what: "Category", caption: "Spending by category; \(bars)", note: "",
                    paint: .outgoing, compares: isComparable), page.spending, page, months),
            view(
                Part(
                    anchor: "sources", heading: "Where it came from", what: "Category", caption: "Income by category; \(bars)", note: "",
                    paint: .incoming, compares: isComparable), page.sources, page, months),
            view(
                Part(
                    anchor: "merchants", heading: "Most went to", what: "Who", caption: "The merchants most went to; \(bars)", note: "",
                    paint: .outgoing, compares: false), page.merchants.map { YearPage.Group(sum: $0, lines: []) }, page, months),
            view(
                Part(
                    anchor: "recurring", heading: "What recurred", what: "Who",
                    caption: "Recurring payments, then recurring income; \(bars)", note: recurs(page), paint: .line, compares: false),
                page.recurring.map { YearPage.Group(sum: $0, lines: []) }, page, months),
        ].compactMap { $0 }
    }

    private static func recurs(_ page: YearPage) -> String {
        let paid = page.recurring.filter { !$0.isIncome }
        let sum = paid.reduce(Int64(0)) { $0.clampedAdding($1.total) }
        guard sum > 0 else { return "" }
        return "Recurring payments came to \(page.text(sum)), \(Share.text(sum, of: page.outgoing)) of what went out."
    }

    private static func view(_ part: Part, _ groups: [YearPage.Group], _ page: YearPage, _ months: Int) -> View? {
        guard !groups.isEmpty else { return nil }
        let views: [View] = groups.map { group in
            if group.lines.count == 1, let only = group.lines.first { return ["lines": [line(only, "group", part, page, months)]] }
            let head = line(group.sum, "group", part, page, months)
            return ["lines": [head] + group.lines.map { line($0, "leaf", part, page, months) }]
        }
        return [
            "explain": page.explain("Recurring"), "anchor": part.anchor, "heading": part.heading, "note": optional(part.note),
            "caption": part.caption, "what": part.what,
            "year": String(page.year), "past": String(page.year - 1), "monthly": "a month", "compares": part.compares, "groups": views,
        ]
    }

    private static func line(
        _ line: YearPage.Line, _ style: String, _ part: Part, _ page: YearPage, _ months: Int
    ) -> View {
        let rows = CountText.of(line.count, "row")
        let cells: [View] = line.cells.compactMap { $0 }.map { cell in
            ["month": cell.month.shortName, "amount": page.text(cell.amount), "address": optional(cell.address)]
        }
        let detail = [line.detail, line.isIncome ? "income" : "", rows].filter { !$0.isEmpty }.joined(separator: ", ")
        return [
            "explain": page.explain(line.name), "style": style, "name": line.name, "detail": detail, "cells": cells,
            "bars": MonthBars.draw(line.cells, line.isIncome ? .incoming : part.paint, page.text),
            "total": page.text(line.total),
            "average": MoneyText.whole(Money(minorUnits: line.total / Int64(months), currency: page.home)), "compares": part.compares,
            "past": String(page.year - 1), "monthly": "a month", "delta": Delta.short(page.home, line.total, against: line.before),
        ]
    }
}
