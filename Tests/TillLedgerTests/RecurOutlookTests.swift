import Testing
import TillLedger
import TillRecords
import TillTesting

/// What comes next, what is late, what has ended, what is paid off.
@Suite struct RecurOutlookTests {
    /// Rent of half a year, and a row of the account on the last day.
    private func rent(until last: String, days: [String] = Paid.monthly(1, 6)) -> Paid {
        var paid = Paid()
        paid.add(days, "-950.00", "Hausverwaltung", "home.rent")
        paid.add(last, "-3.20", "Bakery", "food.bakery")
        return paid
    }

    private func only(_ paid: Paid, asOf: String? = nil) throws -> Record { try #require(try paid.run(asOf: asOf).all("series").first) }

    @Test(arguments: [
        ("2025-06-15", "active", "2025-07-01", [String]()), ("2025-07-04", "active", "2025-07-05", []),
        ("2025-07-20", "late", "2025-08-01", ["2025-07-01"]), ("2025-09-20", "ended", nil, []),
    ])
    func timePasses(last: String, status: String, next: String?, missed: [String]) throws {
        let one = try only(rent(until: last))
        #expect(one.string(.status) == status)
        #expect(one.string(.next) == next)
        #expect(one.strings(.missed) == missed)
    }

    @Test func aTurnLeftOutIsMissed() throws {
        let one = try only(rent(until: "2025-06-15", days: Paid.monthly(1, 6).filter { $0 != "2025-04-01" }))
        #expect(one.strings(.missed) == ["2025-04-01"])
        #expect(one.string(.status) == "active")
    }

    @Test func anAccountThatIsNotExportedYetIsNotLate() throws {
        var paid = Paid()
        paid.add(Paid.monthly(1, 6), "-950.00", "Hausverwaltung", "home.rent")
        paid.add("2025-07-25", "-3.20", "Bakery", "food.bakery", account: "visa")
        let one = try only(paid)
        #expect(one.string(.status) == "active")
        #expect(one.string(.next) == "2025-08-01")
    }

    @Test func whatIsAfterTheDayOfTheRunIsNotKnown() throws {
        let one = try only(rent(until: "2025-09-20"), asOf: "2025-05-20")
        #expect(one.strings(.transactions).count == 5)
        #expect(one.string(.last) == "2025-05-01")
        #expect(one.string(.next) == "2025-06-01")
    }

    /// Every four weeks, as some benefits are paid: five rows show it, and one gap of another length does not.
    @Test(arguments: [
        (5, 28, "2025-05-27"), (8, 28, "2025-08-19"), (4, 28, "2025-05-05"), (5, 29, "2025-06-02"),
    ])
    func everyFourWeeks(rows: Int, lastGap: Int, next: String) throws {
        var days = (0..<rows).compactMap { Day("2025-01-07")?.adding(days: 28 * $0) }
        if let last = days.last?.adding(days: lastGap - 28) { days[rows - 1] = last }
        let one = try only(rent(until: days.last?.description ?? "", days: days.map(\.description)))
        #expect(one.string(.next) == next)
    }

    @Test func weekendsGoAsThisPayeeTreatsThem() throws {
        // The 15th; on Saturdays and Sundays the Friday before. The 15th of November is a Saturday.
        let before = ["2025-05-15", "2025-06-13", "2025-07-15", "2025-08-15", "2025-09-15", "2025-10-15"]
        #expect(try only(rent(until: "2025-10-20", days: before)).string(.next) == "2025-11-14")
        let after = ["2025-05-15", "2025-06-16", "2025-07-15", "2025-08-15", "2025-09-15", "2025-10-15"]
        #expect(try only(rent(until: "2025-10-20", days: after)).string(.next) == "2025-11-17")
        let same = ["2025-05-15", "2025-06-15", "2025-07-15", "2025-08-15", "2025-09-15", "2025-10-15"]
        #expect(try only(rent(until: "2025-10-20", days: same)).string(.next) == "2025-11-15")
    }

    @Test func theEndOfTheMonthStaysTheEnd() throws {
        #expect(try only(rent(until: "2025-03-31", days: Paid.monthly(31, 3))).string(.next) == "2025-04-30")
    }

    private func sofa(_ numbers: ClosedRange<Int>, text: (Int, String) -> String) -> Paid {
        var paid = Paid()
        for (number, date) in zip(numbers, Paid.monthly(6, numbers.count)) {
            paid.add(date, "-49.90", "Moebel Haus", "home.furniture", text: text(number, date))
        }
        return paid
    }

    @Test func partsAreCounted() throws {
        let one = try only(sofa(3...4) { number, _ in "MOEBEL HAUS RATE \(number)/12" })
        #expect(one.string(.kind) == "instalment")
        let parts = try #require(one.object(.instalments))
        #expect(parts.integer(.number) == 4 && parts.integer(.of) == 12 && parts.integer(.remaining) == 8)
        #expect(parts.string(.owed) == "-399.20")
        #expect(one.string(.next) == "2025-03-06")
    }

    @Test func aPlanThatIsPaidOffHasEnded() throws {
        let one = try only(sofa(2...4) { number, _ in "MOEBEL HAUS \(number) von 4" })
        #expect(one.string(.status) == "ended")
        #expect(!one.has(.next))
        #expect(one.object(.instalments)?.string(.owed) == "0.00")
    }

    @Test func datesInTextsAreNoParts() throws {
        let one = try only(sofa(1...5) { _, date in "MOEBEL HAUS \(date.dropFirst(5).prefix(2))/06" })
        #expect(!one.has(.instalments))
    }
}
