/// Amounts that a scan may have made of one another: one digit other, missing or too many, or the decimal mark lost.
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

    /// All amounts that `areNear` one, in ten-thousandths, with those a hundred times as large or small.
    static func all(of units: Int64) -> [Int64] {
        guard units % 100 == 0, units >= 1_000, units < 100_000_000_000 else { return [] }
        let written = digits(units / 100)
        var near: Set<Int64> = []
        for place in written.indices {
            for digit in UInt8(0)...9 where digit != written[place] {
                var other = written
                other[place] = digit
                near.insert(value(other))
            }
            var shorter = written
            shorter.remove(at: place)
            near.insert(value(shorter))
        }
        for place in 0...written.count {
            for digit in UInt8(0)...9 {
                var longer = written
                longer.insert(digit, at: place)
                near.insert(value(longer))
            }
        }
        near.remove(units)
        return near.filter { $0 > 0 && areNear(units, $0) }.sorted()
    }

    /// How often chance makes a row's amount a neighbour.
    static func chance(_ units: Int64, _ population: LinkPopulation) -> Double {
        let found = all(of: units).reduce(0) { $0 + population.occurrences(of: $1) }
        return max(1, Double(found)) / Double(max(50, population.count))
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

    private static func value(_ digits: [UInt8]) -> Int64 { digits.reduce(Int64(0)) { $0 * 10 + Int64($1) } * 100 }
}
