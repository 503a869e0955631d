import TillHousehold
import TillRecords
import TillStages

/// Links across sources: the receipt in the hand, the message in the family's chat, the entry by hand and the row at the bank are one
/// purchase.
///
/// Only households that have such papers come here. First photos of one receipt are joined, then receipts and bank rows, then chat
/// entries, then entries by hand, and whatever they tell of; each time all pairs of a household at once, one to one, by the greatest total weight.
struct CrossSources {
    private let records: [Record]
    private let own: OwnSide
    private let knowledge: LinkKnowledge
    private let home: Currency?
    private let decisions: LedgerDecisions

    init(_ records: [Record], _ knowledge: LinkKnowledge, _ own: OwnSide, home: Currency?, _ decisions: LedgerDecisions) {
        self.decisions = decisions
        self.records = records
        self.knowledge = knowledge
        self.own = own
        self.home = home
    }

    /// Joins movements that are one. Links and candidates say why.
    func link(_ movements: inout [Movement]) throws(Fault) {
        guard movements.contains(where: { $0.best.kind != .bank }) else { return }
        // Papers name their shop; what people say is told by its kind.
        let isTold = movements.contains { $0.best.kind.isTold }
        if isTold { try knowledge.kinds.open() }
        let clues = LinkClues(knowledge.words, isTold ? knowledge.kinds : nil)
        var facts = movements.map { said(in: $0, clues) }
        for fact in facts.joined() where fact.hasTip { clues.learnTip(fact.clue) }
        let weighing = weighing(movements, facts, clues)
        var gone = [Bool](repeating: false, count: movements.count)
        joinPhotos(&movements, &facts, weighing, &gone)
        for kind in [Evidence.Kind.receipt, .chat, .manual] {
            let said = movements.indices.filter { !gone[$0] && movements[$0].best.kind == kind }
            let rows = movements.indices.filter {
                !gone[$0] && !movements[$0].isSuperseded && movements[$0].best.kind.rawValue < kind.rawValue
            }
            guard !said.isEmpty, !rows.isEmpty else { continue }
            let matching = Matching(
                weighing, said: said.map { ($0, facts[$0]) }, rows: rows.map { ($0, facts[$0]) }, apart: decisions.apart(movements))
            let matches = matching.matches()
            for match in matches { join(match, &movements, &facts, &gone) }
            if kind == .receipt { joinRepeats(matching.repeats(matches), &movements, &facts, weighing, &gone) }
        }
        Movement.keep(&movements, without: gone)
    }

    /// What a movement's observations say, without those that only repeat the best.
    private func said(in movement: Movement, _ clues: LinkClues) -> [LinkFacts] {
        var found: [LinkFacts] = []
        for evidence in movement.evidence where !evidence.isOutdated {
            let repeats = found.contains {
                $0.evidence.kind == .bank && evidence.kind == .bank && $0.evidence.day == evidence.day
                    && $0.evidence.amount == evidence.amount
                    && $0.evidence.isPending == evidence.isPending
            }
            if !repeats, let read = LinkFacts(evidence, records[evidence.record], clues) { found.append(read) }
        }
        return found
    }

    private func weighing(_ movements: [Movement], _ facts: [[LinkFacts]], _ clues: LinkClues) -> PairWeighing {
        let bank = facts.compactMap { $0.first.flatMap { $0.evidence.kind == .bank ? $0 : nil } }
        let rows = bank.isEmpty ? facts.compactMap { $0.first.flatMap { $0.evidence.kind == .receipt ? $0 : nil } } : bank
        var rates = SeenRates(knowledge.rates)
        rates.learn(bank, clues, home: home)
        return PairWeighing(knowledge.weights, clues, LinkPopulation(rows, clues), rates, own)
    }

    private func joinPhotos(_ movements: inout [Movement], _ facts: inout [[LinkFacts]], _ weighing: PairWeighing, _ gone: inout [Bool]) {
        let receipts = movements.indices.filter { movements[$0].best.kind == .receipt && !facts[$0].isEmpty }
        guard receipts.count > 1 else { return }
        var first = Dictionary(uniqueKeysWithValues: receipts.map { ($0, $0) })
        for same in ReceiptPhotos(weighing, receipts.map { facts[$0][0] }).pairs() {
            guard let a = first[receipts[same.first]], let b = first[receipts[same.second]], a != b,
                !decisions.keepsApart(movements[a].evidence, movements[b].evidence)
            else { continue }
            let (stays, goes) = (min(a, b), max(a, b))
            let match = Match(
                said: goes, row: stays, weight: same.weight.tenths, why: "two photos of one receipt: \(same.weight.why)", isSure: true)
            join(match, &movements, &facts, &gone)
            for (receipt, group) in first where group == goes { first[receipt] = stays }
        }
    }

    /// Receipts without a row of their own, whose row has a receipt that may be another photo of it.
    private func joinRepeats(
        _ repeats: [Match], _ movements: inout [Movement], _ facts: inout [[LinkFacts]], _ weighing: PairWeighing, _ gone: inout [Bool]
    ) {
        let photos = ReceiptPhotos(weighing, [])
        for match in repeats {
            let others = facts[match.row].filter { $0.evidence.kind == .receipt }
            guard let mine = facts[match.said].first, !others.isEmpty, others.allSatisfy({ photos.couldBeOne(mine, $0) }),
                !decisions.keepsApart(movements[match.said].evidence, movements[match.row].evidence)
            else { continue }
            var again = match
            again.why = "another photo of the receipt: \(match.why)"
            join(again, &movements, &facts, &gone)
        }
    }

    private func join(_ match: Match, _ movements: inout [Movement], _ facts: inout [[LinkFacts]], _ gone: inout [Bool]) {
        let target: MovementLink.Target = match.isSure ? .observation(movements[match.said].best.record) : .movement(match.row)
        let link = MovementLink(kind: .same, to: target, weight: match.weight, why: match.why, isMade: match.isSure)
        guard match.isSure else {
            movements[match.said].links.append(link)
            return
        }
        if movements[match.row].kind == .income, movements[match.said].kind == .refund { movements[match.row].kind = .refund }
        movements[match.row].add(movements[match.said].evidence)
        movements[match.row].links.append(link)
        movements[match.row].links += movements[match.said].links
        facts[match.row] += facts[match.said]
        gone[match.said] = true
    }
}
