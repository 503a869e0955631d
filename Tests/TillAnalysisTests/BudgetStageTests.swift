import TillRecords
import Testing
import TillTesting

@testable import TillAnalysis

struct BudgetStageTests {
    private static let limits = """
        currency: EUR
        budget:
          categories:
            - {category: food, limit: 400.00, carry: both, priority: 1}
            - {category: food.restaurants, limit: 60.00, carry: surplus, priority: 8}
            - {category: leisure, limit: 100.00, priority: 9}
        """

    private func budgets(_ rows: [Record], household: String? = nil, asOf: String? = nil) throws -> [Record] {
        let run = try StageRun(BudgetStage.self, household: household, asOf: asOf, rows)
        let found = run.all("budget")
        for record in found { #expect(Shape.budget.violations(in: record) == []) }
        return found
    }

    private func line(_ budget: Record, _ category: String) -> Record? {
        budget.objects(.lines).first { $0.string(.category) == category }
    }

    private let spring = [
        Ledger.transaction("a", "2025-03-01", "2000.00", category: "income.salary"),
        Ledger.transaction("b", "2025-03-02", "-350.00", category: "food.groceries"),
        Ledger.transaction("c", "2025-03-09", "-20.00", category: "food.restaurants"),
        Ledger.transaction("d", "2025-03-30", "-30.00", category: "shopping.general"),
        Ledger.transaction("e", "2025-04-02", "-480.00", category: "food.groceries"),
        Ledger.transaction("f", "2025-04-30", "-10.00", category: "leisure.events"),
    ]

    @Test func theMostSpecificLineHasTheSpendingAndWhatIsLeftIsCarried() throws {
        let found = try budgets(spring, household: Self.limits)
        #expect(found.map { $0.string(.period) } == ["2025-03", "2025-04"])
        #expect(line(found[0], "food")?.string(.spent) == "350.00")
        #expect(line(found[0], "food.restaurants")?.string(.spent) == "20.00")
        #expect(found[0].string(.outside) == "30.00")
        #expect(found[0].string(.state) == "over")
        #expect(found[0].string(.kept) == "1600.00")
        // 400 + 50 carried - 480, and leisure, which gives first, covers what is missing.
        #expect(line(found[1], "food")?.string(.carried) == "50.00")
        #expect(line(found[1], "food")?.string(.moved) == "30.00")
        #expect(line(found[1], "leisure")?.string(.moved) == "-30.00")
        #expect(line(found[1], "food.restaurants")?.string(.carried) == "40.00")
        #expect(found[1].objects(.moves).map { $0.string(.state) } == ["made"])
    }

    @Test func coloursChangeAtEightyAndAboveAHundred() {
        let limits = BudgetColour.Limits()
        #expect(BudgetColour.of(spent: 7_999, available: 10_000, limits) == .green)
        #expect(BudgetColour.of(spent: 8_000, available: 10_000, limits) == .yellow)
        #expect(BudgetColour.of(spent: 10_000, available: 10_000, limits) == .yellow)
        #expect(BudgetColour.of(spent: 10_001, available: 10_000, limits) == .red)
        #expect(BudgetColour.of(spent: 1, available: 0, limits) == .red)
        #expect(BudgetColour.of(spent: -5, available: 0, limits) == .green)
        #expect(BudgetColour.of(spent: .max, available: .max, limits) == .yellow)
    }

    @Test func withoutABudgetTheMedianIncomeIsSharedOut() throws {
        let rows = [1, 2, 3, 4].flatMap { month in
            [
                Ledger.transaction("i\(month)", "2025-0\(month)-01", month == 2 ? "3000.01" : "2000.01", category: "income.salary"),
                Ledger.transaction("r\(month)", "2025-0\(month)-05", "-1100.00", category: "home.rent"),
                Ledger.transaction("l\(month)", "2025-0\(month)-20", "-100.00", category: "leisure.events"),
            ]
        }
        let found = try budgets(rows)
        #expect(found.map { $0.string(.period) } == ["2025-04"])
        #expect(found[0].string(.income) == "2000.01")
        #expect(found[0].strings(.incomeOf) == ["2025-01", "2025-02", "2025-03"])
        #expect(["needs", "wants", "savings"].map { line(found[0], $0)?.string(.limit) } == ["1000.01", "600.00", "400.00"])
        #expect(line(found[0], "needs")?.string(.status) == "red")
        #expect(line(found[0], "savings")?.string(.status) == "green")
        #expect(found[0].objects(.moves).isEmpty)
    }

    @Test func aPeriodMayBeginOnAnyDay() throws {
        let yaml = "currency: EUR\nbudget: {starts-on: 25, categories: [{category: food, limit: 100}]}"
        let found = try budgets(
            [
                Ledger.transaction("a", "2025-01-25", "-10.00", category: "food"),
                Ledger.transaction("b", "2025-02-24", "-20.00", category: "food"),
                Ledger.transaction("c", "2025-02-25", "-40.00", category: "food"),
            ], household: yaml)
        #expect(found.map { line($0, "food")?.string(.spent) } == ["30.00", "40.00"])
        #expect(found.map { $0.string(.last) } == ["2025-02-24", "2025-03-24"])
    }

    @Test func whatTheBudgetNamesAndNobodySpendsOnIsNoted() throws {
        let yaml = "currency: EUR\nbudget: {categories: [{category: food.grocery, limit: 100}]}"
        let run = try StageRun(BudgetStage.self, household: yaml, spring)
        #expect(run.all("note").map { $0.string(.code) } == ["budget.unused-line"])
    }

    /// A placeholder for a day in a bank's file is the last that a calendar has.
    @Test func theLastDayOfTheCalendarEnds() throws {
        let rows = [Ledger.transaction("a", "9999-11-30", "-5.00"), Ledger.transaction("b", "9999-12-31", "-5.00")]
        _ = try StageRun(BudgetStage.self, rows)
        let last = BudgetPeriod(month: Month(year: 9999, month: 12), startsOn: 1)
        #expect(last.length == 31 && last.last.description == "9999-12-31")
    }

    @Test func twiceIsOnce() throws {
        let once = try StageRun(BudgetStage.self, household: Self.limits, spring)
        let again = try StageRun(BudgetStage.self, household: Self.limits, once.records.filter { !["stream", "end"].contains($0.type) })
        #expect(again.texts == once.texts)
    }

    @Test(arguments: 0..<40)
    func theOrderOfRowsDoesNotShowAndEverySumHolds(seed: Int) throws {
        var chance = SeededChance(UInt64(seed))
        let rows = Self.rows(&chance)
        let method = ["limits", "envelope"][seed % 2]
        let yaml = """
            currency: EUR
            budget:
              method: \(method)
              categories:
                - {category: food, limit: 300.00, carry: both, priority: 2}
                - {category: leisure, limit: 100.33, carry: surplus, priority: 8, floor: 20.00}
                - {category: home, limit: 950.00, priority: 1, floor: 900.00}
                - {category: shopping, limit: 120.10, priority: 8}
            """
        let found = try budgets(rows, household: yaml, asOf: "2025-05-20")
        let shuffled = try budgets(rows.shuffled(using: &chance), household: yaml, asOf: "2025-05-20")
        #expect(found.map(\.text) == shuffled.map(\.text))
        var held: Int64 = 0
        for budget in found {
            let lines = budget.objects(.lines)
            #expect(lines.map { minor($0, .moved) }.reduce(0, +) == 0)
            #expect(lines.map { minor($0, .available) }.reduce(0, +) == minor(budget, .available))
            for line in lines where minor(line, .moved) < 0 {
                let floor: [String: Int64] = ["leisure": 2_000, "home": 90_000]
                #expect(minor(line, .available) >= floor[line.string(.category) ?? ""] ?? 0)
            }
            if method == "envelope" {
                held += minor(budget, .earned) - minor(budget, .spent) - minor(budget, .outside)
                #expect(lines.map { minor($0, .left) }.reduce(0, +) + minor(budget, .unassigned) == held)
            }
            days(budget)
        }
    }

    /// What days cost so far and what is planned for the rest of them make up the budget, where it is not overspent.
    private func days(_ budget: Record) {
        let days = budget.objects(.days)
        #expect(days.first?.string(.date) == budget.string(.first) && days.last?.string(.date) == budget.string(.last))
        let spent = days.map { minor($0, .spent) + minor($0, .bills) }.reduce(0, +)
        let ahead = days.filter { !$0.has(.spent) }.map { minor($0, .planned) }.reduce(0, +)
        #expect(
            days.map { minor($0, .spent) }.reduce(0, +) + days.filter { $0.has(.spent) }.map { minor($0, .bills) }.reduce(0, +)
                == minor(budget, .spent))
        guard days.contains(where: { !$0.has(.spent) }) else { return }
        #expect(ahead == max(0, minor(budget, .available) - spent))
    }

    private func minor(_ record: Record, _ key: Key) -> Int64 {
        record.decimal(key).flatMap { Money($0, Currency("EUR") ?? .unknown)?.minorUnits } ?? 0
    }

    private static func rows(_ chance: inout SeededChance) -> [Record] {
        let categories = ["food.groceries", "food.restaurants", "leisure.events", "home.rent", "shopping.online", "travel.flights"]
        return (0..<120).map { number in
            let day = Day(ordinal: 20_089 + Int.random(in: 0..<140, using: &chance)) ?? Ledger.day("2025-01-01")
            let isIncome = number % 17 == 0
            let cents = isIncome ? Int.random(in: 50_000...200_000, using: &chance) : -Int.random(in: 1...30_000, using: &chance)
            let amount = Money(minorUnits: Int64(cents), currency: Currency("EUR") ?? .unknown).amount.description
            return Ledger.transaction(
                "t\(number)", day.description, amount,
                category: isIncome ? "income.salary" : categories[Int.random(in: 0..<categories.count, using: &chance)])
        }
    }

    @Test func anAmountThatTheCurrencyCannotHoldIsTold() throws {
        let file = """
            currency: JPY
            budget:
              income: 300000.50
              categories:
                - {category: food, limit: 40000, floor: 100.25}
                - {category: leisure, limit: 5000.50}
            """
        let rows = [
            Ledger.transaction("a", "2025-03-01", "300000", category: "income.salary", currency: "JPY"),
            Ledger.transaction("b", "2025-03-02", "-3000", category: "food.groceries", currency: "JPY"),
            Ledger.transaction("c", "2025-03-30", "-500", category: "leisure.events", currency: "JPY"),
        ]
        let notes = try StageRun(BudgetStage.self, household: file, rows).all("note").filter { $0.equals(.code, "budget.amount") }
        let said = notes.compactMap { $0.string(.message) ?? $0.string(.reason) ?? $0.text }.joined()
        #expect(notes.count == 3)
        for amount in ["300000.50", "100.25", "5000.50"] { #expect(said.contains(amount)) }
        let euros = file.replacing("JPY", with: "EUR")
        #expect(try StageRun(BudgetStage.self, household: euros, rows).all("note").allSatisfy { !$0.equals(.code, "budget.amount") })
    }
}
