import TillHousehold
import TillRecords

/// What the household saves for and which habits it keeps, on its own page.
enum GoalsCard {
    static let template: PageTemplate = """
        <section class="card" id="goals"><h2>{{title}}</h2>
        {{#hasGoals}}<table class="plain"><caption>{{caption}}</caption>
        <thead><tr><th scope="col">\(.columnFor)</th><td class="barcell"></td><th scope="col" class="n">\(.columnThere)</th><th scope="col"
        class="n">\(.columnOf)</th><th scope="col">\(.columnWhen)</th><th scope="col">\(.columnStands)</th></tr></thead>
        <tbody>{{#goals}}<tr><th scope="row"><bdi>{{name}}</bdi>{{#detail}}<small class="reason">{{detail}}</small>{{/detail}}</th>
        <td class="barcell">{{{bar}}}</td><td class="n" data-k="\(.columnThere)">{{saved}}</td><td class="n" data-k="\(.columnOf)">{{target}}</td>
        <td data-k="\(.columnWhen)">{{when}}{{#interval}}<small class="reason">{{interval}}</small>{{/interval}}</td>
        <td data-k="\(.columnStands)"><span class="state {{style}}">{{word}}</span></td></tr>{{/goals}}</tbody></table>{{/hasGoals}}
        {{#hasHabits}}<ul class="moved">{{#habits}}<li><bdi>{{name}}</bdi>: {{before}}<strong>{{streak}}</strong>{{rest}}</li>{{/habits}}</ul>{{/hasHabits}}
        {{#note}}<p class="sub">{{note}}</p>{{/note}}</section>
        """

    /// Nil where the household has neither.
    static func view(of book: HouseholdBook) -> View? {
        let goals = book.goals.sorted { ($0.priority, $0.name) < ($1.priority, $1.name) }
        let habits = book.challenges.sorted { $0.name < $1.name }
        guard !goals.isEmpty || !habits.isEmpty else { return nil }
        let title = say(habits.isEmpty ? .goalsTitle : goals.isEmpty ? .habitsTitle : .goalsAndHabits)
        let hasDays = goals.contains { $0.projected != nil }
        return [
            "title": title, "caption": say(.goalsCaption), "hasGoals": !goals.isEmpty,
            "goals": goals.map { goal($0, book.home) }, "hasHabits": !habits.isEmpty, "habits": habits.map { habit($0, book.home) },
            "note": optional(
                hasDays ? say(.goalsNote) : ""),
        ]
    }

    private static func goal(_ goal: GoalReading, _ home: Currency) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
        var detail: [String] = []
        if let pace = goal.pace, goal.status != "reached" {
            detail.append(say(.goalPace, count: goal.months, [.amount: text(pace)]))
        }
        if let needed = goal.needed { detail.append(say(.goalNeeded, [.amount: text(needed)])) }
        if !goal.why.isEmpty { detail.append(PageLanguage.spoken.retold(goal.why)) }
        detail += goal.shares.map { share in
            share.paid.map { say(.goalSharePaid, [.member: share.member, .amount: text($0), .target: text(share.target)]) }
                ?? say(.goalShare, [.member: share.member, .target: text(share.target)])
        }
        var when: [String] = []
        if let projected = goal.projected { when.append(say(.aboutDate, [.date: DayText.full(projected)])) }
        if let until = goal.until { when.append(say(.wantedBy, [.date: DayText.full(until)])) }
        let interval: String =
            if let early = goal.earliest, goal.projected != nil {
                say(.dateTo, [.first: DayText.full(early), .last: goal.latest.map(DayText.full) ?? say(.laterThanTold)])
            } else { "" }
        let (word, style) = words[goal.status] ?? (.notKnown, "open")
        return [
            "name": goal.name, "detail": optional(PageLanguage.spoken.commas(detail)),
            "bar": ShareBar.draw(goal.saved ?? 0, typical: nil, most: max(goal.target ?? 1, 1), goal.status == "behind" ? .near : .proven),
            "saved": goal.saved.map(text) ?? "\u{2013}", "target": goal.target.map(text) ?? "\u{2013}",
            "when": when.isEmpty ? "\u{2013}" : PageLanguage.spoken.commas(when), "interval": optional(interval), "word": say(word),
            "style": style,
        ]
    }

    private static let words: [String: (MessageKey, String)] = [
        "reached": (.goalReached, "good"), "on-track": (.goalOnTrack, "good"), "behind": (.goalBehind, "open"), "late": (.goalLate, "bad"),
        "open": (.goalOpen, "good"), "unknown": (.notKnown, "open"),
    ]

    /// How many days, weeks or months, and what is spent in one.
    private static let units: [String: (count: MessageKey, spent: MessageKey)] = [
        "day": (.streakDays, .spentThisDay), "week": (.streakWeeks, .spentThisWeek), "month": (.streakMonths, .spentThisMonth),
    ]

    private static func habit(_ habit: ChallengeReading, _ home: Currency) -> View {
        let unit = units[habit.every] ?? (.streakDays, .spentThisDay)
        let streak = say(unit.count, count: habit.streak)
        let head = habit.target.map { PageLanguage.spoken.pattern(.streakOf).filled([.text: "\u{1}", .number: String($0)]) }
        var parts = [(head ?? say(.streakOnly, [.text: "\u{1}"]))]
        if habit.best > habit.streak { parts.append(say(.streakBest, [.text: say(unit.count, count: habit.best)])) }
        if let most = habit.most {
            let money = { (minor: Int64) in MoneyText.full(Money(minorUnits: minor, currency: home)) }
            parts.append(say(unit.spent, [.amount: money(habit.spent), .limit: money(most)]))
        }
        if let broken = habit.broken { parts.append(say(.lastBroken, [.date: DayText.full(broken)])) }
        if habit.status == "kept" { parts.append(say(.keptAsWanted)) }
        let pieces = parts.joined(separator: "; ").split(separator: "\u{1}", omittingEmptySubsequences: false)
        return [
            "name": habit.name, "before": String(pieces.first ?? ""), "streak": streak, "rest": String(pieces.last ?? "") + ".",
        ]
    }
}
