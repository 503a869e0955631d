import TillProcess
import TillRecords
import TillStages

/// What the workers of a run told, added up: for metrics and for `--slow`.
final class RunTotals {
    private(set) var peakMegabytes = 0
    private(set) var cpuMilliseconds = 0
    /// Seconds by stage, in the order of the plan; none where nobody asked for them.
    private(set) var stages: [(stage: String, milliseconds: Int)] = []
    /// Seconds by household.
    private(set) var households: [(household: String, milliseconds: Int)] = []

    /// Adds what came of a household.
    func add(_ household: String, _ outcome: WorkerPool.Outcome) {
        guard let answer = RunSummary.answer(outcome) else { return }
        peakMegabytes = max(peakMegabytes, answer.integer(.megabytes) ?? 0)
        cpuMilliseconds += answer.integer(.cpu) ?? 0
        households.append((household, answer.integer(.milliseconds) ?? 0))
        for one in answer.objects(.times) {
            guard let stage = one.string(.stage), let milliseconds = one.integer(.milliseconds) else { continue }
            if let place = stages.firstIndex(where: { $0.stage == stage }) {
                stages[place].milliseconds += milliseconds
            } else {
                stages.append((stage, milliseconds))
            }
        }
    }

    private static let shown = 5

    /// What took longest: stages over all households, then households.
    func tellSlow(_ speech: Speech) {
        guard !stages.isEmpty else { return speech.say("  nothing was made, so nothing took long") }
        let all = max(1, stages.reduce(0) { $0 + $1.milliseconds })
        speech.say("\n  seconds by stage, of all workers together")
        for one in stages.sorted(by: { ($1.milliseconds, $0.stage) < ($0.milliseconds, $1.stage) }) where one.milliseconds > 0 {
            let share = one.milliseconds * 100 / all
            speech.say("    \(RunTotals.seconds(one.milliseconds))  \(share < 10 ? " " : "")\(share) %  \(one.stage)")
        }
        speech.say("  seconds by household, the slowest")
        let slowest = households.sorted { ($1.milliseconds, $0.household) < ($0.milliseconds, $1.household) }
        for one in slowest.prefix(RunTotals.shown) { speech.say("    \(RunTotals.seconds(one.milliseconds))  \(one.household)") }
    }

    /// `   12.345`
    private static func seconds(_ milliseconds: Int) -> String {
        let text = String(decoding: RunLog.seconds(milliseconds), as: UTF8.self)
        return String(repeating: " ", count: max(0, 9 - text.utf8.count)) + text
    }
}
