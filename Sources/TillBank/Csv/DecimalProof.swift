/// What the numbers of a column say about its decimal mark.
struct DecimalProof {
    private(set) var dot = (count: 0, line: 0)
    private(set) var comma = (count: 0, line: 0)
    /// Numbers such as 1.000 that read both ways.
    private(set) var open = (count: 0, line: 0)

    /// The mark of the open numbers; whole numbers below a thousand, and longer ones, that have no mark.
    private var openMark: UInt8 = 0
    private var short = 0
    private var long = 0

    mutating func add(_ number: NumberText, line: Int) {
        switch number.witness {
        case .silent:
            if number.markCount == 0, number.digits > 0 { if number.digitCount <= 3 { short += 1 } else { long += 1 } }
        case .decimal(let mark):
            if mark == NumberText.dot {
                if dot.count == 0 { dot.line = line }
                dot.count += 1
            } else {
                if comma.count == 0 { comma.line = line }
                comma.count += 1
            }
        case .either:
            if open.count == 0 { open.line = line }
            open.count += 1
            openMark = number.kind(number.markCount - 1)
        }
    }

    /// The decimal mark, when every number from a thousand on has the other mark and none below has any: it groups thousands.
    var provenByGrouping: UInt8? {
        open.count >= 3 && short >= 2 && long == 0 ? asGrouping : nil
    }

    /// The decimal mark, when the mark of the open numbers, the only one of the column, groups thousands.
    var asGrouping: UInt8? {
        guard dot.count == 0, comma.count == 0, open.count > 0 else { return nil }
        return openMark == NumberText.comma ? NumberText.dot : NumberText.comma
    }

    /// The decimal mark, when it is a point and three digits stand behind it in every number there is. Commas group in the countries
    /// whose currencies have three decimals.
    var asDecimals: UInt8? {
        asGrouping == nil || open.count < 3 || short + long > 0 || openMark != NumberText.dot ? nil : openMark
    }

    mutating func add(_ rows: [CsvSampleRow], column: Int) {
        for row in rows {
            if case .number(let number) = row.number(column) { add(number, line: row.line) }
        }
    }

    /// The proven mark and a line that proves it.
    var proven: (mark: UInt8, line: Int)? {
        guard contradiction == nil else { return nil }
        if dot.count > comma.count { return (NumberText.dot, dot.line) }
        return comma.count > 0 ? (NumberText.comma, comma.line) : nil
    }

    var contradiction: (dot: Int, comma: Int)? {
        let (few, many) = (min(dot.count, comma.count), max(dot.count, comma.count))
        return few > 0 && few * 20 > many ? (dot.line, comma.line) : nil
    }

    var needsNone: Bool { dot.count == 0 && comma.count == 0 && open.count == 0 }
}
