import TillRecords

/// What the rows of a table add up to: what came in, what went out, and both together. A line without a day that says one of the three, of
/// two rows and more, is their total.
struct WrittenSums {
    /// At nine decimals.
    private var into: Int128 = 0
    private var out: Int128 = 0
    private var rows = 0

    private static let decimals = 9

    @inline(__always)
    mutating func add(_ amount: Amount) {
        let units = WrittenSums.wide(amount)
        if units < 0 { out -= units } else { into += units }
        rows &+= 1
    }

    var isAny: Bool { rows > 0 }

    func isTotal(_ amount: Amount) -> Bool {
        let units = WrittenSums.wide(amount)
        let size = units < 0 ? -units : units
        let net = into > out ? into - out : out - into
        return rows > 1 && size != 0 && (size == into || size == out || size == net)
    }

    private static func wide(_ amount: Amount) -> Int128 {
        Int128(amount.units) * Int128(Amount.powers[max(0, decimals - Int(amount.decimals))])
    }
}
