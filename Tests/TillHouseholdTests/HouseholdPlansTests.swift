import TillRecords
import TillStages
import Testing

@testable import TillHousehold

/// What a household declares and plans, and what is said of mistakes in it.
struct HouseholdPlansTests {
    private func read(_ yaml: String) throws(Fault) -> HouseholdFile { try HouseholdFile(yaml: yaml, id: "home", file: "home.yaml") }

    private func fault(_ yaml: String) -> Fault? {
        do throws(Fault) {
            _ = try read(yaml)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsFixedMovements() throws {
        let file = try read(
            """
            fixed:
              - {name: rent, amount: -950.00, day: 1, category: home.rent, match: [Vonovia, "Vonovia SE"]}
              - {name: insurance, every: yearly, until: 2027-12-31}
            income:
              - {name: wages, amount: 2850.00, day: 25}
            """)
        #expect(file.fixed.map(\.name) == ["rent", "insurance", "wages"])
        #expect(file.fixed[0].amount == Amount("-950.00"))
        #expect(file.fixed[0].match == ["Vonovia", "Vonovia SE"])
        #expect(file.fixed.map(\.period) == ["monthly", "yearly", "monthly"])
        #expect(file.fixed[1].until == Day("2027-12-31"))
        #expect(file.fixed[2].amount == Amount("2850.00"))
    }

    @Test func readsABudget() throws {
        let budget = try #require(
            try read(
                """
                budget:
                  method: limits
                  approve-above: 50
                  categories:
                    - {category: food.groceries, limit: 600.00, carry: surplus, priority: 1, floor: 400}
                    - {category: leisure, limit: 120}
                """
            ).budget)
        #expect(budget.method == .limits)
        #expect(budget.lines.map(\.category) == ["food.groceries", "leisure"])
        #expect(budget.lines[0].carry == .surplus)
        #expect(budget.lines[0].floor == Amount("400"))
        #expect(budget.lines[1].priority == 5)
        #expect(budget.approveAbove == Amount("50"))
        #expect(try read("budget:\n  method: 50/30/20").budget?.method == .shares)
        #expect(try read("budget:").budget == nil)
    }

    @Test func mistakesAreNamedWithLineAndColumn() {
        #expect(fault("budget:\n  categories:\n    - {category: food, limit: many}")?.place == "line 3, column 31")
        #expect(fault("budget:\n  categories:\n    - {limit: 10}")?.sentence == "a line of the budget names no category.")
        #expect(fault("budget:\n  categories:\n    - {category: food, limit: -10}")?.sentence == "limit cannot be negative.")
        #expect(fault("budget:\n  categories:\n    - {category: food, limit: 10, floor: 20}")?.sentence == "the floor is above the limit.")
        #expect(fault("budget:\n  method: zero")?.remedy == "Use one of limits, 50/30/20, envelope.")
        #expect(fault("budget:\n  method: limits")?.sentence == "the budget has no categories.")
        #expect(fault("fixed:\n  - {name: rent, amount: 950}")?.sentence == "what is paid is negative.")
        #expect(fault("income:\n  - {name: wages, amount: -950}")?.sentence == "an income is not negative.")
        #expect(fault("fixed:\n  - {name: rent, evry: monthly}")?.code == "yaml.value")
        #expect(fault("fixed:\n  - {name: rent, day: 32}")?.sentence == "day must be a whole number from 1 to 31.")
        #expect(
            fault("budget:\n  categories:\n    - {category: food, limit: 1}\n    - {category: food, limit: 2}")?.sentence
                == "the category food has two lines.")
    }
}
