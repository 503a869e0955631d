import TillProcess
import TillRecords
import TillStages

/// What a run came to, told in a few lines.
package struct RunSummary {
    private let households: Int
    /// Parts of documents refused, of all households.
    private(set) var rejected: Int
    /// Whether something in the inbox was passed over.
    private let hasStrays: Bool
    private(set) var failed: [String] = []
    /// What stopped the output itself, such as a full disk: then nothing may be published.
    private(set) var outputFault: String?

    /// - Parameter rejected: parts refused of the households that are not made anew.
    init(households: Int, rejected: Int, hasStrays: Bool = false) {
        self.hasStrays = hasStrays
        self.households = households
        self.rejected = rejected
    }

    /// A worker's answer when it made its household whole.
    static func answer(_ outcome: WorkerPool.Outcome) -> Record? {
        guard case .answered(let line) = outcome, let answer = try? Record(checking: line), answer.string(.fault) == nil else {
            return nil
        }
        return answer
    }

    /// Adds a household's outcome; gives what was read and refused of it.
    mutating func add(_ household: String, _ outcome: WorkerPool.Outcome, _ speech: Speech) -> (documents: Int, rejected: Int) {
        switch outcome {
        case .answered(let line):
            guard let answer = try? Record(checking: line) else { return fail(household, "its worker answered nonsense", speech) }
            if let fault = answer.string(.fault) {
                let exit = ExitCode(rawValue: Int32(answer.integer(.exit) ?? 0))
                if exit == .inputOutput || exit == .cannotCreate { outputFault = fault }
                return fail(household, fault, speech)
            }
            let counts = (documents: answer.integer(.documents) ?? 0, rejected: answer.integer(.rejected) ?? 0)
            rejected += counts.rejected
            return counts
        case .died(.killed(let signal)): return fail(household, "its worker was killed (signal \(signal))", speech)
        case .tookTooLong(let seconds):
            return fail(
                household, "its worker took more than \(seconds) s and was ended", speech,
                remedy: "Raise limits: {seconds: …} in the plan, or look for a document that takes long.")
        case .heldTooMuch(let megabytes):
            return fail(
                household, "its worker held more than \(megabytes) MB of memory and was ended", speech,
                remedy: "Raise limits: {megabytes: …} in the plan, or look for a very large document.")
        case .died(.exited(let code)): return fail(household, "its worker ended (exit code \(code))", speech)
        }
    }

    private mutating func fail(
        _ household: String, _ why: String, _ speech: Speech, remedy: String? = nil
    ) -> (documents: Int, rejected: Int) {
        failed.append(household)
        let sentence = why.hasSuffix(".") || why.hasSuffix("]") ? why : why + "."
        let isAcross = household == Plan.acrossFolder
        speech.fault(
            Fault(
                "run.household-failed", sentence,
                remedy: remedy ?? (isAcross ? "Look at the stages of across in the plan." : "Run it alone with --only \(household)."),
                file: isAcross ? "across" : household, exit: .software))
        return (0, 0)
    }

    private var isWhole: Bool { failed.isEmpty && rejected == 0 && !hasStrays }

    var exit: ExitCode {
        failed.count { $0 != Plan.acrossFolder } == households ? .unreadable : (isWhole ? .good : .partlyRejected)
    }

    /// The last lines of a run: what was read, what needs a person, where to look.
    ///
    /// - Parameter again: the options that name the book, for the commands that are shown.
    func tell(
        _ outcome: Publishing.Outcome, current: String, households ids: [String], _ work: RunWork, again: String, _ speech: Speech
    ) {
        let counts = RunIndex.counts(ids, in: current)
        speech.say("")
        speech.say(
            "  \(CountText.of(counts.transactions, "transaction")) of \(CountText.of(households, "household")) from "
                + CountText.of(work.documents, "document"))
        let same = work.kept.subtracting([Plan.acrossFolder]).count
        if same > 0, same < households {
            speech.say("  \(households - same) of them made anew, the others had nothing new")
        }
        for damaged in counts.damaged {
            speech.say("  what is published of \(damaged) is not whole, and was when it was made: make it anew with --fresh")
        }
        if counts.questions > 0 {
            speech.say("  \(counts.questions) \(counts.questions == 1 ? "thing needs" : "things need") a person: \(counts.questionWords)")
            speech.say("    walk through them with: till review\(again)")
        }
        if rejected > 0 {
            speech.say(
                rejected == 1
                    ? "  1 part of a document could not be read; it is a reject in its household's stream"
                    : "  \(rejected) parts of documents could not be read; each is a reject in its household's stream")
        }
        if !failed.isEmpty {
            let names = failed.map { $0 == Plan.acrossFolder ? "what is across households" : $0 }
            speech.say("  failed, and shown as they were before: \(names.joined(separator: ", "))")
        }
        switch outcome {
        case .published: speech.say("  published as \(current)")
        case .unchanged: speech.say("  nothing changed since the last run: \(current) stays as it is, byte for byte")
        }
        if Folder.exists("\(current)/index.html") { speech.say("\n  Look at \(current)/index.html") }
    }
}
