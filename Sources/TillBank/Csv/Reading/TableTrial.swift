import TillRecords

/// The numbers of a sample of rows, read once by one choice of decimal marks: what hypotheses are tried on.
final class TableTrial {
    let rows: [CsvSampleRow]
    private let words: BankWords
    private var columns: [Int: [Int128?]] = [:]
    private let marks: [Int: UInt8]
    private let defaultMark: UInt8
    /// Places of rows that stand in one run of balances.
    private let runs: [[Int]]
    private var ordinary: [Int: Int128] = [:]
    private var pairs: [Int: [[UInt8]]] = [:]
    private let openings: [Int128]

    /// - Parameters:
    ///   - marks: the decimal mark of each column that has one of its own.
    ///   - accounts: what names the run of balances that a row stands in.
    ///   - sections: lines with which another account begins.
    ///   - openings: balances that are stated to be those before the first row.
    ///   - isBooked: whether a row counts in balances.
    init(
        _ rows: [CsvSampleRow], _ words: BankWords, marks: [Int: UInt8], defaultMark: UInt8, accounts: [Int], sections: [Int],
        openings: [Int128], isBooked: (CsvSampleRow) -> Bool
    ) {
        self.openings = openings
        self.rows = rows
        self.words = words
        self.marks = marks
        self.defaultMark = defaultMark
        var runs: [BytesKey: [Int]] = [:]
        var order: [BytesKey] = []
        for (index, row) in rows.enumerated() where isBooked(row) {
            let section = sections.count { $0 < row.line }
            let key = BytesKey(bytes: Array((accounts.map { row.cell($0) } + [Array("\(section)".utf8)]).joined(separator: [0])))
            if runs[key] == nil { order.append(key) }
            runs[key, default: []].append(index)
        }
        self.runs = order.compactMap { runs[$0] }
    }

    /// How many runs of balances there are: as many rows have no balance before them.
    var runCount: Int { runs.count }

    func mark(_ column: Int) -> UInt8 { marks[column] ?? defaultMark }

    /// Every value of a column at nine decimals; nil where it is blank or no number.
    func values(_ column: Int) -> [Int128?] {
        if let known = columns[column] { return known }
        let mark = mark(column)
        let found = rows.map { TableTrial.number($0.number(column), mark) }
        columns[column] = found
        return found
    }

    /// A cell as a number at nine decimals, or nil.
    static func number(_ cell: NumberCell, _ mark: UInt8) -> Int128? {
        guard case .number(let number) = cell, let decimals = number.decimals(mark), decimals <= 9 else { return nil }
        let value = Int128(number.digits) * Int128(Amount.powers[9 - decimals])
        return number.negative ? -value : value
    }

    /// What each row moved by a form, as it is written: positive is in, or out where it is turned. A fee is money out.
    func moves(_ form: TableReading.Form, fee: Int, isTurned: Bool) -> TableMoves {
        var moves = TableMoves()
        if case .stepped(let column, let balance, let isNewestFirst) = form {
            moves.amounts = steps(column, balance, isNewestFirst)
            moves.count()
            return moves
        }
        moves.amounts.reserveCapacity(rows.count)
        for index in rows.indices { moves.amounts.append(amount(form, index, &moves)) }
        if fee >= 0 {
            let fees = values(fee)
            for index in rows.indices {
                guard let taken = fees[index], let amount = moves.amounts[index] else { continue }
                moves.amounts[index] = isTurned ? amount + abs(taken) : amount - abs(taken)
            }
        }
        moves.count()
        return moves
    }

    /// Amounts without a sign, with that of the step from the balance before the row to its own; nil where no such step is as large.
    private func steps(_ column: Int, _ balance: Int, _ isNewestFirst: Bool) -> [Int128?] {
        let (values, held) = (values(column), held(balance))
        var found = [Int128?](repeating: nil, count: rows.count)
        for run in runs {
            let places = isNewestFirst ? Array(run.reversed()) : run
            var before = openings
            for place in places {
                if let value = values[place], let here = held[place] {
                    found[place] = before.lazy.map { here - $0 }.first { self.abs($0) == self.abs(value) }
                }
                before = held[place].map { [$0] } ?? []
            }
        }
        return found
    }

    /// Whether no number of a column has a sign.
    func isUnsigned(_ column: Int) -> Bool { values(column).allSatisfy { ($0 ?? 0) >= 0 } && values(column).contains { ($0 ?? 0) > 0 } }

    /// The only two words of a column, in the order of their bytes; nil where it has others, or a row has none. Rows without an
    /// amount may be blank there.
    func twoWords(_ column: Int) -> [[UInt8]]? {
        if let known = pairs[column] { return known.isEmpty ? nil : known }
        var found: Set<[UInt8]> = []
        var filled = 0
        for row in rows {
            let cell = row.cell(column)
            guard !cell.isEmpty else { continue }
            filled += 1
            if found.count < 3 { found.insert(cell) }
        }
        // Names of as many rows as there are say nothing of a direction.
        let isPair = found.count == 2 && filled > 2 && filled * 10 >= rows.count * 9 && found.allSatisfy { $0.count <= 40 }
        let pair = isPair ? found.sorted { $0.lexicographicallyPrecedes($1) } : []
        pairs[column] = pair
        return pair.isEmpty ? nil : pair
    }

    /// Whether letters for the direction stand behind or before its numbers.
    func hasMarkers(_ column: Int) -> Bool {
        rows.contains { if case .number(let number) = $0.number(column) { number.marker != .none } else { false } }
    }

    private func amount(_ form: TableReading.Form, _ index: Int, _ moves: inout TableMoves) -> Int128? {
        switch form {
        case .signed(let column), .stepped(let column, _, _): return values(column)[index]
        case .sides(let out, let into):
            let left = out < 0 ? nil : values(out)[index].map { usual(out) < 0 ? -$0 : $0 }
            let came = into < 0 ? nil : values(into)[index].map { usual(into) < 0 ? -$0 : $0 }
            if let left, let came, left != 0, came != 0 {
                moves.conflicts += 1
                return nil
            }
            if (left ?? 0) != 0 || (came ?? 0) != 0 { moves.singles += 1 }
            return left == nil && came == nil ? nil : (came ?? 0) - (left ?? 0)
        case .directed(let column, let by, let isRelative):
            guard let value = values(column)[index] else { return nil }
            guard let sign = words.direction(rows[index].cell(by)) else { return value == 0 ? 0 : nil }
            return (isRelative ? value : abs(value)) * Int128(sign)
        case .worded(let column, let by, let isFirstIn):
            guard let value = values(column)[index], let words = twoWords(by) else { return nil }
            let cell = rows[index].cell(by)
            guard cell == words[0] || cell == words[1] else { return value == 0 ? 0 : nil }
            return (cell == words[0]) == isFirstIn ? value : -value
        case .marked(let column, let by, let meaning):
            guard let value = values(column)[index] else { return nil }
            return abs(value) * Int128(marked(column, by, index) ?? -meaning)
        }
    }

    /// The direction that a mark of the row says; nil where it has none.
    private func marked(_ column: Int, _ by: Int, _ index: Int) -> Int? {
        if case .number(let number) = rows[index].number(column), number.marker != .none { return number.marker == .credit ? 1 : -1 }
        return by < 0 ? nil : words.direction(rows[index].cell(by))
    }

    /// The sign that ordinary values of a side have; of as many of both the smaller ones are what was taken back.
    func usual(_ column: Int) -> Int128 {
        if let known = ordinary[column] { return known }
        let all = values(column).compactMap { $0 }.filter { $0 != 0 }
        let negative = all.count { $0 < 0 }
        let found: Int128 = negative * 2 == all.count ? all.reduce(0, +) : Int128(all.count - negative * 2)
        let sign: Int128 = found < 0 ? -1 : 1
        ordinary[column] = sign
        return sign
    }

    /// The balances of a column held against movements, account by account. A marker `DR` behind a balance makes it negative.
    func chain(_ moves: TableMoves, balance: Int) -> BalanceChain {
        let held = self.held(balance)
        var chain = BalanceChain()
        for run in runs { chain.merge(BalanceChain(run, moved: moves.amounts, held: held)) }
        return chain
    }

    /// The sum of what rows moved that count in balances.
    func bookedSum(_ moves: TableMoves) -> Int128 { runs.joined().reduce(0) { $0 + (moves.amounts[$1] ?? 0) } }

    private func held(_ column: Int) -> [Int128?] {
        var held = values(column)
        for (index, row) in rows.enumerated() {
            if case .number(let number) = row.number(column), number.marker == .debit, let value = held[index] { held[index] = -abs(value) }
        }
        return held
    }

    private func abs(_ value: Int128) -> Int128 { value < 0 ? -value : value }
}

/// What rows moved by one form of reading, and how well the form fits them.
struct TableMoves {
    /// At nine decimals; nil where the form gives none.
    fileprivate(set) var amounts: [Int128?] = []
    fileprivate(set) var conflicts = 0
    /// Rows that fill exactly one side.
    fileprivate(set) var singles = 0
    private(set) var missing = 0
    private(set) var zeros = 0

    fileprivate mutating func count() {
        missing = amounts.count { $0 == nil }
        zeros = amounts.count { $0 == 0 }
    }

    /// The sum of all.
    var sum: Int128 { amounts.reduce(0) { $0 + ($1 ?? 0) } }

    /// The sum of what has a sign.
    func sum(_ sign: Int) -> Int128 { amounts.reduce(0) { $0 + (($1 ?? 0).signum() == Int128(sign) ? $1 ?? 0 : 0) } }
}
