import Glibc
import TillProcess
import TillStages

/// `till-deliver`: sends a file to targets.
public struct DeliverFileCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till-deliver",
        summary: "Send a file to a webhook, a maildir, a local mail service or a folder.",
        discussion: """
            A target is a file: way: webhook (url), maildir (folder, to), sendmail (to) or folder (folder), and send: with the kinds of \
            things it takes. A webhook is posted to by curl, signed by HMAC-SHA-256 under the secret that the target names, over \
            METHOD:PATH:TIMESTAMP:BODY_HASH (Till-Signature) and over timestamp.body (Till-Signature-Body); pipelines/deliver/check_delivery.py \
            is what a receiver checks it with.

            Every delivery has an idempotency key, made of its content, its target and its period: the same command sends the same thing \
            under the same key, by which a receiver tells that it has it. What does not arrive is tried again for as long as --patience \
            says, after times that double; then the exit code is 2. This program remembers nothing: till deliver sends what a book has \
            made, keeps an outbox, and knows who may see what.
            """,
        input: .none,
        options: [
            .values("to", "FILE", "the file of a target; may be given several times"),
            .value("file", "FILE", "what is sent: .html, .json, or text"),
            .choice("kind", DeliveryTarget.Kind.allCases.map(\.rawValue), "what it is", default: "report"),
            .value("period", "TEXT", "what it is about: a month, a week, a run"),
            .value("household", "ID", "the household it is about"),
            .value("member", "ID", "the member whose view it is"),
            .value("subject", "TEXT", "what a message is called (default: kind, household and period)"),
            .value("key", "FILE", "the key that idempotency keys are made with (default: TILL_KEY_FILE)"),
            .value("patience", "SECONDS", "how long it goes on trying", default: "0"),
            .flag("dry-run", "tell what would be sent, and send nothing"),
        ],
        examples: [
            Example(
                "A page into a folder.",
                command: "till-deliver --to shelf.yaml --file march.html --period 2025-03 --key key",
                files: [
                    "shelf.yaml": "way: folder\nfolder: shelf\nsend: report\nwhole: true\n", "march.html": "<p>March</p>\n",
                    "key": String(repeating: "0f", count: 32) + "\n",
                ],
                shows: [])
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let targets = try targets()
        let content = try content()
        let key = try key()
        let outbox = PassingOutbox()
        let now = { Int(WallClock.secondsSince("1970-01-01T00:00:00Z") ?? 0) }
        for target in targets {
            try DeliverFileCommand.check(content, target)
            guard let delivery = try outbox.put(content, for: target, key: key, now: now()) else { continue }
            if options.flag("dry-run") {
                Output.write("\(target.name)  \(target.way.word)  \(delivery.kind.rawValue)  \(delivery.period)  \(delivery.key)\n")
            }
        }
        if options.flag("dry-run") { return .good }
        var run = DeliveryRun(outbox, to: targets, key: key, now: now)
        run.pause = { sleep(UInt32(clamping: $0)) }
        run.tried = { delivery, _ in speech.say("  \(delivery.target): \(delivery.state.rawValue) (\(delivery.code ?? ""))") }
        run.wrong = { speech.fault($0) }
        let counts = try run.run(patience: max(0, try options.integer("patience") ?? 0))
        guard counts.delivered < targets.count else { return .good }
        let left = outbox.all.filter { $0.state != .delivered }
        speech.fault(
            Fault(
                "deliver.not-delivered",
                "\(left.count) of \(targets.count) did not arrive: \(left.map { "\($0.target) (\($0.code ?? "not tried"))" }.joined(separator: ", ")).",
                remedy: "Run it again: it is sent under the same key. --patience tries for longer.", exit: .partlyRejected))
        return .partlyRejected
    }

    private func targets() throws(Fault) -> [DeliveryTarget] {
        var targets: [DeliveryTarget] = []
        for path in options.list("to") { targets.append(try DeliveryTarget(path: path)) }
        guard !targets.isEmpty else {
            throw DeliverFileCommand.usage("to", "no target is named.", "Give --to FILE, a file with way: and send:.")
        }
        return targets
    }

    private func content() throws(Fault) -> DeliveryContent {
        guard let path = options.text("file") else {
            throw DeliverFileCommand.usage("file", "nothing is named that is to be sent.", "Give --file FILE.")
        }
        guard let period = options.text("period"), !period.isEmpty, period.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "/") }) else {
            throw DeliverFileCommand.usage(
                "period", "it is not said what the file is about.",
                "Give --period, as 2025-03: it is part of what makes a delivery the same.")
        }
        let bytes: [UInt8]
        switch FileReading.read(path: path, limit: 1 << 26) {
        case .success(let read): bytes = read
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        }
        let form: DeliveryContent.Form = path.hasSuffix(".html") ? .html : path.hasSuffix(".json") ? .json : .text
        let kind = options.text("kind").flatMap(DeliveryTarget.Kind.init(rawValue:)) ?? .report
        let words = [kind.rawValue, options.text("household"), period].compactMap { $0 }
        return DeliveryContent(
            kind, household: options.text("household"), member: options.text("member"), period: period,
            subject: options.text("subject") ?? words.joined(separator: " "), form: form, body: String(decoding: bytes, as: UTF8.self))
    }

    /// A target gets what it takes, and of a member only that member's view.
    private static func check(_ content: DeliveryContent, _ target: DeliveryTarget) throws(Fault) {
        guard target.takes(content.kind, of: content.household) else {
            throw usage(
                "to", "the target \(target.name) takes no \(content.kind.rawValue) of this household.",
                "Look at send: and households: of it.")
        }
        guard content.kind == .failure || target.member == content.member else {
            throw usage(
                "member", "the target \(target.name) gets the view of \(target.member ?? "nobody in particular").",
                target.member.map { "Give --member \($0), with what this member may see." } ?? "Leave --member out.")
        }
    }

    private func key() throws(Fault) -> [UInt8] {
        guard let path = context.keyFile else {
            throw Fault(
                "key.missing", "idempotency keys are made with a key, and none was named.",
                remedy: "Give --key FILE, or its path in TILL_KEY_FILE: the file key of a book (till init makes one).", exit: .missingInput)
        }
        return try BookKey(path: path).bytes
    }

    private static func usage(_ option: String, _ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.option", sentence, remedy: remedy, place: "--\(option)", exit: .usage)
    }
}
