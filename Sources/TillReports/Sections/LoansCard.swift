import TillHousehold
import TillRecords

/// What the household owes by contract, on its own page: what is left of each loan, its next payment, the day it is paid off.
enum LoansCard {
    static let template: PageTemplate = """
        <section class="card" id="loans"><h2>\(.loansTitle)</h2>
        <table class="plain"><caption>\(.loansCaption)</caption>
        <thead><tr><th scope="col">\(.columnLoan)</th><td class="barcell"></td><th scope="col" class="n">\(.columnLeft)</th><th scope="col"
        class="n">\(.columnOf)</th><th scope="col">\(.columnNextPayment)</th><th scope="col">\(.columnPaidOff)</th></tr></thead>
        <tbody>{{#loans}}<tr><th scope="row"><bdi>{{name}}</bdi><small class="reason">{{detail}}</small></th>
        <td class="barcell">{{{bar}}}</td><td class="n" data-k="\(.columnLeft)">{{left}}</td><td class="n" data-k="\(.columnOf)">{{principal}}</td>
        <td data-k="\(.columnNextPayment)">{{next}}{{#parts}}<small class="reason">{{parts}}</small>{{/parts}}</td>
        <td data-k="\(.columnPaidOff)">{{payoff}}{{#rest}}<small class="reason">{{rest}}</small>{{/rest}}</td></tr>{{/loans}}</tbody></table></section>
        """

    /// Nil where the household declares no loan.
    static func view(of book: HouseholdBook) -> View? {
        guard !book.loans.isEmpty else { return nil }
        let loans = book.loans.sorted { ($1.left, $0.name) < ($0.left, $1.name) }
        return ["loans": loans.map { loan($0, book.home) }]
    }

    private static func loan(_ loan: LoanReading, _ home: Currency) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
        let source: MessageKey =
            switch loan.by {
            case "bank": .loanByBank
            case "payments": .loanByPayments
            default: .loanByContract
            }
        var detail = say(source, [.percent: rate(loan)])
        if let last = loan.missed.last {
            detail += "; " + say(.loanMissed, count: loan.missed.count, [.date: DayText.full(last)])
        }
        let payoff = loan.left == 0 ? say(.loanPaidOff) : loan.payoff.map(DayText.full) ?? say(.loanNever)
        let rest = PageLanguage.spoken.commas(
            [
                loan.remaining.flatMap { $0 > 0 ? say(.loanPayments, count: $0) : nil },
                loan.interestLeft.flatMap { $0 > 0 ? say(.interestToCome, [.amount: text($0)]) : nil },
            ].compactMap { $0 })
        return [
            "name": loan.name, "detail": detail,
            "bar": ShareBar.draw(max(0, loan.repaid), typical: nil, most: max(loan.principal, 1), .proven), "left": text(loan.left),
            "principal": text(loan.principal),
            "next": loan.next.map { say(.amountOnDate, [.amount: text($0.amount), .date: DayText.full($0.day)]) } ?? "\u{2013}",
            "parts": optional(loan.next.map { say(.loanParts, [.first: text($0.interest), .second: text($0.principal)]) } ?? ""),
            "payoff": payoff, "rest": optional(rest),
        ]
    }

    /// The rate as written, with the language's decimal mark.
    private static func rate(_ loan: LoanReading) -> String {
        let numbers = PageLanguage.spoken.numbers
        return numbers.percent(numbers.written(decimal: loan.rate))
    }
}
