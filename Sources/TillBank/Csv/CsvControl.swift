import TillRecords
import TillStages

/// Balances before and after all rows of a table that stand beside it, and what the rows add up to.
struct CsvControl {
    /// At nine decimals, as `sum`.
    let opening: Int128
    let closing: Int128
    /// Where the closing one stands.
    let line: Int
    private var sum: Int128 = 0
    private var days: (first: Day, last: Day)?
    private var currency: Currency?

    init(opening: Int128, closing: Int128, line: Int) {
        (self.opening, self.closing, self.line) = (opening, closing, line)
    }

    private static let decimals = 9

    private static func wide(_ amount: Amount) -> Int128 {
        Int128(amount.units) * Int128(Amount.powers[max(0, decimals - Int(amount.decimals))])
    }

    private static func amount(_ value: Int128) -> Amount? {
        let shown = [0, 2, 3].first { value % Int128(Amount.powers[decimals - $0]) == 0 } ?? decimals
        return Int64(exactly: value / Int128(Amount.powers[decimals - shown])).map { Amount(units: $0, decimals: UInt8(shown)) }
    }

    /// A row that counts in balances.
    mutating func add(_ amount: Amount, _ day: Day?, _ currency: Currency?) {
        sum += CsvControl.wide(amount)
        if let day { days = (min(days?.first ?? day, day), max(days?.last ?? day, day)) }
        if self.currency == nil { self.currency = currency }
    }

    /// Closing balance less opening balance and rows; what a card owes grows as money leaves.
    private var difference: Int128 { opening - sum == closing ? 0 : closing - opening - sum }

    /// Writes both balances where the rows lead from one to the other, and says where they do not.
    ///
    /// - Parameter hasBalances: rows have balances of their own, and those were written.
    func finish(
        _ place: borrowing CsvPlace, _ account: ByteView, hasBalances: Bool, _ sink: Sink, _ facts: BankFacts?
    ) throws(Fault) {
        guard let days else { return }
        let (opening, closing) = (CsvControl.amount(opening), CsvControl.amount(closing))
        if let facts, !hasBalances {
            facts.add(
                BankStatement(
                    account: String(decoding: account, as: UTF8.self), currency: currency, opening: opening, from: days.first,
                    closing: closing, to: days.last, place: place.name(line), difference: CsvControl.amount(difference)))
        }
        guard difference == 0 else {
            return try sink.contradiction(
                "bank.csv.unbalanced", "the balances stated beside the table differ by another sum than its rows move.",
                remedy: "Rows may be missing, or more than the period stated: export the period again.", file: place.document.name,
                place: place.name(line))
        }
        guard !hasBalances, self.opening + sum == self.closing, let opening, let closing else { return }
        let ends: [(BalanceRow.Kind, Amount, Day)] = [(.opening, opening, days.first), (.closing, closing, days.last)]
        for (number, end) in ends.enumerated() {
            var row = BalanceRow()
            (row.kind, row.amount, row.date, row.account, row.currency) = (end.0, end.1, end.2, account, currency)
            (row.line, row.number) = (line, number + 1)
            try place.write(row, sink)
        }
    }
}
