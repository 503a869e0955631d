import TillStages
import TillStore

/// A plan for one household as programs joined by pipes.
package struct ShellLine {
    /// What stands for the folder of the run.
    static let out = "$out"

    let plan: Plan
    let book: Book
    let context: Context

    /// The script; what it prints is the household's stream. Throws what a stage of the plan has no word for.
    func text(_ household: PlanCheck.Household) throws(Fault) -> String {
        var text = "set -o pipefail\nout=${out:-$(mktemp -d)}\n"
        if !household.unread.isEmpty {
            text += "# Nobody's: \(household.unread.map(ShellLine.quoted).joined(separator: " "))\n"
        }
        text += "{\n"
        if Folder.exists(StorePlaces(base: book.folder).journal) {
            text += "  till decide --list --json --household \(household.id) --book \(ShellLine.quoted(book.folder))\n"
        }
        for (reader, paths) in household.documents where !paths.isEmpty {
            text += "  \(words(of: reader, household, paths))\n"
        }
        // A household without documents has an empty stream.
        if household.documents.allSatisfy(\.paths.isEmpty) { text += "  :\n" }
        text += "}"
        let strangers = Plugins(plan: plan, logs: "")
        for step in plan.stages where StageCatalogue.reader(named: step.stage) == nil {
            text += " |\n  " + (try stage(step, strangers))
        }
        text += "\n"
        guard !plan.across.isEmpty else { return text }
        // Published are the records of types that no household's stream has.
        text += "\n# Over the streams of all households, in the order of their ids:\n# cat out/current/*/stream.ndjson"
        for step in plan.across { text += " | " + (try stage(step, strangers)) }
        return text + "\n"
    }

    private func words(of reader: String, _ household: PlanCheck.Household, _ paths: [String]) -> String {
        let declared = StageCatalogue.options(of: reader) ?? []
        var step = plan.stages.first { $0.stage == reader } ?? Plan.Step(stage: reader, options: [:])
        step.options["household"] = [household.id]
        if household.hasFile { step.options["household-file"] = ["\(book.householdsFolder)/\(household.id).yaml"] }
        return line(reader, common(step, declared), declared) + " " + paths.map(ShellLine.quoted).joined(separator: " ")
    }

    private func stage(_ step: Plan.Step, _ strangers: Plugins) throws(Fault) -> String {
        if let path = step.program {
            let program = try strangers.program(step)
            return ([path.contains("/") ? path : "./\(path)"] + (try program.words(step, context))).map(ShellLine.quoted)
                .joined(separator: " ")
        }
        let declared = StageCatalogue.options(of: step.stage) ?? []
        return line(step.stage, common(step, declared), declared)
    }

    /// The step with what the whole run was asked.
    private func common(_ step: Plan.Step, _ declared: [OptionDeclaration]) -> Plan.Step {
        var step = step
        if let day = context.asOf, declared.contains(where: { $0.name == "as-of" }) { step.options["as-of"] = [day.description] }
        if step.publishesNames, let key = context.keyFile { step.options["key"] = [key] }
        if context.seed != 1, declared.contains(where: { $0.name == "seed" }) {
            step.options["seed"] = [String(Int64(bitPattern: context.seed))]
        }
        return step
    }

    private func line(_ program: String, _ step: Plan.Step, _ declared: [OptionDeclaration]) -> String {
        ([program] + PluginProgram.words(step, declared).map(ShellLine.quoted)).joined(separator: " ")
    }

    /// A word as a shell takes it; the run's folder stays a variable.
    package static func quoted(_ word: String) -> String {
        if word.hasPrefix(out) {
            let rest = word.dropFirst(out.count)
            return rest.isEmpty || rest.hasPrefix("/") ? "\"$out\"" + (rest.isEmpty ? "" : quoted(String(rest))) : inQuotes(word)
        }
        let plain = word.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-_./=+:,@%".utf8.contains(byte)
        }
        return plain && !word.isEmpty ? word : inQuotes(word)
    }

    private static func inQuotes(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
