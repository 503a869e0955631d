import TillRecords
import TillRun
import TillStages

/// One way to settle a matter: a key, and the decision it stands for.
struct ReviewChoice: Equatable {
    let key: Character
    /// What the key says: `yes, they are one`.
    let words: String
    /// What follows `till decide`.
    let decision: [String]
    var flags: Set<String> = []
    /// The option `--as`.
    var kind: String?
    /// What is to be typed before the decision is whole; it becomes its last word.
    var prompt: String?
    /// What stands for the typed word in the line that is shown.
    var placeholder = ""

    /// The options that `till decide` would get.
    func options(typed: String?, by: String?) -> Options {
        var values = Dictionary(uniqueKeysWithValues: flags.map { ($0, ["true"]) })
        if let kind { values["as"] = [kind] }
        if let by { values["by"] = [by] }
        return Options(values, arguments: decision + (typed.map { [$0] } ?? []))
    }

    /// The line that a person types for it: `till decide recategorise 3fa4c21b food.groceries --merchant`.
    func command(_ again: String) -> String {
        let words = decision.map(ShellLine.quoted) + (prompt == nil ? [] : [placeholder])
        let options = (kind.map { ["--as \($0)"] } ?? []) + flags.sorted().map { "--\($0)" }
        return "till decide \((words + options).joined(separator: " "))\(again)"
    }
}
