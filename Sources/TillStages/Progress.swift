import Glibc

/// How far long work has come: a line that renews itself on a terminal, nothing anywhere else.
public final class Progress {
    private let what: String
    private let total: Int
    private let shows: Bool
    private var done = 0

    /// - Parameters:
    ///   - what: the plural of what is counted.
    ///   - quiet: true to show nothing.
    public init(_ what: String, total: Int, quiet: Bool) {
        self.what = what
        self.total = total
        shows = !quiet && isatty(2) == 1
        show()
    }

    /// One more is done.
    public func advance() {
        done += 1
        show()
    }

    /// Takes the line away.
    public func finish() {
        if shows { Speech.write(cleaned: "\r\u{1B}[K", to: 2) }
    }

    private func show() {
        guard shows, total > 0 else { return }
        let width = 30
        let filled = width * done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        Speech.write(cleaned: "\r\(bar) \(done)/\(total) \(Speech.clean(what))", to: 2)
    }
}
