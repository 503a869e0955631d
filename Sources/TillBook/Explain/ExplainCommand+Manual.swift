import TillRun
import TillStages

extension ExplainCommand {
    public static let manual = Manual(
        name: "till explain",
        summary: "Tell why something is as it is: from a figure or an id down to the line of the document.",
        discussion: """
            till explain ID                     a transaction or an observation, by the beginning of its id, as the pages and \
            transactions.csv show it: what it is, its category and who says so, what it is linked with and why, what people decided \
            about it and what it was before, and each document with the line, the message or the rows that say it
            till explain ID ID                  what is between two: why they are linked, one, or neither
            till explain d3                     a decision: who, when, why, and what it touches
            till explain 2025-03 Groceries      a figure of a page or of a table: a category, a group, an account, a merchant, or \
            in, out, left, saved, unknown, transfers; lists the transactions that make the sum
            till explain 2025-03 Needs          a line of the budget, Budget itself, a part of money health ("Savings rate"), or Money \
            health: what it means, what it is worked out from, and its transactions
            till explain 2025-04 Forecast       what a month was expected to cost, or what a day (2025-04-14) would leave on the \
            accounts: the months it stands on, what is known to come, how far it may be wrong; "Forecast Food", "Forecast giro"
            till explain 2025-03 Peers          what put the household among those that live alike; "Group c1" tells of a group
            till explain 2025 Groceries         a figure of a year; till explain 2025-03-14 left of a day
            till explain SERIES                 a recurring payment, by the beginning of its id
            till explain KEY                    a finding, by its key: what it rests on, or who dismissed it

            Lines are read back from the originals in the archive and checked against their hashes. Where there is no archive it says \
            so and shows what the records say. What was taken out with till forget is explained from the last published run that had \
            it. Numbers of accounts are cut to their last four digits, and members have their ids in place of names.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "look in this household only"),
            .choice("why", Explanation.Aspect.allCases.map(\.rawValue), "only this part of the answer"),
            .value("month", "YYYY-MM", "a figure of this month, of a year, a quarter (2025-Q2), a week (2025-W14) or a day"),
            .value("category", "NAME", "the figure of a category, by its name or its id"),
            .value("account", "NAME", "the figure of an account"),
            .value("merchant", "NAME", "the figure of a merchant"),
            .value("crop", "FILE", "write the rows of its receipt as a PNG"),
            .flag("json", "one JSON object an answer"),
        ],
        examples: [
            Example("a transaction", command: "till explain 3fa4c21b --book money", shows: []),
            Example("why this category", command: "till explain 3fa4c21b --why category --book money", shows: []),
            Example("a figure", command: "till explain 2025-03 Groceries --book money", shows: []),
            Example(
                "a figure by options",
                command: "till explain --household ng --month 2025-03 --category food.groceries", shows: []),
        ],
        reads: [], writes: [])
}
