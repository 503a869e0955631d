import TillHousehold
import TillRecords
import TillStages

/// `till-dedupe`: observations become transactions. What overlapping exports say twice is one; transfers and refunds are linked.
public struct DedupeStage: Stage {
    private var holding = HouseholdHolding()
    private let knowledge: LinkKnowledge
    private let households: Households
    private let permissions: Permissions

    public init(options: Options, context: Context) throws(Fault) {
        knowledge = try LinkKnowledge(context.knowledge)
        permissions = try Permissions(context.knowledge)
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if let household = holding.take(record) { try resolve(household, sink) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        let rest = holding.rest()
        if !rest.isEmpty { try resolve(rest, sink) }
    }

    /// One household: link, then emit in canonical order.
    private func resolve(_ records: [Record], _ sink: Sink) throws(Fault) {
        let evidence = HouseholdEvidence(records, knowledge.words)
        let decisions = LedgerDecisions(records, evidence)
        var movements = Overlaps.movements(evidence, records, decisions)
        let household = evidence.all.first.flatMap { records[$0.record].string(.household) } ?? DedupeStage.owner(records, decisions)
        let file = try households.file(of: household)
        let own = OwnSide(file, accounts: evidence.accounts)
        try CrossSources(records, knowledge, own, home: file?.currency, decisions).link(&movements)
        let dateless = Undated.take(from: &movements, records)
        try reject(evidence.undated, records, sink) {
            Fault(
                "dedupe.incomplete", "an observation has no readable date or amount, so it cannot become a transaction.",
                remedy: "Mend the record: date as YYYY-MM-DD, amount as a decimal string.", place: $0)
        }
        try reject(dateless, records, sink) {
            Fault(
                "dedupe.no-date", "a receipt or chat entry has no date, and no bank row fits it that would tell the day.",
                remedy: "Say its day in till review, or read it again with --date-order or --country.", place: $0)
        }
        try reject(Undated.takeFar(from: &movements), records, sink) {
            Fault(
                "dedupe.far-date", "the day of a receipt lies more than a year from all else, so it is perhaps misprinted or misread.",
                remedy: "Say its day in till review.", place: $0)
        }
        Transfers(knowledge.words, evidence, own).link(&movements, decisions)
        Refunds(knowledge.words, evidence, own, records).link(&movements, decisions)
        Reimbursements(knowledge.words, evidence, own, file).link(&movements, decisions)
        try FriendShares(knowledge, evidence, own).link(&movements, decisions)
        CardCredits(knowledge.words, evidence, own, records).settle(&movements)
        OneSided(knowledge.words, evidence, own).settle(&movements)
        decisions.attach(to: &movements)
        let approvals = Approvals(file, decisions, permissions)
        let holds = movements.filter(\.isGone).map { GoneHolds.note($0, evidence) }
        for note in holds + DecisionNotes(decisions, movements, approvals).all {
            try sink.note(note.code, note.message, remedy: note.remedy, household: household)
        }
        try CanonicalOrder.emit(records, evidence, movements, approvals, sink)
    }

    /// Whose the decisions are of a household of which nothing else is there.
    private static func owner(_ records: [Record], _ decisions: LedgerDecisions) -> String? {
        decisions.isEmpty ? nil : records.lazy.compactMap { $0.string(.household) }.first
    }

    /// Rejects observations, in the order of their ids.
    private func reject(_ places: [Int], _ records: [Record], _ sink: Sink, _ fault: (String?) -> Fault) throws(Fault) {
        for index in Undated.inOrder(places, records) {
            let source = records[index].object(.source)
            var fault = fault(records[index].string(.id))
            fault.file = source?.string(.file)
            try sink.reject(
                fault, document: source?.string(.document), within: source?.string(.within), household: records[index].string(.household))
        }
    }
}
