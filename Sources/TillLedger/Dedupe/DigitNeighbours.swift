/// Amounts that a scan may have made of one another: one digit other, missing or too many.
enum DigitNeighbours {
    /// Whether two amounts, in ten-thousandths, are written with digits that differ in one place.
    static func areNear(_ a: Int64, _ b: Int64) -> Bool {
        guard a % 100 == 0, b % 100 == 0, a != b else { return false }
        let first = digits(a / 100)
        let second = digits(b / 100)
        if first.count == second.count {
            return first.count >= 3 && zip(first, second).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) } == 1
        }
        let (short, long) = first.count < second.count ? (first, second) : (second, first)
        guard long.count - short.count == 1, short.count >= 2 else { return false }
        var at = 0
        while at < short.count, short[at] == long[at] { at += 1 }
        return short[at...].elementsEqual(long[(at + 1)...])
    }

    /// All amounts that `areNear` one, in ten-thousandths, ascending.
    static func all(of units: Int64) -> [Int64] {
        guard units % 100 == 0, units >= 10_000, units < 100_000_000_000 else { return [] }
        let written = units / 100
        var near: [Int64] = []
        near.reserveCapacity(160)
        var power: Int64 = 1
        while power <= written {
            let digit = written / power % 10
            let (above, below) = (written / power, written % power)
            let isFirst = above < 10
            for other in 0...9 as ClosedRange<Int64> {
                if other != digit, !(isFirst && other == 0) { near.append(written + (other - digit) * power) }
                near.append((above * 10 + other) * power + below)
                // Before the first digit as well.
                if isFirst, other > 0 { near.append((other * 10 + above) * power + below) }
            }
            // A first digit before a nought cannot be the one that is missing: nobody writes the nought.
            if !isFirst || below * 10 >= power, power > 1 || above >= 10 { near.append(above / 10 * power + below) }
            power *= 10
        }
        near.sort()
        var last = written
        return near.compactMap { one in
            guard one != last, one != written else { return nil }
            last = one
            return one * 100
        }
    }

    /// How often chance makes a row's amount a neighbour.
    static func chance(_ units: Int64, _ population: LinkPopulation) -> Double {
        let found = all(of: units).reduce(0) { $0 + population.occurrences(of: $1) }
        return max(1, Double(found)) / Double(population.count)
    }

    private static func digits(_ number: Int64) -> [UInt8] {
        var rest = number
        var out: [UInt8] = []
        repeat {
            out.append(UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        return out.reversed()
    }
}
