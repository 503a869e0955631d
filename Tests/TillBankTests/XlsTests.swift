import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// Old spreadsheets: what their cells hold reaches the reader of tables as the sheets of new ones do.
@Suite struct XlsTests {
    private static func read(_ book: OldWorkbook, options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(book.bytes, name: "a.xls", options: options)
    }

    private static func book(is1904: Bool = false, from day: Double = 45_730) -> OldWorkbook {
        var book = OldWorkbook(formats: ["General", "dd.mm.yyyy", "#,##0.00 \"EUR\""], is1904: is1904)
        for (column, title) in ["Datum", "Text", "Betrag"].enumerated() { book.add(title, 0, column) }
        for (row, amount) in [-12.3, 2500].enumerated() {
            book.add(day + Double(row), 1 + row, 0, format: 1)
            book.add("x\(row)", 1 + row, 1)
            book.add(amount, 1 + row, 2, format: 2)
        }
        return book
    }

    @Test(arguments: [(false, 45_730.0), (true, 44_268.0)])
    func daysOfBothCalendarsAndAmounts(is1904: Bool, day: Double) {
        let read = Self.read(Self.book(is1904: is1904, from: day))
        #expect(read.column(.date) == ["2025-03-14", "2025-03-15"], "\(read.fault?.code ?? "")")
        #expect(read.column(.amount) == ["-12.30", "2500.00"] && read.column(.currency) == ["EUR", "EUR"])
        #expect(read.observations.first?.object(.source)?.string(.format) == "xls")
        #expect(read.observations.first?.object(.source)?.string(.place) == "sheet Sheet 1, row 2")
    }

    /// A container with three sheets, one of them hidden, one no table (drawn with xlwt).
    @Test func severalSheets() {
        let read = ReadDocument(Files.bytes(Checkout.path("Tests/Fixtures/xls/kontoutdrag.xls")) ?? [], name: "a.xls")
        #expect(read.column(.date) == ["2025-03-14", "2025-03-17", "2025-03-18"])
        #expect(read.column(.amount) == ["-45.50", "21500.00", "-8123.45"])
        #expect(read.column(.text) == ["Bageri Öst", "Lön", "Hyra"])
        #expect(read.column(.account).allSatisfy { $0 == "SE4550000000058398257466" })
        #expect(read.notes == ["bank.sheets.others", "bank.sheets.hidden"])
        #expect(read.all("balance").map { $0.string(.amount) } == ["1000.00", "14331.05"])
    }

    @Test func whatCannotBeRead() {
        var locked = OldWorkbook(formats: [])
        locked.lock()
        #expect(Self.read(locked).fault?.code == "bank.xls.locked")
        let whole = Self.book().bytes
        #expect(ReadDocument(Array(whole.prefix(whole.count / 2)), name: "a.xls").fault?.code == "bank.xls.broken")
        #expect(Self.read(OldWorkbook(formats: [])).fault?.code == "bank.sheets.empty")
        let office: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(ReadDocument(office + [UInt8](repeating: 0, count: 2_000), name: "a.doc").fault?.code == "bank.not-an-export.office")
    }

    /// What is told of a workbook by a child that fails midway, or that nobody knows, is a fault.
    @Test(arguments: ["X\u{1F}missing", "X\u{1F}large", "R\u{1F}0", "nonsense", "D\u{1F}0\nS\u{1F}0\u{1F}a\nR\u{1F}x"])
    func whatTheChildSays(told: String) {
        #expect(throws: Fault.self) {
            let book = try XlsBook(Array(told.utf8), file: "a.xls")
            _ = try book.table(0) { _ in false }
        }
    }

    @Test func aRowIsReadBack() throws {
        let document = Document(name: "a.xls", bytes: Self.book().bytes)
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let observation = try #require(ReadDocument(document.bytes, name: "a.xls").observations.last)
        #expect(try reader.passage(of: observation, in: document)?.lines == [.init(number: 3, text: "2025-03-15 | x1 | 2500.00 EUR")])
    }

    @Test func damageNeverTraps() {
        let good = Self.book().bytes
        for at in stride(from: 4, to: good.count, by: 37) {
            var bytes = good
            bytes[at] ^= 0xFF
            let read = ReadDocument(bytes, name: "a.xls")
            #expect(read.fault != nil || !read.records.isEmpty)
        }
    }
}

/// A workbook of one sheet as the oldest programs wrote it (BIFF 2): records of a type, a length and bytes.
struct OldWorkbook {
    private var records: [UInt8] = []

    init(formats: [String], is1904: Bool = false) {
        add(0x09, [0x02, 0x00, 0x10, 0x00])
        add(0x22, [is1904 ? 1 : 0, 0])
        for format in formats { add(0x1E, [UInt8(format.utf8.count)] + Array(format.utf8)) }
    }

    var bytes: [UInt8] { records + [0x0A, 0x00, 0x00, 0x00] }

    mutating func add(_ text: String, _ row: Int, _ column: Int) {
        add(0x04, OldWorkbook.place(row, column) + [0, 0, 0, UInt8(text.utf8.count)] + Array(text.utf8))
    }

    mutating func add(_ number: Double, _ row: Int, _ column: Int, format: UInt8 = 0) {
        let bits = number.bitPattern
        add(0x03, OldWorkbook.place(row, column) + [0, format, 0] + (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0 * 8)) })
    }

    /// What follows is locked with a password.
    mutating func lock() { add(0x2F, [1, 0, 0, 0]) }

    private mutating func add(_ type: UInt8, _ content: [UInt8]) { records += [type, 0, UInt8(content.count), 0] + content }
    private static func place(_ row: Int, _ column: Int) -> [UInt8] { [UInt8(row), 0, UInt8(column), 0] }
}
