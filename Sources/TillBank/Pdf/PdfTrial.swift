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
    private var amounts: [Amount] = []

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
            guard let record = line.withUnsafeBytes({ try? Record(checking: $0) }) else { continue }
            summary.add(record)
            if record.type == "observation", let amount = record.decimal(.amount) { amounts.append(amount) }
        }
        judge(table)
    }

    private mutating func judge(_ table: PdfTable) {
        guard summary.rows > 0 else { return because = "none of them is a movement" }
        if let first = summary.rejects.first { return because = "\(first.place ?? "a row"): \(first.sentence)" }
        guard summary.rows == table.count || !chains else {
            return because = "\(table.count) lines have a day and a sum, and \(summary.rows) are movements"
        }
        if let broken = facts.statements.first(where: \.isContradicted) {
            return because = "the running balance does not follow from the row before, first on \(broken.firstBreak)"
        }
        if chains {
            (isProven, because) = (true, "the running balance follows from row to row")
        } else if !summary.statements.isEmpty, summary.statements.allSatisfy(\.isProven), accounts <= summary.statements.count {
            (isProven, because) = (true, "opening balance and rows come to the closing balance")
        } else if let found = totals(table) {
            (isProven, because) = (true, found)
        } else {
            because = "no balance and no total agrees with them"
        }
    }

    private var accounts: Int { summary.rowsOfAccount.count }

    /// Running balances go through all rows.
    private var chains: Bool {
        let links = facts.statements.reduce(0) { $0 + $1.links }
        return links > 0 && links == summary.rows - facts.statements.count && facts.statements.allSatisfy { $0.isProven }
    }

    /// Balances before and after, or the totals of both sides, among the sums that stand beside the rows: whatever they are called.
    private func totals(_ table: PdfTable) -> String? {
        let digits = amounts.map(\.decimals).max() ?? 0
        let scaled = amounts.compactMap { $0.scaled(to: digits)?.units }
        guard amounts.count > 1, scaled.count == amounts.count, scaled.allSatisfy({ $0.magnitude < 1 << 50 }) else { return nil }
        let stated = Set(table.stated.flatMap { PdfTrial.readings($0, digits) })
        let (into, out) = (scaled.filter { $0 > 0 }.reduce(0, +), -scaled.filter { $0 < 0 }.reduce(0, +))
        let sides = [into, out].filter { $0 != 0 }
        let largest = scaled.map(\.magnitude).max() ?? 0
        if sides.count == 2 || scaled.count > 2, sides.allSatisfy({ stated.contains($0) || stated.contains(-$0) }), Int64(largest) < sides.max() ?? 0 {
            return "totals beside the rows are their sums"
        }
        let sum = into - out
        guard sum != 0 else { return nil }
        let isHeld = stated.contains { $0 != 0 && $0 != -sum && $0 + sum != 0 && stated.contains($0 + sum) }
        return isHeld ? "a balance before and one after lie as far apart as the rows come to" : nil
    }

    /// A sum as signed units, by every mark that it may have.
    private static func readings(_ text: [UInt8], _ digits: UInt8) -> [Int64] {
        guard case .number(let number) = NumberText.read(text), number.digits < 1 << 50 else { return [] }
        let isOut = number.negative || number.marker == .debit
        return [NumberText.dot, NumberText.comma].compactMap { mark in
            guard let decimals = number.decimals(mark), decimals <= 9 else { return nil }
            let units = isOut ? -Int64(number.digits) : Int64(number.digits)
            return Amount(units: units, decimals: UInt8(decimals)).scaled(to: digits)?.units
        }
    }
}
