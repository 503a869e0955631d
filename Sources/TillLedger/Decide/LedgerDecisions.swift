import TillRecords

/// What people decided about one household's movements: which observations are one, which are not, which are linked, and what else
/// was said of each.
struct LedgerDecisions {
    /// In the order in which they hold, each once.
    let all: [Decision]
    /// Observations that a decision names and that are there: their records' places.
    private var present: [WideId: Int] = [:]
    /// Records of observations that are one movement, with the decision that says so.
    private(set) var groups: [(members: Set<Int>, by: Decision)] = []
    /// Pairs of records of observations that are not one movement.
    private(set) var apart: Set<RecordPair> = []
    /// Links between movements that hold, and those that do not.
    private(set) var links: [DecidedLink] = []
    private(set) var unlinked: [DecidedLink] = []
    /// Decisions about what is no longer there.
    private(set) var gone: [Decision] = []

    static let none = LedgerDecisions()

    var isEmpty: Bool { all.isEmpty }

    private init() { all = [] }

    /// Takes the decisions among a household's records.
    init(_ records: [Record], _ evidence: HouseholdEvidence) {
        var ids: Set<String> = []
        let found = records.lazy.filter { $0.equals(.type, .decision) }.compactMap { Decision($0) }
        // A dismissal is about a finding, which comes later; a count about a wallet; what was acknowledged or ignored is no movement.
        all = found.filter { ![.dismiss, .acknowledge, .ignore, .answer, .count].contains($0.action) && ids.insert($0.id).inserted }.sorted(
            by: Decision.precedes)
        guard !all.isEmpty else { return }
        let named = Set(all.flatMap { $0.subjects + $0.with }.map(LedgerDecisions.id))
        for one in evidence.all where named.contains(one.id) { present[one.id] = one.record }
        for decision in all { take(decision) }
    }

    private static func id(_ text: String) -> WideId {
        var text = text
        return text.withUTF8 { unsafe WideId(ByteView($0)) }
    }

    /// Records of observations that are there.
    private func places(_ ids: [String]) -> [Int] { ids.compactMap { present[LedgerDecisions.id($0)] } }

    private mutating func take(_ decision: Decision) {
        let (mine, theirs) = (places(decision.subjects), places(decision.with))
        let needsBoth = decision.action == .merge || decision.action == .separate || decision.link != nil
        // A decision about all of a merchant stands whatever becomes of the row it was made at.
        guard decision.merchant != nil || !mine.isEmpty && (!needsBoth || !theirs.isEmpty) else {
            gone.append(decision)
            return
        }
        switch (decision.action, decision.link) {
        case (.merge, _), (.approve, "same"): join(mine + theirs, decision)
        case (.separate, _), (.reject, "same"): keepApart(mine, theirs)
        case (.approve, let kind?): setLink(DecidedLink(kind: kind, from: mine, to: theirs, by: decision), holds: true)
        case (.reject, let kind?): setLink(DecidedLink(kind: kind, from: mine, to: theirs, by: decision), holds: false)
        default: break
        }
    }

    private mutating func join(_ members: [Int], _ decision: Decision) {
        apart = apart.filter { !(members.contains($0.first) && members.contains($0.second)) }
        groups.append((Set(members), decision))
    }

    private mutating func keepApart(_ mine: [Int], _ theirs: [Int]) {
        for index in groups.indices where !groups[index].members.isDisjoint(with: theirs) { groups[index].members.subtract(mine) }
        for one in mine { for other in theirs where one != other { apart.insert(RecordPair(one, other)) } }
    }

    private mutating func setLink(_ link: DecidedLink, holds: Bool) {
        links.removeAll { $0.isSame(link) }
        unlinked.removeAll { $0.isSame(link) }
        if holds { links.append(link) } else { unlinked.append(link) }
    }

    /// Whether two lots of evidence may not be one movement.
    func keepsApart(_ a: [Evidence], _ b: [Evidence]) -> Bool {
        guard !apart.isEmpty else { return false }
        return a.contains { one in b.contains { apart.contains(RecordPair(one.record, $0.record)) } }
    }

    /// The record of the observation that stands for what a decision is about.
    func subject(_ decision: Decision) -> Int? { places(decision.subjects).first }
}

/// Two records, whichever was said first.
struct RecordPair: Hashable {
    let first: Int
    let second: Int

    init(_ a: Int, _ b: Int) { (first, second) = a < b ? (a, b) : (b, a) }
}

/// A link between two movements that a person made or took away, by records of observations.
struct DecidedLink {
    var kind: String
    var from: [Int]
    var to: [Int]
    var by: Decision

    fileprivate func isSame(_ other: DecidedLink) -> Bool {
        kind == other.kind
            && (!Set(from).isDisjoint(with: other.from) && !Set(to).isDisjoint(with: other.to)
                || !Set(from).isDisjoint(with: other.to) && !Set(to).isDisjoint(with: other.from))
    }
}
