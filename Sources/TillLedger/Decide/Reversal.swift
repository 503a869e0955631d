import TillRecords

/// The transaction that cancels another: what was booked stays, and this stands against it. No document tells of it, and it is on no
/// account, since the bank knows nothing of it.
struct Reversal {
    let id: Digest
    let day: Day
    let record: Record

    /// Nil when nobody reversed the movement, or when it counts for nothing anyhow.
    init?(of movement: Movement, id original: Digest, _ best: borrowing Record, status: StaticString, _ approval: Approvals.State?) {
        guard !movement.isSuperseded, let decision = movement.decisions.first(where: { $0.action == .reverse }),
            let amount = movement.best.amount.negated
        else { return nil }
        let household = best.string(.household)
        id = TransactionId.reversal(of: decision.about, household: household ?? "")
        day = decision.date ?? movement.best.day
        var record = Record(type: .transaction)
        record.set(.id, string: id.shortHex)
        for key in [.household, .member] as [Key] { if let raw = best.raw(key) { record.set(key, raw: raw) } }
        record.set(.date, day)
        record.set(.amount, amount)
        for key in [.currency, .merchant, .renamed, .text] as [Key] { if let raw = best.raw(key) { record.set(key, raw: raw) } }
        if var home = best.object(.home), let converted = home.decimal(.amount)?.negated {
            home.set(.amount, converted)
            record.set(.home, object: home)
        }
        record.set(.kind, string: movement.kind.rawValue)
        record.set(.status, string: "\(status)")
        record.set(.observations, strings: [])
        record.set(.links, objects: [Reversal.link(to: original, decision)])
        if let parts = MovementSplit(movement)?.parts { record.set(.splits, objects: parts.compactMap(Reversal.part)) }
        record.set(.decisions, strings: [decision.id])
        record.set(.about, string: decision.about)
        if let approval { record.set(.approval, string: approval.rawValue) }
        self.record = record
    }

    private static func link(to original: Digest, _ decision: Decision) -> Record {
        var link = Record(type: .link)
        link.remove(.type)
        link.set(.kind, string: MovementLink.Kind.reversal.rawValue)
        link.set(.to, string: original.shortHex)
        link.set(.why, string: decision.attribution)
        return link
    }

    private static func part(_ part: Decision.Part) -> Record? {
        guard let amount = part.amount.negated else { return nil }
        var category = Record(type: "category")
        category.remove(.type)
        category.set(.name, string: part.category)
        category.set(.by, string: "decision")
        category.set(.confidence, integer: 1)
        var out = Record(type: "part")
        out.remove(.type)
        out.set(.amount, amount)
        out.set(.category, object: category)
        return out
    }
}
