import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

@Suite struct QifTests {
    private func bank(_ rows: [String]) -> String { "!Type:Bank\n" + rows.map { $0 + "\n^\n" }.joined() }

    @Test func fieldsOfRows() {
        let read = ReadDocument(
            "!Account\nNHousehold\nTBank\n^\n"
                + bank([
                    "D14/3/2025\nT-1,234.50\nU-1,234.50\nPBAKERY WEST\nMBREAD\nN1041\nCX\nLFood\nSFood\nMpart\n$-1,000.00\nSFun\n$-234.50",
                    "D15/3/2025\nT$20.00\nPFROM SAVINGS\nL[Savings]", "D16/3/2025\nT-$5\nLFood", "D17/3/2025\nT(7.25)\nPX\nMX AND Y",
                ]))
        #expect(read.column(.amount) == ["-1234.50", "20.00", "-5", "-7.25"])
        #expect(read.column(.text) == ["BAKERY WEST BREAD", "FROM SAVINGS", "Food", "X AND Y"])
        #expect(read.column(.account) == Array(repeating: "Household", count: 4))
        #expect(read.column(.counterparty) == ["-", "Savings", "-", "-"])
        #expect(read.column(.status) == ["posted", "-", "-", "-"] && read.notes.isEmpty && read.rejects.isEmpty)
        #expect(
            read.rejects.isEmpty
                && read.observations.first?.raw(.source).map { String(decoding: $0, as: UTF8.self).contains("line 6") } == true)
    }

    @Test(arguments: [
        ("14/3'25", "2025-03-14"), ("3/14'09", "2009-03-14"), (" 3/14/98", "1998-03-14"), ("3/14/25", "2025-03-14"),
        ("14.3.2025", "2025-03-14"), ("5.3.2025", "2025-03-05"), ("2025-03-05", "2025-03-05"), ("20250305", "2025-03-05"),
        ("3/ 3'25", "2025-03-03"), ("98-03-05", "1998-03-05"), ("14-03-2025", "2025-03-14"), ("1/25'2010", "2010-01-25"),
        ("25/01/2010 10:20", "2010-01-25"),
    ])
    func dates(written: String, day: String) {
        #expect(ReadDocument(bank(["D\(written)\nT-1.00\nPX"])).column(.date) == [day])
    }

    @Test func theOrderOfDatesIsDecidedOverTheWholeFile() {
        let open = ["1/2/25", "3/2/25", "5/2/25", "2/2/25"].map { "D\($0)\nT-1.00\nPX" }
        #expect(ReadDocument(bank(open + ["D13/2/25\nT-1.00\nPX"])).column(.date).first == "2025-02-01")
        #expect(ReadDocument(bank(open + ["D2/13/25\nT-1.00\nPX"])).column(.date).first == "2025-01-02")
        let asked = ReadDocument(bank(open))
        #expect(asked.fault?.code == "bank.qif.ambiguous-date" && asked.fault?.remedy.contains("--date-order DMY") == true)
        #expect(ReadDocument(bank(open), options: ["date-order": ["MDY"]]).column(.date).first == "2025-01-02")
        let both = ReadDocument(bank(["D13/2/25\nT-1.00\nPX", "D2/13/25\nT-1.00\nPX"]))
        #expect(both.fault?.code == "bank.qif.contradicting-dates")
        let inTime = ["1/2/25", "1/5/25", "2/3/25", "3/1/25", "4/1/25"].map { "D\($0)\nT-1.00\nPX" }
        #expect(ReadDocument(bank(inTime)).column(.date).last == "2025-04-01")
    }

    @Test func theDecimalMarkIsDecidedOverTheWholeFile() {
        let rows = ["D14/3/2025\nT-1,234\nPX", "D14/3/2025\nT-2,5\nPX"]
        #expect(ReadDocument(bank(rows)).column(.amount) == ["-1.234", "-2.5"])
        #expect(ReadDocument(bank([rows[0]])).codes == ["bank.qif.ambiguous-amount"])
        #expect(ReadDocument(bank([rows[0]]), options: ["decimal": ["point"]]).column(.amount) == ["-1234"])
    }

    @Test func badRowsAreRefusedAndTheOthersRead() {
        let read = ReadDocument(
            bank(["D30/2/2025\nT-1.00", "T-1.00\nPX", "D14/3/2025\nPX", "D14/3/2025\nT1.0.0", "Dsoon\nT-1.00", "D15/3/2025\nT-2.00\nPY"]))
        #expect(read.column(.amount) == ["-2.00"])
        #expect(read.codes.map { String($0.dropFirst(9)) } == ["bad-date", "bad-date", "bad-amount", "bad-amount", "bad-date"])
    }

    @Test func theAmountIsSaidTwice() {
        let read = ReadDocument(bank(["D14/3/2025\nU-1,234.50\nT-1234.50", "D15/3/2025\nU-2.50\nPX"]))
        #expect(read.column(.amount) == ["-1234.50", "-2.50"] && read.rejects.isEmpty)
    }

    @Test func rowsWithoutAnEndAreNeverMerged() {
        let read = ReadDocument("!Type:CCard\nD14/3/2025\nT-1.00\nPA\nD15/3/2025\nT-2.00\nPB\n")
        #expect(read.column(.amount) == ["-1.00", "-2.00"] && read.column(.text) == ["A", "B"])
        #expect(read.notes == ["bank.qif.no-caret"])
        let mixed = ReadDocument("!Type:Bank\nPA\nD14/3/2025\nT-1.00\nPB\nD15/3/2025\nT-2.00\n^\nPC\nD16/3/2025\nT-3.00\n^\n")
        #expect(mixed.codes == ["bank.qif.merged-row"] && mixed.column(.amount) == ["-3.00"])
        #expect(ReadDocument("!Type:Bank\nD14/3/2025\nT-1.0").codes == ["bank.qif.cut"])
        #expect(ReadDocument("!Type:Bank\n").notes == ["bank.qif.no-rows"])
    }

    @Test func sectionsAndAccounts() {
        let read = ReadDocument(
            "!Option:AutoSwitch\n!Account\nNOne\n^\nNTwo\n^\n!Clear:AutoSwitch\n!Type:Cat\nNFood\nD13/13/13\n^\n!Account\nNTwo\n^\n"
                + bank(["D14/3/2025\nT-1.00\nPA"]) + "!Type:Cash\nD15/3/2025\nT-2.00\nPB\n^\n!Type:Pets\nD1\n^\n")
        #expect(read.column(.account) == ["Two", "-"] && read.column(.amount) == ["-1.00", "-2.00"])
        #expect(read.notes == ["bank.qif.section"])
        let listed = ReadDocument("!Account\nNOne\n^\nNTwo\n^\n" + bank(["D14/3/2025\nT-1.00\nPA"]))
        #expect(listed.column(.account) == ["-"])
    }

    @Test func investmentsAreTrades() {
        let rows = [
            "NBuy\nYFUND A\nI10.5\nQ1,200\nT12,600.00", "NSellX\nYFUND A\nQ1\nT10.00", "NShrsIn\nYFUND B\nQ2\nT5.00", "NCash\nT-4.00",
        ]
        let read = ReadDocument("!Type:Invst\n" + rows.map { "D12/29'10\n\($0)\n^\n" }.joined())
        #expect(read.observations.isEmpty && read.notes.isEmpty)
        #expect(read.all("trade").map { $0.string(.kind) } == ["buy", "sell", "transfer", "cash"])
        #expect(read.all("trade").map { $0.string(.amount) ?? "-" } == ["-12600.00", "10.00", "-", "-4.00"])
        #expect(read.all("trade").first?.string(.quantity) == "1200")
    }

    @Test func damageGivesFaultsAndNeverTraps() {
        let whole = Array(
            ("!Account\nNA\n^\n" + bank(["D14/3'25\nT-$1,234.50\nPA\nSb\n$1\nN7", "D15/3/2025\nT2\nL[B]"])
                + "!Type:Invst\nD1/ 2'10\nNBuy\nQ1\nT5\n^\n").utf8)
        var chance = SeededChance(3)
        let speech = Speech(program: "test", quiet: true)
        for _ in 0..<2_000 { _ = ReadDocument(Damage.apply(to: whole, &chance), speech: speech) }
    }

    /// A transfer of an account to itself on its first day states what it held, in any language; later it corrects, elsewhere it moves.
    @Test(arguments: [
        ("D1/3/2025\nT100.00\nPSolde initial\nL[Courant]", ["-5.00"], ["100.00"]),
        ("D1/3/2025\nT-100.00\nP\nL[Courant]", ["-5.00"], ["-100.00"]),
        ("D14/3/2025\nT100.00\nPSolde initial\nL[Courant]", ["-5.00"], ["100.00"]),
        ("D15/3/2025\nT100.00\nPAjustement\nL[Courant]", ["100.00", "-5.00"], []),
        ("D1/3/2025\nT100.00\nPEpargne\nL[Livret]", ["100.00", "-5.00"], []),
    ])
    func openingsOfAccounts(record: String, amounts: [String], balances: [String]) {
        let read = ReadDocument("!Account\nNCourant\nTBank\n^\n" + bank([record, "D14/3/2025\nT-5.00\nPX"]))
        #expect(read.column(.amount) == amounts && read.all("balance").map { $0.string(.amount) ?? "" } == balances)
        #expect(read.all("balance").allSatisfy { $0.string(.kind) == "opening" && $0.string(.account) == "Courant" })
    }

    /// Where nothing names the account, only the words of the first record can say it.
    @Test(arguments: [("Opening Balance", true), ("Saldo inicial", true), ("Opening Doors Ltd", false)])
    func openingsByTheirWords(payee: String, isBalance: Bool) {
        let read = ReadDocument(bank(["D13/3/2025\nT100.00\nP\(payee)\nL[Bank]", "D14/3/2025\nT-5.00\nP\(payee)"]))
        #expect(read.all("balance").count == (isBalance ? 1 : 0) && read.observations.count == (isBalance ? 1 : 2))
    }
}
