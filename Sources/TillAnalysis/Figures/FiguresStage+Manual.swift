import TillFigures
import TillStages

extension FiguresStage {
    public static let manual = Manual(
        name: "till-figures",
        summary: "What each transaction is to the figures: income, spending, saving or a transfer, and whether they have it.",
        discussion: """
            Every page, budget, outlook and export of Till counts by one set of rules. This stage writes what they decide into each \
            transaction, for programs that read the stream, and for the views of the book's database: flow \
            (\(Flow.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "; "))); where no figure has it, left_out \
            (\(LeftOut.allCases.map { "\($0.rawValue): \($0.sentence)" }.joined(separator: "; "))); and shares, its amounts by category \
            in the home currency, where it was split or is the refund of a known purchase.

            What went out in a month is then the sum of the amounts, their sign turned, of those with flow spending or unknown and \
            without left_out; amounts of other currencies stand in home.amount. A transaction that is void or after the as-of day has \
            none of the fields.
            """,
        input: .records,
        options: [],
        examples: [
            Example(
                "what counts, and what waits",
                command: "till-figures",
                input: """
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-14","amount":"-12.50","currency":"EUR","kind":"expense","category":{"name":"food.groceries","by":"known"},"status":"posted","observations":[]}
                    {"type":"transaction","id":"t2","household":"ng","account":"giro","date":"2025-03-20","amount":"-90.00","currency":"EUR","kind":"expense","category":{"name":"leisure.games","by":"known"},"status":"posted","observations":[],"approval":"pending"}

                    """,
                shows: ["\"t1\"", "\"flow\":\"spending\"", "\"t2\"", "\"flow\":\"spending\",\"left_out\":\"waiting\""])
        ],
        reads: ["transaction", "observation", "balance"],
        writes: ["transaction"])
}
