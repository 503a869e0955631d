/// Groups of households that live alike, and who is in which.
extension Shape {
    public static let cohort = Shape(
        .cohort, "A group of households that live alike; it names none of them. The one with the id all is of all households.",
        [
            .must(.id, .id, "id; a cohort that was there before keeps it"),
            .may(.label, .text, "in plain words, what sets it apart"),
            .may(.month, .text, "the last month it stands on, YYYY-MM"),
            .may(.households, .integer, "how many they are"),
            .may(.share, .number, "of all households, 0 to 1"),
            .may(.least, .integer, "households that a cohort must have (id all)"),
            .may(.currency, .currency, "of the amounts, when all of them have one currency"),
            .may(.income, .amount, "the median of their median months' income, two digits of it"),
            .may(.spending, .amount, "the same of what they spend"),
            .may(.holding, .number, "how surely its members stay together in samples drawn anew, 0 to 1"),
            .may(.traits, .list(.object(traitFields)), "what sets it apart, most first"),
            .may(.features, .list(.object(featureFields)), "what households are compared by"),
            .may(.choice, .list(.object(choiceFields)), "the numbers of cohorts that were tried (id all)"),
            .may(.drift, .object(driftFields), "how it stands to an earlier run"),
        ])

    public static let membership = Shape(
        .membership, "The cohort a household belongs to.",
        [
            .may(.household, .id, "whose it is"),
            .must(.cohort, .id, "id of the cohort"),
            .may(.label, .text, "the cohort in plain words"),
            .may(.month, .text, "the household's last complete month, YYYY-MM"),
            .may(.months, .integer, "complete months it stands on"),
            .may(.size, .text, "the band that the number of households in the cohort lies in"),
            .may(.margin, .number, "0 between two cohorts, near 1 far from every other"),
            .may(
                .distance, .number,
                "to the centre of its cohort, in deviations of all households; absent where a part of that is held back"),
            .may(.next, .id, "the cohort whose centre is the next"),
            .may(.nextDistance, .number, "to the centre of that; absent likewise"),
            .may(.since, .text, "the month it came into this cohort, as far as runs are known, YYYY-MM"),
            .may(.from, .id, "the cohort it was in at the earlier run, when it was another"),
            .may(.peers, .list(.object(peerFields)), "where it stands among its peers"),
        ])

    private static let traitFields: [Field] = [
        .must(.feature, .id, "what it is about"), .must(.words, .text, "in words"),
        .must(.difference, .number, "from the mean of all households, in their standard deviations"),
    ]

    private static let featureFields: [Field] = [
        .must(.feature, .id, "a group of spending or another measure"), .may(.label, .text, "its name"),
        .may(.kind, .choice(["share", "measure"]), "a share of spending or not"),
        .may(.mean, .number, "the mean share, to half a per cent"), .may(.hidden, .flag, "held back, because it would tell of one"),
        .may(.median, .number, "the middle household's"), .may(.quartiles, .list(.number), "lower and upper"),
        .may(.deciles, .list(.number), "the nine"),
        .may(.centre, .number, "where the cohort's centre lies, as grouped: log-ratios of shares, the measures as they are"),
        .may(.spread, .number, "standard deviation of its members around it"),
        .may(.cuts, .list(.number), "values between which households are counted (id all)"),
        .may(.shares, .list(.number), "of the households below the first cut, between the cuts and above the last (id all)"),
    ]

    private static let choiceFields: [Field] = [
        .must(.cohorts, .integer, "how many"), .must(.silhouette, .number, "mean silhouette, -1 to 1"),
        .must(.gap, .number, "gap statistic"), .must(.gapError, .number, "its standard error"),
        .must(.agreement, .number, "mean adjusted Rand index with samples drawn anew"),
        .must(.holding, .number, "how the weakest cohort holds together"), .must(.smallest, .integer, "households in the smallest"),
    ]

    private static let driftFields: [Field] = [
        .may(.cohort, .id, "what it was called"), .may(.label, .text, "and in words"), .may(.households, .integer, "how many were it"),
        .may(.shift, .number, "how far its centre moved, in deviations of its members"),
        .may(.stayed, .number, "of the households that were in it, the share that still is"),
        .may(.new, .flag, "it is none of the earlier"),
        .may(.since, .text, "the month of the earlier run (id all)"),
        .may(.moved, .number, "share of the households compared twice that is in another cohort now (id all)"),
        .may(
            .features,
            .list(
                .object([
                    .must(.feature, .id, "a group of spending or another measure"), .must(.index, .number, "population stability index"),
                    .must(.drift, .choice(["none", "some", "strong"]), "below 0.1, to 0.25, above"),
                ])), "how distributions over all households shifted (id all)"),
    ]

    private static let peerFields: [Field] = [
        .must(.feature, .id, "a group of spending or another measure"), .may(.label, .text, "its name"),
        .must(.value, .number, "the household's own"), .must(.percentile, .integer, "how many of a hundred peers have less, 1 to 99"),
        .may(.distance, .number, "from the cohort's centre, in deviations of all households; absent where the centre is held back"),
        .may(.pull, .number, "how much nearer it brings the household to this centre than to the next, in squared deviations"),
    ]
}

extension FieldWord {
    @inlinable public static var cohort: FieldWord { "cohort" }
    @inlinable public static var membership: FieldWord { "membership" }
}

extension Key {
    @inlinable public static var agreement: Key { Key(field: "agreement") }
    @inlinable public static var centre: Key { Key(field: "centre") }
    @inlinable public static var choice: Key { Key(field: "choice") }
    @inlinable public static var cohort: Key { Key(field: "cohort") }
    @inlinable public static var cohorts: Key { Key(field: "cohorts") }
    @inlinable public static var cuts: Key { Key(field: "cuts") }
    @inlinable public static var deciles: Key { Key(field: "deciles") }
    @inlinable public static var distance: Key { Key(field: "distance") }
    @inlinable public static var drift: Key { Key(field: "drift") }
    @inlinable public static var feature: Key { Key(field: "feature") }
    @inlinable public static var features: Key { Key(field: "features") }
    @inlinable public static var gap: Key { Key(field: "gap") }
    @inlinable public static var gapError: Key { Key(field: "gap_error") }
    @inlinable public static var hidden: Key { Key(field: "hidden") }
    @inlinable public static var holding: Key { Key(field: "holding") }
    @inlinable public static var households: Key { Key(field: "households") }
    @inlinable public static var index: Key { Key(field: "index") }
    @inlinable public static var least: Key { Key(field: "least") }
    @inlinable public static var margin: Key { Key(field: "margin") }
    @inlinable public static var mean: Key { Key(field: "mean") }
    @inlinable public static var median: Key { Key(field: "median") }
    @inlinable public static var new: Key { Key(field: "new") }
    @inlinable public static var nextDistance: Key { Key(field: "next_distance") }
    @inlinable public static var peers: Key { Key(field: "peers") }
    @inlinable public static var percentile: Key { Key(field: "percentile") }
    @inlinable public static var pull: Key { Key(field: "pull") }
    @inlinable public static var quartiles: Key { Key(field: "quartiles") }
    @inlinable public static var share: Key { Key(field: "share") }
    @inlinable public static var shift: Key { Key(field: "shift") }
    @inlinable public static var silhouette: Key { Key(field: "silhouette") }
    @inlinable public static var since: Key { Key(field: "since") }
    @inlinable public static var size: Key { Key(field: "size") }
    @inlinable public static var smallest: Key { Key(field: "smallest") }
    @inlinable public static var spending: Key { Key(field: "spending") }
    @inlinable public static var spread: Key { Key(field: "spread") }
    @inlinable public static var stayed: Key { Key(field: "stayed") }
    @inlinable public static var traits: Key { Key(field: "traits") }
    @inlinable public static var words: Key { Key(field: "words") }
}
