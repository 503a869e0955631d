import TillRecords

/// What the dates of a document say about the order of day and month.
struct DateOrderProof {
    /// Rows whose first number is above 12 and whose second is not, and the line of the first of them.
    private(set) var dayFirst = (count: 0, line: 0)
    private(set) var monthFirst = (count: 0, line: 0)
    /// Rows that read both ways.
    private(set) var open = (count: 0, line: 0)
    private(set) var dotted = 0
    private(set) var numeric = 0
    private(set) var settled = 0
    /// Two-digit "years" that are days: the first number is the year.
    private(set) var yearFirstShort = 0

    mutating func add(_ parts: DateParts, line: Int) {
        switch parts.form {
        case .yearFirst, .named: settled += 1
        case .yearless: break
        case .numeric:
            numeric += 1
            if parts.separator == 0x2E { dotted += 1 }
            if parts.isOpen {
                if open.count == 0 { open.line = line }
                open.count += 1
            } else if parts.first > 12, parts.second <= 12 {
                if dayFirst.count == 0 { dayFirst.line = line }
                dayFirst.count += 1
            } else if parts.second > 12, parts.first <= 12 {
                if monthFirst.count == 0 { monthFirst.line = line }
                monthFirst.count += 1
            }
        }
    }

    /// The order that a part above 12 proves, or nil; contradicting rows are told by `contradiction`.
    var proven: (order: DateOrder, line: Int)? {
        guard contradiction == nil else { return nil }
        if dayFirst.count > monthFirst.count { return (.dayFirst, dayFirst.line) }
        return monthFirst.count > 0 ? (.monthFirst, monthFirst.line) : nil
    }

    /// Lines that prove opposite orders, when neither side is a rare slip.
    var contradiction: (dayFirst: Int, monthFirst: Int)? {
        let (few, many) = (min(dayFirst.count, monthFirst.count), max(dayFirst.count, monthFirst.count))
        return few > 0 && few * 20 > many ? (dayFirst.line, monthFirst.line) : nil
    }

    /// Dots separate the parts of all numeric dates: the day stands first.
    var isDotted: Bool { numeric > 0 && dotted == numeric }

    /// No date needs an order.
    var needsNone: Bool { numeric == 0 }
}

/// Whether rows run up or down in time, and whether a reading keeps them in line.
struct DateRun {
    private var last: Day?
    private(set) var ups = 0
    private(set) var downs = 0
    private(set) var missing = 0

    mutating func add(_ day: Day?) {
        guard let day else {
            missing += 1
            return
        }
        if let last {
            if day > last { ups += 1 } else if day < last { downs += 1 }
        }
        last = day
    }

    /// All rows in one direction.
    var isInLine: Bool { missing == 0 && (ups == 0 || downs == 0) }
    var steps: Int { ups + downs }
}
