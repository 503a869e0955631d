import TillRecords
import TillRun
import TillStages
import TillStore

/// `till audit`: which views were produced and sent.
public struct AuditCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till audit",
        summary: "Tell which views of a book were produced and sent: who, when, from what, for whom, to whom.",
        discussion: """
            Every run notes each household that it makes anew, and each member of it that has pages of its own: the plan, the run, who ran \
            it, when, and a hash of all that the view is made from. till deliver notes what arrived: which kind of thing, of whom, for \
            which member, at which target. The entries are chained under the book's key and their end is sealed: what is changed, dropped \
            or cut is named, and the exit code is 65. They hold ids, and nothing that a view says.

            What somebody opens in a browser no program knows of.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("household", "ID", "entries about this household"), .value("member", "ID", "entries about views of this member"),
            .value("target", "NAME", "what was sent to this target"), .value("since", "DAY", "entries of that day and later, YYYY-MM-DD"),
            .flag("accept-loss", "go on from what is left of an audit that was cut or changed; what is not is kept beside it"),
            .value("reason", "TEXT", "why, with --accept-loss"), .flag("json", "a JSON object an entry"),
        ],
        examples: [
            Example("who got something about a member", command: "till audit --household ng --member kim --book money", shows: [])
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
        let journal = AuditJournal(state.places)
        guard let key = try state.key() else {
            throw Fault(
                "audit.nothing", "nothing was noted yet of views of this book.",
                remedy: "A run notes them: till run nightly --book \(state.book.folder)",
                file: Document.baseName(state.book.folder), exit: .missingInput)
        }
        if options.flag("accept-loss") { return try acceptLoss(journal, key, speech) }
        let entries = try journal.verified(with: key)
        let since = try options.day("since")?.description ?? ""
        var count = 0
        for entry in entries {
            let content = entry.content
            guard isWanted(content, .household, "household"), isWanted(content, .member, "member"), isWanted(content, .target, "target"),
                content.string(.time) ?? "" >= since
            else { continue }
            count += 1
            Output.write(options.flag("json") ? content.text + "\n" : "\(entry.number)  \(AuditCommand.words(content))\n")
        }
        if !options.flag("json") {
            speech.say("\(count) of \(entries.count) \(entries.count == 1 ? "entry" : "entries"); the chain holds to its end")
        }
        return .good
    }

    private func acceptLoss(_ journal: AuditJournal, _ key: BookKey, _ speech: Speech) throws(Fault) -> ExitCode {
        guard let reason = options.text("reason") else {
            throw Fault(
                "usage.option", "to go on without what is gone takes a reason.", remedy: "till audit --accept-loss --reason WHY",
                place: "--accept-loss", exit: .usage)
        }
        var content = ViewAudit.entry(.acceptLoss)
        content.set(.reason, string: reason)
        guard let left = try journal.acceptLoss(content, key: key) else {
            speech.say("nothing of the audit is gone: it stays as it is")
            return .good
        }
        speech.say("the audit goes on from \(left) \(left == 1 ? "entry" : "entries"); what was there is kept beside it")
        return .good
    }

    private func isWanted(_ content: Record, _ key: Key, _ option: String) -> Bool {
        options.text(option).map { content.string(key) == $0 } ?? true
    }

    /// `2025-03-17T06:00:00Z  ana  ng, view of kim: made by run 12 of nightly from 0f3a…`
    private static func words(_ content: Record) -> String {
        func text(_ key: Key) -> String { content.string(key) ?? "" }
        let reader = content.string(.member).map { "view of \($0)" } ?? "all of it"
        let about = content.string(.household).map { "\($0), \(reader)" } ?? "the book"
        let head = "\(text(.time))  \(text(.by))  \(about): "
        if content.equals(.event, "accept-loss") {
            return head + "went on without \(CountText.of(content.integer(.lost) ?? 0, "line")): \(text(.reason))"
        }
        if content.equals(.event, "erasure") { return head + "a household was taken out of what was noted" }
        if content.equals(.event, "rotation") { return head + "the key \(text(.from)) gave way to \(text(.to))" }
        guard content.equals(.event, "delivery") else {
            return head + "made by run \(content.integer(.run) ?? 0) of \(text(.plan)) from \(text(.inputs).prefix(12))"
        }
        return head + "\(text(.kind)) for \(text(.period)) sent to \(text(.target)) as \(text(.key).prefix(12))"
    }
}
