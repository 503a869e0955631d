import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// What interfaces answer: lists of movements in JSON.
@Suite struct JsonTests {
    private static func read(_ text: String) -> ReadDocument { ReadDocument(text, name: "a.json") }

    private static func rows(_ read: ReadDocument) -> [String] {
        zip(read.column(.date), read.column(.amount)).map { "\($0) \($1)" }
    }
    private static let march = ["2025-03-14 -4.50", "2025-03-15 12.00"]

    /// A bare list, one in an object, amounts in objects, cents with a word for the direction.
    @Test(arguments: [
        "[{\"date\":\"2025-03-14\",\"text\":\"a\",\"amount\":-4.50},{\"date\":\"2025-03-15\",\"text\":\"b\",\"amount\":12.00}]",
        """
        \u{FEFF}{"a": 1, "items": [
          {"bookingDate": "2025-03-14", "amount": {"value": "-4.50", "currency": "EUR"}, "tags": ["x", "y"], "more": null},
          {"bookingDate": "2025-03-15", "amount": {"value": "12.00", "currency": "EUR"}, "remittance": "b \\"c\\""}]}
        """,
        """
        [{"direction": "OUT", "amount": {"currency": "EUR", "minorUnits": 450}, "transactionTime": "2025-03-14T10:00:00Z", "name": "a"},
         {"direction": "IN", "amount": {"currency": "EUR", "minorUnits": 1200}, "transactionTime": "2025-03-15T10:00:00Z", "name": "b"}]
        """,
    ])
    func lists(text: String) {
        let read = Self.read(text)
        #expect(Self.rows(read) == Self.march, "\(read.fault.map { "\($0)" } ?? "") \(read.codes)")
        #expect(read.observations.first?.object(.source)?.string(.format) == "json")
    }

    private static func entry(_ day: Int, _ amount: String) -> String {
        "{\"bookingDate\":\"2025-03-\(day)\",\"transactionAmount\":{\"amount\":\"\(amount)\",\"currency\":\"EUR\"},\"creditorName\":\"a\"}"
    }

    /// Booked and pending movements, the account beside them, and balances, which are no movements.
    @Test func whatStandsBesideTheList() {
        let balances = "[{\"balanceAmount\":{\"amount\":\"9.00\",\"currency\":\"EUR\"},\"referenceDate\":\"2025-03-31\"}]"
        let text = """
            {"balances": \(balances), "transactions": {"booked": [\(Self.entry(14, "-4.50")), \(Self.entry(15, "12.00"))],
             "pending": [\(Self.entry(16, "-1.00"))]}, "account": {"iban": "DE89370400440532013000"}}
            """
        let read = Self.read(text)
        #expect(Self.rows(read) == Self.march + ["2025-03-16 -1.00"])
        #expect(read.observations.map { $0.string(.status) ?? "-" } == ["-", "-", "pending"])
        #expect(read.column(.currency) == ["EUR", "EUR", "EUR"])
    }

    /// A movement that waits and has no day is a row that lacks one: rejected, whole, and nothing else is.
    @Test(arguments: ["\"valueDate\":null,", ""])
    func whatWaitsWithoutADay(day: String) {
        let waiting = "{\(day)\"transactionAmount\":{\"amount\":\"-7.00\",\"currency\":\"EUR\"},\"creditorName\":\"SHOES\"}"
        let read = Self.read("{\"booked\":[\(Self.entry(14, "-4.50")), \(Self.entry(15, "12.00"))],\"pending\":[\(waiting)]}")
        #expect(Self.rows(read) == Self.march)
        #expect(read.rejects.count == 1)
        #expect(read.rejects.first?.string(.content)?.contains("SHOES") == true, "\(read.rejects)")
    }

    /// Numbers with an exponent, and the noise of binary fractions; what a person would write stays as it is.
    @Test(arguments: [
        ("-1.25E7", "-12500000"), ("1.5e+2", "150"), ("-12.300000000000001", "-12.3"), ("0.1000000", "0.1"), ("-4.50", "-4.50"),
        ("0.100000", "0.100000"),
    ])
    func numbers(written: String, amount: String) {
        let other = "{\"date\":\"2025-03-15\",\"text\":\"b\",\"amount\":-1.00}"
        let read = Self.read("[{\"date\":\"2025-03-14\",\"text\":\"a\",\"amount\":\(written)},\(other)]")
        #expect(read.column(.amount) == [amount, "-1.00"], "\(read.fault.map { "\($0)" } ?? "") \(read.codes)")
    }

    /// What is cut or broken is refused; records of Till, one a line, and JSON of something else are no exports.
    @Test(arguments: [
        ("[\(entry(14, "-4.50")), \(entry(15, "12.00"))", "bank.json.no-list"), ("[\(entry(14, "-4.50"))] x", "bank.json.no-list"),
        ("{\"bookingDate\": 1, \"amount\": []}", "bank.json.no-list"), ("[{\"a\":1,\"b\":\"2025-03-14\"}]", "bank.not-an-export.json"),
        ("{\"type\":\"observation\",\"date\":\"2025-03-14\",\"amount\":\"1\"}\n{\"type\":\"end\"}\n", "bank.not-an-export.json"),
    ])
    func whatIsRefused(text: String, code: String) { #expect(Self.read(text).fault?.code == code) }

    /// Any depth ends in a fault, never in a trap.
    @Test func deepNesting() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(Self.read("{\"bookingDate\":\"2025-03-14\",\"amount\":\(deep)").fault?.code == "bank.json.no-list")
    }
}
