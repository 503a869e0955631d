import TillRun
import TillStages

extension DecideCommand {
    public static let manual = Manual(
        name: "till decide",
        summary: "Say what is right about a transaction: it wins over everything computed, and can always be taken back.",
        discussion: """
            ID is the beginning of a transaction's id, as the pages and transactions.csv show it, or of an observation's; an id that a \
            transaction had before still names it.

            till decide recategorise ID CATEGORY       what it was for; with --merchant all of this merchant, now and later
            till decide rename ID NAME                 what the merchant is called; with --merchant all of this merchant
            till decide correct ID FIELD=VALUE …       what a document should have been read as: amount=38.40, date=2025-11-08, \
            currency=EUR, shop="Corner shop", account=giro, sign=in or out, paid=cash or card; shop with --merchant for all that is read as it
            till decide merge ID ID                    these two are one
            till decide separate ID [OBSERVATION]      they are not one: this observation is a transaction of its own
            till decide split ID AMOUNT:CATEGORY …     parts with categories of their own; they add up to the amount; the last may be \
            CATEGORY alone, for the rest
            till decide approve ID [ID]                what waits for approval; or a link that was not made (--as transfer, refund)
            till decide reject ID [ID]                 the opposite; also of a link that was made
            till decide reverse ID                     stands against it with a transaction that cancels it; the original stays
            till decide note ID TEXT                   a note beside it
            till decide tag ID WORD …                  tags; with --remove takes them away
            till decide count ACCOUNT=AMOUNT           so much cash was counted in that cash account at the end of the day (--on): what is \
            not accounted for since the count before becomes a transaction of its own
            till decide ignore ID                      it is none of the household's and counts nowhere
            till decide acknowledge KEY [later]        a matter of till review is known, or left for later, and asked no more
            till decide answer KEY SETTING             what a reader asks, kept in the household's file or in profiles/ of the book
            till decide ignore KEY                     the documents that a matter is about are not read any more
            till decide dismiss KEY                    a finding is known and not told again; the pages show the keys
            till decide undo [N]                       takes decision N back, or the last one; nothing is deleted

            A decision is written into the book's journal at once; the next run of the plan makes that household anew and follows it. \
            It names observations, so it stays with its transaction when other documents are added. A correction keeps what was read \
            beside what was said, and is followed before receipts, messages and rows are joined.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "look in this household only"),
            .flag("merchant", "recategorise, rename, correct shop=: all of this merchant"),
            .value("by", "MEMBER", "who decides; approvals need an owner or adult"),
            .value("reason", "TEXT", "why; it is kept in the journal and published nowhere"),
            .choice("as", ["same", "transfer", "refund"], "approve, reject: the kind of link between two transactions"),
            .value("date", "DAY", "reverse: the day it is booked on (default: that of the original)"),
            .value("on", "DAY", "count: the day it was counted (default: today)"),
            .flag("remove", "tag: take the tags away"),
            .flag("new", "recategorise, split: a category of your own that nothing had before"),
            .flag("accept-loss", "go on without decisions or documents that were sealed and are gone, with --reason; it is noted"),
            .flag("list", "show the decisions, with those that were taken back"),
            .flag("json", "--list: the decisions that hold as records of the stream, for cat decisions.ndjson - | till-dedupe"),
        ],
        examples: [
            Example("one transaction", command: "till decide recategorise 3fa4c21b food.groceries --book money", shows: []),
            Example("all of a merchant", command: "till decide recategorise 3fa4c21b leisure.games --merchant --book money", shows: []),
            Example("a receipt that was misread", command: "till decide correct 3fa4c21b amount=38.40 date=2025-11-08", shows: []),
            Example("a finding that is known", command: "till decide dismiss budget-pace:2025-03:food --book money", shows: []),
            Example("what is in the purse", command: "till decide count cash=45.20 --on 2025-11-30 --book money", shows: []),
            Example("a shop that sells two things", command: "till decide split 3fa4c21b 12.50:food.groceries home.garden", shows: []),
        ],
        reads: [], writes: ["decision"])
}
