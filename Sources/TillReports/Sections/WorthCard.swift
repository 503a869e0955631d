import TillFigures
import TillHousehold
import TillRecords

/// What the household owns less what it owes: today's sum, what changed, a line by month, and what is not in it.
enum WorthCard {
    static let template: PageTemplate = """
        <section class="card worth" id="worth"><h2>\(.worthTitle)</h2><div{{#explain}} title="{{explain}}"{{/explain}}>
        <p class="total">{{total}}</p><p class="sub">{{day}}</p>
        <ul class="changes">{{#changes}}<li><span class="delta">{{text}}</span> {{against}}</li>{{/changes}}</ul></div>
        {{#chart}}{{{wide}}}{{{narrow}}}<details><summary>\(.sameAsTable)</summary><table class="plain"><caption>\(.worthCaption)</caption>
        <thead><tr><th scope="col">\(.columnMonth)</th><th scope="col" class="n">\(.worthTitle)</th><th
        scope="col">\(.columnWithout)</th></tr></thead>
        <tbody>{{#rows}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#file}}<a
        href="{{file}}">{{month}}</a>{{/file}}{{^file}}{{month}}{{/file}}</th><td class="n" data-k="\(.worthTitle)">{{amount}}</td><td
        data-k="\(.columnWithout)">{{without}}</td></tr>{{/rows}}</tbody></table></details>{{/chart}}
        {{#absent}}<p class="sub">{{absent}}</p>{{/absent}}</section>
        """

    /// Months that are drawn.
    private static let drawn = 24

    /// - Parameters:
    ///   - shown: what an account is called.
    ///   - hasPages: months have pages.
    static func view(
        _ standing: HouseholdStanding, _ book: HouseholdBook, _ explain: ExplainLine, _ shown: (String) -> String
    ) -> View? {
        let now = standing.now
        guard !now.holdings.isEmpty else { return nil }
        let months = Array(standing.months.suffix(drawn))
        func line(_ day: Day) -> any Shown { optional(explain.text(FigurePeriod(Month(of: day)), "Net worth")) }
        let all = Set(months.flatMap(\.accounts))
        let rows: [View] = months.reversed().map { worth in
            let month = Month(of: worth.day)
            let missing = all.subtracting(worth.accounts).sorted().map(shown)
            return [
                "explain": line(worth.day), "month": month.name, "file": optional(book.months.contains(month) ? month.iso + ".html" : ""),
                "amount": MoneyText.full(Money(minorUnits: worth.total, currency: worth.currency)),
                "without": missing.isEmpty ? "\u{2013}" : PageLanguage.spoken.commas(missing),
            ]
        }
        return [
            "total": MoneyText.full(Money(minorUnits: now.total, currency: now.currency)),
            "day": say(.onDay, [.date: DayText.full(now.day)]), "explain": line(now.day), "changes": changes(standing),
            "chart": months.count > 1, "rows": rows,
            "wide": WorthChart.draw(months, .wide), "narrow": WorthChart.draw(months, .narrow),
            "absent": optional(absent(now, shown)),
        ]
    }

    private static func changes(_ standing: HouseholdStanding) -> [View] {
        [standing.monthAgo, standing.yearAgo].compactMap { before in
            guard let change = standing.now.change(since: before) else { return nil }
            let money = Money(minorUnits: change.amount, currency: standing.now.currency)
            let arrow = change.amount > 0 ? "\u{25B2} " : change.amount < 0 ? "\u{25BC} " : ""
            return [
                "text": change.amount == 0 ? say(.noChange) : arrow + MoneyText.unsigned(money),
                "against": say(change.isWhole ? .sinceDay : .sinceDayPart, [.date: DayText.full(before.day)]),
            ]
        }
    }

    /// What is not in the sum, and what is carried from an earlier day.
    private static func absent(_ now: NetWorth, _ shown: (String) -> String) -> String {
        let out = now.absent.map { without(shown($0.name), $0.why) }
        let old = now.holdings.compactMap { held in
            held.since.map { say(.worthCarried, [.name: shown(held.account), .date: DayText.full($0)]) }
        }
        return PageLanguage.spoken.sentences(
            (out.isEmpty ? [] : [say(.worthWithout, [.text: PageLanguage.spoken.commas(out)])]) + old)
    }

    private static func without(_ name: String, _ why: NetWorth.Absence) -> String {
        switch why {
        case .undocumented: say(.withoutUndocumented, [.name: name])
        case .unstated: say(.withoutUnstated, [.name: name])
        case .later: say(.withoutLater, [.name: name])
        case .old(let day): say(.withoutOld, [.name: name, .date: DayText.full(day)])
        case .unrated: say(.withoutUnrated, [.name: name])
        case .contract: say(.withoutContract, [.name: name])
        }
    }
}

/// Net worth by month: a line, which breaks where the accounts that are known change.
enum WorthChart {
    static func draw(_ months: [NetWorth], _ size: ChartWidth) -> String {
        guard months.count > 1 else { return "" }
        let width: Double = size == .wide ? 640 : 340
        let height: Double = size == .wide ? 200 : 180
        func tick(_ minor: Int64) -> String { MoneyText.compact(Money(minorUnits: minor, currency: months[0].currency)) }
        let y = scale(months.map(\.total), height)
        let left = 48 + Scale.margin(y.ticks(atMost: 4).map(tick))
        let step = (width - left - 16) / Double(months.count - 1)
        func x(_ place: Int) -> Double { left + Double(place) * step }
        var svg = Svg()
        for value in y.ticks(atMost: 4) {
            svg.line(x1: left, y1: y(value), x2: width, y2: y(value), value == 0 ? .muted : .grid)
            svg.text(tick(value), x: left - 6, y: y(value) + 4, anchor: "end")
        }
        for part in parts(months) {
            let points = part.map { (x($0), y(months[$0].total)) }
            svg.area(points, base: height - 24, .line, opacity: 0.1)
            svg.path(points, .line, width: 2.5)
            if points.count == 1 { svg.circle(x: points[0].0, y: points[0].1, radius: 2.5, .line) }
        }
        svg.circle(x: x(months.count - 1), y: y(months[months.count - 1].total), radius: 4, .line)
        let every = max(1, (months.count + (size == .wide ? 8 : 4)) / (size == .wide ? 9 : 5))
        for place in months.indices where (months.count - 1 - place) % every == 0 {
            let anchor = place == months.count - 1 ? "end" : place == 0 ? "start" : "middle"
            svg.text(Month(of: months[place].day).tick(.wide), x: x(place) + (anchor == "end" ? 8 : 0), y: height - 7, anchor: anchor)
        }
        func sum(_ worth: NetWorth) -> String { MoneyText.full(Money(minorUnits: worth.total, currency: worth.currency)) }
        let (first, last) = (months[0], months[months.count - 1])
        let description = say(
            .worthDescription,
            [.first: sum(first), .from: Month(of: first.day).name, .last: sum(last), .to: Month(of: last.day).name])
        return svg.drawing(
            width: width, height: height, id: "worth-\(size.rawValue)", title: say(.worthByMonth), description: description,
            style: size.rawValue)
    }

    /// Stretches of months of the same accounts.
    private static func parts(_ months: [NetWorth]) -> [[Int]] {
        var parts: [[Int]] = []
        for place in months.indices {
            if place > 0, months[place].accounts == months[place - 1].accounts {
                parts[parts.count - 1].append(place)
            } else {
                parts.append([place])
            }
        }
        return parts
    }

    /// From zero where a sum comes near it, else from somewhat below the lowest.
    private static func scale(_ sums: [Int64], _ height: Double) -> Scale {
        let (low, high) = (Double(sums.min() ?? 0), Double(sums.max() ?? 1))
        let isNear = low < high / 2
        return Scale(low: isNear ? min(low, 0) : low - (high - low) / 4, high: max(high, isNear ? 0 : high), start: height - 24, end: 12)
    }
}
