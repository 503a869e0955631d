/// Numbers as records hold them: so many decimals, no more than they are worth.
enum Figure {
    /// `0.125`; without trailing zeros, `0` for what is no number.
    static func text(_ value: Double, decimals: Int) -> String {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let scaled = (value * power).rounded()
        guard scaled.isFinite, abs(scaled) < 9e15 else { return "0" }
        let units = Int64(scaled)
        var digits = String(units.magnitude)
        while digits.utf8.count <= decimals { digits = "0" + digits }
        let whole = digits.dropLast(decimals)
        var fraction = digits.suffix(decimals)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    static func json(_ value: Double, decimals: Int) -> [UInt8] { Array(text(value, decimals: decimals).utf8) }

    static func json(_ values: [Double], decimals: Int) -> [UInt8] {
        Array(("[" + values.map { text($0, decimals: decimals) }.joined(separator: ",") + "]").utf8)
    }

    /// Two significant digits: `4_137` is `4_100`.
    static func rough(_ value: Int64) -> Int64 {
        var (power, left) = (Int64(1), value.magnitude)
        while left >= 100 {
            left /= 10
            power *= 10
        }
        let rest = value % power
        let down = value - rest
        return rest.magnitude * 2 >= power.magnitude && power > 1 ? down.clampedAdding(rest < 0 ? -power : power) : down
    }

    /// The band a number of households lies in: `20 to 49`, `1000 to 1999`.
    static func band(_ count: Int) -> String {
        var low = 1
        for step in 0..<40 {
            let next = step % 3 == 0 ? low * 2 : step % 3 == 1 ? low / 2 * 5 : low * 2
            if count < next { return low == next - 1 ? "\(low)" : "\(low) to \(next - 1)" }
            low = next
        }
        return "\(low) or more"
    }
}
