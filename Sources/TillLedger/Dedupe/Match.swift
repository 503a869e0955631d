/// A movement found to be another, or perhaps to be.
struct Match {
    var said: Int
    var row: Int
    /// Tenths of a bit.
    var weight: Int
    var why: String
    /// False for a pair that a person should decide.
    var isSure: Bool
}
