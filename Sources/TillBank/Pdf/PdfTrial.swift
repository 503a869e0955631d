import TillRecords
import TillStages

/// Reads the table of a statement to nowhere, and asks whether what the statement says proves each of its rows.
struct PdfTrial {
    private(set) var summary = BankSummary()
    private(set) var fault: Fault?
    private(set) var isProven = false
    /// What proves the rows, or why nothing does.
    private(set) var because = ""
    private let facts = BankFacts()
    /// The movements and the numbers of their rows.
    private var moved: [(row: Int, amount: Amount)] = []

    init(_ table: PdfTable, _ document: Document, _ request: BankRequest, _ tables: CsvFormat) {
        let capture = RecordCapture()
        let sink = capture.sink(named: "till-bank", household: nil, speech: Speech(program: "till-bank", quiet: true, descriptor: -1))
        let writer = BankWriter(document: document, format: PdfFormat.name, request: request, sink: sink)
        writer.facts = facts
        do throws(Fault) {
            try tables.read(table.laid, of: PdfFormat.name, into: writer)
        } catch {
            sink.dropLine()
            fault = error
            return
        }
        for line in ((capture.lines(of: document.id) ?? []) + capture.others).split(separator: 0x0A) {
            guard let record = line.withBytes({ try? Record(checking: $0) }) else { continue }
            summary.add(record)
            let place = record.object(.source)?.string(.place) ?? ""
            if record.type == "observation", let amount = record.decimal(.amount) { moved.append((Int(place.dropFirst(4)) ?? 0, amount)) }
        }
        judge(table)
    }

    private mutating func judge(_ table: PdfTable) {
        guard summary.rows > 0 else { return because = "none of them is a movement" }
        if let first = summary.rejects.first { return because = "\(first.place ?? "a row"): \(first.sentence)" }
        guard let units = units(of: table) else { return because = "their amounts are too large" }
        if chains(table, units) {
            (isProven, because) = (true, "the balances follow from row to row")
        } else if let broken = facts.statements.first(where: \.isContradicted) {
            because = "the running balance does not follow from the row before, first on \(broken.firstBreak)"
        } else if !summary.statements.isEmpty, summary.statements.allSatisfy(\.isProven), accounts <= summary.statements.count {
            (isProven, because) = (true, "opening balance and rows come to the closing balance")
        } else if let found = totals(table, units) {
            (isProven, because) = (true, found)
        } else {
            because = "no balance and no total agrees with them"
        }
    }

    private var accounts: Int { summary.rowsOfAccount.count }

    /// The amounts with the same decimals, none larger than any bank's.
    private func units(of table: PdfTable) -> [Int64]? {
        let digits = moved.map(\.amount.decimals).max() ?? 0
        let units = moved.compactMap { $0.amount.scaled(to: digits)?.units }
        return units.count == moved.count && units.allSatisfy { $0.magnitude < 1 << 50 } ? units : nil
    }

    private var digits: UInt8 { moved.map(\.amount.decimals).max() ?? 0 }

    /// Some column holds balances between which every row lies, each the one before and what moved since, from the first row down or from
    /// the last one up.
    private func chains(_ table: PdfTable, _ units: [Int64]) -> Bool {
        let steps = zip(moved, units).map { (row: $0.row, moved: $1) }
        return Set(table.figures.map(\.column)).contains { column in
            [NumberText.dot, NumberText.comma].contains { mark in
                let held = table.figures.filter { $0.column == column }.compactMap { sum in
                    PdfTrial.units(sum.text, mark, digits).map { (row: sum.row, held: $0) }
                }
                return PdfTrial.chains(steps, held)
                    || PdfTrial.chains(steps.reversed().map { (-$0.row, $0.moved) }, held.reversed().map { (-$0.row, $0.held) })
            }
        }
    }

    /// A balance stands behind the movement of its row. Two steps at least, and one row at most before the first balance.
    private static func chains(_ steps: [(row: Int, moved: Int64)], _ held: [(row: Int, held: Int64)]) -> Bool {
        var at = steps.startIndex
        var last: Int64?
        var links = 0
        for (row, balance) in held {
            var sum: Int64 = 0
            let start = at
            while at < steps.endIndex, steps[at].row <= row {
                sum += steps[at].moved
                at += 1
            }
            if let last {
                guard last + sum == balance else { return false }
                if at > start { links += 1 }
            } else if at - start > 1 {
                return false
            }
            last = balance
        }
        return at == steps.endIndex && links >= 2
    }

    /// Balances before and after, or the totals of both sides, among the sums that stand beside the rows: whatever they are called.
    private func totals(_ table: PdfTable, _ scaled: [Int64]) -> String? {
        guard scaled.count > 1 else { return nil }
        let digits = digits
        let stated = Set(table.stated.flatMap { PdfTrial.readings($0, digits) })
        let (into, out) = (scaled.filter { $0 > 0 }.reduce(0, +), -scaled.filter { $0 < 0 }.reduce(0, +))
        let sides = [into, out].filter { $0 != 0 }
        let largest = scaled.map(\.magnitude).max() ?? 0
        if sides.count == 2 || scaled.count > 2, sides.allSatisfy({ stated.contains($0) || stated.contains(-$0) }),
            Int64(largest) < sides.max() ?? 0
        {
            return "totals beside the rows are their sums"
        }
        let sum = into - out
        guard sum != 0 else { return nil }
        let isHeld = stated.contains { $0 != 0 && $0 != -sum && $0 + sum != 0 && stated.contains($0 + sum) }
        return isHeld ? "a balance before and one after lie as far apart as the rows come to" : nil
    }

    /// A sum as signed units, by every mark that it may have.
    private static func readings(_ text: [UInt8], _ digits: UInt8) -> [Int64] {
        [NumberText.dot, NumberText.comma].compactMap { units(text, $0, digits) }
    }

    private static func units(_ text: [UInt8], _ mark: UInt8, _ digits: UInt8) -> Int64? {
        guard case .number(let number) = NumberText.read(text), number.digits < 1 << 50, let decimals = number.decimals(mark), decimals <= 9
        else { return nil }
        let units = number.negative || number.marker == .debit ? -Int64(number.digits) : Int64(number.digits)
        return Amount(units: units, decimals: UInt8(decimals)).scaled(to: digits)?.units
    }
}
