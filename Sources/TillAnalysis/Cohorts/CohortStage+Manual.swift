import TillFigures
import TillStages

extension CohortStage {
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { CohortKnowledge.tables + [CategoryUses.table] }

    public static let manual = Manual(
        name: "till-cohorts",
        summary: "Groups households that live alike, and says what sets each group apart.",
        discussion: """
            Compares all households of the stream over their last twelve complete months: the shares of their spending in groups that \
            cohorts/groups.tsv names, as centred log-ratios, the income beside the median of its currency, how much income and spending \
            swing, what recurs and what is left over. Transfers between own accounts and card payments are neither spent nor earned, \
            refunds lessen what was spent.

            k-means++ with ten restarts groups them; how many groups there are is tried: the groups must come again in samples drawn \
            with replacement (mean adjusted Rand index of at least 0.8, every group holding together by at least 0.6), each must have \
            the least size, and of those numbers it is the smallest within one standard error of the best gap statistic. The record of \
            all households, id all, lists what was tried. The same seed gives the same bytes, whatever the order of the households.

            cohort records name nobody: no cohort has fewer households than --least, no figure has fewer than five households beyond \
            it, a mean of which one household makes more than half is held back, with as many others as would give it away, and shares \
            are rounded to half a per cent. A membership says which cohort a household is in, how surely, since when, and at which \
            percentile of its peers it stands.

            With --before, the output of an earlier run, cohorts that are the same keep their ids, and the records say how far each \
            moved, who stayed, and how the distribution of every measure shifted (population stability index).
            """,
        input: .records,
        options: [
            .value("least", "N", "households that a cohort must have, 5 or more", default: "20"),
            .value("months", "N", "complete months that a household must have to be compared", default: "3"),
            .value("before", "FILE", "cohort and membership records of an earlier run, for what changed since"),
        ],
        examples: [
            Example(
                "too few to tell of",
                command: "till-cohorts --months 1",
                input: """
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-01","amount":"-12.50","currency":"EUR","kind":"expense","category":{"name":"food.groceries","by":"known"},"status":"posted","observations":[]}
                    {"type":"transaction","id":"t2","household":"ng","account":"giro","date":"2025-03-31","amount":"900.00","currency":"EUR","kind":"income","category":{"name":"income.salary","by":"known"},"status":"posted","observations":[]}

                    """,
                shows: ["\"id\":\"t2\"", "\"code\":\"cohorts.few\"", "at least 20 households, and 1 can be compared"])
        ],
        reads: ["transaction", "balance", "series", "cohort", "membership"],
        writes: ["cohort", "membership"])
}
