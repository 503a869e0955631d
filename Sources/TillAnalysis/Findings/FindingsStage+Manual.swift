import TillFigures
import TillHousehold
import TillStages

extension FindingsStage {
    private static func row(_ id: String, _ date: String, _ amount: String, _ merchant: String, _ more: String = "") -> String {
        #"{"type":"transaction","id":"\#(id)","household":"home","account":"giro","date":"\#(date)","amount":"\#(amount)","currency":"EUR","#
            + #""merchant":"\#(merchant)","kind":"expense","status":"posted","observations":[]\#(more)}"# + "\n"
    }

    private static let twice =
        row("a", "2025-03-02", "-12.00", "Bakery") + row("b", "2025-03-04", "-89.90", "Shoe Corner")
        + row("c", "2025-03-04", "-89.90", "Shoe Corner")
    private static let rise =
        #"{"type":"series","id":"s1","household":"home","period":"monthly","kind":"subscription","name":"Film Club","amount":"-14.00","#
        + #""currency":"EUR","was":"-12.00","changed":"2025-03-04","next":"2025-04-04","status":"active","transactions":["f"]}"# + "\n"

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [CategoryUses.table] + MessageTable.tables(knowledge) }

    public static let manual = Manual(
        name: "till-findings",
        summary: "Says what a person should know, each thing once: what changed, what is missing, what is coming.",
        discussion: """
            For each household records of type finding, by day: \
            \(FindingRules.all.flatMap { $0.codes.sorted() }.joined(separator: ", ")). Each has a sentence, what to do about it, how soon to \
            look (severity), the money at stake, the day it could be known on, and what it rests on.

            The key is the same on every run, so whoever delivers findings raises none twice. What is unusual is judged by what was known on its day \
            (modified z score of logarithms above 3.5), so an answer does not change when more months come in. A month lists its --most most pressing findings; \
            the others are there with listed false, to be counted.

            What a person knows is not told again: till decide dismiss KEY takes a finding out by its key, whatever it is about. A \
            transaction with the tag checked is known, and nothing is found about it: till decide tag ID checked.

            What a household notes of its days (--notes: date,value and where wanted note and household; or a tag such as mood:4, which a chat \
            gives with /tag) is laid beside what those days cost without bills: the correlation of ranks of a year's days, from 30 on, at \
            the end of each quarter, told with its interval and only where that leaves zero out. It says nothing of causes.

            Series come from till-recur, budgets from till-budget, forecasts from till-forecast; without them the rules that need them find nothing.
            """,
        input: .records,
        options: [
            HouseholdLanguages.option, .value("most", "N", "findings that a month lists", default: "3"),
            .value("notes", "FILE", "what people noted of their days: date,value,note,household"),
        ],
        examples: [
            Example(
                "Charged twice", command: "till-findings", input: twice,
                shows: [
                    #""key":"duplicate-charge:b+c""#, #""severity":"middle","date":"2025-03-04","amount":"89.90""#,
                    #"Shoe Corner took €89.90 twice on 4 Mar 2025."#,
                ]),
            Example(
                "A dearer subscription", command: "till-findings", input: rise + row("f", "2025-03-04", "-14.00", "Film Club"),
                shows: [
                    #""key":"price-rise:s1:2025-03-04""#,
                    #"Film Club costs €14.00 since 4 Mar 2025, €2.00 more than before: €24.00 a year."#,
                ]),
            Example(
                "A person has looked", command: "till-findings",
                input: row("b", "2025-03-04", "-89.90", "Shoe Corner")
                    + row("c", "2025-03-04", "-89.90", "Shoe Corner", #","tags":["checked"]"#),
                shows: [#""id":"c""#]),
            Example(
                "Dismissed", command: "till-findings",
                input: #"{"type":"decision","id":"d1","household":"home","about":"duplicate-charge:b+c","action":"dismiss"}"# + "\n"
                    + twice,
                shows: [#""action":"dismiss""#, #""id":"c""#, #""decision":1,"transaction":3},"rejected":0"#]),
        ],
        reads: ["transaction", "balance", "series", "budget", "forecast", "decision"],
        writes: ["finding"])
}
