import TillFigures
import TillStages

extension BudgetStage {
    private static func row(_ id: String, _ date: String, _ amount: String, _ kind: String, _ category: String) -> String {
        #"{"type":"transaction","id":"\#(id)","household":"home","account":"giro","date":"\#(date)","amount":"\#(amount)","currency":"EUR","#
            + #""kind":"\#(kind)","category":{"name":"\#(category)","by":"known"},"status":"posted","observations":[]}"# + "\n"
    }

    private static let march =
        row("a", "2025-03-01", "2000.00", "income", "income.salary") + row("b", "2025-03-03", "-340.00", "expense", "food.groceries")
        + row("c", "2025-03-08", "-130.00", "expense", "leisure.events")

    private static let months =
        row("a", "2025-01-01", "2000.00", "income", "income.salary") + row("b", "2025-02-01", "2100.00", "income", "income.salary")
        + row("c", "2025-03-01", "2000.00", "income", "income.salary") + row("d", "2025-04-02", "-900.00", "expense", "home.rent")

    private static let limits = """
        currency: EUR
        budget:
          method: limits
          categories:
            - {category: food, limit: 400.00, priority: 1}
            - {category: leisure, limit: 100.00, priority: 9, carry: surplus}
            - {category: shopping, limit: 200.00, priority: 7, floor: 150.00}

        """

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [BudgetBuckets.table, CategoryUses.table] }

    public static let manual = Manual(
        name: "till-budget",
        summary: "Plans a month's money, and says what each day may cost.",
        discussion: """
            For each month of a household a record of type budget: its lines with what may be spent, what was spent and what is left; \
            the moves between lines; the days. Colours: green below 80 % of what may be spent, yellow up to 100 %, red above.

            The plan is the household file's budget. method: limits gives each category or group of categories (food for food.groceries) a limit, \
            with carry none, surplus or both; method: envelope puts what came in into envelopes, the lowest priority number first, and \
            keeps what is left in them; method: 50/30/20 shares the income into needs, wants and what is kept. Without a budget in the file the \
            last is used, over the median income of up to six months before; with fewer than three months known there is none. \
            starts-on makes the month begin on another day.

            A line with member is for what that member spends; the household's line of the category has the rest. A line with sinking: \
            true, or every: bimonthly, quarterly, halfyearly, yearly, is for bills that come less often than every month: its limit is for all of that \
            time, each month puts its part aside, what is left stays in it, and no other line gives to it or takes from it.

            With limits and envelopes a line that is overspent gets money from lines that can spare it: the highest priority number gives first, lines of one \
            number in proportion to what they can spare, none of what its own bills and usual spending still need, none below its floor. \
            Every move is in the record; the sum of the lines stays the same to the minor unit. A move above approve-above is not made \
            and waits: raise the line's limit to allow it.

            The days: known recurring payments (series) stand on their days; the rest is spread as the household usually spends over \
            the days of the week, and spread anew every morning.
            """,
        input: .records,
        options: [
            .value("months", "N", "how many months before are looked back on, at least 3", default: "6"),
            .value("yellow", "PERCENT", "from here on yellow", default: "80"),
            .value("red", "PERCENT", "above this red", default: "100"),
        ],
        examples: [
            Example(
                "Limits of one's own: leisure was overspent, shopping gives, groceries do not",
                command: "till-budget --household-file home.yaml", input: march, files: ["home.yaml": limits],
                shows: [
                    #""category":"food","limit":"400.00","available":"400.00","spent":"340.00","left":"60.00""#, #""status":"yellow""#,
                    #""moves":[{"from":"shopping","to":"leisure","amount":"30.00","state":"made""#,
                ]),
            Example(
                "Without a budget: 50/30/20 of the median income", command: "till-budget", input: months,
                shows: [
                    #""period":"2025-04""#, #""by":"default""#, #""income":"2000.00""#,
                    #"{"category":"needs","limit":"1000.00","available":"1000.00","spent":"900.00","left":"100.00""#,
                ]),
        ],
        reads: ["transaction", "balance", "series"],
        writes: ["budget"])
}
