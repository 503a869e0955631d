import TillRecords
import TillStages
import Testing

@testable import TillHousehold

/// What a household saves for, the habits it keeps and what it owes; and what is said of mistakes in them.
struct HouseholdGoalsTests {
    private static let head = """
        members: [{id: ana, role: owner}, {id: kim, role: child}]
        accounts: [{id: giro, kind: checking}, {id: savings, kind: savings}]

        """

    private func read(_ yaml: String) throws(Fault) -> HouseholdFile {
        try HouseholdFile(yaml: Self.head + yaml, id: "home", file: "home.yaml")
    }

    @Test func readsGoals() throws {
        let file = try read(
            """
            goals:
              - {name: Rainy day, months: 3, account: savings, priority: 1, start: 200}
              - {name: Lisbon, target: 2400, by: 2026-06-01, tag: lisbon, since: 2025-01-01, shares: {kim: 0.25, ana: 0.75}}
              - {name: Bicycle, target: 900.50, account: [savings, giro], milestones: [100, 50, 50]}
            """)
        #expect(file.goals.map(\.name) == ["Rainy day", "Lisbon", "Bicycle"])
        #expect(file.goals.map(\.target) == [.months(3), .amount(Amount("2400")!), .amount(Amount("900.50")!)])
        #expect(file.goals.map(\.priority) == [1, 5, 5])
        #expect(file.goals[0].start == Amount("200") && file.goals[0].milestones == [25, 50, 75, 100])
        #expect(file.goals[1].until == Day("2026-06-01") && file.goals[1].since == Day("2025-01-01") && file.goals[1].tag == "lisbon")
        #expect(file.goals[1].shares.map(\.member) == ["ana", "kim"])
        #expect(file.goals[2].accounts == ["savings", "giro"] && file.goals[2].milestones == [50, 100])
    }

    @Test func readsChallengesAndLoans() throws {
        let file = try read(
            """
            challenges:
              - {name: No coffee, category: food.coffee, for: 7}
              - {name: Lunch, match: [canteen], most: 30}
            loans:
              - {name: House, principal: 250000, rate: 3.1, term: 300, first: 2022-05-01, account: savings}
              - {name: Car, principal: 9000, rate: 0, payment: 300, every: quarterly, first: 2025-01-31, match: [Autobank]}
            """)
        #expect(file.challenges.map(\.every) == ["day", "week"], "where nothing may be spent a day counts, else a week")
        #expect(file.challenges.map(\.target) == [7, nil] && file.challenges[1].match == ["canteen"])
        #expect(file.loans.map(\.every) == [1, 3] && file.loans.map(\.term) == [300, nil])
        #expect(file.loans[1].payment == Amount("300") && file.loans[1].rate == Amount("0"))
    }

    @Test(arguments: [
        ("goals:\n  - {target: 10, account: savings}", "no name"),
        ("goals:\n  - {name: A, account: savings}", "not how much"),
        ("goals:\n  - {name: A, target: 1, months: 2, account: savings}", "not how much"),
        ("goals:\n  - {name: A, target: 0, account: savings}", "needs nothing"),
        ("goals:\n  - {name: A, target: 1, account: savngs}", "none of the household's accounts"),
        ("goals:\n  - {name: A, target: 1}", "not what it is made of"),
        ("goals:\n  - {name: A, target: 1, account: savings, tag: x}", "not what it is made of"),
        ("goals:\n  - {name: A, target: 1, tag: x, shares: {ana: 0.5, kim: 0.4}}", "add up to 0.9"),
        ("goals:\n  - {name: A, target: 1, tag: x, shares: {bob: 1}}", "nobody among the members"),
        ("goals:\n  - {name: A, target: 1, tag: x}\n  - {name: A, target: 2, tag: y}", "two goals"),
        ("goals:\n  - {name: A, target: 1, tag: x, when: 2026-01-01}", "no setting named when"),
        ("challenges:\n  - {name: A}", "not what it is about"),
        ("challenges:\n  - {name: A, category: food, for: 0}", "for must be"),
        ("loans:\n  - {name: A, rate: 3, term: 12, first: 2025-01-01}", "not what was borrowed"),
        ("loans:\n  - {name: A, principal: 10, term: 12, first: 2025-01-01}", "not what interest"),
        ("loans:\n  - {name: A, principal: 10, rate: 100.01, term: 12, first: 2025-01-01}", "not what interest"),
        ("loans:\n  - {name: A, principal: 10, rate: 3, first: 2025-01-01}", "not how it is paid back"),
        ("loans:\n  - {name: A, principal: 10, rate: 3, term: 12, payment: 1, first: 2025-01-01}", "not how it is paid back"),
        ("loans:\n  - {name: A, principal: 10, rate: 3, term: 12}", "not when it is paid first"),
    ]) func aMistakeHasAPlaceAndARemedy(yaml: String, words: String) {
        do throws(Fault) {
            _ = try read(yaml)
            Issue.record("it was read")
        } catch {
            #expect(error.sentence.contains(words), "\(error.sentence)")
            #expect(error.place?.hasPrefix("line ") ?? false && !error.remedy.isEmpty)
        }
    }
}
