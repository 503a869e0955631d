import TillRecords

/// Judges amounts that the grammar proposes, by learnt weights.
final class EvidenceJudge {
    let weights: ChatWeights
    /// From which probability an amount counts; below it waits for a person.
    let counted: Double
    /// Below it an amount is none, and nobody is asked.
    static let asked = 0.3
    /// From it on an amount outweighs that the grammar takes it for none.
    static let outweighs = 0.75
    /// What a line of a log has at least, a thing and an amount and nothing else: who does not know the thing's word asks.
    static let plain = 0.5
    /// What the parts of a list have at least that adds up to the total it states.
    static let summed = 0.9
    /// What an entry has at least that its author mends: it was one. Of 15 corrections in `Tests/Training/chat/threads.ndjson` all were.
    static let mended = 0.9
    /// Keeps what was seen of each amount, for `--explain`.
    let keeps: Bool
    private(set) var weighed: [WeighedAmount] = []
    private var evidence = EvidenceSet()
    /// Where things stand in the message at hand.
    let sight = MessageSight()
    /// What the message stands in.
    var talk = 0
    var heard = HeardAmounts()

    init(weights: ChatWeights, counted: Double, keeps: Bool) {
        self.weights = weights
        self.counted = counted
        self.keeps = keeps
    }

    func clear() {
        weighed.removeAll(keepingCapacity: true)
        sight.clear()
    }

    /// Sets which way an entry's money went; how probable it is that it moved, 0 to 1.
    func weigh(_ entry: inout ChatEntry, _ seen: AmountEvidence, said: DirectionVote.Outcome) -> Double {
        seen.gather(into: &evidence)
        add(said)
        let probability = weights.probability(evidence)
        let (way, isTold, probabilities) = weights.way(evidence)
        // What words say of the way outweighs what is usual; where nothing tells another way, money is spent.
        if way != entry.direction, !said.isSaid, isTold {
            entry.isIncoming = way == .transfer && (entry.direction == .income || entry.direction == .refund)
            entry.direction = way
        }
        let wayProbability = zip(ChatWeights.ways, probabilities).first { $0.0.way == entry.direction }?.1 ?? 0
        entry.directionConfidence = min(99, max(1, Int((wayProbability * 100).rounded())))
        if keeps {
            weighed.append(
                WeighedAmount(
                    amount: entry.amount, direction: entry.direction, probability: probability, wayProbability: wayProbability,
                    evidence: evidence.found))
        }
        return probability
    }

    /// Sets how sure an entry is; false when it is no movement of money.
    func decide(_ entry: inout ChatEntry, _ probability: Double, isWeak: Bool = false) -> Bool {
        entry.confidence = min(99, max(1, Int((probability * 100).rounded())))
        entry.needsReview = probability < counted
        return probability >= (isWeak ? EvidenceJudge.outweighs : EvidenceJudge.asked)
    }

    /// Sets that an entry's author mended it.
    func confirm(_ entry: inout ChatEntry) {
        entry.confidence = max(entry.confidence, Int(EvidenceJudge.mended * 100))
        entry.needsReview = Double(entry.confidence) < counted * 100
    }

    /// What the words around the amount say of its way.
    private func add(_ said: DirectionVote.Outcome) {
        let (plain, sure): (EvidenceNames.Grammar, EvidenceNames.Grammar) =
            switch said.direction {
            case .expense: (.expense, .saidExpense)
            case .income: (.income, .saidIncome)
            case .refund: (.refund, .saidRefund)
            case .transfer: (.transfer, .saidTransfer)
            }
        evidence.add(.grammar, plain)
        if said.isSaid {
            evidence.add(.grammar, .said)
            evidence.add(.grammar, sure)
        }
    }
}

/// What was weighed of one amount.
struct WeighedAmount: Sendable {
    let amount: Amount
    let direction: ChatEntry.Direction
    let probability: Double
    let wayProbability: Double
    /// Numbers of `EvidenceNames`.
    let evidence: [Int]
}
