/// The stream's protocol: its version and the catalogue of every record type.
public enum StreamProtocol {
    /// Raised when a field changes its meaning; a fixture of every version is kept for ever (Tests/Fixtures/stream).
    public static let version = 1

    /// Every record type, in the order they are documented. A new type is one file and one line here.
    public static let shapes: [Shape] = [
        .stream, .note, .reject, .end,
        .observation, .balance, .trade, .message,
        .transaction, .link, .series, .decision,
        .budget, .goal, .challenge, .loan, .forecast, .health, .cohort, .membership, .finding,
    ]

    /// The shape of a type, or nil for a type of another producer, which passes untouched.
    public static func shape(of type: String) -> Shape? {
        shapes.first { $0.type == type }
    }
}
