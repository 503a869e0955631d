/// What a household saves for, and habits that it wants to keep.
extension Shape {
    public static let goal = result(
        .goal, "Something a household saves for, and how far it is.",
        [
            .must(.name, .text, "what the household calls it"),
            .may(.priority, .integer, "1 is served first where several share an account"),
            .may(.accounts, .list(.text), "whose balances it is made of"),
            .may(.tag, .text, "the tag of the transactions that it is made of"),
            .may(.currency, .currency, "of every amount in it"),
            .may(.target, .amount, "what it needs"),
            .may(.saved, .amount, "what is there for it"),
            .may(.left, .amount, "what is missing"),
            .may(.used, .integer, "percent of the target that is there, rounded down"),
            .may(.date, .day, "the day that is known of"),
            .may(.until, .day, "the day it is wanted by"),
            .may(.pace, .amount, "what came to it in a month, the mean of `months`; negative when more was taken"),
            .may(.months, .integer, "complete months that the pace is of"),
            .may(.needed, .amount, "what each month has to bring for it to be there in time"),
            .may(.projected, .day, "the day it is there at this pace"),
            .may(.earliest, .day, "the day it is there with one chance in ten"),
            .may(.latest, .day, "the day it is there with nine chances in ten; absent where that is beyond fifty years"),
            .must(.status, .choice(["reached", "on-track", "behind", "late", "open", "unknown"]), "how it stands beside its day"),
            .may(.why, .text, "why something of it is not known"),
            .may(.milestones, .list(.object(milestoneFields)), "parts of the way"),
            .may(.shares, .list(.object(goalShareFields)), "who of the household brings how much of it"),
        ])

    private static let milestoneFields: [Field] = [
        .must(.used, .integer, "percent of the target"),
        .may(.date, .day, "the first day it was there; absent where it is not, or was before anything is known"),
    ]

    private static let goalShareFields: [Field] = [
        .must(.member, .text, "who"),
        .must(.target, .amount, "its part of the target"),
        .may(.paid, .amount, "what came from its accounts"),
    ]

    public static let challenge = result(
        .challenge, "A habit that a household wants to keep, and for how long it has.",
        [
            .must(.name, .text, "what the household calls it"),
            .may(.category, .text, "what it is about: a category or a group of them"),
            .may(.match, .list(.text), "words of the payees it is about"),
            .may(.most, .amount, "what a period may cost; absent where nothing may be spent"),
            .may(.currency, .currency, "of every amount in it"),
            .must(.every, .choice(["day", "week", "month"]), "the period it is kept by"),
            .may(.first, .day, "the day it is counted from"),
            .may(.last, .day, "the last day that is known of"),
            .may(.target, .integer, "how many periods in a row are wanted"),
            .must(.streak, .integer, "periods in a row that it was kept, up to now"),
            .must(.best, .integer, "the most periods in a row"),
            .may(.spent, .amount, "what the running period has cost"),
            .may(.broken, .day, "the last day it was broken"),
            .may(.transactions, .list(.identity), "ids of what broke it last"),
            .must(.status, .choice(["running", "kept", "broken"]), "kept: as long as wanted; broken: in the running period"),
        ])
}

extension FieldWord {
    @inlinable public static var goal: FieldWord { "goal" }
    @inlinable public static var challenge: FieldWord { "challenge" }
}

extension Key {
    @inlinable public static var best: Key { Key(field: "best") }
    @inlinable public static var broken: Key { Key(field: "broken") }
    @inlinable public static var earliest: Key { Key(field: "earliest") }
    @inlinable public static var every: Key { Key(field: "every") }
    @inlinable public static var latest: Key { Key(field: "latest") }
    @inlinable public static var match: Key { Key(field: "match") }
    @inlinable public static var milestones: Key { Key(field: "milestones") }
    @inlinable public static var most: Key { Key(field: "most") }
    @inlinable public static var needed: Key { Key(field: "needed") }
    @inlinable public static var pace: Key { Key(field: "pace") }
    @inlinable public static var paid: Key { Key(field: "paid") }
    @inlinable public static var priority: Key { Key(field: "priority") }
    @inlinable public static var projected: Key { Key(field: "projected") }
    @inlinable public static var saved: Key { Key(field: "saved") }
    @inlinable public static var streak: Key { Key(field: "streak") }
    @inlinable public static var tag: Key { Key(field: "tag") }
    @inlinable public static var target: Key { Key(field: "target") }
}
