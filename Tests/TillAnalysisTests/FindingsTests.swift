import TillRecords
import Testing
import TillTesting

@testable import TillAnalysis

struct FindingsTests {
    private func findings(_ rows: [Record], options: [String: [String]] = [:], asOf: String? = nil) throws -> [Record] {
        let found = try StageRun(FindingsStage.self, options: options, asOf: asOf, rows).all("finding")
        for record in found { #expect(Shape.finding.violations(in: record) == []) }
        return found
    }

    private func codes(_ found: [Record]) -> [String] { found.compactMap { $0.string(.code) } }

    private func bought(_ id: String, _ date: String, _ amount: String, _ merchant: String, series: String? = nil) -> Record {
        Ledger.transaction(id, date, amount, category: "shopping.general", merchant: merchant, series: series)
    }

    private func series(_ more: [(Key, String)]) -> Record {
        var record = Record(type: .series)
        record.set(.id, string: "s1")
        record.set(.household, string: "home")
        record.set(.period, string: "monthly")
        record.set(.name, string: "Film Club")
        record.set(.amount, string: "-14.00")
        record.set(.currency, string: "EUR")
        record.set(.status, string: "active")
        record.set(.transactions, strings: ["f"])
        for (key, value) in more { record.set(key, string: value) }
        return record
    }

    @Test func aTwinIsADuplicateUnlessItIsUsualOrCameBack() throws {
        let small = bought("s", "2025-03-01", "-3.00", "Kiosk")
        let twin = [bought("a", "2025-03-04", "-89.90", "Shoes"), bought("b", "2025-03-04", "-89.90", "Shoes")]
        #expect(codes(try findings([small] + twin)) == ["duplicate-charge"])
        // Another account, another day, small change, or a refund: none.
        let other = Ledger.transaction("b", "2025-03-04", "-89.90", merchant: "Shoes", account: "visa")
        #expect(codes(try findings([small, twin[0], other])).isEmpty)
        #expect(codes(try findings([small, twin[0], bought("b", "2025-03-05", "-89.90", "Shoes")])).isEmpty)
        let back = Ledger.transaction("r", "2025-03-09", "89.90", kind: "refund", merchant: "Shoes")
        #expect(codes(try findings([small] + twin + [back])).isEmpty)
        // Somebody with fixed prices: on the same day all the same.
        let fixed = bought("z", "2025-02-01", "-89.90", "Shoes")
        #expect(codes(try findings([small, fixed] + twin)) == ["duplicate-charge"])
    }

    @Test func aDearerSubscriptionIsTold() throws {
        let found = try findings(
            [bought("f", "2025-03-04", "-14.00", "Film Club", series: "s1"), series([(.was, "-12.00"), (.changed, "2025-03-04")])])
        #expect(found.map { $0.string(.key) } == ["price-rise:s1:2025-03-04"])
        #expect(found.first?.string(.amount) == "24.00")
        let cheaper = try findings(
            [bought("f", "2025-03-04", "-14.00", "Film Club", series: "s1"), series([(.was, "-15.00"), (.changed, "2025-03-04")])])
        #expect(cheaper.isEmpty)
    }

    /// Withdrawals and what is saved have no price; a subscription and a rent to somebody have.
    @Test(arguments: [
        ("transfer.cash", false), ("transfer.savings", false), ("transfer.own", false), ("leisure.streaming", true), ("home.rent", true),
        ("transfer.person", true),
    ])
    func whatHasAPrice(category: String, isTold: Bool) throws {
        let row = Ledger.transaction("f", "2025-03-04", "-14.00", category: category, merchant: "Film Club", series: "s1")
        let one = series([(.was, "-12.00"), (.changed, "2025-03-04"), (.category, category)])
        #expect(codes(try findings([row, one])) == (isTold ? ["price-rise"] : []))
    }

    @Test func whatDidNotComeIsToldOnceItsGraceIsOver() throws {
        let row = bought("f", "2025-03-04", "-14.00", "Film Club", series: "s1")
        let late = series([(.status, "late"), (.next, "2025-04-04")])
        #expect(try findings([row, late], asOf: "2025-04-10").isEmpty)
        let found = try findings([row, late], asOf: "2025-04-20")
        #expect(found.map { $0.string(.key) } == ["missing-bill:s1:2025-04-04"])
        let income = try findings([row, series([(.status, "late"), (.next, "2025-04-04"), (.amount, "1400.00")])], asOf: "2025-04-20")
        #expect(income.map { $0.string(.severity) } == ["high"])
        #expect(codes(income) == ["missing-income"])
    }

    /// A year of purchases between 8 and 12 at four shops.
    private var usual: [Record] {
        (0..<120).map { number in
            let day = Day(ordinal: 20_089 + number * 3) ?? Ledger.day("2025-01-01")
            return bought("u\(number)", day.description, "-\(8 + number % 5).\(10 + number % 7)", "Shop \(number % 4)")
        }
    }

    @Test func whatIsFarFromUsualIsToldAndStaysToldWhenMoreIsKnown() throws {
        let odd = bought("odd", "2025-08-30", "-61.00", "Shop 1")
        let new = bought("new", "2025-09-02", "-75.00", "Stranger")
        let found = try findings(usual + [odd, new])
        #expect(
            codes(found).sorted() == ["new-merchant", "unusual-amount", "unusual-month"].sorted() || codes(found).contains("unusual-amount")
        )
        #expect(found.contains { $0.string(.key) == "unusual-amount:odd" })
        #expect(found.contains { $0.string(.key) == "new-merchant:new" })
        let before = try findings(usual + [odd, new], asOf: "2025-09-03")
        #expect(Set(before.compactMap { $0.string(.key) }).isSubset(of: found.compactMap { $0.string(.key) }))
        #expect(try findings(usual).isEmpty)
    }

    /// Months that cost ten times as much, and purchases of another size, change nothing of what was found before them.
    @Test func whatComesLaterChangesNothing() throws {
        let odd = [bought("odd", "2025-08-19", "-61.00", "Shop 1"), bought("new", "2025-08-21", "-75.00", "Stranger")]
        let twins = ["a", "b"].map { bought($0, "2025-07-04", "-31.00", "Shoes") }
        let later = (0..<40).map { number in
            bought(
                "l\(number)", "2025-\(["09", "10", "11", "12"][number % 4])-\(10 + number / 4)", "-\(700 + number).00", "Mall \(number % 4)"
            )
        }
        let before = try findings(usual + odd + twins, asOf: "2025-08-31").map(\.text)
        let after = try findings(usual + odd + twins + later, asOf: "2025-12-31").filter { ($0.string(.date) ?? "") <= "2025-08-31" }.map(
            \.text)
        #expect(before == after)
        #expect(before.count >= 3)
    }

    /// Nothing is large before two weeks are known; then a month is thirty days of what a day cost, until one is over.
    @Test(arguments: [("2025-01-14", 0), ("2025-01-15", 1), ("2025-01-31", 1), ("2025-02-01", 1)])
    func theFirstTwoWeeksHaveNoScale(day: String, told: Int) throws {
        let rows = (0..<120).map { number in
            bought(
                "d\(number)", Ledger.day("2025-01-01").adding(days: number / 3)?.description ?? "", "-\(8 + number % 5).00",
                "Shop \(number % 4)")
        }
        let found = try findings(rows + [bought("new", day, "-600.00", "Stranger")])
        #expect(found.count { $0.string(.code) == "new-merchant" } == told)
    }

    /// A month names the rows that it is of: who may see a month's rows may see what is said of it.
    @Test func anUnusualMonthNamesItsRows() throws {
        var rows = usual
        rows += (1...9).map { bought("much\($0)", "2025-08-0\($0)", "-40.00", "Shop \($0 % 4)") }
        let found = try findings(rows).filter { $0.string(.code) == "unusual-month" }
        #expect(found.map { $0.string(.key) } == ["unusual-month:shopping.general:2025-08"])
        let named = found.first.map { Set($0.strings(.transactions)) } ?? []
        #expect(named == Set(rows.filter { $0.string(.date)?.hasPrefix("2025-08") ?? false }.compactMap { $0.string(.id) }))
        // What nobody knows the use of has no usual month.
        let unknown = try rows.map { try Record(checking: $0.text.replacing("shopping.general", with: "unknown")) }
        #expect(try !codes(findings(unknown)).contains("unusual-month"))
    }

    @Test func whatWasDismissedIsNotToldAgainByItsKey() throws {
        let budget = try Record(
            checking: #"{"type":"budget","household":"home","period":"2025-03","first":"2025-03-01","last":"2025-03-31","currency":"EUR","#
                + #""by":"household","until":"2025-03-31","lines":[{"category":"food","available":"100.00","left":"-20.00","status":"red"},"#
                + #"{"category":"travel","available":"50.00","left":"-5.00","status":"red"}]}"#)
        let low = try Record(
            checking: #"{"type":"forecast","household":"home","of":"balance","currency":"EUR","from":"2025-03-31","#
                + #""low":{"date":"2025-04-20","amount":"-12.00","below":"0.00","certainty":"expected"}}"#)
        let rows = [bought("a", "2025-03-02", "-12.00", "Bakery"), budget, low]
        let keys = try findings(rows).compactMap { $0.string(.key) }
        #expect(keys == ["low-balance:all:2025-04", "over-budget:2025-03:food", "over-budget:2025-03:travel"])
        func dismissal(_ number: Int, _ key: String, _ action: String = "dismiss") throws -> Record {
            try Record(
                checking:
                    #"{"type":"decision","id":"d\#(number)","number":\#(number),"household":"home","about":"\#(key)","action":"\#(action)"}"#
            )
        }
        for key in keys {
            let rest = try findings([try dismissal(1, key)] + rows).compactMap { $0.string(.key) }
            #expect(rest == keys.filter { $0 != key })
        }
        #expect(try findings([try dismissal(1, keys[0], "note")] + rows).count == 3, "another decision about it is no dismissal")
        #expect(try findings([try dismissal(1, "over-budget:2025-03")] + rows).count == 3, "a part of a key is none")
    }

    @Test func aTagSaysThatAPersonKnows() throws {
        var odd = bought("odd", "2025-08-30", "-61.00", "Shop 1")
        odd.set(.tags, strings: ["checked"])
        #expect(!(try findings(usual + [odd])).contains { $0.string(.key) == "unusual-amount:odd" })
    }

    @Test func aMonthListsOnlySoManyAndTheRestIsThere() throws {
        let twins = (0..<6).flatMap { number in
            [
                bought("a\(number)", "2025-03-0\(number + 1)", "-\(50 + number).00", "Shop \(number)"),
                bought("b\(number)", "2025-03-0\(number + 1)", "-\(50 + number).00", "Shop \(number)"),
            ]
        }
        let found = try findings(twins + [bought("s", "2025-03-01", "-3.00", "Kiosk")], options: ["most": ["2"]])
        let listed = found.filter { $0.flag(.listed) ?? true }
        #expect(listed.compactMap { $0.string(.amount) }.sorted() == ["54.00", "55.00"])
        #expect(found.count > 2)
        #expect(Set(found.compactMap { $0.string(.key) }).count == found.count)
    }

    @Test func budgetsAndForecastsAreReadOut() throws {
        var budget = try Record(
            checking: #"""
                {"type":"budget","household":"home","period":"2025-03","by":"household","until":"2025-03-20","last":"2025-03-31","lines":[
                {"category":"food","label":"Food","limit":"100.00","available":"100.00","spent":"130.00","left":"-30.00","status":"red"},
                {"category":"home","limit":"900.00","available":"900.00","spent":"700.00","left":"200.00","bills":"150.00","expected":"120.00",
                "daily":"4.54","status":"green"}]}
                """#.split(separator: "\n").joined())
        budget.set(.currency, string: "EUR")
        let forecast = try Record(
            checking:
                #"{"type":"forecast","household":"home","of":"balance","from":"2025-03-20","low":{"date":"2025-03-29","amount":"-40.00","below":"0","certainty":"expected"}}"#
        )
        let found = try findings([bought("a", "2025-03-20", "-5.00", "Shop"), budget, forecast])
        #expect(
            Set(found.compactMap { $0.string(.key) }) == [
                "over-budget:2025-03:food", "budget-pace:2025-03:home", "low-balance:all:2025-03",
            ])
        #expect(found.first { $0.equals(.code, "low-balance") }?.string(.severity) == "high")
        #expect(found.first { $0.equals(.code, "budget-pace") }?.string(.amount) == "70.00")
    }
}
