import Glibc

/// How far long work has come, how fast it goes and what is left: a line that renews itself on a terminal, nothing anywhere else.
public final class Progress {
    private let what: String
    private let total: Int
    private let shows: Bool
    private var done = 0
    /// Moments of the last while and what was done by then: the rate of late is what foretells the rest.
    private var moments: [(seconds: Double, done: Int)] = []
    private var shown = -1.0

    /// How far back the rate looks.
    private static let window = 30.0

    /// - Parameters:
    ///   - what: the plural of what is counted.
    ///   - quiet: true to show nothing.
    public init(_ what: String, total: Int, quiet: Bool) {
        self.what = what
        self.total = total
        shows = !quiet && isatty(2) == 1
        show()
    }

    /// So much is done by now.
    ///
    /// - Parameter seconds: a clock that is never set back.
    public func set(_ done: Int, at seconds: Double) {
        self.done = done
        if let last = moments.last, seconds - last.seconds < 0.25 {
            moments[moments.count - 1].done = done
        } else {
            moments.append((seconds, done))
        }
        while moments.count > 2, let first = moments.first, seconds - first.seconds > Progress.window { moments.removeFirst() }
        // A terminal needs no more than a few lines a second.
        guard seconds - shown > 0.1 || done >= total else { return }
        shown = seconds
        show()
    }

    /// Takes the line away.
    public func finish() {
        if shows { Speech.write(cleaned: "\r\u{1B}[K", to: 2) }
    }

    /// The line: a bar, the count, and after two seconds the rate and the time left.
    public var line: String {
        let width = 30
        let filled = total > 0 ? width * min(done, total) / total : width
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(bar) \(done)/\(total) \(what)\(Progress.pace(rate, left: total - done))"
    }

    /// What is done in a second, of late; nil until that can be told.
    private var rate: Double? {
        guard let first = moments.first, let last = moments.last, last.seconds - first.seconds >= 2, last.done > first.done else {
            return nil
        }
        return Double(last.done - first.done) / (last.seconds - first.seconds)
    }

    /// `, 3.1 a second, 26 min left`
    static func pace(_ rate: Double?, left: Int) -> String {
        guard let rate, rate > 0, left > 0 else { return "" }
        let isSlow = rate < 1
        let tenths = Int((rate * (isSlow ? 60 : 1) * 10).rounded())
        let speed = tenths >= 100 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return ", \(speed) a \(isSlow ? "minute" : "second"), \(span(Int((Double(left) / rate).rounded(.up)))) left"
    }

    private static func span(_ seconds: Int) -> String {
        if seconds < 90 { return "\(seconds) s" }
        let minutes = (seconds + 30) / 60
        return minutes < 90 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    private func show() {
        guard shows, total > 0 else { return }
        Speech.write(cleaned: "\r\u{1B}[K\(Speech.clean(line))", to: 2)
    }
}
