import TillRun
import TillStages

extension ReviewCommand {
    public static let manual = Manual(
        name: "till review",
        summary: "Walk through what needs a person: files of no account, guessed categories, links, approvals, receipts, gaps.",
        discussion: """
            On a terminal it asks one matter after the other, and each key is a decision in the book's journal, as till decide writes \
            it: a accept, c choose another, x no, l later, s skip, u undo the last, q leave. The next run of the plan follows them; what \
            they answer is asked no more at once. Without a terminal it prints the list, each matter with the lines that settle it.

            What waits for approval and what whole files and accounts ask comes first, then what an answer can move: money, weighed by \
            how doubtful it is. A matter stands by itself where that is half a per cent of what goes out in a year; smaller ones of a \
            kind are one line (o opens it, --all lists each); what is not worth a question together is only listed by --all.

            What a reader asks of a file (whose it is, which sign, order of days or decimal mark) is answered here and kept where a \
            person can read it: in the household's file, or in profiles/ of the book. A file can be ignored, a gap be known. A file that \
            is gone from the inbox and gave nothing asks nothing. What is acknowledged (known, or later) is shown by --all and not \
            counted; till decide undo takes it back, and what an answer wrote into the household's file or a profile is taken out again, so that \
            the next run asks it anew.

            It ends with 0; with --check with 1 while something is open. A run ends with 0 when all that was refused is acknowledged or \
            ignored.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("household", "ID", "only this household"),
            .value("by", "MEMBER", "who decides; approvals need an owner or adult"),
            .value("reason", "TEXT", "why; it is kept in the journal with each decision and published nowhere"),
            .flag("list", "print the list on a terminal too"),
            .flag("all", "each small matter by itself; and what is acknowledged or not worth a question"),
            .flag("check", "say only whether anything is open, and end with 1 if so"),
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
