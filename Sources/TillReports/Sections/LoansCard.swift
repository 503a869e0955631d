import TillRecords

/// What the household owes by contract, on its own page: what is left of each loan, its next payment, the day it is paid off.
enum LoansCard {
    static let template: PageTemplate = """
        <section class="card" id="loans"><h2>Loans</h2>
        <table class="plain"><caption>What is owed, and when it is paid off</caption>
        <thead><tr><th scope="col">Loan</th><td class="barcell"></td><th scope="col" class="n">Left</th><th scope="col"
        class="n">of</th><th scope="col">Next payment</th><th scope="col">Paid off</th></tr></thead>
        <tbody>{{#loans}}<tr><th scope="row"><bdi>{{name}}</bdi><small class="reason">{{detail}}</small></th>
        <td class="barcell">{{{bar}}}</td><td class="n" data-k="Left">{{left}}</td><td class="n" data-k="of">{{principal}}</td>
        <td data-k="Next payment">{{next}}{{#parts}}<small class="reason">{{parts}}</small>{{/parts}}</td>
        <td data-k="Paid off">{{payoff}}{{#rest}}<small class="reason">{{rest}}</small>{{/rest}}</td></tr>{{/loans}}</tbody></table></section>
        """

    /// Nil where the household declares no loan.
    static func view(of book: HouseholdBook) -> View? {
        guard !book.loans.isEmpty else { return nil }
        let loans = book.loans.sorted { ($1.left, $0.name) < ($0.left, $1.name) }
        return ["loans": loans.map { loan($0, book.home) }]
    }

    private static func loan(_ loan: LoanReading, _ home: Currency) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
        let source =
            switch loan.by {
            case "bank": "by the bank\u{2019}s balance"
            case "payments": "by the payments seen"
            default: "by the contract; no payment is in the book"
            }
        var detail = "\(loan.rate) % a year, \(source)"
        if let last = loan.missed.last {
            detail += "; \(loan.missed.count == 1 ? "no payment" : "\(loan.missed.count) payments not") seen, last on \(DayText.full(last))"
        }
        let payoff = loan.left == 0 ? "paid off" : loan.payoff.map(DayText.full) ?? "never at this payment"
        let rest = [
            loan.remaining.flatMap { $0 > 0 ? CountText.of($0, "payment") : nil },
            loan.interestLeft.flatMap { $0 > 0 ? "\(text($0)) of interest to come" : nil },
        ].compactMap { $0 }.joined(separator: ", ")
        return [
            "name": loan.name, "detail": detail,
            "bar": ShareBar.draw(max(0, loan.repaid), typical: nil, most: max(loan.principal, 1), .proven), "left": text(loan.left),
            "principal": text(loan.principal),
            "next": loan.next.map { "\(text($0.amount)) on \(DayText.full($0.day))" } ?? "\u{2013}",
            "parts": optional(loan.next.map { "\(text($0.interest)) interest, \(text($0.principal)) paid back" } ?? ""),
            "payoff": payoff, "rest": optional(rest),
        ]
    }
}
