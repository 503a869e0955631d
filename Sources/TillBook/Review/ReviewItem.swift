import TillRecords
import TillRun

/// One thing that only a person can settle, and the ways to settle it.
struct ReviewItem {
    /// A row beside a matter: words, and money where it has any.
    struct Detail {
        let text: String
        var money = ""
    }

    let kind: ReviewKind
    let household: String
    /// Ids of the transactions it is about.
    var ids: [String] = []
    /// The matter in a line: `Dat Backhus, 23 rows, -161.30 EUR`.
    var title: String
    /// What is open about it.
    var sentence: String
    /// Rows, reasons, places: lines beside it.
    var details: [Detail] = []
    /// Money it is about, in minor units of the household's currency, without a sign.
    var size: Int64 = 0
    /// Decisions that settle it, best first.
    var choices: [ReviewChoice] = []
    /// The option, line or file that answers it, where no decision does.
    var answer = ""

    /// How easily it is settled: by a key, by a key and a word, elsewhere.
    var ease: Int { choices.isEmpty ? 2 : choices.contains { $0.prompt == nil } ? 0 : 1 }

    /// The order in which a person is asked: what can be settled here first, by the money it is about, then the easier first.
    static func precedes(_ a: ReviewItem, _ b: ReviewItem) -> Bool {
        let (here, there) = (a.choices.isEmpty ? 1 : 0, b.choices.isEmpty ? 1 : 0)
        if here != there { return here < there }
        if a.kind == .approval || b.kind == .approval, a.kind != b.kind { return a.kind == .approval }
        if a.size != b.size { return a.size > b.size }
        return (a.ease, a.household, a.title, a.ids.first ?? "") < (b.ease, b.household, b.title, b.ids.first ?? "")
    }

    /// The same for programs.
    func record(_ again: String) -> Record {
        var record = Record(type: "review")
        record.set(.kind, string: kind.rawValue)
        record.set(.household, string: household)
        record.set(.title, string: title)
        record.set(.sentence, string: sentence)
        if !details.isEmpty {
            record.set(.details, strings: details.map { [$0.text, $0.money].filter { !$0.isEmpty }.joined(separator: "  ") })
        }
        if !ids.isEmpty { record.set(.transactions, strings: ids) }
        if !answer.isEmpty { record.set(.answer, string: answer) }
        if !choices.isEmpty { record.set(.commands, strings: choices.map { $0.command(again) }) }
        return record
    }
}
