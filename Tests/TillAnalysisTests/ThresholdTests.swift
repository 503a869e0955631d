import TillRecords
import Testing
import TillTesting

@testable import TillAnalysis

/// Rules of the analyses that have a threshold, as tables: just below, at, and just above it.
@Suite struct ThresholdTests {
    private static func findings(_ rows: [Record]) throws -> [Record] { try StageRun(FindingsStage.self, rows).all("finding") }

    private static func day(_ later: Int, from first: String = "2025-01-01") -> String {
        Ledger.day(first).adding(days: later)?.description ?? ""
    }

    private static func bought(_ id: String, _ date: String, _ amount: String, _ merchant: String) -> Record {
        Ledger.transaction(id, date, amount, category: "shopping.general", merchant: merchant)
    }

    /// Days between two equal charges, whether one is the turn of a bill, and whether a person is told: who buys the same again the day
    /// after goes there often, a bill is owed once.
    @Test(arguments: [(0, false, true), (1, false, false), (0, true, true), (1, true, true), (2, true, true), (3, true, false)])
    func aDuplicateCharge(days: Int, isBill: Bool, isTold: Bool) throws {
        var rows = [
            Ledger.transaction("a", "2025-03-04", "-89.90", category: "shopping.general", merchant: "Shoes", series: isBill ? "s1" : nil),
            Self.bought("b", Self.day(days, from: "2025-03-04"), "-89.90", "Shoes"),
        ]
        rows.append(Self.series("s1", "bill"))
        #expect(try Self.findings(rows).map { $0.string(.code) } == (isTold ? ["duplicate-charge"] : []))
    }

    private static func series(_ id: String, _ kind: String) -> Record {
        var record = Record(type: .series)
        record.set(.id, string: id)
        record.set(.household, string: "home")
        record.set(.kind, string: kind)
        record.set(.period, string: "monthly")
        record.set(.name, string: "Shoes")
        record.set(.amount, string: "-89.90")
        record.set(.currency, string: "EUR")
        record.set(.status, string: "active")
        return record
    }

    /// What is due and does not come is told of bills; nobody owes a habit.
    @Test(arguments: [("bill", 1), ("subscription", 1), ("loan", 1), ("instalment", 1), ("habit", 0)])
    func nobodyOwesAHabit(kind: String, told: Int) throws {
        var late = Self.series("s1", kind)
        late.set(.status, string: "late")
        late.set(.next, string: "2025-04-04")
        late.set(.transactions, strings: ["a"])
        let rows = [
            Ledger.transaction("a", "2025-03-04", "-89.90", category: "shopping.general", merchant: "Shoes", series: "s1"),
            Self.bought("z", "2025-05-20", "-1.00", "Kiosk"), late,
        ]
        #expect(try Self.findings(rows).count { $0.equals(.code, "missing-bill") } == told)
    }

    /// What comes every quarter makes no month unusual; the same spent by the way does.
    @Test(arguments: [(true, false), (false, true)])
    func billsMakeNoMonthUnusual(isBill: Bool, isTold: Bool) throws {
        var rows = (0..<40).map {
            Ledger.transaction("k\($0)", Self.day($0 * 7), "-20.\(10 + $0 % 3)", category: "services.insurance", merchant: "Cover")
        }
        rows.append(
            Ledger.transaction(
                "q", "2025-08-15", "-400.00", category: "services.insurance", merchant: "Big Cover", series: isBill ? "s1" : nil))
        rows.append(Self.series("s1", "bill"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "unusual-month") } == isTold)
    }

    /// Days since the household's first row, and whether a first purchase of more than a month usually costs is told: two weeks are enough.
    @Test(arguments: [(13, "-900.00", false), (14, "-900.00", true), (15, "-900.00", true), (15, "-100.00", false), (90, "-100.00", true)])
    func aVeryLargeMerchantIsNewSooner(days: Int, amount: String, isTold: Bool) throws {
        var rows = (0..<48).map { Self.bought("k\($0)", Self.day($0 / 4), "-10.\(10 + $0)", "Kiosk") }
        rows += (12..<120).map { Self.bought("l\($0)", Self.day($0), "-10.20", "Kiosk") }
        rows.append(Self.bought("new", Self.day(days), amount, "Grand Piano"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "new-merchant") } == isTold)
    }

    /// A first purchase of 60.00, no half of a month: days since the household's first row, purchases before it, and whether a person is told.
    @Test(arguments: [(89, 40, false), (90, 40, true), (91, 40, true), (120, 39, false), (120, 40, true), (120, 41, true)])
    func aNewLargeMerchant(days: Int, purchases: Int, isTold: Bool) throws {
        var rows = (0..<purchases).map { Self.bought("k\($0)", Self.day($0), "-20.\(10 + $0)", "Kiosk") }
        rows.append(Self.bought("new", Self.day(days), "-60.00", "Grand Piano"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "new-merchant") } == isTold)
    }

    /// Of purchases of 10.00 the new one has to be twice the middle one at least.
    @Test(arguments: [("-19.99", false), ("-20.00", true), ("-20.01", true)])
    func aNewMerchantOfTwiceTheUsual(amount: String, isTold: Bool) throws {
        var rows = (0..<45).map { Self.bought("k\($0)", Self.day($0), "-10.00", "Kiosk") }
        rows.append(Self.bought("new", Self.day(100), amount, "Grand Piano"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "new-merchant") } == isTold)
    }

    /// Earlier purchases at a payee, and whether one of ten times as much is told of.
    @Test(arguments: [(5, false), (6, true), (7, true)])
    func anUnusualAmountNeedsAPast(earlier: Int, isTold: Bool) throws {
        var rows = (0..<earlier).map { Self.bought("k\($0)", Self.day($0 * 7), "-20.00", "Market") }
        rows.append(Self.bought("odd", Self.day(100), "-200.00", "Market"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "unusual-amount") } == isTold)
    }

    /// Half as much again as the usual 20.00, and more than small change (the middle purchase, 20.00 too).
    @Test(arguments: [("-39.99", false), ("-40.00", true), ("-40.01", true)])
    func anUnusualAmountIsMoreThanSmallChange(amount: String, isTold: Bool) throws {
        var rows = (0..<8).map { Self.bought("k\($0)", Self.day($0 * 7), "-20.00", "Market") }
        rows.append(Self.bought("odd", Self.day(100), amount, "Market"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "unusual-amount") } == isTold)
    }

    /// The score of Iglewicz and Hoaglin beyond which an amount is an outlier, with the least spread of a twentieth.
    @Test(arguments: [(12_961, false), (12_962, false), (12_963, true)] as [(Int64, Bool)])
    func anOutlier(size: Int64, isOne: Bool) throws {
        let score = try #require(LogDeviation.score(size, among: [10_000, 10_000, 10_000, 10_000, 10_000, 10_000], fewest: 6))
        #expect((score > LogDeviation.outlier) == isOne, "\(score)")
    }

    @Test(arguments: [(5, false), (6, true), (7, true)])
    func aScoreNeedsAPast(earlier: Int, isThere: Bool) {
        #expect((LogDeviation.score(500, among: Array(repeating: 100, count: earlier), fewest: 6) != nil) == isThere)
    }

    /// Days until a balance is expected to fall low: within two weeks it is urgent.
    @Test(arguments: [("2025-03-14", "high"), ("2025-03-15", "high"), ("2025-03-16", "middle")])
    func aLowBalanceIsUrgentWithinTwoWeeks(day: String, severity: String) throws {
        var forecast = Record(type: .forecast)
        for (key, text) in [(.id, "f"), (.household, "home"), (.of, "balance"), (.account, "giro"), (.from, "2025-03-01")]
            as [(Key, String)]
        {
            forecast.set(key, string: text)
        }
        forecast.set(.low, raw: Array(#"{"date":"\#(day)","below":"0","amount":"-50.00","certainty":"expected"}"#.utf8))
        let found = try Self.findings([Ledger.transaction("a", "2025-03-01", "-1.00", merchant: "Tea"), forecast])
        #expect(found.map { $0.string(.severity) } == [severity])
    }

    /// What is missing of a line of 100.00, and whether its pace is told of: a twentieth at least.
    @Test(arguments: [("54.99", false), ("55.00", true), ("55.01", true)])
    func aBudgetThatRunsAhead(expected: String, isTold: Bool) throws {
        var budget = Record(type: .budget)
        for (key, text) in [
            (.id, "b"), (.household, "home"), (.by, "household"), (.period, "2025-03"), (.until, "2025-03-15"), (.last, "2025-03-31"),
        ] as [(Key, String)] {
            budget.set(key, string: text)
        }
        let line = #"{"category":"food","status":"yellow","available":"100.00","left":"50.00","bills":"0","expected":"\#(expected)"}"#
        budget.set(.lines, raw: Array("[\(line)]".utf8))
        let found = try Self.findings([Ledger.transaction("a", "2025-03-01", "-1.00", merchant: "Tea"), budget])
        #expect(found.map { $0.string(.code) } == (isTold ? ["budget-pace"] : []))
    }

    /// The day a household's documents begin, and the first period of which a budget is made: three days may be missing of it.
    @Test(arguments: [("2025-01-03", "2025-01"), ("2025-01-04", "2025-01"), ("2025-01-05", "2025-02")])
    func theFirstPeriodOfABudget(first: String, period: String) throws {
        let rows = [
            Ledger.transaction("a", first, "-10.00", category: "food.groceries"),
            Ledger.transaction("b", "2025-02-10", "-10.00", category: "food.groceries"),
            Ledger.transaction("c", "2025-03-31", "-10.00", category: "food.groceries"),
        ]
        let file = "currency: EUR\nbudget: {categories: [{category: food, limit: 100}]}"
        #expect(try StageRun(BudgetStage.self, household: file, rows).all("budget").first?.string(.period) == period)
    }

    /// Months with an income, and whether a budget is shared out of it.
    @Test(arguments: [(2, 0), (3, 1), (4, 2)])
    func anIncomeToShareOut(months: Int, budgets: Int) throws {
        var rows = (1...months).map { Ledger.transaction("i\($0)", "2025-0\($0)-01", "2000.00", category: "income.salary") }
        rows.append(Ledger.transaction("z", "2025-0\(months + 1)-28", "-10.00", category: "food.groceries"))
        #expect(try StageRun(BudgetStage.self, rows).all("budget").count == budgets)
    }

    /// Complete months, and whether health has a total.
    @Test(arguments: [(5, false), (6, true), (7, true)])
    func aTotalOfHealthNeedsHalfAYear(months: Int, isThere: Bool) throws {
        var rows: [Record] = []
        for month in 1...months {
            rows.append(Ledger.transaction("i\(month)", "2025-0\(month)-01", "2000.00", category: "income.salary"))
            rows.append(Ledger.transaction("r\(month)", "2025-0\(month)-02", "-900.00", category: "home.rent"))
            rows.append(Ledger.transaction("f\(month)", "2025-0\(month)-12", "-\(300 + month).00", category: "food.groceries"))
            rows.append(Ledger.transaction("s\(month)", "2025-0\(month)-20", "-200.00", kind: "transfer", category: "transfer.savings"))
            rows.append(Ledger.balance("2025-0\(month)-28", "\(1000 + 100 * month).00"))
        }
        rows.append(Ledger.transaction("z", "2025-0\(months + 1)-03", "-1.00", category: "food.coffee"))
        let health = try StageRun(HealthStage.self, rows).all("health")
        #expect((health.last?.has(.total) ?? false) == isThere, "\(health.last?.text ?? "none")")
    }

    /// The middle purchase of the household is 20.00: what is smaller is no duplicate worth a word.
    @Test(arguments: [("-19.99", false), ("-20.00", true), ("-20.01", true)])
    func aDuplicateIsNoSmallChange(amount: String, isTold: Bool) throws {
        var rows = (0..<7).map { Self.bought("k\($0)", Self.day($0 * 7), "-20.00", "Shop \($0)") }
        rows += [Self.bought("a", "2025-03-04", amount, "Shoes"), Self.bought("b", "2025-03-04", amount, "Shoes")]
        #expect(try Self.findings(rows).contains { $0.equals(.code, "duplicate-charge") } == isTold)
    }

    /// Pairs of equal charges at one payee: after two of them it is a habit.
    @Test(arguments: [(1, 1), (2, 2), (3, 2)])
    func whoBuysTwiceNowAndThen(pairs: Int, told: Int) throws {
        var rows = (0..<12).map { Self.bought("k\($0)", Self.day($0 * 5), "-1.\(10 + $0)", "Kiosk") }
        for pair in 0..<pairs {
            for twin in 0..<2 { rows.append(Self.bought("p\(pair)\(twin)", Self.day(30 * pair), "-\(50 + pair).00", "Shoes")) }
        }
        #expect(try Self.findings(rows).count { $0.equals(.code, "duplicate-charge") } == told)
    }

    /// One purchase in nine was of 100.00: a new merchant's has to be more than nineteen in twenty were.
    @Test(arguments: [("-99.99", false), ("-100.00", false), ("-100.01", true)])
    func aNewMerchantBeyondNineteenInTwenty(amount: String, isTold: Bool) throws {
        var rows = (0..<45).map { Self.bought("k\($0)", Self.day($0), $0 % 9 == 0 ? "-100.00" : "-10.00", "Kiosk") }
        rows.append(Self.bought("new", Self.day(100), amount, "Grand Piano"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "new-merchant") } == isTold)
    }

    /// A payee that takes now 10.00, now 40.00 may take 80.00: that is more than half as much again and no outlier.
    @Test func whatVariesMuchIsNotUnusual() throws {
        var rows = (0..<8).map { Self.bought("k\($0)", Self.day($0 * 7), $0 % 2 == 0 ? "-10.00" : "-40.00", "Market") }
        rows.append(Self.bought("odd", Self.day(100), "-80.00", "Market"))
        #expect(try !Self.findings(rows).contains { $0.equals(.code, "unusual-amount") })
    }

    /// A payee that takes 10.00 or 40.00 by turns: neither is unusual, though the middle one of an odd number is the spread of nothing.
    /// Of twenty earlier sums one may be as large, of nineteen none.
    @Test(arguments: [(19, 0, true), (19, 1, false), (20, 1, true), (20, 2, false), (7, 3, false)])
    func whatWasTakenBeforeIsNotUnusual(earlier: Int, asLarge: Int, isTold: Bool) throws {
        var rows = (0..<earlier).map { Self.bought("k\($0)", Self.day($0 * 5), $0 < asLarge ? "-90.00" : "-10.0\($0 % 3)", "Market") }
        rows.append(Self.bought("odd", Self.day(120), "-90.00", "Market"))
        #expect(try Self.findings(rows).contains { $0.equals(.code, "unusual-amount") && $0.string(.date) == Self.day(120) } == isTold)
    }

    /// Amounts of nothing are no past.
    @Test(arguments: [(5, false), (6, true)])
    func aScoreCountsAmountsOnly(paid: Int, isThere: Bool) {
        let earlier = [Int64](repeating: 100, count: paid) + [0, 0, 0]
        #expect((LogDeviation.score(500, among: earlier, fewest: 6) != nil) == isThere)
    }
}
