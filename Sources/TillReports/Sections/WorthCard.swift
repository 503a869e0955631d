import TillFigures
import TillRecords

/// What the household owns less what it owes: today's sum, what changed, a line by month, and what is not in it.
enum WorthCard {
    static let template = """
        <section class="card worth" id="worth"><h2>{{heading}}</h2><div{{#explain}} title="{{explain}}"{{/explain}}>
        <p class="total">{{total}}</p><p class="sub">{{day}}</p>
        <ul class="changes">{{#changes}}<li><span class="delta">{{text}}</span> {{against}}</li>{{/changes}}</ul></div>
        {{#chart}}{{{wide}}}{{{narrow}}}<details><summary>{{same}}</summary><table class="plain"><caption>{{caption}}</caption>
        <thead><tr>{{#heads}}<th scope="col"{{#n}} class="n"{{/n}}>{{name}}</th>{{/heads}}</tr></thead>
        <tbody>{{#rows}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#file}}<a
        href="{{file}}">{{month}}</a>{{/file}}{{^file}}{{month}}{{/file}}</th><td class="n" data-k="{{key}}">{{amount}}</td><td
        data-k="{{outside}}">{{without}}</td></tr>{{/rows}}</tbody></table></details>{{/chart}}
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
        func line(_ day: Day) -> Any { optional(explain.text(FigurePeriod(Month(of: day)), "Net worth")) }
        let all = Set(months.flatMap(\.accounts))
        let rows: [View] = months.reversed().map { worth in
            let month = Month(of: worth.day)
            let missing = all.subtracting(worth.accounts).sorted().map(shown)
            return [
                "explain": line(worth.day), "month": month.name, "file": optional(book.months.contains(month) ? month.iso + ".html" : ""),
                "amount": MoneyText.full(Money(minorUnits: worth.total, currency: worth.currency)), "key": Say.heads[1],
                "outside": Say.heads[2], "without": missing.isEmpty ? "\u{2013}" : missing.joined(separator: ", "),
            ]
        }
        return [
            "heading": Say.heading, "total": MoneyText.full(Money(minorUnits: now.total, currency: now.currency)),
            "day": Say.on(now.day), "explain": line(now.day), "changes": changes(standing), "chart": months.count > 1,
            "wide": WorthChart.draw(months, .wide), "narrow": WorthChart.draw(months, .narrow), "same": Say.same,
            "caption": Say.caption, "heads": Say.heads.enumerated().map { ["name": $1, "n": $0 == 1] as View }, "rows": rows,
            "absent": optional(absent(now, shown)),
        ]
    }

    private static func changes(_ standing: HouseholdStanding) -> [View] {
        [standing.monthAgo, standing.yearAgo].compactMap { before in
            guard let change = standing.now.change(since: before) else { return nil }
            let money = Money(minorUnits: change.amount, currency: standing.now.currency)
            let arrow = change.amount > 0 ? "\u{25B2} " : change.amount < 0 ? "\u{25BC} " : ""
            return [
                "text": change.amount == 0 ? Say.unchanged : arrow + MoneyText.unsigned(money),
                "against": Say.since(before.day, isWhole: change.isWhole),
            ]
        }
    }

    /// What is not in the sum, and what is carried from an earlier day.
    private static func absent(_ now: NetWorth, _ shown: (String) -> String) -> String {
        let out = now.absent.map { Say.without(shown($0.name), $0.why) }
        let old = now.holdings.compactMap { held in held.since.map { Say.carried(shown(held.account), $0) } }
        return ((out.isEmpty ? [] : [Say.absent + out.joined(separator: ", ") + "."]) + old).joined(separator: " ")
    }

    /// All words of the card.
    fileprivate enum Say {
        static let heading = "Net worth"
        static let same = "The same as a table"
        static let caption = "Accounts less cards and loans, at the end of each month"
        static let heads = ["Month", "Net worth", "Without"]
        static let absent = "Not in it: "
        static let unchanged = "as much as"
        static func on(_ day: Day) -> String { "on \(DayText.full(day))" }
        static func since(_ day: Day, isWhole: Bool) -> String {
            "since \(DayText.full(day))\(isWhole ? "" : ", of the accounts known on both days")"
        }
        static func carried(_ name: String, _ day: Day) -> String { "\(name) stands as on \(DayText.full(day)), its last document." }
        static func without(_ name: String, _ why: NetWorth.Absence) -> String {
            switch why {
            case .undocumented: "\(name) (no document of it)"
            case .unstated: "\(name) (no document states its balance)"
            case .later: "\(name) (its first balance is of a later day)"
            case .old(let day): "\(name) (last known on \(DayText.full(day)))"
            case .unrated: "\(name) (no exchange rate)"
            case .contract: "\(name) (known by its contract alone, below)"
            }
        }
        static func chart(_ months: [NetWorth]) -> (title: String, description: String) {
            let ends = [months.first, months.last].compactMap { $0 }.map { worth in
                "\(MoneyText.full(Money(minorUnits: worth.total, currency: worth.currency))) in \(Month(of: worth.day).name)"
            }
            return ("Net worth by month", "A line from \(ends.joined(separator: " to ")). The same figures are in the table below.")
        }
    }
}

/// Net worth by month: a line, which breaks where the accounts that are known change.
enum WorthChart {
    static func draw(_ months: [NetWorth], _ size: ChartWidth) -> String {
        guard months.count > 1 else { return "" }
        let width: Double = size == .wide ? 640 : 340
        let height: Double = size == .wide ? 200 : 180
        let left: Double = 48
        let y = scale(months.map(\.total), height)
        let step = (width - left - 16) / Double(months.count - 1)
        func x(_ place: Int) -> Double { left + Double(place) * step }
        var svg = Svg()
        for tick in y.ticks(atMost: 4) {
            svg.line(x1: left, y1: y(tick), x2: width, y2: y(tick), tick == 0 ? .muted : .grid)
            svg.text(
                MoneyText.compact(Money(minorUnits: tick, currency: months[0].currency)), x: left - 6, y: y(tick) + 4, anchor: "end")
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
            svg.text(Month(of: months[place].day).shortName, x: x(place) + (anchor == "end" ? 8 : 0), y: height - 7, anchor: anchor)
        }
        let words = WorthCard.Say.chart(months)
        return svg.drawing(
            width: width, height: height, id: "worth-\(size.rawValue)", title: words.title, description: words.description,
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
