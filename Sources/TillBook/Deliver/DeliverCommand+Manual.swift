import TillRun
import TillStages

extension DeliverCommand {
    public static let manual = Manual(
        name: "till deliver",
        summary: "Send what a book has made to whom it is for: pages, digests, findings, and runs that failed.",
        discussion: """
            The targets are files of the book's folder deliver: how (webhook, maildir, sendmail, folder), what (send: report, digest, \
            finding, failure), about which households, and as which member. A target of a member gets what that member may see by its role, \
            made from what is published; whole: true gets all there is of its households.

            What is to be sent lies in an outbox in the book's store, under an idempotency key made of content, target and period. A target \
            gets one page a month, one digest a week or run and each finding once; with updates: true what has changed is sent anew, as it \
            is into folders. Each attempt is noted before it and after it, so that two runs never send one thing under two keys. What does \
            not arrive is tried again by the next till deliver that finds it due, after times that double up to six hours; a target that \
            fails five times in a row is left alone for ten minutes and more. After attempts: (8) it is a dead letter.

            till deliver status tells of each target and of dead letters; till deliver retry [KEY …] has them tried again; \
            till deliver drop [KEY …] takes what waits or was given up out of the outbox for good, of one target with --target.
            """,
        input: .names,
        options: BookOptions.declared + [
            .values("target", "NAME", "this target only; may be given several times (with drop, one that is no more too)"),
            .value("patience", "SECONDS", "how long it goes on with what falls due meanwhile", default: "0"),
            .value("wait", "SECONDS", "how long to wait for another till deliver on the same book", default: "10"),
            .flag("dry-run", "tell what would be sent, and send nothing"),
            .flag("json", "with status, a JSON object a delivery that is open or dead"),
        ],
        examples: [
            Example("after the night", command: "till run nightly --book money && till deliver --book money --patience 300", shows: []),
            Example("dead letters, once the receiver is mended", command: "till deliver retry --book money", shows: []),
        ],
        reads: [], writes: [])
}
