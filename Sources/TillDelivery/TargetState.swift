import TillRecords

/// How a target does: how many it may be sent now (a bucket of tokens), and whether it is left alone for a while because it does not answer
/// (a breaker). Times are seconds since 1970.
public struct TargetState: Sendable, Equatable {
    /// Thousandths of a token, and when they were counted.
    public private(set) var tokens: Int
    private var counted: Int
    /// Attempts in a row that failed.
    public private(set) var failures = 0
    /// When it was left alone; nil while it is asked.
    public private(set) var opened: Int?
    /// How often in a row.
    private var openings = 0

    /// So many failures in a row open the breaker.
    static let most = 5
    /// It stays open so long, twice as long each time that the one attempt after it fails, and so long at most.
    static let rest = 600
    static let longestRest = 6 * 3600
    /// Tokens that a bucket holds at most: what may be sent at once.
    static let largest = 10

    /// A target that nothing was sent to: its bucket is full.
    public init(at now: Int) {
        tokens = TargetState.largest * 1000
        counted = now
    }

    /// Whether it is left alone now.
    public func isOpen(at now: Int) -> Bool { wait.map { now < $0 } ?? false }

    /// When it may next be asked, where it is left alone.
    private var wait: Int? {
        opened.map { $0 + min(TargetState.longestRest, TargetState.rest << min(16, max(0, openings - 1))) }
    }

    /// When the next may be sent: now, or later.
    ///
    /// - Parameter perMinute: how many a minute.
    public mutating func next(at now: Int, perMinute: Int) -> Int {
        fill(at: now, perMinute: perMinute)
        if let wait, now < wait { return wait }
        guard tokens < 1000 else { return now }
        return now + max(1, ((1000 - tokens) * 60 + perMinute * 1000 - 1) / (perMinute * 1000))
    }

    private mutating func fill(at now: Int, perMinute: Int) {
        // A clock that was set back fills nothing.
        let passed = max(0, min(now - counted, 86_400))
        tokens = min(TargetState.largest * 1000, tokens + passed * perMinute * 1000 / 60)
        counted = now
    }

    /// One is sent.
    public mutating func take() { tokens = max(0, tokens - 1000) }

    /// What came of it. A target that refuses answers, and so is there.
    public mutating func note(_ outcome: SendOutcome, at now: Int) {
        guard case .again = outcome else {
            (failures, opened, openings) = (0, nil, 0)
            return
        }
        failures += 1
        guard failures >= TargetState.most else { return }
        opened = now
        openings += 1
    }
}

extension TargetState {
    /// The state as a record: what an outbox keeps of it.
    public var record: Record {
        var record = Record(type: "target")
        record.set(.tokens, integer: tokens)
        record.set(.time, integer: counted)
        record.set(.failures, integer: failures)
        if let opened { record.set(.opened, integer: opened) }
        record.set(.openings, integer: openings)
        return record
    }

    /// A record that lacks something is of a target that nothing was sent to.
    public init(_ record: Record?, at now: Int) {
        self.init(at: now)
        guard let record, let tokens = record.integer(.tokens), let counted = record.integer(.time) else { return }
        self.tokens = tokens
        self.counted = counted
        failures = record.integer(.failures) ?? 0
        opened = record.integer(.opened)
        openings = record.integer(.openings) ?? 0
    }
}
