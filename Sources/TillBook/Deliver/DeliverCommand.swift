import Glibc
import TillDelivery
import TillHousehold
import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till deliver`: sends what a book has made to whom it is for.
public struct DeliverCommand: Command {
    private let options: Options
    private let context: Context

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    private static let verbs = ["status", "retry", "drop"]

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let word = options.arguments.first
        if let word, !DeliverCommand.verbs.contains(word) {
            throw Fault(
                "usage.deliver", "there is no till deliver \(word).",
                remedy: NearestName.question(word, among: DeliverCommand.verbs)
                    + "till deliver sends; status, retry and drop stand behind it.",
                place: "till deliver", exit: .usage)
        }
        let state = try BookOptions.state(options)
        if word == "status", let more = options.arguments.dropFirst().first {
            throw Fault(
                "usage.deliver", "till deliver status takes nothing more, and \(Plain.clean(more, limit: 64)) stands behind it.",
                remedy: "till deliver status --target NAME tells of one target.", place: "till deliver status", exit: .usage)
        }
        if word != "status" { try DeliverCommand.checkAudit(state) }
        if word == "drop" { return try drop(state, speech) }
        let targets = try targets(state)
        if word == "status" { return try status(state, targets) }
        if options.flag("dry-run") { return try rehearse(state, targets, speech) }
        let lock = try RunLock(deliveries: state.places.store + "/outbox", wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        try StatusCommand.database(of: state).close()
        let database = try state.database()
        defer { database.close() }
        let outbox = BookOutbox(database: database)
        if word == "retry" { try retry(outbox, speech) }
        return try send(state, targets, outbox, speech)
    }

    /// What was sent is noted in the audit: where that was changed or cut, nothing is sent. Throws `audit.broken`, `audit.cut`.
    private static func checkAudit(_ state: BookState) throws(Fault) {
        if let key = try state.key() { _ = try AuditJournal(state.places).verified(with: key) }
    }

    /// The book's targets, or those named. Throws when there are none.
    private func targets(_ state: BookState) throws(Fault) -> [DeliveryTarget] {
        let folder = state.book.folder + "/deliver"
        let all = try DeliveryTarget.all(in: folder)
        guard !all.isEmpty else {
            throw Fault(
                "deliver.no-targets", "the book has no targets.",
                remedy: "Write deliver/NAME.yaml in the book, such as: way: folder, folder: /srv/pages, send: report, whole: true.",
                file: Document.baseName(state.book.folder), exit: .missingInput)
        }
        let named = options.list("target")
        for name in named where !all.contains(where: { $0.name == name }) {
            throw Fault(
                "usage.option", "there is no target \(name).",
                remedy: "\(NearestName.question(name, among: all.map(\.name)))Use one of \(all.map(\.name).joined(separator: ", ")).",
                place: "--target", exit: .usage)
        }
        let wanted = named.isEmpty ? all : all.filter { named.contains($0.name) }
        try TargetChecks(state, out: BookOptions.out(options)).check(wanted)
        return wanted
    }

    private static func now() -> Int { Int(WallClock.secondsSince("1970-01-01T00:00:00Z") ?? 0) }

    private func planning(_ state: BookState, _ targets: [DeliveryTarget], _ naming: DeliveryNaming) throws(Fault) -> DeliveryPlanning {
        try DeliveryPlanning(
            state, targets, current: BookOptions.current(options), naming: naming, knowledge: context.knowledge)
    }

    private static let runsLookedAt = 20

    // MARK: Sending

    private func send(
        _ state: BookState, _ targets: [DeliveryTarget], _ outbox: BookOutbox, _ speech: Speech
    ) throws(Fault) -> ExitCode {
        let key = try BookKey(path: state.places.key)
        let naming = try DeliveryNaming(state.places, key)
        var planning = try planning(state, targets, naming)
        let runs = try outbox.database.runs(most: DeliverCommand.runsLookedAt)
        var fresh = 0
        let failed = try outbox.database.failedHouseholds(of: runs)
        try planning.each(runs, failed, isAtWork: RunLock.isHeld(state.places.base)) { content, target throws(Fault) in
            if try outbox.put(content, for: target, key: naming.key, now: DeliverCommand.now()) != nil { fresh += 1 }
        }
        var isWrong = !planning.troubles.isEmpty
        for trouble in planning.troubles { speech.fault(trouble) }
        let audit = ViewAudit(state, key)
        var run = DeliveryRun(outbox, to: targets, key: key.bytes, now: DeliverCommand.now)
        run.pause = { sleep(UInt32(clamping: $0)) }
        run.arrived = { delivery throws(Fault) in try audit.delivered(delivery) }
        run.tried = { delivery, _ in speech.say("  " + DeliverCommand.words(of: delivery)) }
        run.wrong = { fault in
            isWrong = true
            speech.fault(fault)
        }
        // A letter that was given up a moment ago falls due within a second.
        let least = options.arguments.first == "retry" ? 1 : 0
        let counts = try run.run(patience: max(least, try options.integer("patience") ?? 0))
        try DeliveryMetrics.write(outbox.database, to: BookOptions.out(options))
        tell(counts, fresh: fresh, speech)
        return counts.delivered < counts.attempts || counts.dead > 0 || isWrong ? .partlyRejected : .good
    }

    private func tell(_ counts: DeliveryRun.Counts, fresh: Int, _ speech: Speech) {
        var parts = ["\(fresh) new", "\(counts.delivered) delivered"]
        if counts.waiting > 0 { parts.append("\(counts.waiting) waiting") }
        if counts.dead > 0 { parts.append("\(counts.dead) given up") }
        speech.say("till deliver: \(parts.joined(separator: ", "))")
        if counts.homeless > 0 {
            speech.say("  \(counts.homeless) more in the outbox, for other targets or for targets that there are not any more")
        }
        if counts.waiting > 0 {
            speech.say("  what waits goes on with the next till deliver, or within one with --patience 300")
        }
        if counts.dead > 0 { speech.say("  once that is mended: till deliver retry\(BookOptions.again(options))") }
    }

    /// `hook: report of ng for ana, 2025-03: delivered (http-200)`
    private static func words(of delivery: Delivery) -> String {
        var words = "\(about(delivery)): \(delivery.state.rawValue)"
        if let code = delivery.code { words += " (\(code))" }
        if delivery.state == .waiting, delivery.attempts > 0 { words += ", next \(DeliverCommand.time(delivery.due))" }
        return words
    }

    /// `hook: report of ng for ana, 2025-03`
    private static func about(_ delivery: Delivery) -> String {
        let whose = (delivery.household.map { " of \($0)" } ?? "") + (delivery.member.map { " for \($0)" } ?? "")
        return "\(delivery.target): \(delivery.kind.rawValue)\(whose), \(delivery.period)"
    }

    /// `2025-03-17T06:00:00Z`
    private static func time(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = seconds % 86_400
        return "\(Day(ordinal: seconds / 86_400)?.description ?? "")T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    // MARK: Looking

    /// Tells what would be sent; nothing is written.
    private func rehearse(_ state: BookState, _ targets: [DeliveryTarget], _ speech: Speech) throws(Fault) -> ExitCode {
        let database = try StatusCommand.database(of: state)
        defer { database.close() }
        let outbox = try looking(database)
        let key = try BookKey(path: state.places.key)
        let naming = try DeliveryNaming(state.places, key)
        var planning = try planning(state, targets, naming)
        let now = DeliverCommand.now()
        var count = 0
        let runs = try database.runs(most: DeliverCommand.runsLookedAt)
        let failed = try outbox.database.failedHouseholds(of: runs)
        try planning.each(runs, failed, isAtWork: RunLock.isHeld(state.places.base)) { content, target throws(Fault) in
            let delivery = Delivery(content, to: target, key: naming.key, made: now)
            let known = try outbox.knows(delivery)
            guard !known.key, !known.slot || target.sendsUpdates else { return }
            Output.write("\(target.way.word)  \(DeliverCommand.about(delivery))\n")
            count += 1
        }
        for delivery in try outbox.open() { Output.write("outbox  \(DeliverCommand.words(of: delivery))\n") }
        let troubles = planning.troubles + targets.compactMap(TargetReadiness.trouble)
        for trouble in troubles { speech.fault(trouble) }
        Output.write("\n\(count) new; nothing was sent: --dry-run\n")
        return troubles.isEmpty ? .good : .partlyRejected
    }

    private func looking(_ database: StoreDatabase) throws(Fault) -> BookOutbox {
        let form = try database.form()
        return BookOutbox(database: database, isThere: form.applied >= form.known)
    }

    private func status(_ state: BookState, _ targets: [DeliveryTarget]) throws(Fault) -> ExitCode {
        let database = try StatusCommand.database(of: state)
        defer { database.close() }
        let outbox = try looking(database)
        let now = DeliverCommand.now()
        let (open, dead) = (try outbox.open(), try outbox.all([.dead]))
        if options.flag("json") {
            for delivery in open + dead { Output.write(delivery.record.text + "\n") }
            return dead.isEmpty ? .good : .checkFailed
        }
        let counts = outbox.isThere ? try database.deliveryCounts() : []
        for target in targets {
            let own = counts.filter { $0.target == target.name }.map { "\($0.count) \($0.state)" }
            var line = "\(target.name)  \(target.way.word)  \(own.isEmpty ? "nothing yet" : own.joined(separator: ", "))"
            if try outbox.state(of: target.name, at: now).isOpen(at: now) { line += "  (left alone: it does not answer)" }
            Output.write(line + "\n")
        }
        let known = Set(targets.map(\.name))
        for delivery in open where !known.contains(delivery.target) { Output.write("no target  \(DeliverCommand.words(of: delivery))\n") }
        for delivery in open where delivery.attempts > 0 && known.contains(delivery.target) {
            Output.write("waiting  \(delivery.key.prefix(12))  \(DeliverCommand.words(of: delivery))\n")
        }
        for delivery in dead { Output.write("dead  \(delivery.key.prefix(12))  \(DeliverCommand.words(of: delivery))\n") }
        if !dead.isEmpty { Output.write("\nonce that is mended: till deliver retry\(BookOptions.again(options))\n") }
        return dead.isEmpty ? .good : .checkFailed
    }

    /// What waits or was given up is not sent any more: all of a target, or those whose keys begin so.
    private func drop(_ state: BookState, _ speech: Speech) throws(Fault) -> ExitCode {
        let (names, wanted) = (options.list("target"), Array(options.arguments.dropFirst()))
        guard !names.isEmpty || !wanted.isEmpty else {
            throw Fault(
                "usage.deliver", "drop takes keys, or a target with --target.", remedy: "till deliver status lists them.",
                place: "till deliver drop", exit: .usage)
        }
        let lock = try RunLock(deliveries: state.places.store + "/outbox", wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        try StatusCommand.database(of: state).close()
        let database = try state.database()
        defer { database.close() }
        let outbox = BookOutbox(database: database)
        try known(wanted, among: try outbox.all([.waiting, .sending, .dead]), "delivery that waits or was given up", "drop")
        let count = try outbox.drop({ isNamed($0, names, wanted) }, at: DeliverCommand.now())
        try DeliveryMetrics.write(outbox.database, to: BookOptions.out(options))
        speech.say("till deliver: \(count) dropped")
        return .good
    }

    private func isNamed(_ delivery: Delivery, _ targets: [String], _ keys: [String]) -> Bool {
        (targets.isEmpty || targets.contains(delivery.target)) && (keys.isEmpty || keys.contains { delivery.key.hasPrefix($0) })
    }

    private func known(_ keys: [String], among deliveries: [Delivery], _ what: String, _ verb: String) throws(Fault) {
        for key in keys where key.utf8.count < 6 || !deliveries.contains(where: { $0.key.hasPrefix(key) }) {
            throw Fault(
                "deliver.unknown", "there is no \(what) \(key.prefix(64)).",
                remedy: "till deliver status lists them; a key has six digits or more.", place: verb, exit: .usage)
        }
    }

    /// Dead letters, all or those whose keys begin so, are tried again.
    private func retry(_ outbox: BookOutbox, _ speech: Speech) throws(Fault) {
        let (names, wanted) = (options.list("target"), Array(options.arguments.dropFirst()))
        try known(wanted, among: try outbox.all([.dead]), "dead letter", "retry")
        let count = try outbox.revive({ isNamed($0, names, wanted) }, at: DeliverCommand.now())
        speech.say("  \(CountText.of(count, "dead letter")) tried again")
    }
}
