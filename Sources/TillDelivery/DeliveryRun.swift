import TillStages

/// Sends what an outbox has and is due, in the order in which it fell due.
///
/// Before an attempt the outbox knows that it begins, and after it what came of it. Between the two a crash leaves a delivery that may have
/// arrived: it is sent again under the same key.
public struct DeliveryRun {
    private let outbox: any Outbox
    private let targets: [String: DeliveryTarget]
    private let ways: any DeliveryWay
    private let key: [UInt8]
    /// Seconds since 1970.
    public var now: () -> Int
    /// Waits so many seconds.
    public var pause: (Int) -> Void = { _ in }
    /// Told of what arrived, before the outbox notes it: what is noted elsewhere may be noted twice, and never not at all.
    public var arrived: (Delivery) throws(Fault) -> Void = { _ throws(Fault) in }
    /// Told of each attempt and what came of it.
    public var tried: (Delivery, SendOutcome) -> Void = { _, _ in }
    /// Told of what is wrong with a target's own settings: nothing is sent to it in this run.
    public var wrong: (Fault) -> Void = { _ in }
    private var left: Set<String> = []

    /// - Parameters:
    ///   - ways: what sends; those of the system, but for tests.
    ///   - key: makes numbers used once.
    public init(
        _ outbox: any Outbox, to targets: [DeliveryTarget], key: [UInt8], ways: any DeliveryWay = DeliveryWays(),
        now: @escaping () -> Int
    ) {
        self.outbox = outbox
        self.targets = Dictionary(targets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.ways = ways
        self.key = key
        self.now = now
    }

    /// What a run came to.
    public struct Counts: Sendable, Equatable {
        public var attempts = 0
        public var delivered = 0
        public var dead = 0
        /// Still to be sent, to targets there are.
        public var waiting = 0
        /// Still to be sent, to targets that there are not any more.
        public var homeless = 0
    }

    /// Sends what is due; goes on with what falls due within so many seconds. Throws when the outbox cannot be written: then nothing more
    /// is sent.
    public mutating func run(patience: Int = 0) throws(Fault) -> Counts {
        var counts = Counts()
        let end = now() + patience
        while let wake = try pass(&counts), wake <= end { pause(max(1, wake - now())) }
        let open = try outbox.open()
        counts.waiting = open.count { targets[$0.target] != nil }
        counts.homeless = open.count - counts.waiting
        return counts
    }

    /// One go through all that is open. Gives when the next is due; nil where nothing waits.
    private mutating func pass(_ counts: inout Counts) throws(Fault) -> Int? {
        var wake: Int?
        let open = try outbox.open().sorted { ($0.due, $0.made, $0.key) < ($1.due, $1.made, $1.key) }
        for delivery in open where !left.contains(delivery.target) {
            guard let target = targets[delivery.target] else { continue }
            if let later = try send(delivery, to: target, &counts) { wake = min(wake ?? later, later) }
        }
        return wake
    }

    /// Sends one, if it is due and its target may be asked. Gives when it is next due, where it has not come to its end.
    private mutating func send(_ delivery: Delivery, to target: DeliveryTarget, _ counts: inout Counts) throws(Fault) -> Int? {
        let begun = now()
        guard delivery.due <= begun else { return delivery.due }
        var state = try outbox.state(of: target.name, at: begun)
        let next = state.next(at: begun, perMinute: target.perMinute)
        guard next <= begun else { return next }
        guard let payload = try outbox.payload(of: delivery.key) else { return nil }
        var delivery = delivery
        let readied: ReadyWay
        do throws(Fault) { readied = try ways.ready(target) } catch {
            left.insert(target.name)
            wrong(error)
            return nil
        }
        delivery.begin(at: begun)
        state.take()
        try outbox.save(delivery, state)
        let outcome = readied(Parcel(delivery: delivery, payload: payload, time: begun, nonce: nonce(delivery, begun)))
        let ended = now()
        delivery.end(outcome, at: ended, most: target.attempts)
        state.note(outcome, at: ended)
        if delivery.state == .delivered { try arrived(delivery) }
        try outbox.save(delivery, state)
        counts.attempts += 1
        if delivery.state == .delivered { counts.delivered += 1 }
        if delivery.state == .dead { counts.dead += 1 }
        tried(delivery, outcome)
        return delivery.state.isOpen ? delivery.due : nil
    }

    private func nonce(_ delivery: Delivery, _ now: Int) -> String { DeliverySignature.nonce(delivery, at: now, key: key) }
}
