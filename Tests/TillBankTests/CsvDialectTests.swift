import Testing

@testable import TillBank

/// Dialects of many countries, each in a small invented file: every row by its day, amount and currency.
@Suite struct CsvDialectTests {
    private func read(_ text: String) -> ReadDocument { ReadDocument(text, name: "bank.csv") }

    private func rows(_ read: ReadDocument) -> [String] {
        zip(zip(read.column(.date), read.column(.amount)), read.column(.currency)).map { "\($0.0) \($0.1) \($1)" }
    }

    /// One row and a line that says the same are no row and its total: the line is refused. Two rows have one.
    @Test(arguments: [
        ("2024-05-14,A,-12.50\n,zork,-12.50\n", 1), ("2024-05-14,A,-12.50\n2024-05-15,B,-2.50\n,zork,-15.00\n", 0),
        ("2024-05-14,A,-12.50\n2024-05-15,B,-2.50\n,zork,-15.01\n", 1),
    ])
    func aTotalIsOfSeveralRows(rows: String, rejects: Int) {
        #expect(read("Date,Text,Amount\n" + rows).rejects.count == rejects)
    }

    /// Words under a title for references are what the rows say, where nothing else is: of eight letters a row and more.
    @Test(arguments: [("QUORN TEA", "QUORN TEA"), ("QUORNTEA", "QUORNTEA"), ("QUORNTE", "-")])
    func referencesInWordsAreTexts(cell: String, text: String) {
        let found = read("Date,Reference,Amount\n2024-05-14,\(cell),-12.50\n2024-05-15,\(cell),-2.50\n").column(.text)
        #expect(Set(found) == [text])
    }

    /// The numbers of others beside their names are not the account's: some rows have none, or another stands above the table.
    @Test(arguments: [
        ("Date,Name,Account number,Amount\n2024-05-14,A,'51140200400003102711103',-1.00\n2024-05-15,B,'',-2.00\n", "-"),
        (
            "Konto 61114020040000320271110302\n\nDate,Name,Account number,Amount\n2024-05-14,A,51140200400003102711103,-1.00\n"
                + "2024-05-15,A,51140200400003102711103,-2.00\n", "61114020040000320271110302"
        ), ("Date,Name,Account number,Amount\n2024-05-14,A,51140200400003102711103,-1.00\n", "51140200400003102711103"),
        ("Date,Text,Account,Amount\n2024-05-14,A,_00000020111114321,-1.00\n2024-05-15,B,_00000020111114321,-2.00\n", "00000020111114321"),
    ])
    func whoseNumberItIs(text: String, account: String) {
        #expect(Set(read(text).column(.account)) == [account])
    }

    @Test(arguments: [
        // One column for both directions is an amount as written, in words and in characters.
        (
            "IBAN;Booked At;Text;Credit/Debit Amount;Valuta Date\nX1;2024-05-14;A;-12.5;2024-05-14\nX1;2024-05-15;B;70;2024-05-15\n",
            ["2024-05-14 -12.5 -", "2024-05-15 70 -"]
        ),
        ("取引日,入出金(円),入出金内容\n20240514,-1250,A\n20240515,7000,B\n", ["2024-05-14 -1250 JPY", "2024-05-15 7000 JPY"]),
        // Rows titled purchases are positive on a card whose payments nobody thanks for.
        (
            "Date,Text,Type,Amount (USD)\n05/14/2024,A,Purchase,12.50\n05/15/2024,B,Payment,-70.00\n05/16/2024,C,Purchase,3.00\n",
            ["2024-05-14 -12.50 USD", "2024-05-15 70.00 USD", "2024-05-16 -3.00 USD"]
        ),
        (
            "Date,Text,Type,Amount\n05/14/2024,A,Purchase,-12.50\n05/15/2024,B,Payment,70.00\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]
        ),
        // A plus or a minus in a column of its own.
        (
            "\"A1\",\"2024-05-14\",\"SHOP\",\"-\",\"12.50\"\n\"A1\",\"2024-05-15\",\"PAY\",\"+\",\"70.00\"\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]
        ),
        // A mark before cells and not behind them keeps spreadsheets from reading numbers: it quotes nothing.
        (
            "Cuenta,Fecha,Texto,Cargo/Abono,Importe\n'5671,'14052024',A,-,12.50\n'5671,'15052024',B,+,70.00\n'5671,'16052024',C,-,3.00\n"
                + "'5671,'17052024',D,-,4.00\n'5671,'18052024',E,-,5.00\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -", "2024-05-16 -3.00 -", "2024-05-17 -4.00 -", "2024-05-18 -5.00 -"]
        ),
        // Words for in and out under a title for texts, where another column tells what the row is.
        (
            "Date,Transaction,Name,Amount\n5/14/2024,CREDIT,A,12.50\n5/15/2024,CREDIT,B,70.00\n",
            ["2024-05-14 12.50 -", "2024-05-15 70.00 -"]
        ),
        // What all rows add up to is their total, in a language nobody knows.
        (
            "Date,Text,Amount\n2024-05-14,A,-12.50\n2024-05-15,B,-70.00\n,zork 2,-82.50\n",
            ["2024-05-14 -12.50 -", "2024-05-15 -70.00 -"]
        ),
        (
            "Date,Text,Amount\n2024-05-14,A,-12.50\n2024-05-15,B,70.00\n,zork 2,57.50\n,zork 3,70.00\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]
        ),
        // An amount column that is never filled beside two sides and a line about the balance.
        (
            "Tag;Text;Datum;Betrag;Soll;Haben;Währung\n1;A;14.05.2024;;-12,50;;EUR\n2;B;15.05.2024;;;70,00;EUR\nKontostand;;31.05.2024;;;57,50;EUR\n",
            ["2024-05-14 -12.50 EUR", "2024-05-15 70.00 EUR"]
        ),
        // Of several amounts the one that moved the account: by a title, by the fee, by the one currency, by not being zero.
        (
            "Data;Opis;Kwota operacji;Waluta operacji;Kwota w walucie rachunku;Waluta rachunku\n14.05.2024;A;-3,00;USD;-12,50;PLN\n"
                + "15.05.2024;B;70,00;PLN;70,00;PLN\n", ["2024-05-14 -12.50 PLN", "2024-05-15 70.00 PLN"]
        ),
        (
            "Date,Text,Amount,Fee,Net,Currency\n2024-05-14,A,20.00,0.50,19.50,usd\n2024-05-15,B,-70.00,0.00,-70.00,usd\n",
            ["2024-05-14 19.50 USD", "2024-05-15 -70.00 USD"]
        ),
        (
            "Date,Text,Total amount,Geld A,Sum,Geld B\n2024-05-14,A,-3.00,USD,-12.50,SEK\n2024-05-15,B,70.00,SEK,70.00,SEK\n",
            ["2024-05-14 -12.50 SEK", "2024-05-15 70.00 SEK"]
        ),
        (
            "Date,Text,Amount,Amount(in Rs),Sign\n14/05/2024,A,0,12.50,\n15/05/2024,B,0,70.00,CR\n",
            ["2024-05-14 -12.50 INR", "2024-05-15 70.00 INR"]
        ),
        // Currencies of titles and of columns with no known title.
        ("Data;Descrizione;Importo ( € )\n14/05/2024;A;-12,50\n", ["2024-05-14 -12.50 EUR"]),
        ("Datum;Selitys;Määrä EUROA\n14.5.2024;A;-12,50\n", ["2024-05-14 -12.50 EUR"]),
        ("Date,Text,CAD$\n5/14/2024,A,-12.5\n5/15/2024,B,70\n", ["2024-05-14 -12.5 CAD", "2024-05-15 70 CAD"]),
        (
            "Data;Histórico;Crédito (R$);Débito (R$)\n14/05/24;A;;-12,50\n15/05/24;B;70,00;\n",
            ["2024-05-14 -12.50 BRL", "2024-05-15 70.00 BRL"]
        ),
        (
            "date,mutationcode,amount,description\n20240514,SEK,-12.50,A\n20240515,SEK,70.00,B\n",
            ["2024-05-14 -12.50 SEK", "2024-05-15 70.00 SEK"]
        ),
        ("Saldo: CHF 57.50;;\nDatum;Text;Betrag\n14.05.2024;A;-12,50\n", ["2024-05-14 -12.50 CHF"]),
        ("Conta ;0123 - EUR - Extracto\nData mov.;Descrição;Montante\n14-05-2024;A;-12,50\n", ["2024-05-14 -12.50 EUR"]),
        // Thousands: the currency has less than three decimals.
        (
            "Fecha;Detalle;Cargos (CLP);Abonos (CLP)\n14/05/2024;A;12.500;\n15/05/2024;B;;70.000\n",
            ["2024-05-14 -12500 CLP", "2024-05-15 70000 CLP"]
        ),
        (
            "Date,Text,Amount (USD)\n2024-05-14,A,\"-1,258\"\n2024-05-15,B,\"7,003\"\n2024-05-16,C,\"-2,119\"\n",
            ["2024-05-14 -1258 USD", "2024-05-15 7003 USD", "2024-05-16 -2119 USD"]
        ),
        // Dates: two digits of the year first; a weekday with a comma; a time with its day.
        ("Datum;Text;Belopp\n24-05-14;A;-12,50\n24-05-29;B;70,00\n", ["2024-05-14 -12.50 -", "2024-05-29 70.00 -"]),
        ("Datum;Text;Betrag\n24-05-23;A;-12,50\n29-05-23;B;70,00\n", ["2023-05-24 -12.50 -", "2023-05-29 70.00 -"]),
        (
            "Date,Text,Amount\n\"Tue, May 14, 2024\",A,-12.50\n\"Wednesday, May 15, 2024\",B,70.00\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]
        ),
        ("Time,Text,Amount,Currency\n2024-05-14T10:11:12+11:00,A,-12.50,AUD\n", ["2024-05-14 -12.50 AUD"]),
        // A first row about the account has its day elsewhere.
        (
            "0123;2024-05-01;2024-05-31;100.00;157.50\n2024-05-14;-12.50;A;;\n2024-05-15;70.00;B;;\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]
        ),
        // Titles in Greek capitals with accents and in Vietnamese.
        ("Ημερομηνία;Αιτιολογία;Ποσό;Χ/Π\n14/05/2024;A;12,50;Χ\n15/05/2024;B;70,00;Π\n", ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]),
        ("Ngày giao dịch,Ghi nợ,Ghi có,Mô tả\n14/05/2024,12.50,,A\n15/05/2024,,70.00,B\n", ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]),
        // Two amounts, each for one direction, by a word of their titles.
        ("Datum,Text,Summa ut,Summa inn\n2024-05-14,A,12.50,\n2024-05-15,B,,70.00\n", ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]),
        ("Date,Income/Expense,Amount\n2024-05-14,Expense,12.50\n2024-05-15,Income,70.00\n", ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]),
        // A card whose balance is what is owed.
        (
            "Date,Text,Type,Amount,Balance\n2024-05-14,A,Purchase,12.50,112.50\n2024-05-15,B,Payment,-70.00,42.50\n",
            ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]
        ),
        // What stands for nothing.
        ("Date,Text,Debit,Credit\n2024-05-14,A,12.50,null\n2024-05-15,B,N/A,70.00\n", ["2024-05-14 -12.50 -", "2024-05-15 70.00 -"]),
        // Rows of the debit column that take back.
        ("Date,Text,Debit,Credit\n2024-05-14,A,-12.50,0.00\n2024-05-15,B,5.00,0.00\n", ["2024-05-14 -12.50 -", "2024-05-15 5.00 -"]),
    ])
    func movements(text: String, expected: [String]) {
        let read = read(text)
        #expect(read.fault == nil && read.rejects.isEmpty)
        #expect(rows(read) == expected)
    }

    /// All rows have types and none has a sign: types that are known tell which of them left, others are asked for.
    @Test(arguments: [("Purchase", "Deposit", ["-1.50", "7.00", "-2.00", "-2.10"]), ("Vurko", "Plemat", [])])
    func typesWithoutSigns(out: String, into: String, amounts: [String]) {
        let read = read(
            "Date,Type,Text,Amount\n2024-05-14,\(out),A,1.50\n2024-05-15,\(into),B,7.00\n2024-05-16,\(out),C,2.00\n2024-05-17,\(out),D,2.10\n"
        )
        #expect(read.column(.amount) == amounts)
        #expect(read.fault?.code == (amounts.isEmpty ? "bank.csv.ambiguous-sign" : nil))
    }

    /// Dinars have three decimals, and interest comes on one day of every year: what such rows may be is no proof of anything else.
    @Test(arguments: [
        ("Date,Text,Amount\n2024-05-14,A,\"-1,258\"\n2024-05-15,B,\"7,003\"\n2024-05-16,C,\"-2,119\"\n", "ambiguous-decimal"),
        ("Date,Text,Amount (KWD)\n2024-05-14,A,\"-1,258\"\n2024-05-15,B,\"7,003\"\n2024-05-16,C,\"-2,119\"\n", "ambiguous-decimal"),
        ("Date,Text,Amount\n31/12/22,Interest,1.50\n31/12/23,Interest,-7.00\n31/12/24,Interest,2.00\n", "ambiguous-date"),
    ])
    func whatMayBeSomethingElseIsAsked(text: String, code: String) {
        #expect(read(text).fault?.code == "bank.csv.\(code)")
    }

    /// A Japanese card's statement has no sign, and its titles tell that it is a card's.
    @Test func cardsWithoutPaymentsAreAsked() {
        let read = read("利用日,利用店名,利用金額\n2024/05/14,A,1250\n2024/05/15,B,70\n")
        #expect(read.fault?.code == "bank.csv.ambiguous-sign")
    }

    /// Most rows positive and a few negative, with nothing that names a payment: a card as likely as an account.
    @Test func mostlyPositiveTablesAreAsked() {
        let rows = (1...6).map { "2024-05-1\($0),A\($0),\($0).50\n" }.joined()
        let read = read("Date,Text,Amount\n\(rows)2024-05-17,B,-70.00\n")
        #expect(read.fault?.code == "bank.csv.ambiguous-sign")
        let savings = self.read("Date,Text,Amount\n\((1...6).map { "2024-05-1\($0),From checking,50.00\n" }.joined())2024-05-17,B,-70.00\n")
        #expect(savings.column(.amount).last == "-70.00")
        let accounts = self.read("Date,Text,Partner IBAN,Amount\n\(rows.replacing(",A", with: ",X,A"))2024-05-17,B,C,-70.00\n")
        #expect(accounts.column(.amount).last == "-70.00")
    }

    /// Greek in a code page of its own is no Russian.
    @Test func greekLetters() {
        let greek: [UInt8] = [0xD0, 0xEF, 0xF3, 0xFC]
        let read = ReadDocument(Array("14/05/2024;-12,50;".utf8) + greek + Array("\n15/05/2024;70,00;B\n".utf8), name: "bank.csv")
        #expect(read.column(.text).first == "Ποσό")
    }

    @Test(arguments: [
        "Datum;Text;Betrag;Hinweis\n14.05.2024;A;-12,50;Umsatz gebucht\n15.05.2024;B;-7,00;Umsatz vorgemerkt\n",
        "Posted transactions\nDate,Text,Amount\n2024-05-14,A,-12.50\nPending transactions\n2024-05-15,B,-7.00\n",
    ])
    func pendingRows(text: String) {
        let read = read(text)
        #expect(read.column(.status) == ["-", "pending"])
    }

    @Test func sectionsAboveTheTitles() {
        let read = read(
            "Pending transactions\nDate,Text,Amount\n2024-05-15,B,-7.00\nPosted transactions\nDate,Text,Amount\n2024-05-14,A,-12.50\n")
        #expect(read.column(.status) == ["pending", "-"])
    }

    /// A row that says what was there at first is a balance, also without an amount.
    @Test func openingBalancesWithoutAmounts() {
        let read = read(
            "Date,Description,Amount,Running Bal.\n2024-05-01,Beginning balance as of May 1,,\"1,000.00\"\n2024-05-14,A,-12.50,987.50\n")
        #expect(read.rejects.isEmpty && read.column(.amount) == ["-12.50"])
        #expect(read.all("balance").first?.string(.kind) == "opening")
    }

    /// The sign of a pound alone is no Polish letter.
    @Test func poundsWithoutLetters() {
        var bytes: [UInt8] = []
        for scalar in "Date,Text,Paid out,Paid in\n14 May 2024,A,£12.50,\n15 May 2024,B,,£70.00\n".unicodeScalars {
            bytes.append(UInt8(scalar.value))
        }
        let read = ReadDocument(bytes, name: "bank.csv")
        #expect(rows(read) == ["2024-05-14 -12.50 GBP", "2024-05-15 70.00 GBP"])
    }
}
