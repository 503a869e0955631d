import TillFigures
import TillStages

extension HealthStage {
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { HealthKnowledge.tables + [CategoryUses.table] }

    public static let manual = Manual(
        name: "till-health",
        summary: "How a household's money stands, by components that documents show, and what moved.",
        discussion: """
            Looks at the last twelve complete months of each household and adds one health record (with --months one for each month, as \
            its own twelve months show it): for each component its value, its \
            points from 0 to 100, good, watch or poor, the months it stands on, how much of what it needs was known, and its \
            definition. Components and points are data: health/components.tsv. A component that documents do not show is listed with \
            the reason and counts nowhere.

            The total is the plain mean of the points. There is none below six complete months or five components. More income every \
            month or a higher balance never lowers it. The record says what each component did since the month before. It is Till's own \
            measure of what was observed: no survey, no credit score, and not comparable with either.
            """,
        input: .records,
        options: [.value("months", "N", "the last N complete months, each with a record of its own", default: "1")],
        examples: [
            Example(
                "one month says little",
                command: "till-health",
                input: """
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-01","amount":"-12.50","currency":"EUR","kind":"expense","category":{"name":"food.groceries","by":"known"},"status":"posted","observations":[]}
                    {"type":"transaction","id":"t2","household":"ng","account":"giro","date":"2025-03-31","amount":"900.00","currency":"EUR","kind":"income","category":{"name":"income.salary","by":"known"},"status":"posted","observations":[]}

                    """,
                shows: ["\"type\":\"health\"", "\"month\":\"2025-03\"", "a total needs 6 complete months, and 1 are known"])
        ],
        reads: ["transaction", "balance"],
        writes: ["health"])
}
