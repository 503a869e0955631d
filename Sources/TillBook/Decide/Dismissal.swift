import TillRecords
import TillStages

/// What a person said of a finding: it is known, and not to be told again.
struct Dismissal {
    let content: Record
    let household: String
    let ledger: PublishedLedger
    /// What it says, in a sentence for the person.
    let told: String

    /// Throws usage faults, and when no finding has the key.
    init(_ options: Options, _ search: LedgerSearch) throws(Fault) {
        guard options.arguments.count == 2, options.arguments[1].utf8.count >= LedgerSearch.fewest else {
            throw Fault(
                "usage.decide", "dismiss takes the key of one finding.", remedy: "till decide dismiss KEY; the pages show the keys.",
                place: "dismiss", exit: .usage)
        }
        let found = try FindingSearch.one(options.arguments[1], search)
        household = found.household
        ledger = found.ledger
        var content = Record(type: .decision)
        content.set(.household, string: household)
        content.set(.about, string: found.finding.string(.key) ?? "")
        content.set(.action, string: Decision.Action.dismiss.rawValue)
        // What it was, for whoever asks when it is no longer found.
        var was = Record.bare
        for key in FindingExplanation.kept { if let raw = found.finding.raw(key) { was.set(key, raw: raw) } }
        content.set(.was, object: was)
        self.content = content
        told = "not told again: \(found.finding.string(.message) ?? "")"
    }
}
