import Testing
import TillRecords

@testable import TillBank

/// What is decided from a file alone, and what is asked.
@Suite struct CsvDecisionTests {
    private func read(_ text: String, _ options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(text, name: "bank.csv", options: options)
    }

    private func rows(_ read: ReadDocument) -> [String] { zip(read.column(.date), read.column(.amount)).map { "\($0) \($1)" } }

    @Test(arguments: [
        // A part above 12, dots, a year first.
        ("Date,Text,Amount\n02/03/2024,A,-1.00\n02/25/2024,B,-2.00\n", ["2024-02-03 -1.00", "2024-02-25 -2.00"]),
        ("Datum;Text;Betrag\n02.03.2024;A;-1,00\n", ["2024-03-02 -1.00"]),
        ("Date,Text,Amount\n2024-03-02,A,-1.00\n", ["2024-03-02 -1.00"]),
        // A period above the table that only one reading fits.
        (
            "From 10/03/2024 to 02/04/2024\nDate,Text,Amount\n11/03/2024,A,-1.00\n01/04/2024,B,-1.00\n",
            ["2024-03-11 -1.00", "2024-04-01 -1.00"]
        ),
        // Days without a year lie in the period above the table, with or without the apostrophe that keeps them text in a spreadsheet; a
        // period that each page tells again is no movement.
        (
            "Periode: 28/12/2023 - 10/02/2024\nDatum;Text;Betrag;Saldo\n'30/12;A;-1,00;9,00\n'13/01;B;-2,00;7,00\n",
            ["2023-12-30 -1.00", "2024-01-13 -2.00"]
        ),
        (
            "Desde;Hasta;Cuenta\n2023/12/31;2024/03/31;ahorro\nFecha;Texto;Valor;Saldo\n2/01;A;-1.00;9.00\n15/01;B;-2.00;7.00\n"
                + "Desde;Hasta;Cuenta\n2023/12/31;2024/03/31;ahorro\nFecha;Texto;Valor;Saldo\n2/02;C;-3.00;4.00\n3/02;D;1.00;5.00\n",
            ["2024-01-02 -1.00", "2024-01-15 -2.00", "2024-02-02 -3.00", "2024-02-03 1.00"]
        ),
        // Two columns, both plain.
        ("Date,Text,Debit,Credit\n2024-01-02,A,1.00,\n2024-01-03,B,,2.00\n", ["2024-01-02 -1.00", "2024-01-03 2.00"]),
        // Two columns, the debits written with a minus; payments with a minus in the credits.
        ("Date;Text;Débit;Crédit\n14/01/2024;A;-1,00;\n15/01/2024;B;;2,00\n", ["2024-01-14 -1.00", "2024-01-15 2.00"]),
        ("Date,Text,Debit,Credit\n2024-01-02,A,1.00,\n2024-01-03,B,,-2.00\n", ["2024-01-02 -1.00", "2024-01-03 2.00"]),
        // A word tells the direction.
        ("Datum;Naam;Af Bij;Bedrag\n20240114;A;Af;1,00\n20240115;B;Bij;2,00\n", ["2024-01-14 -1.00", "2024-01-15 2.00"]),
        // Spending positive, proven by the row that says it is a payment, or by CR.
        (
            "Date,Text,Amount\n2024-01-02,A,1.00\n2024-01-03,PAYMENT RECEIVED - THANK YOU,-5.00\n2024-01-04,B,2.00\n",
            ["2024-01-02 -1.00", "2024-01-03 5.00", "2024-01-04 -2.00"]
        ),
        ("Date,Text,Amount,\n2024-01-02,A,1.00,\n2024-01-03,B,5.00,CR\n", ["2024-01-02 -1.00", "2024-01-03 5.00"]),
        // Thousands, proven by the longest number.
        ("Date;Text;Amount\n2024-01-02;A;1.000\n2024-01-03;B;-1.000.000\n", ["2024-01-02 1000", "2024-01-03 -1000000"]),
        // No titles: the balances prove amount, sign and order.
        ("14/01/2024,A,\"-35.00\",\"+965.00\"\n13/01/2024,B,\"1000.00\",\"+1000.00\"\n", ["2024-01-14 -35.00", "2024-01-13 1000.00"]),
        ("2024-01-02,A,20.00,,480.00\n2024-01-03,B,,10.00,490.00\n", ["2024-01-02 -20.00", "2024-01-03 10.00"]),
        // The balance before each row.
        ("2024-01-02\tA\t500.00\t100.00\n2024-01-03\tB\t600.00\t-50.00\n", ["2024-01-02 100.00", "2024-01-03 -50.00"]),
        // Dialects.
        ("sep=;\nDate;Text;Amount\n2024-01-02;A;-1,00\n", ["2024-01-02 -1.00"]),
        ("Date|Text|Amount\n2024-01-02|A, B; C|-1.00\n", ["2024-01-02 -1.00"]),
        ("Date,Text,Amount\n2024-01-02,A,-1.00\nDate,Text,Amount\n2024-01-03,B,-2.00\n", ["2024-01-02 -1.00", "2024-01-03 -2.00"]),
    ])
    func decided(text: String, expected: [String]) {
        let read = read(text)
        #expect(read.fault == nil && read.rejects.isEmpty)
        #expect(rows(read) == expected)
    }

    @Test(arguments: [
        ("Date,Text,Amount\n01/02/2024,A,-1.00\n03/04/2024,B,-1.00\n", "bank.csv.ambiguous-date", "--date-order DMY or --date-order MDY"),
        ("Date,Text,Amount\n13/02/2024,A,-1.00\n02/14/2024,B,-1.00\n", "bank.csv.contradicting-dates", "--date-order"),
        ("Date;Text;Amount\n2024-01-02;A;1.000\n2024-01-03;B;-3.000\n", "bank.csv.ambiguous-decimal", "--decimal"),
        ("Date,Text,Amount\n2024-01-02,A,1\n2024-01-03,B,3\n2024-01-04,C,3\n2024-01-05,D,4\n", "bank.csv.ambiguous-sign", "--sign"),
        ("Date,Amount,Text,Amount\n2024-01-02,-1.00,A,99.00\n", "bank.csv.ambiguous-column", "--columns"),
        ("2024-01-02,A,1.00,,7.00\n", "bank.csv.ambiguous-column", "--columns"),
        ("no table\nat all\n", "bank.csv.no-table", "--columns"),
    ])
    func asked(text: String, code: String, option: String) throws {
        let read = read(text)
        #expect(read.observations.isEmpty)
        let fault = try #require(read.fault)
        #expect(fault.code == code && fault.remedy.contains(option))
    }

    @Test func optionsAnswer() {
        let dates = "Date,Text,Amount\n01/02/2024,A,-1.00\n03/04/2024,B,-1.00\n"
        #expect(read(dates, ["date-order": ["DMY"]]).column(.date) == ["2024-02-01", "2024-04-03"])
        #expect(read(dates, ["date-order": ["MDY"]]).column(.date) == ["2024-01-02", "2024-03-04"])
        let decimals = "Date;Text;Amount\n2024-01-02;A;1.000\n2024-01-03;B;-3.000\n"
        #expect(read(decimals, ["decimal": ["comma"]]).column(.amount) == ["1000", "-3000"])
        let plain = "2024-01-02,A,1.00\n2024-01-03,B,2.00\n"
        #expect(read(plain, ["sign": ["positive-out"]]).column(.amount) == ["-1.00", "-2.00"])
        let unnamed = "2024-01-02,A,1.00,7.00\n"
        #expect(read(unnamed, ["columns": ["date=1,amount=4"], "sign": ["negative-out"]]).column(.amount) == ["7.00"])
        #expect(read(plain, ["columns": ["colour=1"]]).fault?.code == "usage.option")
    }

    /// A few amounts without a sign may be a card's as well as an account's.
    @Test func aSignThatNothingTellsIsAsked() {
        let plain = "Date,Text,Amount\n2024-01-02,A,1.00\n"
        #expect(read(plain).fault?.code == "bank.csv.ambiguous-sign")
        #expect(read(plain, ["sign": ["positive-out"]]).column(.amount) == ["-1.00"])
        #expect(read("Date,Text,Amount\n2024-01-02,A,-1.00\n").fault == nil)
    }

    /// Decisions are made from the first thousands of rows; what contradicts them later is refused and never misread.
    @Test(arguments: ["1.234", "1,234.5", "7.50", "1,234,56"])
    func laterRowsThatContradictTheDecimalMarkAreRefused(amount: String) {
        let rows = (0..<2_600).map { _ in "2024-01-02;A;-1,50\n" }.joined()
        let read = read("Date;Text;Amount\n\(rows)2024-01-03;B;\(amount)\n2024-01-04;C;-2,50\n")
        #expect(read.observations.count == (amount == "1.234" ? 2_602 : 2_601))
        if amount == "1.234" { return #expect(read.column(.amount).dropLast().last == "1234") }
        #expect(read.codes == ["bank.csv.bad-amount"] && read.rejects[0].string(.remedy)?.contains("--decimal") == true)
    }

    @Test func aLaterMarkThatReadsBothWaysIsRefused() {
        let rows = (0..<2_600).map { _ in "2024-01-02,A,-1.50\n" }.joined()
        let table = "Date,Text,Amount\n\(rows)2024-01-03,B,1.234\n"
        #expect(read(table).codes == ["bank.csv.bad-amount"])
        #expect(read(table, ["decimal": ["point"]]).column(.amount).last == "1.234")
    }
}
