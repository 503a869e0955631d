import TillRecords
import TillRun
import TillStages

/// One thing that only a person can settle, and the ways to settle it.
struct ReviewItem {
    /// A row beside a matter: words, and money where it has any.
    struct Detail {
        let text: String
        var money = ""
    }

    let kind: ReviewKind
    let household: String
    /// Names it for `till decide acknowledge`, `answer` and `ignore`.
    var key = ""
    /// Ids of the transactions it is about.
    var ids: [String] = []
    /// The matter in a line: `Dat Backhus, 23 rows, -161.30 EUR`.
    var title: String
    /// What is open about it.
    var sentence: String
    /// Rows, reasons, places: lines beside it.
    var details: [Detail] = []
    /// What an answer may move, in minor units of the household's currency, without a sign.
    var size: Int64 = 0
    /// The same in words; empty where no money is known.
    var worth = ""
    /// Before money: what waits and what whole documents or accounts ask comes first.
    var rank = 3
    /// Decisions that settle it, best first.
    var choices: [ReviewChoice] = []
    /// The option, line or file that answers it, beside decisions or where no decision does.
    var answer = ""
    /// The matters that it stands for, which may be asked one by one.
    var parts: [ReviewItem] = []
    /// Observations of its rows, where it is acknowledged with them.
    var observations: [String] = []
    /// Documents that it is about, as they are published.
    var documents: [String] = []
    /// What a person said when it was acknowledged; empty for what is open.
    var said = ""

    /// How easily it is settled: by a key, by a key and a word, elsewhere.
    var ease: Int { choices.isEmpty ? 2 : choices.contains { $0.prompt == nil } ? 0 : 1 }

    /// The order in which a person is asked: what can be settled here first, by the money an answer moves, then the easier first.
    static func precedes(_ a: ReviewItem, _ b: ReviewItem) -> Bool {
        let (here, there) = (a.choices.isEmpty ? 1 : 0, b.choices.isEmpty ? 1 : 0)
        if here != there { return here < there }
        let (first, second) = (a.kind == .approval ? 0 : a.rank, b.kind == .approval ? 0 : b.rank)
        if first != second { return first < second }
        if a.size != b.size { return a.size > b.size }
        return (a.ease, a.household, a.title, a.ids.first ?? "") < (b.ease, b.household, b.title, b.ids.first ?? "")
    }

    /// Whether an answer to it settles another one too: of a merchant all that is asked of the same rows.
    func settles(_ other: ReviewItem) -> Bool {
        household == other.household && !ids.isEmpty && !other.ids.isEmpty && Set(other.ids).isSubset(of: ids)
    }

    /// The same for programs.
    func record(_ again: String) -> Record {
        var record = Record(type: "review")
        record.set(.kind, string: kind.rawValue)
        record.set(.household, string: household)
        record.set(.key, string: key)
        record.set(.title, string: title)
        record.set(.sentence, string: sentence)
        if !worth.isEmpty { record.set(.worth, string: worth) }
        if !said.isEmpty { record.set(.said, string: said) }
        if !details.isEmpty {
            record.set(.details, strings: details.map { [$0.text, $0.money].filter { !$0.isEmpty }.joined(separator: "  ") })
        }
        if !ids.isEmpty { record.set(.transactions, strings: ids) }
        if !answer.isEmpty { record.set(.answer, string: answer) }
        if !choices.isEmpty { record.set(.commands, strings: choices.map { $0.command(again) }) }
        return record
    }
}

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
    /// What stands before the typed word: `date=`.
    var before = ""
    /// The household whose matter a key names.
    var household: String?

    /// The options that `till decide` would get.
    func options(typed: String?, by: String?) -> Options {
        var values = Dictionary(uniqueKeysWithValues: flags.map { ($0, ["true"]) })
        if let kind { values["as"] = [kind] }
        if let by { values["by"] = [by] }
        if let household { values["household"] = [household] }
        return Options(values, arguments: decision + (typed.map { [before + $0] } ?? []))
    }

    /// The line that a person types for it: `till decide recategorise 3fa4c21b food.groceries --merchant`.
    func command(_ again: String) -> String {
        let words = decision.map(ShellLine.quoted) + (prompt == nil ? [] : [before + placeholder])
        let options =
            (kind.map { ["--as \($0)"] } ?? []) + flags.sorted().map { "--\($0)" } + (household.map { ["--household \($0)"] } ?? [])
        return "till decide \((words + options).joined(separator: " "))\(again)"
    }
}
