import TillRun
import TillStages

extension ReviewCommand {
    public static let manual = Manual(
        name: "till review",
        summary: "Walk through what needs a person: guessed categories, open links, approvals, receipts, questions of readers.",
        discussion: """
            On a terminal it asks one matter after the other, those with the most money first, and each key is a decision in the \
            book's journal, as till decide writes it: a accept, c choose another, x no, s skip, u undo the last, q leave. The next run \
            of the plan follows them. Without a terminal it prints the list, each matter with the lines that settle it.

            A receipt or message that no bank's row covers is settled by naming the row (c), or by saying that it is right as it is (a), \
            which tags it seen. What a reader asks is settled by the option or file that stands beside it, not by a decision.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("household", "ID", "only this household"),
            .value("by", "MEMBER", "who decides; approvals need an owner or adult"),
            .value("reason", "TEXT", "why; it is kept in the journal with each decision and published nowhere"),
            .flag("list", "print the list on a terminal too"),
            .flag("json", "one JSON object a matter"),
            .value("html", "FILE", "write the list as one page, with the line that settles each matter"),
            .value(
                "answers", "FILE", "answers in place of keys, one a line: the key, and behind a blank what is typed (- for standard input)"),
        ],
        examples: [
            Example("walk through it", command: "till review --book money --by ana", shows: []),
            Example("as a page", command: "till review --book money --html review.html", shows: []),
        ],
        reads: [], writes: ["decision"])
}
