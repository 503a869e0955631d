import TillRecords

/// A movement of money in the making: the observations that are one, and what it is linked to.
struct Movement {
    /// The evidence that speaks for it: its day, amount and account are the movement's.
    private(set) var best: Evidence
    /// What else says the same, in order; mostly nothing.
    private(set) var others: [Evidence] = []
    var links: [MovementLink] = []
    var kind: Kind
    /// A pending row that was posted, as one of several rows and nobody knows which: it counts no more.
    var isSuperseded = false
    /// A hold that no later document has: of those it is said.
    var isGone = false
    /// What people said about it, in the order in which it holds.
    var decisions: [Decision] = []

    enum Kind: String {
        case expense, income, transfer, refund

        var literal: StaticString {
            switch self {
            case .expense: "expense"
            case .income: "income"
            case .transfer: "transfer"
            case .refund: "refund"
            }
        }
    }

    /// Its evidence, best first.
    var evidence: [Evidence] { [best] + others }

    init(_ one: Evidence, _ others: [Evidence] = []) {
        best = one
        kind = .expense
        add(others)
        kind =
            best.saysRefund && !best.amount.isNegative
            ? .refund : (best.saysTransfer ? .transfer : (best.amount.isNegative ? .expense : .income))
    }

    mutating func add(_ more: [Evidence]) {
        guard !more.isEmpty else { return }
        let all = (evidence + more).sorted { $0.speaksBefore($1) }
        best = all[0]
        others = Array(all.dropFirst())
    }

    /// Whether its date is one of several that its only observation may mean.
    var isDateOpen: Bool { best.isUndated }

    /// Takes out movements that became part of others; links point at the places that remain.
    static func keep(_ movements: inout [Movement], without gone: [Bool]) {
        var place = [Int](repeating: -1, count: movements.count)
        var count = 0
        for index in movements.indices where !gone[index] {
            place[index] = count
            count += 1
        }
        movements = movements.indices.compactMap { index in
            guard !gone[index] else { return nil }
            var kept = movements[index]
            kept.links = kept.links.compactMap { link in
                guard case .movement(let other) = link.to else { return link }
                var moved = link
                moved.to = .movement(place[other])
                return place[other] >= 0 ? moved : nil
            }
            return kept
        }
    }
}

/// Why two movements belong together, or why an observation is part of one.
struct MovementLink {
    enum Kind: String {
        case same, transfer, refund, reversal
    }

    enum Target {
        case observation(Int)
        case movement(Int)
    }

    var kind: Kind
    var to: Target
    /// Bits of evidence, in tenths.
    var weight: Int
    var why: String
    /// False for one that was weighed and not made: a person decides.
    var isMade = true
    /// A person made it: nothing was weighed.
    var isDecided = false
}
