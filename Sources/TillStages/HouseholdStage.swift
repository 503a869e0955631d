import TillRecords

/// A stage that looks at the records of one household at a time.
///
/// It keeps a `HouseholdHolding` and says what it does with a household; taking and finishing follow from that.
public protocol HouseholdStage: Stage {
    var holding: HouseholdHolding { get set }

    /// All records of a household, in their order, none of them emitted yet.
    mutating func take(household records: [Record], into sink: Sink) throws(Fault)
}

extension HouseholdStage {
    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if let household = holding.take(record) { try take(household: household, into: sink) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        let rest = holding.rest()
        if !rest.isEmpty { try take(household: rest, into: sink) }
    }
}
