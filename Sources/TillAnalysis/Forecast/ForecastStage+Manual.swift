import TillFigures
import TillRecords
import TillStages

extension ForecastStage {
    /// Twelve months of one account, a line each movement: pay on the 1st, rent on the 3rd, shopping every week.
    private static let year: String = {
        var lines = ""
        func add(_ day: Day, _ amount: String, _ kind: String, _ category: String) {
            lines +=
                #"{"type":"transaction","id":"\#(day)\#(category)","household":"home","account":"giro","date":"\#(day)","amount":"\#(amount)","#
                + #""currency":"EUR","kind":"\#(kind)","category":{"name":"\#(category)","by":"known"},"status":"posted","observations":[]}"#
                + "\n"
        }
        for index in 0..<12 {
            let month = Month(year: 2025, month: 1).advanced(by: index)
            add(month.first, "2000.00", "income", "income.salary")
            add(month.day(3), "-900.00", "expense", "home.rent")
            for week in 0..<4 { add(month.day(5 + 7 * week), "-\(80 + (index * 7 + week * 3) % 11).00", "expense", "food.groceries") }
        }
        return lines
    }()

    private static let balance =
        #"{"type":"balance","id":"b","household":"home","source":{"kind":"bank","place":"line 9"},"account":"giro","kind":"closing","date":"2025-12-31","amount":"1500.00","currency":"EUR"}"#
        + "\n"

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [CategoryUses.table] }

    public static let manual = Manual(
        name: "till-forecast",
        summary: "Forecasts balances and spending, with intervals that its own past errors made.",
        discussion: """
            For each household records of type forecast. of balance: every day of the next weeks, for all accounts together that bills can be paid \
            from and whose balance is known, and for each of them. of spending and of category: the next three months, in all and by \
            group of categories.

            Known recurring movements (series) stand on their days. The rest is what moved between the same days of up to twelve \
            months before, at a level that one holiday does not move.

            The intervals are conformal: the same forecast is made from past days, one a week, each from what was known by then, and what \
            those missed by says how far this one may. accuracy tells how it did on the household's own past: the mean error, that error by the one of \
            a seasonal naive forecast (mase: below 1 is better), and how many intervals made then held what came. A household of \
            which less than about half a year is known gets no numbers, and lacking says why.

            low names the first day on which the balance is expected below --low, or may be (the lower end of the 80 % interval).
            """,
        input: .records,
        options: [
            .value("days", "N", "days ahead, 14 to 366", default: "92"),
            .value("low", "AMOUNT", "a balance below this is low, in units of the home currency", default: "0"),
        ],
        examples: [
            Example(
                "A year of one account", command: "till-forecast --low 1000", input: year + balance,
                shows: [
                    #""of":"balance""#, #""start":"1500.00","date":"2026-04-02","points":[{"date":"2026-01-01","amount":"3500.00""#,
                    #""mase":0."#, #""of":"spending""#, #""of":"category""#, #""category":"food""#,
                ]),
            Example(
                "Too little past for a number", command: "till-forecast",
                input: year.split(separator: "\n").prefix(6).joined(separator: "\n") + "\n",
                shows: [#""of":"spending""#, #""lacking":"fewer than 6 complete months are known""#]),
        ],
        reads: ["transaction", "balance", "series"],
        writes: ["forecast"])
}
