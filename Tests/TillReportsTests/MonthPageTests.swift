import Testing
import TillRecords

@testable import TillReports

@Suite struct MonthPageTests {
    @Test func sumsAreThoseOfTheTransactions() {
        let page = Sample.page()
        // 2600.00 in; rent 800.00, market 61.50 + 23.50 − 10.00 refund, bistro 30.00 pending, diner 9.20 at its rate, 0.01 rounding out.
        #expect(page.headline.incoming.amount == 260_000)
        #expect(page.headline.outgoing.amount == 80_000 + 6_150 + 2_350 - 1_000 + 3_000 + 920 + 1)
        #expect(page.headline.left.amount == page.headline.incoming.amount - page.headline.outgoing.amount)
        #expect(page.spending.reduce(0) { $0 + $1.comparison.amount } == page.headline.outgoing.amount)
        #expect(page.sources.reduce(0) { $0 + $1.comparison.amount } == page.headline.incoming.amount)
        #expect(page.days.reduce(0) { $0 + $1.outgoing } == page.headline.outgoing.amount)
        #expect(page.days.last?.running == page.headline.left.amount)
        #expect(page.days.last?.spent == page.headline.outgoing.amount)
    }

    @Test func comparesWithTheMonthBeforeAndATypicalOne() {
        let page = Sample.page()
        #expect(page.headline.outgoing.before == 84_000)
        #expect(page.headline.outgoing.typical == 82_000)
        #expect(page.headline.typicalMonths == 2)
        #expect(Sample.page(Sample.book, "2025-01").headline.outgoing.before == nil)
    }

    @Test func currenciesAreNeverAddedUp() {
        let page = Sample.page()
        let foreign = page.asides.first { $0.kind == .foreign }
        #expect(foreign?.sums == [Money(minorUnits: -7_000, currency: Sample.usd)])
        #expect(!page.spending.contains { $0.name == "Travel" })
    }

    @Test func transfersPendingAndUnconfirmedStandAside() {
        let page = Sample.page()
        #expect(page.asides.first { $0.kind == .transfers }?.sums == [Money(minorUnits: -50_000, currency: Sample.eur)])
        #expect(page.asides.first { $0.kind == .pending }?.count == 1)
        #expect(page.asides.first { $0.kind == .unconfirmed }?.count == 1)
    }

    @Test func everySelectionAddsUpToItsFigure() {
        let page = Sample.page()
        let filters = Dictionary(page.filters.map { ($0.slug, $0.rows.map { page.rows[$0] }) }, uniquingKeysWith: { first, _ in first })
        func sum(_ slug: String) -> Int64 { (filters[slug] ?? []).reduce(0) { $0 + ($1.minor ?? 0) } }
        #expect(sum("in") == page.headline.incoming.amount)
        #expect(sum("out") == -page.headline.outgoing.amount)
        #expect(sum("counted") == page.headline.left.amount)
        for line in page.spending { #expect(sum(line.slug) == -line.comparison.amount) }
    }

    @Test func newMerchantsAreThoseNeverSeenBefore() {
        #expect(Set(Sample.page().newMerchants.map(\.name)) == ["Bistro", "Diner", "Rounding"])
        #expect(Sample.page(Sample.book, "2025-01").newMerchants.isEmpty)
    }

    @Test func theDefaultMonthIsOver() {
        #expect(Sample.book.defaultMonth == Sample.month("2025-03"))
        let begun = HouseholdBook(household: "ng", home: Sample.eur, transactions: Sample.rows + [Sample.row("2025-04-02", -100)])
        #expect(begun.defaultMonth == Sample.month("2025-03"))
    }

    @Test func questionsCarryTheLineThatAnswersThem() {
        let question = Sample.page().questions.first { $0.subject == "Rounding" }
        #expect(question.map { $0.quoted + $0.answer } == "Rounding,-0.01,2025-03-31,CATEGORY")
    }
}
