import TillRecords

/// What the household saves for and which habits it keeps, on its own page.
enum GoalsCard {
    static let template: PageTemplate = """
        <section class="card" id="goals"><h2>{{title}}</h2>
        {{#hasGoals}}<table class="plain"><caption>{{caption}}</caption>
        <thead><tr><th scope="col">For</th><td class="barcell"></td><th scope="col" class="n">There</th><th scope="col"
        class="n">of</th><th scope="col">When</th><th scope="col">Stands</th></tr></thead>
        <tbody>{{#goals}}<tr><th scope="row"><bdi>{{name}}</bdi>{{#detail}}<small class="reason">{{detail}}</small>{{/detail}}</th>
        <td class="barcell">{{{bar}}}</td><td class="n" data-k="There">{{saved}}</td><td class="n" data-k="of">{{target}}</td>
        <td data-k="When">{{when}}{{#interval}}<small class="reason">{{interval}}</small>{{/interval}}</td>
        <td data-k="Stands"><span class="state {{style}}">{{word}}</span></td></tr>{{/goals}}</tbody></table>{{/hasGoals}}
        {{#hasHabits}}<ul class="moved">{{#habits}}<li><bdi>{{name}}</bdi>: <strong>{{streak}}</strong>{{rest}}</li>{{/habits}}</ul>{{/hasHabits}}
        {{#note}}<p class="sub">{{note}}</p>{{/note}}</section>
        """

    /// Nil where the household has neither.
    static func view(of book: HouseholdBook) -> View? {
        let goals = book.goals.sorted { ($0.priority, $0.name) < ($1.priority, $1.name) }
        let habits = book.challenges.sorted { $0.name < $1.name }
        guard !goals.isEmpty || !habits.isEmpty else { return nil }
        let title = habits.isEmpty ? "Goals" : goals.isEmpty ? "Habits" : "Goals and habits"
        let hasDays = goals.contains { $0.projected != nil }
        return [
            "title": title, "caption": "What is saved for, and when it is there", "hasGoals": !goals.isEmpty,
            "goals": goals.map { goal($0, book.home) }, "hasHabits": !habits.isEmpty, "habits": habits.map { habit($0, book.home) },
            "note": optional(
                hasDays
                    ? "A day is where the pace of the last months leads; it lies between the two days beside it in eight of ten cases, if the "
                        + "coming months are like the past ones."
                    : ""),
        ]
    }

    private static func goal(_ goal: GoalReading, _ home: Currency) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
        var detail: [String] = []
        if let pace = goal.pace, goal.status != "reached" {
            detail.append("\(text(pace)) a month over \(CountText.of(goal.months, "month"))")
        }
        if let needed = goal.needed { detail.append("\(text(needed)) a month needed") }
        if !goal.why.isEmpty { detail.append(goal.why) }
        detail += goal.shares.map { share in
            "\(share.member) \(share.paid.map { "\(text($0)) of " } ?? "")\(text(share.target))"
        }
        var when: [String] = []
        if let projected = goal.projected { when.append("about \(DayText.full(projected))") }
        if let until = goal.until { when.append("wanted by \(DayText.full(until))") }
        let interval: String =
            if let early = goal.earliest, goal.projected != nil {
                "\(DayText.full(early)) to \(goal.latest.map(DayText.full) ?? "later than can be told")"
            } else { "" }
        let (word, style) = words[goal.status] ?? ("not known", "open")
        return [
            "name": goal.name, "detail": optional(detail.joined(separator: ", ")),
            "bar": ShareBar.draw(goal.saved ?? 0, typical: nil, most: max(goal.target ?? 1, 1), goal.status == "behind" ? .near : .proven),
            "saved": goal.saved.map(text) ?? "\u{2013}", "target": goal.target.map(text) ?? "\u{2013}",
            "when": when.isEmpty ? "\u{2013}" : when.joined(separator: ", "), "interval": optional(interval), "word": word, "style": style,
        ]
    }

    private static let words: [String: (String, String)] = [
        "reached": ("there", "good"), "on-track": ("on track", "good"), "behind": ("behind", "open"), "late": ("its day has passed", "bad"),
        "open": ("on its way", "good"), "unknown": ("not known", "open"),
    ]

    private static func habit(_ habit: ChallengeReading, _ home: Currency) -> View {
        let unit = habit.every
        var rest = habit.target.map { " in a row of \($0)" } ?? " in a row"
        if habit.best > habit.streak { rest += "; at most \(CountText.of(habit.best, unit))" }
        if let most = habit.most {
            let money = { (minor: Int64) in MoneyText.full(Money(minorUnits: minor, currency: home)) }
            rest += "; this \(unit) \(money(habit.spent)) of \(money(most))"
        }
        if let broken = habit.broken { rest += "; last broken on \(DayText.full(broken))" }
        if habit.status == "kept" { rest += "; kept as long as wanted" }
        return ["name": habit.name, "streak": CountText.of(habit.streak, unit), "rest": rest + "."]
    }
}
