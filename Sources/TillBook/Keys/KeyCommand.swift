import TillRecords
import TillRun
import TillStages
import TillStore

/// `till key`: which key a book has, and another one for it.
public struct KeyCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till key",
        summary: "Tell which key a book has, or give it another.",
        discussion: """
            till key show tells the key's id: eight digits that stand in streams, manifests and backups, and give nothing of the key away.

            till key rotate makes another key and chains and seals the decisions, the audit of views and the ends of both under it. The next \
            run publishes everything under it; what was published under the one before is still known by its names, to till explain, \
            till decide and till deliver. For that the key before stays in the store, sealed with the new one. A rotation that is stopped \
            leaves the old key, or is finished by the next command. Backups that were made before are proved and opened by the key they \
            were made with: --keep-old writes it to a file.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("keep-old", "FILE", "with rotate, where to write the key that goes"),
            .value("wait", "SECONDS", "how long to wait for a run on the book", default: "10"),
            .flag("json", "with show, one JSON object"),
        ],
        examples: [
            Example("which key made this feed?", command: "till key show --book money", shows: []),
            Example("after somebody left who knew it", command: "till key rotate --book money --keep-old /safe/key-2025", shows: []),
        ],
        reads: [], writes: [])

    private static let verbs = ["show", "rotate"]

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard let word = options.arguments.first, options.arguments.count == 1, KeyCommand.verbs.contains(word) else {
            let near = options.arguments.first.map { NearestName.question($0, among: KeyCommand.verbs) } ?? ""
            throw Fault(
                "usage.key", "say what is to be done with the key.", remedy: "\(near)till key show, or till key rotate.", place: "till key",
                exit: .usage)
        }
        let state = try BookOptions.state(options)
        return word == "show" ? try show(state) : try rotate(state, speech)
    }

    private func show(_ state: BookState) throws(Fault) -> ExitCode {
        let key = try BookKey(path: state.places.key)
        let former = try FormerKeys(state.places).all(key).map(\.fingerprint)
        if options.flag("json") {
            var record = Record(type: "key")
            record.set(.id, string: key.fingerprint)
            record.set(.former, strings: former)
            Output.write(record.text + "\n")
            return .good
        }
        Output.write("\(key.fingerprint)\n")
        for one in former.reversed() { Output.write("\(one)  before\n") }
        return .good
    }

    private func rotate(_ state: BookState, _ speech: Speech) throws(Fault) -> ExitCode {
        let wait = try options.integer("wait") ?? 10
        let lock = try RunLock(book: state.places.base, wait: wait)
        defer { lock.release() }
        let sending = try RunLock(deliveries: state.places.store + "/outbox", wait: wait)
        defer { sending.release() }
        let outcome = try KeyRotation(state.places, outputs: state.outputs).run(
            saying: ViewAudit.entry(.rotation), copy: options.text("keep-old"))
        speech.say(
            "the key \(outcome.before) gave way to \(outcome.now): \(CountText.of(outcome.decisions, "decision")) and the audit are chained anew"
        )
        let copy = options.text("keep-old").map { "the key before is in \($0)" } ?? "the key before is in no file any more"
        speech.say("\(copy); backups made with it are proved by it")
        speech.say(
            "keep a copy of \(state.places.key) elsewhere; the next run publishes under it: till run nightly\(BookOptions.again(options))")
        return .good
    }
}
