import Testing
import TillRecords

@testable import TillBank

/// What becomes of single rows.
@Suite struct CsvRowTests {
    private func read(_ text: String) -> ReadDocument { ReadDocument(text, name: "bank.csv") }

    @Test func rowSaysWhatTheBankSays() throws {
        let text = """
            IBAN;DE12500105170648489890
            Buchungstag;Wertstellung;Empfänger;Verwendungszweck;Betrag (EUR);Saldo;Transaktionsnummer
            14.03.2024;15.03.2024;"Bäcker ""Nord"" Ost";Brot;-2,50;97,50;T-0001
            16.03.2024;16.03.2024;Firma;Lohn;1.000,00;1.097,50;T-0002
            """
        let read = read(text)
        let row = try #require(read.observations.first)
        #expect(row.string(.date) == "2024-03-14" && row.string(.value) == "2024-03-15")
        #expect(row.string(.amount) == "-2.50" && row.string(.currency) == "EUR")
        #expect(row.string(.account) == "DE12500105170648489890")
        #expect(row.string(.text) == "Brot" && row.string(.merchant) == "Bäcker \"Nord\" Ost")
        let source = try #require(row.object(.source))
        #expect(source.string(.place) == "line 3" && source.string(.ref) == "T-0001" && source.string(.format) == "csv")
        #expect(Shape.observation.violations(in: row) == [])
        let balances = read.all("balance")
        #expect(balances.map { $0.string(.kind) ?? "" } == ["opening", "closing"])
        #expect(balances.map { $0.string(.amount) ?? "" } == ["100.00", "1097.50"])
        #expect(balances.allSatisfy { Shape.balance.violations(in: $0) == [] })
    }

    @Test(arguments: [
        ("2024-02-30,A,-1.00", "bank.csv.bad-date"), (",A,-1.00", "bank.csv.no-date"), ("2024-01-02,A,", "bank.csv.no-amount"),
        ("2024-01-02,A,1e308", "bank.csv.bad-amount"), ("2024-01-02,A,99999999999999999.00", "bank.csv.bad-amount"),
        ("2024-01-02,A", "bank.csv.too-few-cells"), ("2024-01-02,A,-1.00,x,y", "bank.csv.too-many-cells"),
    ])
    func badRowIsARejectOfItsOwn(row: String, code: String) {
        let read = read("Date,Text,Amount\n2024-01-01,Good,-7.00\n\(row)\n2024-01-03,Good,-8.00\n")
        #expect(read.column(.amount) == ["-7.00", "-8.00"])
        #expect(read.codes == [code])
        #expect(read.rejects.first?.string(.place) == "line 3")
    }

    @Test func bothSidesFilledIsAReject() {
        let read = read("Date,Text,Debit,Credit\n2024-01-02,A,1.00,2.00\n2024-01-03,B,,5.00\n2024-01-04,C,1.00,\n")
        #expect(read.column(.amount) == ["5.00", "-1.00"] && read.codes == ["bank.csv.bad-amount"])
    }

    @Test func rowsThatAreNoMovementsAreTold() {
        let read = read("Date,Text,Amount\n2024-01-01,Opening balance,100.00\n2024-01-02,A,-1.00\nPosted\n\nTotal,,-1.00\n")
        #expect(read.column(.amount) == ["-1.00"] && read.rejects.isEmpty)
        #expect(read.all("balance").map { $0.string(.amount) ?? "" } == ["100.00"])
        #expect(read.notes == ["bank.csv.skipped"])
    }

    @Test func pendingRowsAreKeptAsPending() {
        let read = read("Date,Text,Amount,Status\n2024-01-01,A,-1.00,Posted\n2024-01-02,B,-2.00,Pending\n2024-01-02,C,-3.00,Declined\n")
        #expect(read.column(.status) == ["-", "pending", "void"])
    }

    @Test func keysMeetInOverlappingExports() {
        let head = "Date,Text,Amount\n"
        let twins = "2024-01-02,Coffee,-3.00\n2024-01-02,Coffee,-3.00\n"
        let first = read(head + twins + "2024-01-03,Bus,-2.00\n")
        let second = read(head + "2024-01-02,Late,-7.00\n" + twins + "2024-01-03,Bus,-2.00\n")
        #expect(Set(first.column(.key)).count == 3)
        #expect(Set(first.column(.key)).isSubset(of: Set(second.column(.key))))
        #expect(Set(first.column(.id)).isDisjoint(with: Set(second.column(.id))))
    }

    @Test func brokenChainIsNamed() {
        let text = "Date,Text,Amount,Balance\n2024-01-02,A,-1.00,99.00\n2024-01-03,B,-2.00,97.00\n2024-01-04,C,-3.00,94.00\n"
        let read = read(text + "2024-01-06,E,-5.00,84.00\n2024-01-07,F,-6.00,78.00\n")
        #expect(read.notes == ["bank.csv.chain-broken"])
        #expect(read.all("note").first?.string(.place) == "line 5")
    }

    @Test func balanceHistoryInventsNoMovement() {
        let read = read("\"Datum\",\"Boeksaldo\"\n\"2024-01-02\",\"13,20\"\n\"2024-01-01\",\"12,20\"\n")
        #expect(read.observations.isEmpty && read.all("balance").count == 2 && read.fault == nil)
    }
}
