/// Seeded chance: SplitMix64 (Steele, Lea, Flood 2014). The same seed gives the same numbers on every machine.
///
/// Streams fork by name, so that one habit more in a household does not change what the other habits draw.
public struct Chance: Sendable {
    private let origin: UInt64
    private var state: UInt64

    public init(seed: UInt64) {
        origin = seed
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Chance.mix(state)
    }

    /// A stream of its own for `label`; depends on the seed and the label, not on what was drawn before.
    public func fork(_ label: String) -> Chance {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in label.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return Chance(seed: Chance.mix(origin ^ Chance.mix(hash)))
    }

    /// A whole number in `0..<bound`; 0 when `bound` is not positive.
    public mutating func below(_ bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A whole number in `range`, every one as likely.
    public mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(below(Int(range.upperBound - range.lowerBound) + 1))
    }

    /// A whole number in `range`, low ones likelier: as prices and baskets are.
    public mutating func skewed(_ range: ClosedRange<Int64>) -> Int64 {
        min(within(range), within(range))
    }

    /// True in `permille` of a thousand draws.
    public mutating func happens(_ permille: Int) -> Bool {
        below(1000) < permille
    }

    /// One of `choices`, or nil when there are none.
    public mutating func pick<Choice>(_ choices: [Choice]) -> Choice? {
        choices.isEmpty ? nil : choices[below(choices.count)]
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
