/// Chance by counter: the n-th number of a stream depends on seed, stream and n alone, so that no order of asking shows.
///
/// SplitMix64's finaliser (Steele, Lea, Flood 2014) over seed, stream and counter.
package struct CounterChance: Sendable {
    private let key: UInt64
    private var counter: UInt64 = 0

    package init(seed: UInt64, stream: UInt64) {
        key = CounterChance.mix(seed &+ 0x9E37_79B9_7F4A_7C15 &* (stream &+ 1))
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        counter &+= 1
        return CounterChance.mix(key &+ counter &* 0x9E37_79B9_7F4A_7C15)
    }

    /// A whole number below `bound`; 0 when `bound` is not positive.
    package mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(next().multipliedFullWidth(by: UInt64(bound)).high) : 0
    }

    /// A number from 0 up to but not 1.
    package mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
