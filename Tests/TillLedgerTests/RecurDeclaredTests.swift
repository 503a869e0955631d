import Testing
import TillLedger
import TillRecords
import TillTesting

/// What a household declares, beside what was seen.
@Suite struct RecurDeclaredTests {
    private func run(_ paid: Paid, _ declared: String, asOf: String? = nil) throws -> StageRun {
        let scratch = Scratch()
        return try withExtendedLifetime(scratch) {
            try paid.run(file: scratch.file("home.yaml", "household: home\ncurrency: EUR\n" + declared), asOf: asOf)
        }
    }

    private var rent: Paid {
        var paid = Paid()
        paid.add(Paid.monthly(1, 5), "-980.00", "Greystar", "home.rent")
        return paid
    }

    @Test func aDeclaredOneIsFoundByItsWords() throws {
        let run = try run(rent, "fixed:\n  - {name: rent, amount: -950.00, match: [greystar]}\n")
        let one = try #require(run.all("series").first)
        #expect(run.all("series").count == 1)
        #expect(one.string(.name) == "rent")
        #expect(one.object(.declared)?.string(.amount) == "-950.00")
        #expect(one.object(.declared)?.string(.difference) == "-30.00")
        #expect(run.all("transaction").allSatisfy { $0.string(.series) == one.string(.id) })
    }

    @Test func aDeclaredOneIsFoundByItsAmount() throws {
        let run = try run(rent, "fixed:\n  - {name: flat, amount: -980.00, day: 1}\n")
        #expect(run.all("series").map { $0.string(.name) } == ["flat"])
    }

    @Test func oneThatWasNeverSeenIsExpected() throws {
        let run = try run(rent, "fixed:\n  - {name: gym, amount: -25.00, day: 20, match: [fitbox]}\n", asOf: "2025-05-04")
        let gym = try #require(run.all("series").first { $0.string(.name) == "gym" })
        #expect(gym.string(.status) == "expected")
        #expect(gym.string(.next) == "2025-05-20")
        #expect(gym.strings(.transactions).isEmpty)
        #expect(run.all("series").count == 2)
    }

    @Test func whatIsNotSaidIsNotGuessed() throws {
        let run = try run(rent, "fixed:\n  - {name: car, amount: -410.00, every: yearly, day: 1}\n  - {name: club, amount: -9.00}\n")
        let expected = run.all("series").filter { $0.string(.status) == "expected" }
        #expect(expected.count == 2 && expected.allSatisfy { !$0.has(.next) })
    }

    @Test func oneThatWasSeenOnceIsNoLongerExpected() throws {
        var paid = rent
        paid.add("2025-04-21", "-25.00", "Fitbox Nord", "care.gym")
        let run = try run(paid, "fixed:\n  - {name: gym, amount: -25.00, day: 20, match: [fitbox]}\n")
        let gym = try #require(run.all("series").first { $0.string(.name) == "gym" })
        #expect(gym.string(.status) == "active")
        #expect(gym.string(.next) == "2025-05-20")
        #expect(gym.strings(.transactions).count == 1)
    }

    @Test func anIncomeIsNotAPayment() throws {
        let run = try run(rent, "income:\n  - {name: greystar, day: 1}\n")
        #expect(run.all("series").map { $0.string(.status) }.sorted { ($0 ?? "") < ($1 ?? "") } == ["active", "expected"])
    }

    @Test func whatMayNotComeAnyMoreHasEnded() throws {
        let run = try run(rent, "fixed:\n  - {name: rent, match: [greystar], until: 2025-05-15}\n")
        #expect(run.all("series").map { $0.string(.status) } == ["ended"])
        let gone = try self.run(rent, "fixed:\n  - {name: loan, amount: -10.00, until: 2025-01-15}\n")
        #expect(gone.all("series").first { $0.string(.name) == "loan" }?.string(.status) == "ended")
    }
}
