import TillStages

extension RecurStage {
    /// A transaction of the examples.
    private static func row(_ id: String, _ date: String, _ amount: String, _ text: String, _ category: String = "") -> String {
        let known = category.isEmpty ? "" : #","category":{"name":"\#(category)","by":"known","confidence":0.9}"#
        return #"{"type":"transaction","id":"\#(id)","household":"home","account":"giro","date":"\#(date)","amount":"\#(amount)","#
            + #""currency":"EUR","text":"\#(text)","kind":"\#(amount.hasPrefix("-") ? "expense" : "income")"\#(known),"#
            + #""status":"posted","observations":["o-\#(id)"]}"# + "\n"
    }

    private static let streaming =
        row("t1", "2025-01-09", "-12.99", "FLIXNET", "leisure.streaming")
        + row("t2", "2025-02-09", "-12.99", "FLIXNET", "leisure.streaming")
        + row("t3", "2025-03-09", "-12.99", "FLIXNET", "leisure.streaming")
        + row("t4", "2025-04-09", "-14.99", "FLIXNET", "leisure.streaming")
        + row("t5", "2025-05-09", "-14.99", "FLIXNET", "leisure.streaming")

    private static let sofa =
        row("s1", "2025-01-02", "-49.90", "MOEBEL HAUS RATE 1/4") + row("s2", "2025-02-03", "-49.90", "MOEBEL HAUS RATE 2/4")

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { RecurKnowledge.tables }

    public static let manual = Manual(
        name: "till-recur",
        summary: "Finds what recurs: bills, subscriptions, wages, instalments; what rose, what is missing, what comes next.",
        discussion: """
            Holds one household at a time, as till-categorise gives it out. Transactions of one payee, direction and currency are a \
            series when the evidence for a rhythm (weekly, every two weeks, twice a month, monthly, every two, three or six months, \
            yearly) is enough: gaps on their day, amounts that stay or are close, a category that recurs, texts that count parts. \
            Weights: recurring/weights.tsv; kinds of categories: recurring/kinds.tsv. Names are compared without words about the way \
            of paying (recurring/words.tsv). Plans of one biller are told apart by amount, then by day of the month; a biller that \
            takes another name stays one series. Transfers between own accounts, refunds, and what waits for approval take no part.

            Each transaction of a series gets its id as series; the series follow the household's records, by id, with the amount \
            and the day expected next (weekends as this payee treats them), the step before the present price, days it was missed \
            on, parts still to pay, how sure it is, and why. A series is late when a turn has passed unseen by the last day that its \
            account's documents tell of, and ended after another turn (three weeks at least, two months at most).

            What the household file declares under fixed and income is joined with the series that carries its words (match, else the \
            name), else with the one of its rhythm and amount; declared.difference says what the last one was beside the declared \
            amount. What was declared and never seen is a series of status expected.

            Series that an earlier run left in the stream are replaced by what is found now.
            """,
        input: .records,
        options: [],
        examples: [
            Example(
                "a subscription whose price rose", command: "till-recur", input: streaming,
                shows: [
                    #""series":""#, #""type":"series""#, #""period":"monthly","kind":"subscription","name":"FLIXNET""#,
                    #""amount":"-14.99""#, #""pattern":"stepped","was":"-12.99","changed":"2025-04-09""#,
                    #""next":"2025-06-09","status":"active""#,
                ]),
            Example(
                "two of four instalments", command: "till-recur", input: sofa,
                shows: [
                    #""kind":"instalment""#, #""instalments":{"number":2,"of":4,"remaining":2,"owed":"-99.80"}"#,
                ]),
            Example(
                "rent that was declared and has not come", command: "till-recur --household-file home.yaml --as-of 2025-05-10",
                input: streaming,
                files: [
                    "home.yaml":
                        "household: home\ncurrency: EUR\nfixed:\n  - {name: rent, amount: -950.00, every: monthly, day: 1, match: [landlord]}\n"
                ],
                shows: [#""name":"rent","amount":"-950.00""#, #""next":"2025-06-01","status":"expected""#]),
        ],
        reads: ["transaction", "balance"],
        writes: ["transaction", "series"])
}
