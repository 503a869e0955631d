import Testing
import TillRecords
import TillTesting

@testable import TillLedger

/// Rules of what recurs that have a threshold, as tables: just below, at, and just above it.
@Suite struct RecurThresholdTests {
    /// Days between two, and how that fits the rhythm.
    @Test(arguments: [
        ("weekly", 4, Rhythm.Fit.off), ("weekly", 5, .near), ("weekly", 6, .exact), ("weekly", 8, .exact), ("weekly", 9, .near),
        ("weekly", 10, .off), ("weekly", 14, .missed(1)), ("weekly", 21, .missed(2)), ("weekly", 28, .off),
        ("biweekly", 10, .off), ("biweekly", 11, .near), ("biweekly", 13, .exact), ("biweekly", 15, .exact), ("biweekly", 17, .near),
        ("biweekly", 18, .off),
        ("semimonthly", 12, .off), ("semimonthly", 13, .near), ("semimonthly", 14, .exact), ("semimonthly", 17, .exact),
        ("semimonthly", 18, .near), ("semimonthly", 19, .off),
        ("monthly", 24, .off), ("monthly", 25, .near), ("monthly", 27, .near), ("monthly", 28, .exact), ("monthly", 33, .exact),
        ("monthly", 34, .near), ("monthly", 35, .near), ("monthly", 36, .off), ("monthly", 61, .missed(1)), ("monthly", 91, .missed(2)),
        ("monthly", 122, .off),
        ("bimonthly", 52, .off), ("bimonthly", 53, .near), ("bimonthly", 58, .exact), ("bimonthly", 64, .exact), ("bimonthly", 68, .near),
        ("bimonthly", 69, .off),
        ("quarterly", 81, .off), ("quarterly", 82, .near), ("quarterly", 88, .exact), ("quarterly", 95, .exact), ("quarterly", 101, .near),
        ("quarterly", 102, .off),
        ("halfyearly", 168, .off), ("halfyearly", 169, .near), ("halfyearly", 178, .exact), ("halfyearly", 187, .exact),
        ("halfyearly", 196, .near), ("halfyearly", 197, .off),
        ("yearly", 345, .off), ("yearly", 346, .near), ("yearly", 360, .exact), ("yearly", 371, .exact), ("yearly", 385, .near),
        ("yearly", 386, .off),
    ])
    func aGapFitsARhythm(name: String, gap: Int, fit: Rhythm.Fit) throws {
        #expect(try #require(Rhythm.named(name)).fit(gap: gap) == fit)
    }

    /// Days to wait, and days after that before it counts as ended.
    @Test(arguments: [
        ("weekly", 2, 21), ("biweekly", 3, 21), ("semimonthly", 4, 21), ("monthly", 6, 30), ("bimonthly", 8, 60), ("quarterly", 10, 60),
        ("yearly", 20, 60),
    ])
    func patienceAndGrace(name: String, patience: Int, grace: Int) throws {
        let rhythm = try #require(Rhythm.named(name))
        #expect(rhythm.patience == patience && rhythm.grace == grace)
    }

    /// A subscription of the 9th, due on 9 May: the last day that its account's documents tell of, and how it stands.
    @Test(arguments: [
        ("2025-05-14", "active"), ("2025-05-15", "active"), ("2025-05-16", "late"), ("2025-06-14", "late"), ("2025-06-15", "ended"),
    ])
    func whatDoesNotComeIsLateAndThenEnded(through: String, status: String) throws {
        var paid = Paid()
        paid.add(Paid.monthly(9, 4), "-12.99", "Flixnet", "leisure.streaming")
        paid.add(through, "-1.00", "Kiosk", "shopping.general")
        #expect(try paid.run().all("series").map { $0.string(.status) } == [status])
    }

    /// An account whose documents end earlier than the others': until 62 days it is only not exported yet.
    @Test(arguments: [("2025-06-09", "active"), ("2025-06-10", "active"), ("2025-06-11", "late")])
    func anAccountThatIsNotExportedYet(latest: String, status: String) throws {
        var paid = Paid()
        paid.add(Paid.monthly(9, 4), "-12.99", "Flixnet", "leisure.streaming", account: "visa")
        paid.add(latest, "-1.00", "Kiosk", "shopping.general", account: "giro")
        #expect(try paid.run().all("series").map { $0.string(.status) } == [status])
    }

    /// What receipts and messages tell after the last day of the documents says nothing of what was not paid from the account.
    @Test(arguments: [
        ("posted", "posted", "2025-05-16", "late"), ("posted", "unconfirmed", "2025-05-16", "active"),
        ("posted", "unconfirmed", "2025-09-30", "active"), ("unconfirmed", "unconfirmed", "2025-05-16", "late"),
    ])
    func whatNoDocumentTellsOfIsNotLate(paid: String, heard: String, through: String, status: String) throws {
        var book = Paid()
        for day in Paid.monthly(9, 4) { book.add(day, "-12.99", "Flixnet", "leisure.streaming", status: paid) }
        book.add(through, "-1.00", "Kiosk", "shopping.general", status: heard)
        #expect(try book.run().all("series").map { $0.string(.status) } == [status])
    }

    /// Half a per cent, and a cent at least, are the same price.
    @Test(
        arguments: [
            (100, 100, true), (100, 101, true), (100, 102, false), (10_000, 10_049, true), (10_000, 10_050, true), (10_000, 10_051, false),
            (9_950, 10_000, true), (9_949, 10_000, false),
        ] as [(Int64, Int64, Bool)])
    func amountsOfOnePrice(a: Int64, b: Int64, isEqual: Bool) {
        #expect(SizeSpread.isEqual(a, b) == isEqual)
        #expect(SizeSpread.isEqual(b, a) == isEqual)
    }

    /// Declared rent of 900.00 that carries its words is one from half to twice of it.
    @Test(arguments: [
        ("-449.99", "expected"), ("-450.00", "active"), ("-900.00", "active"), ("-1800.00", "active"), ("-1800.01", "expected"),
    ])
    func aDeclaredBillOfAboutTheSize(amount: String, status: String) throws {
        var paid = Paid()
        paid.add("2025-03-02", amount, "Hausverwaltung", text: "MIETE KERN")
        let scratch = Scratch()
        let file = scratch.file("home.yaml", "currency: EUR\nfixed: [{name: rent, amount: -900.00, day: 2, match: [miete kern]}]")
        let found = try paid.run(file: file).all("series").filter { $0.string(.name) == "rent" }
        #expect(found.map { $0.string(.status) } == [status])
    }
}
