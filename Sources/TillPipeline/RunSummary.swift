import TillProcess
import TillRecords
import TillStages

/// What a run came to, told in a few lines.
struct RunSummary {
    private let households: Int
    private var rejected = 0
    private(set) var failed: [String] = []
    /// What stopped the output itself, such as a full disk: then nothing may be published.
    private(set) var outputFault: String?

    init(households: Int) { self.households = households }

    /// Whether a worker made a household whole.
    static func isWhole(_ outcome: WorkerPool.Outcome) -> Bool {
        guard case .answered(let line) = outcome, let answer = try? Record(checking: line) else { return false }
        return answer.string("fault") == nil
    }

    /// Adds a household's outcome; gives what was read and refused of it.
    mutating func add(_ household: String, _ outcome: WorkerPool.Outcome, _ speech: Speech) -> (documents: Int, rejected: Int) {
        switch outcome {
        case .answered(let line):
            guard let answer = try? Record(checking: line) else { return fail(household, "its worker answered nonsense", speech) }
            if let fault = answer.string("fault") {
                let exit = ExitCode(rawValue: Int32(answer.integer("exit") ?? 0))
                if exit == .inputOutput || exit == .cannotCreate { outputFault = fault }
                return fail(household, fault, speech)
            }
            let counts = (documents: answer.integer("documents") ?? 0, rejected: answer.integer("rejected") ?? 0)
            rejected += counts.rejected
            return counts
        case .died(.killed(let signal)): return fail(household, "its worker was killed (signal \(signal))", speech)
        case .died(.exited(let code)): return fail(household, "its worker ended (exit code \(code))", speech)
        }
    }

    private mutating func fail(_ household: String, _ why: String, _ speech: Speech) -> (documents: Int, rejected: Int) {
        failed.append(household)
        speech.fault(
            Fault("run.household-failed", why, remedy: "Run it alone with --only \(household).", file: household, exit: .software))
        return (0, 0)
    }

    var exit: ExitCode {
        failed.count == households ? .unreadable : (failed.isEmpty && rejected == 0 ? .good : .partlyRejected)
    }

    /// The last lines of a run: what was read, what needs a person, where to look.
    func tell(_ outcome: Publishing.Outcome, out: String, households ids: [String], _ work: RunWork, _ speech: Speech) {
        let counts = RunIndex.counts(ids, in: out + "/current")
        speech.say("")
        speech.say("  \(counts.transactions) transactions of \(households) households from \(work.documents) documents")
        if !work.kept.isEmpty, work.kept.count < households {
            speech.say("  \(households - work.kept.count) of them made anew, the others had nothing new")
        }
        if counts.questions > 0 {
            speech.say("  \(counts.questions) things need a person: the pages list them with the line that answers each")
        }
        if rejected > 0 { speech.say("  \(rejected) parts of documents could not be read; each is a reject in its household's stream") }
        if !failed.isEmpty { speech.say("  failed, and shown as they were before: \(failed.joined(separator: ", "))") }
        switch outcome {
        case .published: speech.say("  published as \(out)/current")
        case .unchanged: speech.say("  nothing changed since the last run: \(out)/current stays as it is, byte for byte")
        }
        speech.say("\n  Look at \(out)/current/index.html")
    }
}
