import TillFigures
import TillStages

extension GoalsStage {
    private static let home = """
        currency: EUR
        accounts: [{id: giro, kind: checking}, {id: savings, kind: savings}]
        goals:
          - {name: Rainy day, target: 300, account: savings, priority: 1}
          - {name: Bicycle, target: 500, account: savings, by: 2025-12-01}
        challenges:
          - {name: No coffee, category: food.coffee, for: 7}

        """

    private static let march = """
        {"type":"balance","id":"b1","household":"home","source":{"kind":"bank","place":"line 1"},"account":"savings","kind":"closing","date":"2025-03-31","amount":"420.00","currency":"EUR"}
        {"type":"transaction","id":"t1","household":"home","account":"giro","date":"2025-03-20","amount":"-3.20","currency":"EUR","kind":"expense","category":{"name":"food.coffee","by":"known"},"status":"posted","observations":[]}
        {"type":"transaction","id":"t2","household":"home","account":"giro","date":"2025-03-31","amount":"-12.50","currency":"EUR","kind":"expense","category":{"name":"food.groceries","by":"known"},"status":"posted","observations":[]}

        """

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [CategoryUses.table] }

    public static let manual = Manual(
        name: "till-goals",
        summary: "How far a household is with what it saves for, and how long it has kept its habits.",
        discussion: """
            For each of the household file's goals a record of type goal: what it needs, what is there, what is missing; the pace of the last twelve \
            complete months and the day it is there at that pace, with the days that have one and nine chances in ten. Fewer than six \
            complete months give no pace.

            A goal needs target: an amount, or months: so many months of what the household usually spends. It is made of account: the balance \
            of one or more accounts as documents prove it, or of tag: the transactions with a tag, of which money out is set aside and money \
            in taken back. Goals of the same account are filled one after the other, the lowest priority (1 to 9, else 5) first. by is the \
            day it is wanted; start what was there before (of an account: what is for no goal); since the first day that counts; shares the \
            members' parts, {ana: 0.6, kim: 0.4}; milestones percents that are worth telling (else 25, 50, 75, 100).

            For each of the challenges a record of type challenge: category or match (words of payees), most: what a period may cost (else \
            nothing), every day, week (from Monday) or month, for: how many of them in a row. The streak counts what figures count.
            """,
        input: .records,
        options: [],
        examples: [
            Example(
                "Two goals of one account, the first filled first; eleven days without coffee",
                command: "till-goals --household-file home.yaml", input: march, files: ["home.yaml": home],
                shows: [
                    #""name":"Rainy day""#, #""saved":"300.00","left":"0.00","used":100"#, #""status":"reached""#,
                    #""saved":"120.00","left":"380.00","used":24"#, #""needed":"42.23""#, #""streak":11,"best":11"#, #""status":"kept""#,
                ])
        ],
        reads: ["transaction", "balance"],
        writes: ["goal", "challenge"])
}
