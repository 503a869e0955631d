import Testing
import TillRecords
import TillTesting

@testable import TillExports

@Suite struct TableTests {
    private let file = """
        currency: EUR
        members:
          - {id: ana, role: owner, names: [Ana Ng]}
        accounts:
          - {id: giro, kind: checking, number: DE02120300000000202051}
          - {id: visa, kind: card, last4: "4417"}
        """

    @Test func everyColumnStandsInItsPlace() throws {
        let run = try ExportRun(
            ["csv": "%/t.csv"], [Rows.transaction("t1", "-12.50", text: "CARD 1", more: #""member":"ana","tags":["a","b"]"#)],
            household: file)
        #expect(
            run.text("t.csv")
                == "household,date,amount,currency,home_amount,home_currency,kind,category,category_label,merchant,text,account,"
                + "member,status,original_amount,original_currency,transfer,series,tags,id,part,flow,counted,left_out\r\n"
                + "ng,2025-03-14,-12.50,EUR,-12.50,EUR,expense,food.groceries,food.groceries,Corner Market,CARD 1,checking 2051,ana,posted,"
                + ",,,,a b,t1,,spending,yes,\r\n"
        )
        #expect(run.records.contains { $0.string(.id) == "t1" }, "the stream goes on")
    }

    @Test func nothingThatLeavesNamesAPersonOrANumber() throws {
        let text = "Ana Ng, IBAN DE02 1203 0000 0000 2020 51, card 4998123456783883"
        let lines = [
            Rows.transaction("t1", "-1.00", account: "DE02120300000000202051", text: text),
            Rows.transaction("t2", "-2.00", account: "4998123456784417", merchant: "ANA NG"),
            Rows.transaction("t3", "-3.00", account: "9988776655", text: "DE02120300000000202051"),
            Rows.balance("5.00", date: "2025-03-31", account: "9988776655"),
        ]
        let run = try ExportRun(["out": "%/x"], lines, household: file)
        for name in ["transactions.csv", "transactions.ndjson", "ledger.journal", "ledger.beancount", "bills.ics", "ledger.sqlite"] {
            #expect(run.has("x/ng/\(name)"), "\(name)")
            let bytes = run.text("x/ng/\(name)")
            for secret in ["Ana Ng", "ANA NG", "202051", "2020 51", "12030000", "99887766", "49981234", "4998123456784417"] {
                #expect(!bytes.contains(secret), "\(name) has \(secret)")
            }
        }
        #expect(run.text("x/ng/transactions.csv").contains("account 6655"))
        #expect(run.text("x/ng/transactions.csv").contains("card 4417"))
    }

    @Test func aCellStartsNoFormulaAndALineOfJsonIsOne() throws {
        let lines = [Rows.transaction("t1", "-1.00", merchant: #"=HYPERLINK("x")"#, text: "a\nb")]
        let run = try ExportRun(["csv": "%/t.csv", "ndjson": "%/t.ndjson"], lines)
        #expect(run.text("t.csv").contains(#""'=HYPERLINK(""x"")""#))
        let json = run.text("t.ndjson").split(separator: "\n")
        #expect(json.count == 1)
        let record = try Record(checking: #"{"type":"x","# + json[0].dropFirst())
        #expect(record.string(.merchant) == #"=HYPERLINK("x")"#)
        #expect(record.string(.text) == "a b")
        #expect(record.names.dropFirst().first == "household")
    }

    @Test func theOrderOfTheInputDoesNotShow() throws {
        let lines = (1...30).map { Rows.transaction("t\($0)", "-\($0 % 7).00", date: "2025-03-\($0 < 10 ? "0" : "")\($0)") }
        let formats = ["out": "%/x"]
        let one = try ExportRun(formats, lines)
        let two = try ExportRun(formats, lines.reversed())
        for name in ["transactions.csv", "ledger.journal", "ledger.beancount", "ledger.sqlite"] {
            #expect(Files.bytes(one.path("x/ng/\(name)")) == Files.bytes(two.path("x/ng/\(name)")), "\(name)")
        }
    }

    @Test func severalHouseholdsShareATableAndNotAJournal() throws {
        let lines = [Rows.transaction("t1", "-1.00"), Rows.transaction("t2", "-2.00", household: "other")]
        let run = try ExportRun(["csv": "%/t.csv", "hledger": "%/l.journal"], lines)
        #expect(run.text("t.csv").split(separator: "\r\n").count == 3)
        #expect(run.names == ["l-other.journal", "l.journal", "t.csv"])
    }

    @Test func aHouseholdInTwoPiecesIsRefusedNotHalved() throws {
        let lines = ["a", "b", "a"].enumerated().map { Rows.transaction("t\($0)", "-1.00", household: $1) }
        let run = try ExportRun(["csv": "%/t.csv"], lines)
        #expect(run.rejected == 1)
        #expect(run.records.contains { $0.string(.code) == "export.household-split" })
    }

    @Test func whatCannotBeExportedIsAReject() throws {
        let run = try ExportRun(["csv": "%/t.csv"], [Rows.transaction("t1", "-1.001"), Rows.transaction("t2", "-1.00")])
        #expect(run.rejected == 1)
        #expect(run.records.contains { $0.string(.code) == "export.amount" })
        #expect(run.text("t.csv").contains("t2"))
        #expect(!run.text("t.csv").contains("t1"))
    }

    @Test func aFileThatCannotBeMadeLeavesNothing() throws {
        #expect(throws: (any Error).self) { try ExportRun(["csv": "/proc/nowhere/t.csv"], [Rows.transaction("t1", "-1.00")]) }
        let run = try ExportRun(
            ["csv": "%/t.csv", "sqlite": "%/t.sqlite", "beancount": "%/t.beancount"], [Rows.transaction("t1", "-1.00")])
        #expect(run.names == ["t.beancount", "t.csv", "t.sqlite"], "no draft is left")
    }

    private let parted = [
        Rows.transaction(
            "t1", "-12.50", category: "shopping.other",
            more: #""original":{"amount":"14.00","currency":"USD"},"splits":[{"amount":"-4.00","category":{"name":"home.garden"}}]"#),
        Rows.transaction("t2", "-90.00", more: #""approval":"pending""#),
        Rows.transaction("t3", "-3.00", currency: "USD"),
        Rows.transaction(
            "t4", "2.50", date: "2025-04-02", kind: "refund", category: "", more: #""links":[{"kind":"refund","to":"t1","why":"x"}]"#),
    ]

    /// Sums over lines are sums of money, and each line says whether figures have it.
    @Test func aTransactionInPartsHasALineAPart() throws {
        let run = try ExportRun(["csv": "%/t.csv"], parted, household: file)
        let rows = run.text("t.csv").split(separator: "\r\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return [2, 4, 7, 14, 19, 20, 21, 22, 23].map { cells[$0] }.joined(separator: " ")
        }
        #expect(
            rows == [
                "-90.00 -90.00 food.groceries  t2  spending no waiting",
                "-4.00 -4.00 home.garden 14.00 t1 1 spending yes ", "-8.50 -8.50 shopping.other  t1 2 spending yes ",
                "-3.00  food.groceries  t3  spending no rate",
                // A refund of a part of the whole is of each part.
                "0.80 0.80 home.garden  t4 1 spending yes ", "1.70 1.70 shopping.other  t4 2 spending yes ",
            ])
    }

    @Test func partsAreATableOfTheirOwn() throws {
        let run = try ExportRun(["sqlite": "%/t.sqlite"], parted, household: file)
        let sql = """
            SELECT id, part, category, amount, home_minor FROM splits ORDER BY id, part;
            SELECT id, flow, counted, left_out, parts FROM transactions ORDER BY id;
            SELECT month, category, minor FROM spending ORDER BY month, category
            """
        let outcome = try Command(["sqlite3", run.path("t.sqlite"), sql]).run()
        #expect(
            outcome.outText == """
                t1|1|home.garden|-4.00|-400
                t1|2|shopping.other|-8.50|-850
                t4|1|home.garden|0.80|80
                t4|2|shopping.other|1.70|170
                t1|spending|1||2
                t2|spending|0|waiting|0
                t3|spending|0|rate|0
                t4|spending|1||2
                2025-03|home.garden|400
                2025-03|shopping.other|850
                2025-04|home.garden|-80
                2025-04|shopping.other|-170

                """, "\(outcome.errText)")
    }

    @Test func sqliteAgreesWithTheRows() throws {
        let lines = [
            Rows.transaction("t1", "-12.50"), Rows.transaction("t2", "-7.50", date: "2025-03-20"),
            Rows.transaction("t3", "2.50", date: "2025-03-21", kind: "refund"),
            Rows.transaction("t4", "1000.00", date: "2025-03-28", kind: "income", category: "income.salary"),
            Rows.balance("100.00", date: "2025-03-31"),
        ]
        let run = try ExportRun(["sqlite": "%/t.sqlite"], lines)
        func ask(_ sql: String) throws -> String {
            let outcome = try Command(["sqlite3", run.path("t.sqlite"), sql]).run()
            #expect(outcome.code == 0, "\(outcome.errText)")
            return outcome.outText
        }
        #expect(try ask("SELECT month, category, minor, decimals FROM spending") == "2025-03|food.groceries|1750|2\n")
        #expect(
            try ask("SELECT month, currency, decimals, came_in, went_out, unknown, saved, transactions FROM months")
                == "2025-03|EUR|2|100000|1750|0|0|4\n")
        #expect(try ask("SELECT category, minor FROM income") == "income.salary|100000\n")
        #expect(try ask("SELECT value FROM meta WHERE name = 'flow: saving'").contains("put aside"))
        #expect(try ask("SELECT account, amount FROM balances") == "account giro|100.00\n")
        #expect(try ask("SELECT value FROM meta WHERE name = 'layout'") == "2\n")
        #expect(try ask("PRAGMA integrity_check") == "ok\n")
    }
}
