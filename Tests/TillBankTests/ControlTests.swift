import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// What stands beside the rows is held against them, and a contradiction is no note alone.
@Suite struct ControlTests {
    private static let rows = ["Date,Text,Amount", "2025-03-03,GROCER,-20.00", "2025-03-05,WAGES,300.00", "2025-03-20,RENT,-45.44"]

    private static func read(_ lines: [String]) -> ReadDocument { ReadDocument(lines.joined(separator: "\n") + "\n", name: "a.csv") }

    private static func balances(_ read: ReadDocument) -> [String] {
        read.all("balance").map { "\($0.string(.kind) ?? "") \($0.string(.date) ?? "-") \($0.string(.amount) ?? "")" }
    }

    /// Above the table or behind it.
    @Test(arguments: [
        (["Opening balance,1000.00", "Closing balance,1234.56", ""], [String]()),
        (["Opening balance: 1000.00", ""], ["", "Closing balance,1234.56"]),
        (["Balance brought forward,1000.00", ""], ["Closing balance,,1234.56"]),
    ]) func balancesBesideTheTable(_ above: [String], _ behind: [String]) {
        let read = Self.read(above + Self.rows + behind)
        #expect(read.observations.count == 3 && read.notes.allSatisfy { $0 == "bank.csv.skipped" } && read.codes.isEmpty)
        #expect(Self.balances(read).contains { $0.hasPrefix("closing") && $0.hasSuffix("1234.56") })
    }

    /// One cent off is off.
    @Test(arguments: [("1234.55", false), ("1234.56", true), ("1234.57", false)])
    func aControlTotalThatDoesNotFit(_ closing: String, _ fits: Bool) {
        let read = Self.read(["Opening balance,1000.00", "Closing balance,\(closing)", ""] + Self.rows)
        #expect(read.observations.count == 3 && read.notes.contains("bank.csv.unbalanced") != fits)
        #expect(Self.balances(read).isEmpty == (closing != "1234.56"))
    }

    /// Of two that are called alike none is believed; rows that state a balance are no control of their own.
    @Test func whatStaysUntold() {
        let twice = Self.read(["Opening balance,1000.00", "Closing balance,1234.56", "Closing balance,99.00", ""] + Self.rows)
        #expect(twice.notes.isEmpty && twice.observations.count == 3)
    }

    private static let open = [
        "Date;Kind;Ref;Description;Amount", "2025-03-01;;;Blub;500.00", "2025-03-03;POS;A1;TEA;-20.00", "2025-03-05;POS;A2;CAKE;-30.00",
        "2025-03-20;POS;A3;BREAD;-45.44",
    ]

    /// A row at the end that leaves blank two columns that all others fill, and says nothing.
    @Test(arguments: [
        ("2025-03-01;;;Blub;500.00", true), ("2025-03-01;;A0;Blub;500.00", false), ("2025-03-01;;;Salary;500.00", false),
        ("2025-03-04;;;Blub;500.00", false),
    ]) func aRowThatMayBeABalance(_ row: String, _ isDoubtful: Bool) {
        var lines = Self.open
        lines[1] = row
        let read = ReadDocument(lines.joined(separator: "\n"), name: "a.csv", options: ["sign": ["negative-out"]])
        #expect(read.codes == (isDoubtful ? ["bank.csv.maybe-balance"] : []) && read.observations.count == (isDoubtful ? 3 : 4))
    }

    /// Of three rows two are too few to tell what all fill.
    @Test(arguments: [(3, false), (4, true)]) func rowsThatMakeItOdd(_ rows: Int, _ isDoubtful: Bool) {
        let read = ReadDocument(
            Self.open.prefix(rows + 1).joined(separator: "\n"), name: "a.csv", options: ["sign": ["negative-out"]])
        #expect(read.codes == (isDoubtful ? ["bank.csv.maybe-balance"] : []))
    }

    /// A movement that is pending leaves blank what the bank fills when it is booked, and is no balance.
    @Test(arguments: ["Vorgemerkt", "Pending", "Gebucht"]) func aPendingRowIsNoBalance(_ status: String) {
        let read = ReadDocument(
            """
            Ref;Kind;Date;Booked;Description;Amount;Status
            ;;2025-03-20;;BLUB;-20.00;\(status)
            A1;POS;2025-03-19;2025-03-20;TEA;-20.00;Gebucht
            A2;POS;2025-03-05;2025-03-06;CAKE;-30.00;Gebucht
            A3;POS;2025-03-01;2025-03-02;BREAD;-45.44;Gebucht
            """, name: "a.csv", options: ["sign": ["negative-out"]])
        #expect(read.codes.isEmpty && read.observations.count == 4)
    }

    /// Who names the columns has looked at the rows.
    @Test func columnsOfAPersonEndTheDoubt() {
        let text = Self.open.joined(separator: "\n")
        let read = ReadDocument(text, name: "a.csv", options: ["columns": ["date=1,amount=5,text=4"], "sign": ["negative-out"]])
        #expect(read.codes.isEmpty && read.observations.count == 4)
    }

    /// Decimals that are written show what whole numbers count, also where they are zeros.
    @Test(arguments: [("1200.00", "200.00", true), ("1200", "200", false), ("1201.00", "200.00", false)])
    func centsByDecimalsOfZeros(_ last: String, _ first: String, _ isCents: Bool) {
        let read = Self.read(
            ["Xoro,\(first)", "Xara,\(last)", "", "Date,Text,Amount", "2025-03-03,A,-20050", "2025-03-05,B,150050", "2025-03-20,C,-30000"])
        #expect(read.column(.amount).first == (isCents ? "-200.50" : "-20050"))
    }
}
