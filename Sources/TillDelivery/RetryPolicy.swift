import TillRecords

/// When what did not arrive is tried again: after a time that doubles, from half a minute to six hours, of which the second half is drawn
/// by lot, so that targets are not asked by all at once. The lot is a hash: the same delivery waits the same time.
public enum RetryPolicy {
    static let first = 30
    static let longest = 6 * 3600
    /// A receiver may ask for a longer time, up to this.
    static let longestAsked = 24 * 3600

    /// Seconds to wait after an attempt that failed.
    ///
    /// - Parameters:
    ///   - attempt: how many were begun, from 1.
    ///   - asked: what the receiver asked for.
    public static func delay(after attempt: Int, of key: String, asked: Int? = nil) -> Int {
        let doubled = attempt > 20 ? longest : min(longest, first << max(0, attempt - 1))
        let lot = Int(Digest.sha256(Array("\(key) \(attempt)".utf8)).fingerprint % 1001)
        let own = doubled / 2 + doubled / 2 * lot / 1000
        return max(own, min(asked ?? 0, longestAsked))
    }
}

extension Delivery {
    /// An attempt begins: noted before anything is sent. Another one cannot fall into the same second.
    mutating func begin(at now: Int) {
        state = .sending
        attempts += 1
        due = now + 1
    }

    /// What came of the attempt.
    ///
    /// - Parameter most: attempts after which it is given up.
    mutating func end(_ outcome: SendOutcome, at now: Int, most: Int) {
        switch outcome {
        case .delivered(let code):
            self.code = code
            state = .delivered
            ended = now
        case .never(let code):
            self.code = code
            state = .dead
            ended = now
        case .again(let code, let asked):
            self.code = code
            guard attempts < most else {
                state = .dead
                ended = now
                return
            }
            state = .waiting
            due = now + RetryPolicy.delay(after: attempts, of: key, asked: asked)
        }
    }
}
