import TillRecords
import TillStages

/// Asks one matter after the other and says what became of each answer.
struct ReviewWalk {
    private var session: ReviewSession
    private let again: String

    init(_ session: ReviewSession, again: String) {
        self.session = session
        self.again = again
    }

    mutating func run(_ answers: any ReviewAnswers) -> ExitCode {
        var answers = answers
        var failed = false
        var asked = -1
        while let item = session.item {
            if asked != session.place { ask(item) }
            asked = session.place
            guard let key = answers.key() else { break }
            do throws(Fault) {
                let typed = session.prompt(for: key).flatMap { answers.line("\n  \($0): ") }
                let step = try session.answer(key, typed: typed)
                tell(step, item)
                if case .unknown = step { failed = true }
                if case .takenBack = step { asked = -1 }
            } catch {
                failed = true
                Output.write("  \(error.sentence) \(error.remedy)\n")
            }
        }
        end()
        return failed && answers is WrittenAnswers ? .checkFailed : .good
    }

    private func ask(_ item: ReviewItem) {
        Output.write("\n\(session.place + 1) of \(session.count)  \(item.household)\n\n\(ReviewText.body(item))\n\n")
        var keys = item.choices.map { "\($0.key) \($0.words)" }
        keys += ["s skip", "u undo the last", "q leave"]
        Output.write("  " + keys.joined(separator: "   ") + "\n")
    }

    private func tell(_ step: ReviewSession.Step, _ item: ReviewItem) {
        switch step {
        case .decided(let number, let told): Output.write("  decision \(number): \(told)\n")
        case .takenBack(let number): Output.write("  decision \(number) is taken back\n")
        case .skipped: Output.write("  skipped\n")
        case .left: break
        case .unknown: Output.write("  Keys: \((item.choices.map { String($0.key) } + ["s", "u", "q"]).joined(separator: ", "))\n")
        case .nothing: Output.write("  there is nothing to take back\n")
        }
    }

    private func end() {
        let left = session.count - session.place + session.skipped
        let decided = session.decided
        Output.write("\n\(CountText.of(decided, "decision")), \(CountText.of(left, "thing")) still open.\n")
        if decided > 0 { Output.write("The next run follows them: till run nightly\(again)\n") }
    }
}
