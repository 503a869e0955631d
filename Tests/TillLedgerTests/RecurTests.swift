import Testing
import TillLedger
import TillRecords
import TillTesting

/// What is a series, of what rhythm, and what is not.
@Suite struct RecurTests {
    @Test(arguments: [
        ("weekly", Paid.everyDays(7, from: "2025-01-03", 9)), ("biweekly", Paid.everyDays(14, from: "2025-01-03", 7)),
        ("monthly", Paid.monthly(5, 6)), ("bimonthly", Paid.monthly(5, 5, every: 2)), ("quarterly", Paid.monthly(5, 4, every: 3)),
        ("halfyearly", Paid.monthly(5, 3, every: 6)), ("yearly", Paid.monthly(5, 2, every: 12)),
    ])
    func aBillKeepsItsRhythm(period: String, dates: [String]) throws {
        var paid = Paid()
        paid.add(dates, "-40.00", "Stadtwerke", "utilities.energy")
        let series = try paid.run().all("series")
        #expect(series.map { $0.string(.period) } == [period])
        #expect(series.first?.strings(.transactions).count == dates.count)
        #expect(series.first?.string(.status) == "active")
    }

    @Test func wagesTwiceAMonth() throws {
        var paid = Paid()
        for date in Paid.monthly(15, 5) { paid.add(date, "1800.00", "Acme", "income.salary") }
        for date in Paid.monthly(31, 5) { paid.add(date, "1800.00", "Acme", "income.salary") }
        let series = try paid.run().all("series")
        #expect(series.map { $0.string(.period) } == ["semimonthly"])
        #expect(series.first?.string(.kind) == "salary")
        #expect(series.first?.string(.next) == "2025-06-15")
    }

    @Test func aRisenPriceIsAStep() throws {
        var paid = Paid()
        paid.add(Paid.monthly(9, 4), "-12.99", "Flixnet", "leisure.streaming")
        paid.add(Paid.monthly(9, from: Month(year: 2025, month: 5), 3), "-14.99", "Flixnet", "leisure.streaming")
        let one = try #require(try paid.run().all("series").first)
        #expect(one.string(.pattern) == "stepped")
        #expect(one.string(.was) == "-12.99")
        #expect(one.string(.changed) == "2025-05-09")
        #expect(one.string(.amount) == "-14.99")
        #expect((one.string(.low), one.string(.high)) == ("-14.99", "-14.99"))
    }

    @Test func aBonusIsBesideTheWages() throws {
        var paid = Paid()
        paid.add(Paid.monthly(27, 11), "3180.00", "Werft", "income.salary")
        paid.add("2025-11-12", "1420.00", "Werft", "income.salary")
        let run = try paid.run()
        let one = try #require(run.all("series").first)
        #expect(one.string(.pattern) == "fixed")
        #expect(one.strings(.transactions).count == 11)
        #expect(run.all("transaction").first { $0.string(.amount) == "1420.00" }?.has(.series) == false)
    }

    @Test func oneThatDiffersAloneIsNoStep() throws {
        var paid = Paid()
        for (index, date) in Paid.monthly(27, 8).enumerated() { paid.add(date, index == 5 ? "-7.00" : "-10.00", "Verein", "leisure.hobby") }
        let one = try #require(try paid.run().all("series").first)
        #expect(one.string(.amount) == "-10.00" && !one.has(.was))
    }

    @Test func whatVariesIsExpectedAtItsRecentLevel() throws {
        var paid = Paid()
        for (date, amount) in zip(Paid.monthly(20, 6), ["-90.00", "-100.00", "-80.00", "-60.00", "-50.00", "-55.00"]) {
            paid.add(date, amount, "Stadtwerke", "utilities.energy")
        }
        let one = try #require(try paid.run().all("series").first)
        #expect(one.string(.pattern) == "varying")
        #expect(one.string(.amount) == "-55.00")
        #expect((one.string(.low), one.string(.high)) == ("-50.00", "-100.00"))
        #expect(!one.has(.was))
    }

    @Test func whatGoesByTheSeasonIsExpectedAsAYearBefore() throws {
        var paid = Paid()
        let year = [180, 170, 140, 100, 60, 40, 35, 36, 50, 90, 130, 170]
        for (index, date) in Paid.monthly(3, from: Month(year: 2023, month: 1), 25).enumerated() {
            paid.add(date, "-\(year[index % 12]).00", "Gaswerk", "utilities.energy")
        }
        let one = try #require(try paid.run().all("series").first)
        #expect(one.string(.pattern) == "seasonal")
        #expect(one.string(.amount) == "-170.00")
        #expect(one.string(.next) == "2025-02-03")
    }

    @Test func twoPlansOfOneBillerAreTwo() throws {
        var paid = Paid()
        paid.add(Paid.monthly(3, 8), "-9.99", "Apfel", "services.subscriptions")
        paid.add(Paid.monthly(17, 8), "-2.99", "Apfel", "services.subscriptions")
        paid.add(["2025-02-11", "2025-03-25"], "-4.49", "Apfel", "services.subscriptions")
        let series = try paid.run().all("series")
        #expect(series.compactMap { $0.string(.amount) }.sorted() == ["-2.99", "-9.99"])
        #expect(series.allSatisfy { $0.string(.period) == "monthly" && $0.strings(.transactions).count == 8 })
    }

    @Test func twoPlansOfOnePriceAreToldApartByTheirDay() throws {
        var paid = Paid()
        paid.add(Paid.monthly(3, 8), "-5.99", "Apfel", "services.subscriptions")
        paid.add(Paid.monthly(18, 8), "-5.99", "Apfel", "services.subscriptions")
        let series = try paid.run().all("series")
        #expect(series.map { $0.string(.period) } == ["monthly", "monthly"])
        #expect(Set(series.compactMap { $0.string(.next) }) == ["2025-09-03", "2025-09-18"])
    }

    @Test func wordsAboutTheWayOfPayingDoNotPart() throws {
        var paid = Paid()
        for (date, name) in zip(
            Paid.monthly(2, 6),
            [
                "Hausverwaltung Lastschrift", "Hausverwaltung", "Hausverwaltung Online PMT", "Hausverwaltung Autopay",
                "Hausverwaltung 4711", "Hausverwaltung Dauerauftrag",
            ])
        {
            paid.add(date, "-950.00", name, "home.rent")
        }
        let series = try paid.run().all("series")
        #expect(series.map { $0.string(.name) } == ["Hausverwaltung"])
        #expect(series.first?.strings(.transactions).count == 6)
    }

    @Test func aBillerThatTakesAnotherNameStaysOneSeries() throws {
        var paid = Paid()
        paid.add(Paid.monthly(8, 5), "-39.00", "Kabel Nord", "utilities.internet")
        paid.add(Paid.monthly(8, from: Month(year: 2025, month: 6), 2), "-39.00", "Vodanet", "utilities.internet")
        let series = try paid.run().all("series")
        #expect(series.count == 1)
        #expect(series.first?.strings(.transactions).count == 7)
    }

    @Test func purchasesTransfersAndRefundsAreNone() throws {
        var paid = Paid()
        for (index, day) in [3, 5, 12, 15, 24, 31].enumerated() {
            paid.add("2025-01-\(day < 10 ? "0" : "")\(day)", "-\(30 + index * 7 % 40).\(10 + index)", "Supermarkt", "food.groceries")
        }
        for date in Paid.monthly(1, 8) {
            paid.add(date, "-200.00", "Sparkonto", kind: "transfer")
            paid.add(date, "12.00", "Laden", kind: "refund")
            paid.add(date, "-30.00", "Kind", "food.groceries") { $0.set(.approval, string: "pending") }
        }
        #expect(try paid.run().all("series").isEmpty)
    }

    @Test func aWeeklyShopIsAHabit() throws {
        var paid = Paid()
        for (index, date) in Paid.everyDays(7, from: "2025-01-04", 12).enumerated() {
            paid.add(date, "-\(30 + index * 7 % 40).\(10 + index)", "Supermarkt", "food.groceries")
        }
        #expect(try paid.run().all("series").map { $0.string(.kind) } == ["habit"])
    }

    @Test func chanceAmongManyPurchasesIsNone() throws {
        var chance = SeededChance(7)
        var paid = Paid()
        for _ in 0..<400 {
            let day = Day(year: 2025, month: 1 + chance.below(12), day: 1 + chance.below(28))
            paid.add(day?.description ?? "", "-\(chance.below(20)).\(10 + chance.below(89))", "Kaufhaus", "shopping.department")
        }
        #expect(try paid.run().all("series").isEmpty)
    }

    @Test func whatAnEarlierRunFoundIsReplaced() throws {
        var paid = Paid()
        paid.add(Paid.monthly(5, 6), "-40.00", "Stadtwerke", "utilities.energy")
        paid.add("2025-03-11", "-13.00", "Kiosk") { $0.set(.series, string: "0123456789abcdef0123456789abcdef") }
        paid.lines.append(
            #"{"type":"series","id":"0123456789abcdef0123456789abcdef","household":"home","period":"weekly","status":"active"}"#)
        let run = try paid.run()
        #expect(run.all("series").map { $0.string(.period) } == ["monthly"])
        #expect(run.all("transaction").filter { $0.equals(.merchant, "Kiosk") }.map { $0.has(.series) } == [false])
        // A second run over the first one's stream says the same.
        var again = Paid()
        again.lines = run.texts
        #expect(try again.run().texts == run.texts)
    }

    /// What differs a little belongs together, in the currency's own unit: 0.50 of one with two decimals, 0.500 of one with three.
    @Test(arguments: ["EUR", "KWD"])
    func aSmallDifferenceIsOfTheUnit(currency: String) throws {
        var paid = Paid()
        let zeros = currency == "KWD" ? "0" : ""
        for (index, date) in Paid.monthly(9, 8).enumerated() {
            paid.add(date, index % 2 == 0 ? "-0.90\(zeros)" : "-1.30\(zeros)", "Baqala", "food.groceries") {
                $0.set(.currency, string: currency)
            }
        }
        // Sold at the same till, far apart in price.
        for date in Paid.everyDays(11, from: "2025-01-02", 12) {
            paid.add(date, "-57.00\(zeros)", "Baqala", "food.groceries") { $0.set(.currency, string: currency) }
        }
        let small = try paid.run().all("series").filter { $0.string(.amount)?.hasPrefix("-57") == false }
        #expect(small.map { $0.string(.period) } == ["monthly"])
        #expect(small.first?.strings(.transactions).count == 8)
    }
}
