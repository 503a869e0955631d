import TillRecords

/// Groups of households that live alike, and who is in which.
extension FeedTable {
    static let cohorts = FeedTable(
        "cohorts", "Groups of households that live alike; they name none of them. The one with the id all is of all households.",
        key: ["id"], of: .cohort,
        [
            .id("id", "a cohort that was there before keeps it", from: "cohort.id") { $0.string(.id) ?? "" },
            .text("label", "in plain words, what sets it apart", from: "cohort.label") { $0.string(.label) },
            .mayMonth("month", "the last month it stands on", from: "cohort.month") { $0.string(.month) },
            .mayInteger("households", "how many they are", from: "cohort.households") { $0.integer(.households) },
            .number("share", "of all households, 0 to 1", from: "cohort.share") { $0.number(.share) },
            .mayMoney("income", "the median of their median months' income, two digits of it", from: "cohort.income") { $0.money(.income) },
            .mayMoney("spending", "the same of what they spend", from: "cohort.spending") { $0.money(.spending) },
            .mayCurrency("currency", "of the amounts, when all of them have one currency", from: "cohort.currency") {
                $0.currency(.currency)
            },
            .number("holding", "how surely its members stay together in samples drawn anew, 0 to 1", from: "cohort.holding") {
                $0.number(.holding)
            },
        ])

    static let memberships = FeedTable(
        "memberships", "The cohort that a household belongs to.", key: ["household"], of: .membership,
        [
            .id("household", "id of the household", from: "membership.household") { $0.string(.household) ?? "" },
            .id("cohort_id", "the cohort", from: "membership.cohort") { $0.string(.cohort) ?? "" },
            .mayMonth("month", "the household's last complete month", from: "membership.month") { $0.string(.month) },
            .mayInteger("months", "complete months it stands on", from: "membership.months") { $0.integer(.months) },
            .text("size", "the band that the number of households in the cohort lies in", from: "membership.size") { $0.string(.size) },
            .number("margin", "0 between two cohorts, near 1 far from every other", from: "membership.margin") { $0.number(.margin) },
            .mayMonth("since", "the month it came into this cohort, as far as runs are known", from: "membership.since") {
                $0.string(.since)
            },
            .text("previous_cohort_id", "the cohort it was in at the earlier run, when it was another", from: "membership.from") {
                $0.string(.from)
            },
        ])
}

extension Record {
    fileprivate func money(_ key: Key) -> Money? { currency(.currency).flatMap { own in decimal(key).flatMap { Money($0, own) } } }
}
