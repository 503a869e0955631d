import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillReports

/// Tables as files for spreadsheets.
@Suite struct FilesTests {
    private static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))

    private func messages(_ language: String, _ country: String? = nil) throws -> Messages {
        try Messages(language, country: country, Self.knowledge)
    }

    // MARK: CSV

    @Test(
        arguments: [
            ("de", nil, "2025-03;-1234,50;0,07;1.00;3\r\n"), ("de", "CH", "2025-03;-1234.50;0.07;1.00;3\r\n"),
            ("de", "LI", "2025-03;-1234.50;0.07;1.00;3\r\n"), ("it", "CH", "2025-03;-1234.50;0.07;1.00;3\r\n"),
            ("en", nil, "2025-03,-1234.50,0.07,1.00,3\r\n"), ("es", "MX", "2025-03,-1234.50,0.07,1.00,3\r\n"),
            ("es", nil, "2025-03;-1234,50;0,07;1.00;3\r\n"), ("pt", "BR", "2025-03;-1234,50;0,07;1.00;3\r\n"),
            ("pl", nil, "2025-03;-1234,50;0,07;1.00;3\r\n"), ("ja", nil, "2025-03,-1234.50,0.07,1.00,3\r\n"),
            ("he", nil, "2025-03,-1234.50,0.07,1.00,3\r\n"),
        ] as [(String, String?, String)])
    func aLineIsWrittenAsTheCountryWrites(language: String, country: String?, line: String) throws {
        let form = CsvForm.spreadsheet(try messages(language, country).numbers)
        let money = Money(minorUnits: -123_450, currency: Sample.eur)
        // Text stays as it is, be it a number elsewhere.
        #expect(form.line([.month(Sample.month("2025-03")), .money(money), .percent(7), "1.00", .count(3)]) == line)
        #expect(form.start == "\u{FEFF}")
    }

    @Test(arguments: [("a;b", "\"a;b\""), ("a,b", "\"a,b\""), ("=1+1", "'=1+1"), ("x;\"y\"", "\"x;\"\"y\"\"\""), ("-3,50", "\"'-3,50\"")])
    func textStaysText(text: String, cell: String) throws {
        #expect(CsvForm.spreadsheet(try messages("de").numbers).line([.text(text)]) == cell + "\r\n")
    }

    @Test func forProgramsNothingDependsOnTheLanguage() throws {
        let said = try PageLanguage.speaking(messages("de")) { () throws(Fault) in
            LedgerTables.transactions(Sample.book, settings: PageSettings())
        }
        #expect(said == LedgerTables.transactions(Sample.book, settings: PageSettings()))
        #expect(CsvForm.plain.start.isEmpty)
    }

    // MARK: Formats of numbers

    @Test(
        arguments: [
            ("en", nil, "GBP", "\"£\"#,##0.00"), ("en", nil, "CHF", "\"CHF\"\\ #,##0.00"), ("de", nil, "EUR", "#,##0.00\\ \"€\""),
            ("de", "AT", "EUR", "\"€\"\\ #,##0.00"), ("ja", nil, "JPY", "\"¥\"#,##0"), ("de", nil, "KWD", "#,##0.000\\ \"KWD\""),
            ("en", nil, "XXX", "#,##0.00"),
        ] as [(String, String?, String, String)])
    func amountsHaveTheFormatOfTheirCurrency(language: String, country: String?, code: String, form: String) throws {
        let numbers = try messages(language, country).numbers
        guard language != "ja" else {
            #expect(!numbers.spreadsheetForm(Currency(code) ?? .unknown).contains("."))
            return
        }
        #expect(numbers.spreadsheetForm(Currency(code) ?? .unknown) == form)
    }

    // MARK: Workbooks

    /// What Python reads out of the sheets: name, then each cell of the second line by its kind.
    private static let reading = """
        import re, sys, zipfile
        z = zipfile.ZipFile(sys.argv[1])
        book = z.read("xl/workbook.xml").decode()
        names = re.findall(r'<sheet name="([^"]*)"', book)
        for number, name in enumerate(names, 1):
            sheet = z.read("xl/worksheets/sheet%d.xml" % number).decode()
            row = re.search(r'<row r="2".*?</row>', sheet).group(0)
            cells = ["text" if 't="s"' in c else re.search(r"<v>(.*?)</v>", c).group(1) for c in re.findall(r"<c .*?</c>", row)]
            marks = [m for m in ("rightToLeft", "<pane", "<autoFilter") if m in sheet]
            print(name, " ".join(cells), " ".join(marks), sep="|")
        assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())
        print(re.search(r"<dcterms:created[^>]*>(.*?)<", z.read("docProps/core.xml").decode()).group(1))
        """

    private func workbook(_ language: String, _ scratch: Scratch, _ name: String) throws -> [UInt8] {
        let path = "\(scratch.path)/\(name).xlsx"
        try PageLanguage.speaking(messages(language)) { () throws(Fault) in
            let book = Sample.book
            let tables = WorkbookTables(book, book.months.map { FigurePeriod($0) }, settings: PageSettings()).all
            try Workbook.write(tables, title: "ng", made: book.lastDay, path: path)
        }
        return try #require(Files.bytes(path))
    }

    @Test(arguments: ["en", "de", "he"]) func amountsAndDaysAreNumbers(language: String) throws {
        let scratch = Scratch()
        let first = try workbook(language, scratch, "a")
        #expect(try first == workbook(language, scratch, "b"), "the same tables give the same bytes")
        let told = try Command(["python3", "-c", Self.reading, "\(scratch.path)/a.xlsx"]).run()
        try #require(told.code == 0, "\(told.errText)")
        let sheets = told.lines.dropLast().map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
        let said = try messages(language)
        #expect(sheets.map { $0[0] } == [.sheetTransactions, .sheetCategories, .accountsTitle, .cashFlowTitle].map { said($0) })
        // 2 January 2025, account, who, group, category, 2,500.00 twice, each with its currency, and words.
        #expect(sheets[0][1].hasPrefix("45659 text text text text 2500 text 2500 text"))
        #expect(sheets.allSatisfy { $0[2].contains("<pane") && $0[2].contains("<autoFilter") })
        #expect(sheets.allSatisfy { $0[2].contains("rightToLeft") == (language == "he") })
        #expect(told.lines.last == "2025-03-31T00:00:00Z")
    }

    @Test func aFolderThatIsNotThereIsAFault() {
        #expect(throws: Fault.self) { try Workbook.write([], title: "", made: nil, path: "/nowhere/at/all.xlsx") }
    }
}

/// The statement of cash flow adds up, row by row.
@Suite struct CashFlowTests {
    private func flows(_ rows: [ReportTransaction], _ balances: [StatedBalance]) -> [CashFlow] {
        CashFlow.all(
            FigurePeriod(Sample.month("2025-03")),
            of: HouseholdBook(household: "ng", home: Sample.eur, transactions: rows, balances: balances))
    }

    @Test func ofTheSample() {
        let all = CashFlow.all(FigurePeriod(Sample.month("2025-03")), of: Sample.book)
        let giro = all.first { $0.account == "giro" }
        // What waits for the bank and what no bank tells of is in none of it; a refund lessens what went out.
        #expect(giro?.opening == 336_000)
        #expect(giro?.incoming == 260_000)
        #expect(giro?.outgoing == 87_501)
        #expect(giro?.between == -50_000)
        #expect(giro?.closing == 458_499)
        #expect(giro?.unexplained == 0)
        #expect(all.first { $0.account == "savings" }?.between == 50_000)
        #expect(all.first { $0.account == "savings" }?.unexplained == nil)
    }

    @Test(arguments: [(-1, -1), (0, 0), (1, 1)] as [(Int64, Int64)]) func whatNoRowExplainsIsSaid(more: Int64, unexplained: Int64) {
        let found = flows(
            [Sample.row("2025-03-10", -500)], [Sample.balance("2025-02-28", 10_000), Sample.balance("2025-03-31", 9_500 + more)])
        #expect(found.map(\.unexplained) == [unexplained])
    }

    @Test func anAccountWithNothingIsNotThere() {
        #expect(flows([Sample.row("2025-03-10", -500), Sample.row("2025-01-10", -500, account: "old")], []).map(\.account) == ["giro"])
    }

    @Test func aMonthToComeHasNone() {
        #expect(CashFlow.all(FigurePeriod(Sample.month("2025-05")), of: Sample.book).isEmpty)
    }

    @Test func thePageAndTheTableSayTheSame() throws {
        let html = try Sample.html(Sample.book)
        let table = CashFlowTable.text(Sample.book, [FigurePeriod(Sample.month("2025-03"))], settings: PageSettings(), form: .plain)
        #expect(table.contains("2025-03,giro,3360.00,2600.00,875.01,-500.00,4584.99,0.00,EUR,"))
        for text in ["€3,360.00", "€2,600.00", "€875.01", "\u{2212}€500.00", "€4,584.99"] {
            #expect(html.split(separator: "id=\"cashflow\"").last?.contains(text) ?? false, "\(text)")
        }
    }
}

/// Pages on their way into a PDF.
@Suite struct PaperTests {
    @Test func drawingsCarryTheirPaints() {
        let page =
            "<style>x</style><svg><rect class=\"f-incoming\"/><rect class=\"hit\"/><path class=\"s-line\"/></svg><p class=\"figures\">"
        let html = PaperPage.html(page)
        #expect(html.hasSuffix("<rect fill=\"#12806f\"/><rect fill=\"none\"/><path stroke=\"#3c50a0\"/></svg><p class=\"figures\">"))
        #expect(PaperPage.html("no style") == "no style")
    }

    /// Every paint of a drawing has its colour on paper.
    @Test func noPageHasAPaintWithoutColour() throws {
        let html = PaperPage.html(try Sample.html(Sample.book))
        #expect(!html.contains("class=\"f-") && !html.contains("class=\"s-") && !html.contains("class=\"hit\""))
    }

    @Test(
        arguments: [
            (":root{--a:#123}p{color:var(--a)}", "p{color:#123}\n"), ("p{display:var(--row,table-row)}", "p{display:table-row}\n"),
            ("p{color:var(--b)}", "p{color:inherit}\n"), ("p{margin:10px 1px 0}", "p{margin:8px 1px 0}\n"),
            ("p{font:13.5px/1.45 x}", "p{font:10.8px/1.45 x}\n"), ("@media print{p{color:red}q{}}b{top:0}", "b{top:0}\n"),
            (".f-x,.s-x{fill:#1}", ""), ("broken{", ""),
        ]) func aStyleSheetIsMadeForPaper(css: String, rules: String)
    {
        let made = PaperSheet(css).rules.replacing(":root{--a:#123}\n", with: "")
        #expect(made == rules)
    }

    /// What the maker of PDF does not know is not in what it gets.
    @Test func nothingIsLeftForScreens() {
        for word in ["@media", "var(--row", "var(--rule", "var(--muted", "-inline-start", "-inline-end"] {
            #expect(!PaperStyle.text.contains(word) && !PaperStyle.rightToLeft.contains(word), "\(word)")
        }
    }

    @Test func aPageIsTheSameBytesTwice() throws {
        guard let printer = try? PaperPrinter() else { return }
        let page = try Sample.html(Sample.book)
        let pdf = try printer.pdf(page)
        #expect(pdf.starts(with: "%PDF-".utf8))
        #expect(try printer.pdf(page) == pdf)
    }
}
