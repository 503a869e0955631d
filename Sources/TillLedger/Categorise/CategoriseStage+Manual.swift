import TillStages

extension CategoriseStage {
    /// The version of the built-in knowledge of merchants, kinds and weights.
    static let modelVersion = "2026-12-01c"

    private static let aldi =
        #"{"type":"observation","id":"a","source":{"kind":"bank","place":"line 2"},"amount":"-18.40","text":"ALDI SUED 4471 KOELN"}"# + "\n"

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] {
        [Taxonomy.table, BroughtMerchants.kinds] + MerchantKnowledge.tables(knowledge)
    }

    public static let manual = Manual(
        name: "till-categorise",
        summary: "Says what each movement of money was for.",
        discussion: """
            Each observation and transaction gets a category, who says so (decision, rule, learnt or known), how sure, and why. What a \
            person decided (records of type decision at the head of the household), of one movement or of all of a merchant, wins; what \
            was said of one movement holds before what was said of its merchant. Then come rules; then, with --examples, what was learnt from them, and only their names are \
            used; without examples, built-in knowledge of merchants and words in the folder of knowledge files. An answer less sure than \
            0.5 is named unknown, with the best idea as its guess, and marked needs_review.

            --rules FILE is a delimited file with a header. The column category is the answer: an id of the taxonomy such as \
            food.groceries, or any name. Conditions are contains, starts and word (small letters, accents and apostrophes do not matter), \
            min and max (size of the amount), sign (+ or -) and account; an empty cell asks nothing; the first rule that holds wins. \
            The column tag has words, with blanks between, that the movement gets beside its category; split parts what it holds for \
            (food.groceries 60%, home.garden 40%; half; the last without a share is the rest); note is for people. A column of any other \
            name and a rule without a condition are refused.

            --categories FILE has categories of your own on top of the taxonomy, with the columns id (group.detail), name, group (its \
            name, where the taxonomy has no such group), kind (need, want, saving, income or transfer: what it is to budgets and figures) \
            and note. Rules, examples, decisions and entries by hand may name them.

            --examples FILE is a delimited file with the columns description and category, and amount, date and note where it has \
            them; others are refused, as are examples of one category alone, which would teach that every movement is of it.

            --merchants FILE adds names to the built-in ones, which win where both know a name: a table of two columns, name and \
            category, with a tab between; or nsi.json as OpenStreetMap's name-suggestion-index publishes it, of which the \
            brands of shops and services are taken, by their kind.

            Model \(modelVersion). What its confidence is worth was counted on lines whose merchants it was not made for: \
            pipelines/knowledge/categories/confidence.tsv has the counts, by what an answer rests on.
            """,
        input: .records,
        options: [
            .value("rules", "FILE", "a person's rules; they win over all but decisions"),
            .value("categories", "FILE", "categories of your own on top of the taxonomy"),
            .value("examples", "FILE", "labelled movements to learn from; then only their category names are used"),
            .value("merchants", "FILE", "merchants of one's own: a table of name and category, or OpenStreetMap's nsi.json"),
            .choice("names", CategoryNames.allCases.map(\.rawValue), "what categories of the taxonomy are called", default: "own"),
        ],
        examples: [
            Example(
                "A chain that everyone knows", command: "till-categorise", input: aldi,
                shows: [#""category":{"name":"food.groceries""#, #""by":"known""#, #""why":"merchant aldi"#]),
            Example(
                "What a person decided", command: "till-categorise",
                input: #"{"type":"decision","id":"d1","about":"a","action":"recategorise","value":"home.garden","by":"ana"}"# + "\n" + aldi,
                shows: [#""category":{"name":"home.garden""#, #""by":"decision","confidence":1.00,"why":"decision d1 of ana""#]),
            Example(
                "A rule of one's own", command: "till-categorise --rules rules.csv", input: aldi,
                files: ["rules.csv": "contains,min,category\naldi,10,Weekly shop\n"],
                shows: [#""category":{"name":"Weekly shop","by":"rule""#]),
            Example(
                "A rule that tags what it finds", command: "till-categorise --rules rules.csv",
                input: aldi,
                files: ["rules.csv": "contains,category,tag\naldi,food.groceries,weekly fun\n"],
                shows: [#""by":"rule""#, #""tags":["weekly","fun"]"#]),
            Example(
                "A category of one's own, and a rule that splits", command: "till-categorise --rules rules.csv --categories categories.csv",
                input:
                    #"{"type":"transaction","id":"a","date":"2025-03-14","amount":"-10.01","currency":"EUR","text":"ALDI","kind":"expense","#
                    + #""status":"posted","observations":["o"]}"# + "\n",
                files: [
                    "categories.csv": "id,name,group,kind\nkids.snacks,Snacks,Children,want\n",
                    "rules.csv": "contains,category,split\naldi,food.groceries,\"food.groceries 70%, kids.snacks\"\n",
                ],
                shows: [
                    #""amount":"-7.01""#, #""amount":"-3.00","category":{"name":"kids.snacks","label":"Children / Snacks","kind":"want""#,
                ]),
            Example(
                "Learnt from what was labelled before", command: "till-categorise --examples labelled.csv", input: aldi,
                files: [
                    "labelled.csv":
                        "description,amount,date,category\nALDI SUED 4470 BONN,-20.10,2025-01-04,Food\nKINO,-9.00,2025-01-05,Fun\n"
                ],
                shows: [#""category":{"name":"Food","by":"learnt""#]),
        ],
        reads: ["observation", "transaction", "decision"],
        writes: ["observation", "transaction"])
}
