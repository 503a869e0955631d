import TillDelivery
import TillRecords
import TillStages
import TillStore

/// The outbox of a book, in its database.
struct BookOutbox: Outbox {
    let database: StoreDatabase
    /// False for a database of a form that had no outbox yet, and is only looked at.
    var isThere = true

    private func row(_ delivery: Delivery) -> StoreDatabase.OutboxRow {
        StoreDatabase.OutboxRow(
            key: delivery.key, slot: delivery.slot, target: delivery.target, household: delivery.household, state: delivery.state.rawValue,
            record: delivery.record)
    }

    /// Deliveries in these states, in the order in which they came in.
    func all(_ states: [Delivery.State]) throws(Fault) -> [Delivery] {
        isThere ? try database.deliveries(in: states.map(\.rawValue)).compactMap(Delivery.init) : []
    }

    func open() throws(Fault) -> [Delivery] { try all(Delivery.State.allCases.filter(\.isOpen)) }

    func payload(of key: String) throws(Fault) -> [UInt8]? { isThere ? try database.payload(of: key) : nil }

    func knows(_ delivery: Delivery) throws(Fault) -> (key: Bool, slot: Bool) {
        isThere ? try database.knowsDelivery(key: delivery.key, slot: delivery.slot) : (false, false)
    }

    func add(_ delivery: Delivery, payload: [UInt8]) throws(Fault) {
        try database.add(row(delivery), payload: String(decoding: payload, as: UTF8.self))
    }

    func save(_ delivery: Delivery, _ state: TargetState) throws(Fault) {
        try database.save(row(delivery), target: state.record, keepsPayload: delivery.state.isOpen || delivery.state == .dead)
    }

    /// Has what was given up tried again, from the start and under the same key. Gives how many.
    func revive(_ wanted: (Delivery) -> Bool, at now: Int) throws(Fault) -> Int {
        var count = 0
        for delivery in try all([.dead]) where wanted(delivery) {
            var delivery = delivery
            delivery.revive(at: now)
            try save(delivery, TargetState(at: now))
            count += 1
        }
        return count
    }

    /// Has what waits or was given up sent no more. Gives how many.
    func drop(_ wanted: (Delivery) -> Bool, at now: Int) throws(Fault) -> Int {
        var count = 0
        for delivery in try all([.waiting, .sending, .dead]) where wanted(delivery) {
            var delivery = delivery
            delivery.drop(at: now)
            try save(delivery, try state(of: delivery.target, at: now))
            count += 1
        }
        return count
    }

    func state(of target: String, at now: Int) throws(Fault) -> TargetState {
        TargetState(isThere ? try database.deliveryTarget(target) : nil, at: now)
    }
}
