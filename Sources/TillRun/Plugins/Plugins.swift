import TillRecords
import TillStages

/// The stages of a plan that are not Till's: where they say what went wrong, and what they refused.
final class Plugins {
    private let plan: Plan
    /// The folder that takes what they say.
    private let logs: String
    /// The beginning of their logs' names.
    var label = ""
    /// Rejects they added to the stream.
    var rejected = 0
    private var known: [String: PluginProgram] = [:]

    init(plan: Plan, logs: String) {
        self.plan = plan
        self.logs = logs
    }

    /// Makes the stage of a step. Throws what keeps it from running.
    func stage(_ step: Plan.Step, _ context: Context) throws(Fault) -> any Stage {
        let program = try program(step)
        return PluginStage(program, words: try program.words(step, context), limits: limits(step), strangers: self)
    }

    /// What a step's executable says of itself; it is asked once.
    func program(_ step: Plan.Step) throws(Fault) -> PluginProgram {
        let path = step.program ?? step.stage
        if let found = known[path] { return found }
        let program = try PluginProgram(step, of: plan)
        known[path] = program
        return program
    }

    private func limits(_ step: Plan.Step) -> PluginStage.Limits {
        let seconds = step.limits.seconds ?? 600
        return PluginStage.Limits(
            seconds: seconds, wall: (plan.limits.seconds ?? 86_400) + seconds, megabytes: step.limits.megabytes ?? 4096)
    }

    /// The file that takes what a stage says for the household of the moment. Throws when the folder cannot be made.
    func log(of stage: String) throws(Fault) -> String {
        try Folder.make(logs)
        return "\(logs)/\(label)-\(stage).log"
    }
}
