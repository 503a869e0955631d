import TillStages

/// What is on its way, kept where a crash does not lose it.
public protocol Outbox {
    /// What is still to be sent, in any order.
    func open() throws(Fault) -> [Delivery]
    /// The bytes of one that was not delivered.
    func payload(of key: String) throws(Fault) -> [UInt8]?
    /// Whether one of this key is there, and whether one of this slot is.
    func knows(_ delivery: Delivery) throws(Fault) -> (key: Bool, slot: Bool)
    func add(_ delivery: Delivery, payload: [UInt8]) throws(Fault)
    /// Notes how far a delivery is and how its target does, both or neither. The bytes of one that arrived are kept no longer.
    func save(_ delivery: Delivery, _ state: TargetState) throws(Fault)
    func state(of target: String, at now: Int) throws(Fault) -> TargetState
}

extension Outbox {
    /// Puts a content into the outbox for a target, once. Gives the delivery that is new; nil where it was there before, or where the
    /// target has something for the period and wants no updates.
    public func put(
        _ content: DeliveryContent, for target: DeliveryTarget, key: [UInt8], now: Int
    ) throws(Fault) -> Delivery? {
        let delivery = Delivery(content, to: target, key: key, made: now)
        let known = try knows(delivery)
        guard !known.key, !known.slot || target.sendsUpdates else { return nil }
        try add(delivery, payload: content.payload(delivery, to: target))
        return delivery
    }
}

/// An outbox of one process, for what is sent once and by hand.
public final class PassingOutbox: Outbox {
    private var deliveries: [String: Delivery] = [:]
    private var payloads: [String: [UInt8]] = [:]
    private var states: [String: TargetState] = [:]

    public init() {}

    public func open() -> [Delivery] { deliveries.values.filter(\.state.isOpen) }
    /// All of them, by key.
    public var all: [Delivery] { deliveries.values.sorted { $0.key < $1.key } }
    public func payload(of key: String) -> [UInt8]? { payloads[key] }

    public func knows(_ delivery: Delivery) -> (key: Bool, slot: Bool) {
        (deliveries[delivery.key] != nil, deliveries.values.contains { $0.slot == delivery.slot })
    }

    public func add(_ delivery: Delivery, payload: [UInt8]) {
        deliveries[delivery.key] = delivery
        payloads[delivery.key] = payload
    }

    public func save(_ delivery: Delivery, _ state: TargetState) {
        deliveries[delivery.key] = delivery
        states[delivery.target] = state
        if delivery.state == .delivered { payloads[delivery.key] = nil }
    }

    public func state(of target: String, at now: Int) -> TargetState { states[target] ?? TargetState(at: now) }
}
