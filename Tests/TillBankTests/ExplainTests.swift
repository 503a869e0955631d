import Testing

@testable import TillBank
@testable import TillStages

/// `--explain` tells what was decided and from which evidence.
@Suite struct ExplainTests {
    private static let giro = """
        Kontoinhaber:;Ana
        IBAN:;DE02120300000000202051

        Datum;Buchungstext;Betrag (EUR);Saldo;Notiz
        28.03.2025;LOHN;2500,00;2600,00;
        14.03.2025;BROT;-4,50;100,00;
        Summe;;2495,50;;

        """

    @Test func aTable() {
        let told = ToldDocument(Self.giro, name: "giro.csv")
        #expect(told.text.hasPrefix("giro.csv: a table of text\n"))
        #expect(told.line("encoding") == "encoding UTF-8 (all bytes are valid UTF-8)")
        #expect(told.line("delimiter").hasPrefix("delimiter semicolon"))
        #expect(told.line("titles") == "titles line 4 (its words name columns)")
        #expect(told.line("date order") == "date order DMY (line 5 has a part above 12)")
        #expect(told.line("decimal mark") == "decimal mark comma (line 5)")
        #expect(told.line("order of rows") == "order of rows newest first (the balances follow from the amounts)")
        #expect(told.line("currency") == "currency EUR (the title \"Betrag (EUR)\")")
        #expect(told.line("account") == "account DE02120300000000202051 (line 2, a label above the table)")
        #expect(told.line("1 ") == "1 \"Datum\" date sure its title is known, 2 of 2 values are dates")
        #expect(told.line("3 ").hasPrefix("3 \"Betrag (EUR)\" amount"))
        #expect(told.line("2 rows") == "2 rows from 2025-03-14 to 2025-03-28")
        #expect(told.line("opening") == "opening 104.50 + rows = closing 2600.00, row by row (2 rows)")
        #expect(told.text.contains("remarks, sections, totals (line 7)"))
        #expect(told.exit == .good)
    }

    @Test func whatIsOpenAndTheOptionThatSettlesIt() {
        let text = "Date,Description,Amount\n03/04/2025,COFFEE,-4.50\n05/06/2025,TEA,-3.50\n"
        let told = ToldDocument(text)
        #expect(told.text.contains("refused"))
        #expect(
            told.line("Give").hasPrefix("Give --date-order DMY or --date-order MDY; or say in a profile")
                && told.line("Give").hasSuffix(": date-order: DMY or date-order: MDY."))
        #expect(told.line("1 ").hasPrefix("1 \"Date\" date sure"))
        let answered = ToldDocument(text, options: ["date-order": ["MDY"]])
        #expect(answered.line("date order") == "date order MDY (--date-order says so)")
        #expect(answered.line("2 rows") == "2 rows from 2025-03-04 to 2025-05-06")
    }

    @Test func columnsThatWereNamed() {
        let told = ToldDocument("2025-03-14,x,-4.50,9.00\n2025-03-15,y,-3.50,8.00\n", options: ["columns": ["date=1,amount=3,text=2"]])
        #expect(told.line("3 ").contains("amount told --columns says so"))
    }

    @Test func whyARowWasRejected() {
        let told = ToldDocument("Date,Description,Amount\n2025-03-14,COFFEE,-4.50\n2025-02-31,TEA,-3.50\n")
        #expect(told.line("line 3:").contains("holds no day that exists"))
        #expect(told.line("rejected") == "rejected")
    }

    @Test func otherFormats() {
        let ofx = ToldDocument(OfxText.sgml(OfxText.row("-1.00")), name: "a.ofx")
        #expect(ofx.text.hasPrefix("a.ofx: OFX"))
        #expect(ofx.line("kind").hasPrefix("kind OFX 1.x"))
        let qif = ToldDocument("!Type:Bank\nD14/03/2025\nT-1.00\nPBread\n^\n", name: "a.qif")
        #expect(qif.line("date order") == "date order DMY (line 2 has a part above 12)")
        let swift = ToldDocument(Self.swift(closing: "C250331EUR95,50"), name: "a.sta")
        #expect(swift.line("opening") == "opening 100.00 + rows = closing 95.50")
    }

    /// Control characters of a document stay out of what a person is told; lines cannot be forged.
    @Test func noForgedLines() {
        let told = ToldDocument("Date,\"Am\nount\",Description\n2025-03-14,-4.50,x\n")
        #expect(!told.text.contains("Am\nount"))
    }

    static func swift(closing: String) -> String {
        ":20:X\n:25:4711\n:28C:1/1\n:60F:C250301EUR100,00\n:61:2503140314D4,50NMSC\n:86:BREAD\n:62F:\(closing)\n-\n"
    }
}

/// `--check` says in a line whether a document adds up.
@Suite struct CheckLineTests {
    @Test func aDocumentThatAddsUp() {
        let told = ToldDocument(ExplainTests.swift(closing: "C250331EUR95,50"), "check", name: "a.sta")
        #expect(told.text == "a.sta: mt940, 1 row, 2025-03-14 to 2025-03-14, in 0, out -4.50 EUR; opening 100.00 + rows = closing 95.50\n")
        #expect(told.exit == .good)
    }

    @Test func aStatementThatDoesNot() {
        let told = ToldDocument(ExplainTests.swift(closing: "C250331EUR90,50"), "check", name: "a.sta")
        #expect(told.text.contains("the statement of 4711 on line 7 does not balance: its closing balance is off by -5.00"))
        #expect(told.exit == .partlyRejected)
    }

    @Test func aGapBetweenStatements() {
        let second = ":20:Y\n:25:4711\n:60F:C250501EUR80,00\n:61:2505140514D4,50NMSC\n:86:BREAD\n:62F:C250531EUR75,50\n-\n"
        let told = ToldDocument(ExplainTests.swift(closing: "C250331EUR95,50") + second, "check", name: "a.sta")
        #expect(told.text.contains("opening + rows = closing in 2 of 2 statements"))
        #expect(told.text.contains("gap of 4711 between 2025-03-31, closing 95.50, and 2025-05-01, opening 80.00"))
        #expect(told.exit == .partlyRejected)
    }

    @Test func theFirstRowThatBreaksAChain() {
        let rows = ["1,00;101,00", "2,00;103,00", "3,00;106,00", "9,00;110,00", "1,00;111,00", "1,00;112,00"]
        let text = rows.enumerated().reduce("Datum;Betrag;Saldo\n") { $0 + "\(14 + $1.offset).03.2025;\($1.element)\n" }
        let told = ToldDocument(text, "check")
        #expect(told.text.contains("the running balance breaks on 1 of 5 rows, first on line 5"), "\(told.text)")
        #expect(told.exit == .partlyRejected)
    }

    @Test func balancesInRowsOfATable() {
        let text =
            "Date,Description,Amount\n2025-03-01,Opening balance,100.00\n2025-03-14,x,-4.50\n2025-03-15,y,1.00\n2025-03-31,Closing balance,96.50\n"
        #expect(ToldDocument(text, "check").text.contains("opening 100.00 + rows = closing 96.50"))
        let wrong = ToldDocument(text.replacing("96.50", with: "97.50"), "check")
        #expect(wrong.text.contains("is off by 1.00") && wrong.exit == .partlyRejected)
    }

    @Test func manyAccountsAreCountedOnce() {
        let text = "Date,Account,Amount,Currency\n2025-03-14,11111111,-4.50,EUR\n2025-03-14,22222222,5.00,USD\n"
        #expect(ToldDocument(text, "check").text.contains("in 5.00 USD, out -4.50 EUR; no balances"))
    }

    @Test func notRead() {
        #expect(ToldDocument("<html>", "check").text.hasPrefix("test.csv: not read: it is a web page"))
    }

    @Test func bothAtOnceIsAMistake() {
        #expect(throws: Fault.self) {
            _ = try BankReader(
                options: Options(["check": ["true"], "explain": ["true"]]), context: Context(knowledge: Knowledge.located(nil)))
        }
    }
}
