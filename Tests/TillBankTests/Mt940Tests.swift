import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

@Suite struct Mt940Tests {
    private func statement(_ rows: String, opening: String = "C250301EUR100,00", closing: String = "", account: String = "10070000/4711")
        -> String
    {
        ":20:REF1\r\n:25:\(account)\r\n:28C:3/1\r\n:60F:\(opening)\r\n\(rows)\r\n"
            + (closing.isEmpty ? "" : ":62F:\(closing)\r\n") + "-\r\n"
    }

    @Test func marksReversalsAndFunds() {
        let rows = [
            "250302C1,00NTRFA", "250302D2,50NTRFB", "250302RC3,NTRFC", "250302RD4,25NTRFD", "250302CR5,00NTRFE", "250302DR6,00NTRFF",
            "2503020303RCR7,5NTRFG", "250302ED8,00NTRFH",
        ]
        let read = ReadDocument(statement(rows.map { ":61:\($0)" }.joined(separator: "\n"), closing: "C250331EUR73,25"))
        #expect(read.column(.amount) == ["1.00", "-2.50", "-3", "4.25", "5.00", "-6.00", "-7.5", "-8.00"])
        #expect(read.observations.map { $0.string(.status) } == Array(repeating: "posted", count: 7) + ["pending"])
        #expect(read.column(.currency).allSatisfy { $0 == "EUR" } && read.notes == ["bank.mt940.unbalanced"])
        #expect(read.all("note").first?.string(.message)?.contains("-18.00") == true)
    }

    /// A sign behind the mark turns it; a sign without digits is no amount.
    @Test func amountsBelowZero() {
        let rows = ["250302D-12,50NTRF", "250302C-3,00NTRF", "250302RD-1,00NTRF", "250302D-NTRF"]
        let read = ReadDocument(statement(rows.map { ":61:\($0)" }.joined(separator: "\n"), closing: "C250331EUR108,50"))
        #expect(read.column(.amount) == ["12.50", "-3.00", "-1.00"] && read.codes == ["bank.mt940.bad-amount"] && read.notes.isEmpty)
    }

    @Test func entryDaysAreNearTheValueDay() {
        let read = ReadDocument(statement(":61:2412311 02C1,00NTRFA\n:61:2412310102C1,00NTRFA\n:61:2501020102C1,00N\n:61:9912311231D1,00N"))
        #expect(read.codes == ["bank.mt940.bad-mark"])
        #expect(read.column(.booked) == ["2025-01-02", "2025-01-02", "1999-12-31"])
        #expect(read.column(.value) == ["2024-12-31", "2025-01-02", "1999-12-31"])
    }

    @Test func badRowsAreRefusedAndTheOthersRead() {
        let rows = [
            "250230D1,00NTRF", "2503021301D1,00NTRF", "250302X1,00NTRF", "250302D,NTRF", "250302D1.000NTRF", "250302D1,0,0NTRF",
            "250302D99999999999999999999,NTRF", "250302D1,00NTRFOK",
        ]
        let read = ReadDocument(statement(rows.map { ":61:\($0)" }.joined(separator: "\n"), closing: "C250331EUR99,00"))
        #expect(read.column(.amount) == ["-1.00"])
        #expect(
            read.codes.map { String($0.dropFirst(11)) } == [
                "bad-date", "bad-date", "bad-mark", "bad-amount", "bad-amount", "bad-amount", "bad-amount",
            ])
        #expect(read.rejects.compactMap { $0.string(.place) }.prefix(2) == ["line 5", "line 6"])
    }

    @Test func germanStructure() {
        let details =
            ":86:166?00SEPA-UEBERWEISUNG?109310?20EREF+NOTPROVIDED?21SVWZ+RENT FOR MARCH 2025 AT ?\n22GREEN STREET?30ABCDDE77?31DE0212\n 34?32ANNA?33 EXAMPLE?34992"
        let read = ReadDocument(statement(":61:250302D1,00NSTONONREF//2025030212345\n\(details)"))
        #expect(read.column(.text) == ["RENT FOR MARCH 2025 AT GREEN STREET"])
        #expect(read.column(.merchant) == ["ANNA EXAMPLE"])
        #expect(read.observations.first?.raw(.source).map { String(decoding: $0, as: UTF8.self) }?.contains("2025030212345") == true)
    }

    @Test func slashStructure() {
        let details =
            ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL00BANK0123456789/BIC/BANKNL2A/NAME/B\nAKERY WEST/REMI//BREAD, MARCH/EREF/NOTPROVIDED"
        let read = ReadDocument(
            statement(
                ":61:250302D1,00N654NONREF\n\(details)\n:61:250303D1,00N654NONREF\n:86:/CNTP/NL11/BANKNL2A/C. CORNER/TOWN/REMI/USTD//WOOD/")
        )
        #expect(read.column(.counterparty) == ["NL00BANK0123456789", "NL11"])
        #expect(read.column(.merchant) == ["BAKERY WEST", "C. CORNER"])
        #expect(read.column(.text) == ["BREAD, MARCH", "WOOD"])
    }

    @Test func plainTextsAndLines() {
        let long = String(repeating: "x", count: 61)
        let rows =
            ":61:250302D1,00NTRFA\nOWN LINE\n:86:FIRST\nSECOND\n:61:250302D2,00NCHG CARD FEES//MARCH\n:61:250302D3,00NTRFA\n:86:\(long)\nyz\n:12:30 o'clock"
        let read = ReadDocument(statement(rows))
        #expect(read.column(.text) == ["FIRST SECOND", "CARD FEES MARCH", "\(long)yz :12:30 o'clock"])
    }

    @Test func balancesOfSeveralStatements() {
        let text =
            "{1:F01BANKDEFFAXXX0}{2:O9400000}{4:\n" + statement(":61:250302C5,00NTRFA", closing: "C250331EUR105,00") + "}\n"
            + statement(":61:250402D5,00NTRFA", opening: "D250401GBP1,00", closing: "D250431GBP6,00\n:64:D250430GBP6,", account: "B")
        let read = ReadDocument(text)
        #expect(read.all("balance").map { $0.string(.kind) } == ["opening", "closing", "opening", "closing", "available"])
        #expect(read.all("balance").map { $0.string(.amount) } == ["100.00", "105.00", "-1.00", "-6.00", "-6"])
        #expect(read.all("balance").map { $0.string(.date) ?? "-" } == ["2025-03-01", "2025-03-31", "2025-04-01", "-", "2025-04-30"])
        #expect(read.column(.account) == ["10070000/4711", "B"] && read.column(.currency) == ["EUR", "GBP"])
        #expect(read.notes == ["bank.mt940.balance-day"])
    }

    @Test func cutFilesSaySo() {
        let read = ReadDocument(":20:A\n:25:X\n:60F:C250301EUR1,00\n:61:250302D12")
        #expect(read.codes == ["bank.mt940.cut"] && read.notes == ["bank.mt940.no-closing"])
        #expect(ReadDocument(":20:A\n:25:X\n:28C:1\n").notes == ["bank.mt940.no-rows"])
        #expect(ReadDocument("{1:F01BANKDEFFAXXX0}{2:O103}{4:\n:32A:250301EUR1,\n-}").fault?.code == "bank.not-an-export.swift")
    }

    @Test func theCurrencyOfInterimReports() {
        let read = ReadDocument(":20:A\n:25:X\n:34F:CHFD0,\n:13D:2503021200+0100\n:61:250302D1,00NTRFA\n:90D:1CHF1,00\n-\n")
        #expect(read.column(.currency) == ["CHF"] && read.notes.isEmpty)
    }

    @Test func tablesAreNeverClaimed() {
        let format = try? Mt940Format(options: .init([:]), context: .init(knowledge: .located(nil)))
        for text in ["Date,Amount\n:20:,:25:\n", "a;b\n:20:x;:25:y\n1;:61:250302D1,00\n", "hello\n:86:text\n"] {
            #expect(format?.claim(.init(name: "x", bytes: Array(text.utf8)), HeadBytes(Array(text.utf8))) == Claim.none)
        }
    }

    @Test func damageGivesFaultsAndNeverTraps() {
        let whole = Array(
            statement(
                ":61:2503020303RCR7,5NTRFG//9\nmore\n:86:166?00A?20EREF+1 SVWZ+x?31DE1?32N\n:61:250302D1,N\n:86:/NAME/a/REMI//USTD//b/",
                closing: "C250331EUR73,25"
            ).utf8)
        var chance = SeededChance(11)
        let speech = Speech(program: "test", quiet: true)
        for _ in 0..<2_000 { _ = ReadDocument(Damage.apply(to: whole, &chance), speech: speech) }
    }
}
