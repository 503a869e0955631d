import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Sheets are read as tables of text are: titles, roles, days, exact amounts.
@Suite struct XlsxTests {
    private static let titles = "<row r=\"1\">\(text("A1", "Datum"))\(text("B1", "Text"))\(text("C1", "Betrag"))</row>"

    private static func text(_ place: String, _ words: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(words)</t></is></c>"
    }

    private static func row(_ number: Int, _ day: String, _ amount: String, style: Int = 0) -> String {
        "<row r=\"\(number)\"><c r=\"A\(number)\" s=\"1\"><v>\(day)</v></c>\(text("B\(number)", "x"))"
            + "<c r=\"C\(number)\" s=\"\(style)\"><v>\(amount)</v></c></row>"
    }

    private static func read(_ workbook: Workbook, options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(workbook.bytes, name: "a.xlsx", options: options)
    }

    @Test func daysAndAmounts() {
        let rows = Self.titles + Self.row(2, "45730", "-12.300000000000001") + Self.row(3, "45731.5", "2500")
        let read = Self.read(Workbook(rows, formats: ["dd.mm.yyyy"]))
        #expect(read.fault == nil, "\(read.fault.map { "\($0)" } ?? "")")
        #expect(read.column(.date) == ["2025-03-14", "2025-03-15"] && read.column(.amount) == ["-12.3", "2500"])
        #expect(read.observations.map { $0.object(.source)?.string(.place) } == ["sheet Umsätze, row 2", "sheet Umsätze, row 3"])
        #expect(read.observations.first?.object(.source)?.string(.format) == "xlsx")
    }

    /// The noise of a difference stands further left than that of one number; six decimals and more that are meant stay.
    @Test(arguments: [
        ("-20.1699999999999", "-20.17"), ("2.2600000000001", "2.26"), ("1999.9999999998", "2000"), ("2.26000001", "2.26000001"),
        ("2.260001234", "2.260001234"), ("0.000000001", "0.000000001"),
    ])
    func noiseOfDifferences(written: String, amount: String) {
        let rows = Self.titles + Self.row(2, "45730", "-1.5") + Self.row(3, "45731", written)
        #expect(Self.read(Workbook(rows, formats: ["dd.mm.yyyy"])).column(.amount).last == amount)
    }

    @Test func decimalsAndCurrencyOfTheFormat() {
        let rows = Self.titles + Self.row(2, "45730", "-12.3", style: 2) + Self.row(3, "45731", "7", style: 2)
        let read = Self.read(Workbook(rows, formats: ["yyyy-mm-dd", "#,##0.00 [$€-407]"]))
        #expect(read.column(.amount) == ["-12.30", "7.00"] && read.column(.currency) == ["EUR", "EUR"])
    }

    @Test func theCalendarFrom1904() {
        let rows = Self.titles + Self.row(2, "44268", "-1") + Self.row(3, "44269", "2")
        #expect(Self.read(Workbook(rows, formats: ["d/m/yy"], is1904: true)).column(.date) == ["2025-03-14", "2025-03-15"])
    }

    @Test func sharedAndRichTexts() {
        let strings = [
            "<t>Datum</t>", "<r><t>Te</t></r><r><t>xt</t></r>", "<t>Betrag</t><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>", "<t>A &amp; B</t>",
        ]
        let head = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
        let rows =
            head
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45730</v></c><c r=\"B2\" t=\"s\"><v>3</v></c><c r=\"C2\"><f>1+1</f><v>-2</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>45731</v></c><c r=\"B3\" t=\"s\"><v>99</v></c><c r=\"C3\" t=\"str\"><v>3</v></c></row>"
        let read = Self.read(Workbook(rows, strings: strings, formats: ["dd/mm/yyyy"]))
        #expect(read.column(.amount) == ["-2", "3"] && read.column(.text) == ["A & B", "-"])
    }

    /// Rows and cells that the sheet leaves out keep the numbers of the others.
    @Test func gapsKeepTheirPlaces() {
        let rows =
            "<row r=\"3\">\(Self.text("B3", "Datum"))\(Self.text("D3", "Betrag"))\(Self.text("E3", "Text"))</row>"
            + "<row r=\"7\"><c r=\"B7\" s=\"1\"><v>45730</v></c><c r=\"D7\"><v>-5</v></c>\(Self.text("E7", "x\ny"))</row>"
            + "<row r=\"9\"><c r=\"B9\" s=\"1\"><v>45731</v></c><c r=\"D9\"><v>6</v></c></row>"
        let read = Self.read(Workbook(rows, formats: ["dd/mm/yyyy"]))
        #expect(read.observations.map { $0.object(.source)?.string(.place) } == ["sheet Umsätze, row 7", "sheet Umsätze, row 9"])
        #expect(read.column(.amount) == ["-5", "6"] && read.column(.text) == ["x y", "-"])
    }

    @Test func sheetsThatAreNoTables() {
        var workbook = Workbook(Self.titles + Self.row(2, "45730", "-1") + Self.row(3, "45731", "2"), formats: ["d/m/yyyy"])
        workbook.sheets.append(("Info", "visible", "<row r=\"1\">\(Self.text("A1", "Hinweise"))</row>"))
        workbook.sheets.append(("Alt", "hidden", Self.titles + Self.row(2, "45000", "-9")))
        workbook.sheets.append(("Leer", "visible", ""))
        let read = Self.read(workbook)
        #expect(read.column(.amount) == ["-1", "2"] && read.notes == ["bank.sheets.others", "bank.sheets.hidden"])
    }

    @Test func severalSheetsHaveIdsOfTheirOwn() {
        let rows = Self.titles + Self.row(2, "45730", "-1") + Self.row(3, "45731", "2")
        var workbook = Workbook(rows, formats: ["d/m/yyyy"])
        workbook.sheets.append(("Zwei", "visible", rows))
        let read = Self.read(workbook)
        #expect(read.observations.count == 4 && Set(read.column(.id)).count == 4)
        // The same movement on two sheets is one, as in two exports that overlap.
        #expect(Set(read.column(.key)).count == 2)
    }

    @Test func aSheetThatLeavesAQuestionOpen() {
        let open = "<row r=\"2\">\(Self.text("A2", "03/04/2025"))\(Self.text("B2", "x"))<c r=\"C2\"><v>-1</v></c></row>"
        let read = Self.read(Workbook(Self.titles + open))
        #expect(read.fault?.code == "bank.csv.ambiguous-date" && read.fault?.place == "sheet Umsätze")
        #expect(Self.read(Workbook(Self.titles + open), options: ["date-order": ["DMY"]]).column(.date) == ["2025-04-03"])
    }

    /// Numbers as text prove a mark for themselves; numbers as numbers need none.
    @Test func numbersThatAreTexts() {
        func rows(_ amount: String) -> String {
            Self.titles + Self.row(2, "45730", "-12.5") + Self.row(3, "45731", "1.234")
                + "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>45732</v></c>\(Self.text("B4", "x"))\(Self.text("C4", amount))</row>"
        }
        let comma = Self.read(Workbook(rows("1.234,50"), formats: ["d/m/yyyy"]))
        #expect(comma.column(.amount) == ["-12.5", "1.234", "1234.50"])
        let open = Self.read(Workbook(rows("1.234"), formats: ["d/m/yyyy"]))
        #expect(open.fault?.code == "bank.sheets.ambiguous-decimal" && open.fault?.sentence.contains("row 4") == true)
        #expect(open.observations.isEmpty)
    }

    @Test func whatIsBroken() {
        let rows = Self.titles + Self.row(2, "45730", "-1")
        let good = Workbook(rows, formats: ["d/m/yyyy"])
        func broken(_ name: String, _ content: String?) -> String? {
            let parts = good.parts.compactMap { part in part.0 == name ? content.map { (part.0, $0) } : part }
            return ReadDocument(Packed.zip(parts.map { ($0.0, Array($0.1.utf8)) }), name: "a.xlsx").fault?.code
        }
        #expect(broken("xl/worksheets/sheet0.xml", nil) == "bank.xlsx.broken")
        #expect(broken("xl/worksheets/sheet0.xml", "<worksheet><sheetData><row") == "bank.xlsx.broken")
        #expect(broken("xl/sharedStrings.xml", "<sst><si>") == "bank.xlsx.broken")
        let entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet>&e;</worksheet>"
        #expect(broken("xl/worksheets/sheet0.xml", entity) == "bank.xlsx.broken")
        let backwards = "<worksheet><sheetData><row r=\"5\"/><row r=\"2\"/></sheetData></worksheet>"
        #expect(broken("xl/worksheets/sheet0.xml", backwards) == "bank.xlsx.broken")
        for inner in ["<row r=\"3\"><c r=\"A3\"><v>2</v></c></row>", "<c r=\"B2\"><v>2</v></c>"] {
            let nested = "<worksheet><sheetData><row r=\"2\"><c r=\"A2\">\(inner)<v>1</v></c></row></sheetData></worksheet>"
            #expect(broken("xl/worksheets/sheet0.xml", nested) == "bank.xlsx.broken")
        }
        #expect(broken("xl/workbook.xml", "<workbook/>") == "bank.sheets.empty")
    }

    @Test func aRowIsReadBack() throws {
        let document = Document(
            name: "a.xlsx",
            bytes: Workbook(Self.titles + Self.row(2, "45730", "-1") + Self.row(3, "45731", "2"), formats: ["d/m/yyyy"]).bytes)
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let observation = try #require(ReadDocument(document.bytes, name: "a.xlsx").observations.last)
        #expect(try reader.passage(of: observation, in: document)?.lines == [.init(number: 3, text: "2025-03-15 | x | 2")])
    }

    /// Damage anywhere gives a fault or fewer rows, never a trap.
    @Test func damageNeverTraps() {
        let good = Workbook(Self.titles + Self.row(2, "45730", "-1") + Self.row(3, "45731", "2"), formats: ["d/m/yyyy"]).bytes
        for at in stride(from: 0, to: good.count, by: 41) {
            var bytes = good
            bytes[at] ^= 0x55
            _ = ReadDocument(bytes, name: "a.xlsx")
            _ = ReadDocument(Array(good.prefix(at)), name: "a.xlsx")
        }
    }
}

/// Numbers of cells as a person sees them.
@Suite struct XlsxValueTests {
    private static func number(_ text: String, _ decimals: Int = 0, shift: Int = 0) -> String {
        var out: [UInt8] = []
        _ = Array(text.utf8).withBytes { SheetNumber.append($0, decimals: decimals, shift: shift, to: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    @Test(arguments: [
        ("12.300000000000001", "12.3"), ("-0.070000000000000007", "-0.07"), ("0.30000000000000004", "0.3"), ("99.989999999999995", "99.99"),
        ("1E2", "100"), ("1.5E-3", "0.0015"), ("-4.4999999999999998E-2", "-0.045"), ("2500", "2500"), ("0", "0"), ("-0", "0"),
        ("999999999999999.99", "1000000000000000"), ("1234567890123456", "1234567890123456"), ("1.10", "1.1"), (".5", "0.5"), ("5.", "5"),
        ("abc", ""), ("1e999", ""), ("1.2.3", ""), ("", ""),
    ])
    func exact(text: String, shown: String) { #expect(Self.number(text) == shown) }

    @Test func filledUpToTheFormat() {
        #expect(Self.number("-12.5", 2) == "-12.50" && Self.number("3", 2) == "3.00" && Self.number("1.2345", 2) == "1.2345")
        #expect(Self.number("0.15", 0, shift: 2) == "15" && Self.number("0", 2) == "0.00")
    }

    @Test(
        arguments: [
            ("#,##0.00", 2, .number, ""), ("0.000", 3, .number, ""), ("General", 0, .number, ""), ("dd.mm.yyyy", 0, .day, ""),
            ("d/m/yy h:mm", 0, .dayAndTime, ""), ("[h]:mm:ss", 0, .time, ""), ("mmm\\ yy", 0, .day, ""), ("0.0%", 1, .percent, ""),
            ("#,##0.00\\ \"€\";[Red]-#,##0.00\\ \"€\"", 2, .number, "€"), ("[$EUR] #,##0.00", 2, .number, "EUR"),
            ("$#,##0.00", 2, .number, "$"),
            ("_-* #,##0.00_-;-* #,##0.00_-", 2, .number, ""), ("[Blue]0.00", 2, .number, ""), ("@", 0, .text, ""),
            ("yyyy\"年\"m\"月\"d\"日\"", 0, .day, ""),
        ] as [(String, Int, SheetFormatCode.Kind, String)])
    func formatCodes(code: String, decimals: Int, kind: SheetFormatCode.Kind, mark: String) {
        let format = SheetFormatCode(code)
        #expect(format.kind == kind && format.decimals == decimals, "\(code) \(format)")
        if kind == .number { #expect(String(decoding: format.mark, as: UTF8.self) == mark || mark.isEmpty && code == "General", "\(code)") }
    }

    @Test(
        arguments: [
            ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", nil), ("61", "1900-03-01"), ("45730", "2025-03-14"),
            ("45730.75", "2025-03-14 18:00:00"),
            ("45730.999999", "2025-03-15"), ("-1", nil), ("1E5", nil), ("99999999", nil), ("", nil),
        ] as [(String, String?)])
    func days(serial: String, day: String?) {
        var out: [UInt8] = []
        let isDay = Array(serial.utf8).withBytes { SheetDay.append($0, .dayAndTime, is1904: false, to: &out) }
        #expect((isDay ? String(decoding: out, as: UTF8.self) : nil) == day)
    }
}
