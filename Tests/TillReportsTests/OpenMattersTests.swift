import Testing
import TillFigures
import TillRecords

@testable import TillReports

/// What is asked of a person: by the money an answer moves, small things of a kind together, and nothing twice.
@Suite struct OpenMattersTests {
    /// A row whose category is so sure, per cent.
    private func guess(_ minor: Int64, _ merchant: String, sure: Int = 0, day: String = "2025-03-09") -> ReportTransaction {
        var row = Sample.row(day, minor, merchant)
        row.certainty = sure
        row.observations = ["o-\(merchant)-\(day)-\(minor)"]
        return row
    }

    private func alone(_ minor: Int64, _ merchant: String) -> ReportTransaction {
        var row = Sample.row("2025-03-09", minor, merchant, status: .unconfirmed)
        row.observations = ["o-\(merchant)"]
        return row
    }

    private func open(
        _ rows: [ReportTransaction], balances: [StatedBalance] = [], questions: [Question] = [], said: [String] = [],
        _ answered: Answered = Answered(), isBundled: Bool = true
    ) -> OpenMatters {
        var book = HouseholdBook(household: "ng", home: Sample.eur, transactions: rows, balances: balances, questions: questions)
        for line in said { if let record = try? Record(checking: line) { book.acknowledged.take(record) } }
        return OpenMatters(book, answered: answered, isBundled: isBundled)
    }

    private func names(_ open: OpenMatters) -> [String] {
        open.asked.map { $0.parts.isEmpty ? $0.name : "\($0.parts.count) small: \($0.kind.rawValue)" }
    }

    /// Half a per cent of a year of 10,000.00, and a tenth of that: below, at, above.
    @Test(arguments: [(4_999, "2 small: category"), (5_000, "Shop"), (5_001, "Shop")])
    func aMatterOfHalfAPerCentStandsByItself(worth: Int64, first: String) {
        let year = Sample.row("2025-03-01", -1_000_000 + worth + 3_000, "Lettings", category: "Home > Rent")
        let found = open([year, guess(-worth, "Shop"), guess(-3_000, "Stall")])
        #expect(names(found).first == first)
    }

    /// Twenty, whatever moves: below, at, above; one alone and two together.
    @Test(arguments: [(1_999, 0), (2_000, 1), (2_001, 1)])
    func whatIsNotWorthAQuestionIsOnlyListed(worth: Int64, asked: Int) {
        let one = open([guess(-worth, "Shop")])
        #expect(one.count == asked && one.small.count == 1 - asked)
        let two = open([guess(-(worth - 700), "Shop"), guess(-700, "Stall")])
        #expect(two.count == asked && two.small.count == (asked == 1 ? 0 : 2))
        #expect(two.asked.first?.parts.count ?? 2 == 2)
        #expect(open([guess(-worth, "Shop")], isBundled: false).count == 1)
    }

    /// Money weighed by doubt: a large sum that is nearly sure comes after a smaller one that nobody knows.
    @Test func theOrderIsMoneyByDoubt() {
        let found = open([guess(-30_000, "Sure", sure: 49), guess(-20_000, "Unknown"), guess(-9_000, "Less")])
        #expect(names(found) == ["Unknown", "Sure", "Less"])
        #expect(found.asked.map(\.worth) == [20_000, 15_300, 9_000])
    }

    @Test func smallCashBuysAreOneLineThatIsAcknowledgedWithItsRows() throws {
        let rows = (1...11).map { alone(-700 - Int64($0), "stall \($0)") }
        let found = open(rows)
        #expect(names(found) == ["11 small: alone"] && found.asked[0].size == 7_766)
        #expect(found.counts.map { "\($0.kind) \($0.count)" } == ["alone 1"])
        let ids = rows.map { "\"\($0.observations[0])\"" }.joined(separator: ",")
        let said = #"{"type":"decision","about":"small:alone","action":"acknowledge","value":"known","with":[\#(ids)]}"#
        let after = open(rows, said: [said])
        #expect(after.count == 0 && after.acknowledged.count == 11 && after.acknowledged.allSatisfy { $0.said == "known" })
        // Others that come later are asked.
        #expect(names(open(rows + [alone(-2_500, "fair")], said: [said])) == ["fair"])
    }

    /// A category that is half known is asked where so much hangs on it that it stands by itself, below seven in ten.
    @Test(arguments: [(-40_000, 69, 1), (-40_000, 70, 0), (-16_000, 69, 0)])
    func muchMoneyThatIsHalfKnown(minor: Int64, sure: Int, asked: Int) {
        var row = guess(minor, "Shop", sure: sure)
        row.by = "known"
        let year = Sample.row("2025-03-01", -1_000_000 - minor, "Lettings", category: "Home > Rent")
        #expect(open([year, row]).asked.filter { $0.kind == .category }.count == asked)
    }

    /// A guess is offered as an answer where it is right in three of ten; what is said where nothing is known is not.
    @Test(arguments: [(20, false), (25, false), (29, false), (30, true), (47, true)])
    func aGuessIsOfferedWhereSomethingSpeaksForIt(sure: Int, isOffered: Bool) {
        #expect(OpenMatters.isIdea(sure) == isOffered)
        #expect(OpenMatters.isIdea(nil))
    }

    /// What no answer brings into a figure is listed and never asked.
    @Test func whatMovesNothingIsNotAsked() {
        var row = alone(-9_000, "fair")
        #expect(open([row]).count == 1)
        row.isMoot = true
        #expect(open([row]).count == 0 && open([row]).small.count == 1)
    }

    @Test func whatIsInNoFigureIsAskedOnce() {
        var row = alone(-9_000, "fair")
        row.certainty = 0
        let found = open([row])
        #expect(found.asked.map(\.kind) == [.alone], "its category moves nothing as long as it does not count")
    }

    @Test func aMerchantOfTwoCategoriesIsAskedUnlessAPersonSaidSo() {
        func rows(_ by: String) -> [ReportTransaction] {
            [("Food > Groceries", -40_000), ("Home > Garden", -30_000)].map { category, minor in
                var row = Sample.row("2025-03-09", Int64(minor), "Bazaar", category: category)
                row.by = by
                row.observations = ["o\(minor)"]
                return row
            }
        }
        let found = open(rows("known"))
        #expect(found.asked.map(\.kind) == [.merchant] && found.asked[0].worth == 15_000)
        #expect(open(rows("decision")).count == 0)
        #expect(open(rows("rule")).count == 0)
    }

    @Test(arguments: [(69, [OpenMatters.Matter.Kind.income]), (70, []), (71, [])])
    func incomeThatIsNotSureIsAsked(sure: Int, kinds: [OpenMatters.Matter.Kind]) {
        let row = guess(50_000, "Club", sure: sure)
        #expect(open([row]).asked.map(\.kind) == kinds)
    }

    @Test func whatIsAcknowledgedIsShownAndNotCounted() {
        let balances = [Sample.balance("2025-03-01", 0), Sample.balance("2025-03-31", 100_000)]
        let gap = open([], balances: balances)
        #expect(gap.asked.map(\.kind) == [.gap])
        let said = #"{"type":"decision","about":"\#(gap.asked[0].key)","action":"acknowledge","value":"later"}"#
        let after = open([], balances: balances, said: [said])
        #expect(after.count == 0 && after.acknowledged.map(\.said) == ["later"])
        // Another difference is another matter.
        let other = [Sample.balance("2025-03-01", 0), Sample.balance("2025-03-31", 90_000)]
        #expect(open([], balances: other, said: [said]).count == 1)
    }

    @Test func aRemarkIsNoQuestion() {
        let questions = [
            Question(weight: .minor, subject: "a.csv", sentence: "2 rows are totals."),
            Question(weight: .open, subject: "b.csv", sentence: "it ends early.", answer: "Export it again."),
            Question(weight: .urgent, subject: "c.csv", sentence: "it is locked.", answer: "Unlock it."),
        ]
        let found = open([guess(-90_000, "Shop")], questions: questions)
        #expect(names(found) == ["c.csv", "Shop", "b.csv"], "whole documents first, then money, then what may be")
    }

    @Test func whatWasAnsweredSinceIsAskedNoMore() {
        var answered = Answered()
        answered.merchants = ["Shop"]
        answered.rows = [alone(-9_000, "fair").id]
        answered.documents = ["d1"]
        answered.keys = ["question:code:b.csv"]
        var first = Question(weight: .urgent, subject: "a.csv", sentence: "no.")
        first.documents = ["d1"]
        var second = Question(weight: .urgent, subject: "b.csv", sentence: "no.")
        second.code = "code"
        let found = open([guess(-9_000, "Shop"), alone(-9_000, "fair")], questions: [first, second], answered)
        #expect(found.count == 0)
    }

    /// What a person sent, and what came onto a card, by half of its money; together with others of their kind where it is small. What a
    /// decision settled, and what asks for a link, is not asked here.
    @Test(arguments: [
        (MoneyDoubt.fromPerson, Flow.spending, Int64(4_000), "Mia"), (.ontoCard, .transfer, 4_000, "Mia"),
        (.fromPerson, .spending, 3_998, ""),
    ])
    func whatOnlyAPersonCanSay(doubt: MoneyDoubt, flow: Flow, size: Int64, first: String) {
        var row = guess(size, "Mia", sure: 90)
        (row.flow, row.doubt, row.needsReview) = (flow, doubt, true)
        let found = open([row])
        #expect(names(found) == (first.isEmpty ? [] : [first]))
        #expect((found.asked + found.small).map(\.kind) == [.income])
        row.doubt = nil
        #expect(open([row]).asked.allSatisfy { $0.kind == .link })
    }
}
