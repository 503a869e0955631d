/// What a household plans to spend, and how that stands.
extension Shape {
    private static let colours = Kind.choice(["green", "yellow", "red"])

    public static let budget = result(
        .budget, "A plan for a period and how it stands.",
        [
            .must(.period, .text, "YYYY-MM: the month it begins in"),
            .may(.first, .day, "its first day"),
            .may(.last, .day, "its last day"),
            .may(.currency, .currency, "of every amount in it"),
            .may(.method, .choice(["limits", "50/30/20", "envelope"]), "how the plan is kept"),
            .may(.by, .choice(["household", "default"]), "who made the plan: the household's file, or nobody"),
            .may(.state, .choice(["running", "over"]), "whether days are still to come"),
            .may(.until, .day, "the last day that what was spent is known of"),
            .may(.income, .amount, "what the plan reckons with coming in"),
            .may(.incomeOf, .list(.text), "the months whose median that is"),
            .may(.earned, .amount, "what came in"),
            .may(.available, .amount, "what may be spent, in all lines but those that put money aside"),
            .may(.spent, .amount, "what was spent, in the same lines"),
            .may(.left, .amount, "the difference; negative when overspent"),
            .may(.aside, .amount, "what the period puts aside in lines for bills that come less often than every month"),
            .may(.outside, .amount, "what was spent on what no line is for"),
            .may(.unassigned, .amount, "what lies in no envelope"),
            .may(.kept, .amount, "what came in and was not spent, once the period is over"),
            .may(.leftOut, .list(.object(leftOutFields)), "what its sums do not have, by reason"),
            .may(.status, colours, "green below 80 % of what may be spent, yellow up to 100 %, red above"),
            .may(.lines, .list(.object(budgetLineFields)), "what may be spent on what"),
            .may(.moves, .list(.object(budgetMoveFields)), "money that overspent lines got from others"),
            .may(.days, .list(.object(budgetDayFields)), "what each day may cost, and did"),
        ])

    private static let budgetLineFields: [Field] = [
        .must(.category, .text, "a category, a group of them, or needs, wants, savings"),
        .may(.member, .text, "whose spending it is for; else everybody's that has no line of its own"),
        .may(.label, .text, "the category as people read it, with the member in brackets"),
        .must(.limit, .amount, "what the period brings it"),
        .may(.carried, .amount, "what the period before left; negative what it overspent"),
        .may(.moved, .amount, "what other lines gave; negative what it gave"),
        .must(.available, .amount, "the three together"),
        .must(.spent, .amount, "what was spent, refunds taken off"),
        .must(.left, .amount, "available less spent"),
        .may(.bills, .amount, "known payments that are still to come in the period"),
        .may(.expected, .amount, "what else the rest of the period usually takes"),
        .may(.daily, .amount, "what each day that is left may cost, bills set aside"),
        .may(.used, .integer, "percent of what may be spent, rounded down"),
        .must(.status, colours, "its colour; of what is to be kept: green when all of it is"),
        .may(.saving, .flag, "this is what is to be kept"),
        .may(.sinking, .flag, "it puts money aside for bills that come less often than every month"),
    ]

    private static let budgetMoveFields: [Field] = [
        .must(.from, .text, "the line that gives"),
        .must(.to, .text, "the line that gets"),
        .must(.amount, .amount, "how much"),
        .must(.state, .choice(["made", "waiting"]), "waiting: above what passes without a yes, not made"),
        .must(.why, .text, "in a few words"),
    ]

    private static let budgetDayFields: [Field] = [
        .must(.date, .day, "the day"),
        .must(.planned, .amount, "what it may cost beside bills, as it stood in the morning"),
        .may(.spent, .amount, "what it did, on days that are over"),
        .may(.status, colours, "of a day that is over"),
        .may(.bills, .amount, "known payments of the day"),
        .may(.names, .list(.text), "their names"),
    ]
}

extension FieldWord {
    @inlinable public static var budget: FieldWord { "budget" }
}

extension Key {
    @inlinable public static var aside: Key { Key(field: "aside") }
    @inlinable public static var available: Key { Key(field: "available") }
    @inlinable public static var bills: Key { Key(field: "bills") }
    @inlinable public static var carried: Key { Key(field: "carried") }
    @inlinable public static var daily: Key { Key(field: "daily") }
    @inlinable public static var days: Key { Key(field: "days") }
    @inlinable public static var earned: Key { Key(field: "earned") }
    @inlinable public static var expected: Key { Key(field: "expected") }
    @inlinable public static var incomeOf: Key { Key(field: "income_of") }
    @inlinable public static var kept: Key { Key(field: "kept") }
    @inlinable public static var left: Key { Key(field: "left") }
    @inlinable public static var limit: Key { Key(field: "limit") }
    @inlinable public static var lines: Key { Key(field: "lines") }
    @inlinable public static var method: Key { Key(field: "method") }
    @inlinable public static var moves: Key { Key(field: "moves") }
    @inlinable public static var names: Key { Key(field: "names") }
    @inlinable public static var outside: Key { Key(field: "outside") }
    @inlinable public static var planned: Key { Key(field: "planned") }
    @inlinable public static var saving: Key { Key(field: "saving") }
    @inlinable public static var sinking: Key { Key(field: "sinking") }
    @inlinable public static var spent: Key { Key(field: "spent") }
    @inlinable public static var state: Key { Key(field: "state") }
    @inlinable public static var unassigned: Key { Key(field: "unassigned") }
    @inlinable public static var until: Key { Key(field: "until") }
    @inlinable public static var used: Key { Key(field: "used") }
}
