import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Kinds of tables that banks write and few readers know: each with what it must not be taken for.
@Suite struct NewDialectTests {
    private static func read(_ lines: [String], _ options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(lines.joined(separator: "\n"), name: "a.csv", options: options)
    }

    // MARK: Amounts

    /// A currency behind or before a sign, as before the digits.
    @Test(arguments: [
        ("-USD 12.00", "USD"), ("- 12.00 ₸", "KZT"), ("-R$ 12.00", "BRL"), ("-£12.00", "GBP"), ("(USD 12.00)", "USD"), ("+€12.00", "EUR"),
        ("-12.00", "-"), ("-$12.00", "-"),
    ])
    func currencyBesideASign(amount: String, currency: String) {
        let read = Self.read(["Date,Text,Amount", "2025-02-03,a,\(amount)", "2025-02-04,b,\(amount)"])
        #expect(read.column(.currency) == [currency, currency] && read.fault == nil)
    }

    /// DB behind an amount is a debit, as DR is.
    @Test(arguments: [("DB", "CR"), ("DR", "CR"), ("D", "C")])
    func lettersBehindAmounts(out: String, into: String) {
        let read = Self.read(["Date,Text,Amount", "2025-02-03,a,12.00 \(out)", "2025-02-14,b,5.00 \(into)"])
        #expect(read.column(.amount) == ["-12.00", "5.00"])
    }

    /// Three digits behind every mark are decimals where the currency has three, thousands where it has fewer, and open elsewhere.
    @Test(arguments: [("BHD", "-12.345"), ("KWD", "-12.345"), ("JPY", "-12345"), ("EUR", "-12345")])
    func threeDigitsByCurrency(currency: String, amount: String) {
        let rows = ["-12.345", "-40.000", "7.250"].enumerated().map { "2025-02-1\($0.offset + 3),a,\(currency),\($0.element)" }
        #expect(Self.read(["Date,Text,Currency,Amount"] + rows).column(.amount).first == amount)
    }

    /// A whole number beside them shows that they may be thousands after all, and two are too few.
    @Test(arguments: [["-12.345", "-40.000", "7.250", "-8"], ["-12.345", "-40.000"]])
    func threeDigitsStayOpen(amounts: [String]) {
        let rows = amounts.enumerated().map { "2025-02-1\($0.offset + 3),a,BHD,\($0.element)" }
        #expect(Self.read(["Date,Text,Currency,Amount"] + rows).fault?.code == "bank.csv.ambiguous-decimal")
    }

    /// The mark that balances prove is the balances' own too: they add up.
    @Test func thousandsOfBalances() {
        let rows = ["03,-7.500,92.500", "04,-6.356,86.144", "14,3.800,89.944", "15,-944,89.000", "16,-1.200,87.800"].map { "2025-02-\($0)" }
        let read = Self.read(["Date,Amount,Balance,Text"] + rows.map { $0 + ",x" })
        #expect(read.column(.amount) == ["-7500", "-6356", "3800", "-944", "-1200"] && read.notes.isEmpty && read.codes.isEmpty)
    }

    /// A row that states the balance before and after itself says where its amount went, the first and the last one too.
    @Test(arguments: [false, true])
    func balancesBeforeAndAfter(isNewestFirst: Bool) {
        let rows = ["03,a,100.00,5.00,95.00", "04,b,95.00,20.00,115.00", "14,c,115.00,15.00,100.00"].map { "2025-02-\($0)" }
        let read = Self.read(["Date,Text,Start,Amount,Balance"] + (isNewestFirst ? rows.reversed() : rows))
        let amounts = ["-5.00", "20.00", "-15.00"]
        #expect(read.column(.amount) == (isNewestFirst ? amounts.reversed() : amounts) && read.codes.isEmpty)
    }

    /// The currency behind the only amount is its own, though its title may be another one's; beside an amount in another currency it is not.
    @Test(arguments: [
        ("Date,Text,Amount,Original currency", "2025-02-03,a,-5.00,EUR", "EUR"),
        ("Date,Text,Amount,Original currency,Original amount", "2025-02-03,a,-5.00,EUR,-4.00", "-"),
    ])
    func theCurrencyBehindTheAmount(titles: String, row: String, currency: String) {
        let read = Self.read([titles, row, row.replacing("03,a", with: "04,b"), row.replacing("03,a", with: "05,c")])
        #expect(Set(read.column(.currency)) == [currency] && read.fault == nil)
    }

    // MARK: Rows

    /// A row that is not booked yet has its day in the column that has one; a booked row without a day is refused.
    @Test(arguments: [("Pending", ["pending"], [String]()), ("Booked", [], ["bank.csv.no-date"])])
    func aPendingRowWithoutItsDay(status: String, states: [String], codes: [String]) {
        let titles = "Booking date,Value date,Status,Text,Amount"
        let read = Self.read([
            titles, ",2025-02-17,\(status),a,-5.00", "2025-02-14,2025-02-14,Booked,b,-6.00", "2025-02-13,2025-02-13,Booked,c,9.00",
        ])
        #expect(read.observations.compactMap { $0.string(.status) } == states && read.codes == codes)
        #expect(read.column(.amount).suffix(2) == ["-6.00", "9.00"])
        if codes.isEmpty { #expect(read.column(.date).first == "2025-02-17") }
    }

    private static let movements = ["Date,Text,Amount", "2025-02-03,a,-5.00", "2025-02-14,b,20.00", ""]

    /// What the account held day by day, in a narrower table behind, moved nothing; a table of amounts is not passed over.
    @Test(arguments: [("Date,Balance", [String]()), ("Date,Amount", ["bank.csv.too-few-cells", "bank.csv.too-few-cells"])])
    func aTableOfBalancesBehind(titles: String, codes: [String]) {
        let read = Self.read(Self.movements + [titles, "2025-02-03,95.00", "2025-02-14,115.00"])
        #expect(read.column(.amount) == ["-5.00", "20.00"] && read.codes == codes)
    }

    /// Titles behind which no row can be read are no table of nothing; a remark or a total alone is.
    @Test(arguments: [
        (["Day X,a,five out,y", "Day Y,b,six out,y"], "bank.csv.no-table"), (["No transactions found"], "-"), (["Total,,,"], "-"),
    ])
    func rowsThatCannotBeRead(rows: [String], code: String) {
        #expect(Self.read(["Date,Text,Amount,Note"] + rows).fault?.code ?? "-" == code)
    }

    /// A row without a day is of the day above it where its balance follows; elsewhere it has none.
    @Test(arguments: [("95.00", "2025-02-03", [String]()), ("94.00", "2025-02-14", ["bank.csv.no-date"])])
    func theDayAbove(balance: String, day: String, codes: [String]) {
        let rows = ["2025-02-03,a,-5.00,100.00", ",b,-5.00,\(balance)", "2025-02-14,c,-1.00,94.00", "2025-02-15,d,-4.00,90.00"]
        let read = Self.read(["Date,Text,Amount,Balance"] + rows)
        #expect(read.column(.date).dropFirst().first == day && read.codes == codes)
    }

    /// Columns of two currencies are asked for: they are no two sides.
    @Test(arguments: [("CAD$", "USD$", "bank.csv.ambiguous"), ("Debit CAD", "Credit CAD", "-")])
    func columnsOfCurrencies(one: String, other: String, code: String) {
        let rows = ["03,a,5.00,", "04,b,,20.00", "14,c,15.00,", "15,d,7.00,"].map { "2025-02-\($0)" }
        #expect(Self.read(["Date,Text,\(one),\(other)"] + rows).fault?.code.prefix(18) ?? "-" == code)
    }

    /// What failed or was taken back moved nothing, in any language.
    @Test(arguments: [
        ("Trạng thái", "Thất bại", "Thành công"), ("สถานะ", "ไม่สำเร็จ", "สำเร็จ"), ("취소여부", "취소", "정상"), ("Status", "Gagal", "Berhasil"),
        ("Durum", "İptal", "Başarılı"), ("الحالة", "فشل", "ناجح"), ("סטטוס", "נכשל", "בוצע"),
    ])
    func whatFailed(title: String, failed: String, done: String) {
        let rows = [(3, failed), (4, done), (14, done)].map { "2025-02-0\($0.0),a,-5.00,\($0.1)".replacing("-014", with: "-14") }
        let read = Self.read(["Date,Text,Amount,\(title)"] + rows)
        #expect(read.observations.map { $0.string(.status) ?? "-" } == ["void", "-", "-"])
    }

    /// A cell of no-break spaces alone is blank.
    @Test func noBreakSpacesAreBlank() {
        let read = Self.read(["Date;Text;Debit;Credit", "2025-02-03;a;5.00;\u{A0}", "2025-02-14;b;\u{A0};7.00"])
        #expect(read.column(.amount) == ["-5.00", "7.00"] && read.codes.isEmpty)
    }

    /// The number of an account stands before the word for its kind, behind a colon in a cell of its own, and with its own blanks.
    @Test(arguments: [
        ("Account: 12345678 Current", "12345678"), ("Account Number,:,12345678", "12345678"), ("Account: 1234 5678", "1234 5678"),
        ("Account: 1234 Current", "1234 Current"), ("Account: 01234567 - EUR - Current", "01234567"),
        ("IBAN: DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    ])
    func accountsAndTheirNames(line: String, account: String) {
        #expect(Self.read([line] + Self.movements).column(.account) == [account, account])
    }

    /// Days without a year and without a leading zero, beside others.
    @Test func shortDaysWithinAPeriod() {
        let read = Self.read(["Period 1.3.2024 - 30.4.2024", "", "Date;Text;Amount", "4.3.;a;-5,00", "15.3.;b;-6,00", "2.4.;c;7,00"])
        #expect(read.column(.date) == ["2024-03-04", "2024-03-15", "2024-04-02"] && read.codes.isEmpty)
    }

    /// The second day of a period says the year of both, over new year too.
    @Test(arguments: [
        ("February 26 to April 25, 2024", "Mar 04", "2024-03-04"), ("December 12 to January 11, 2024", "Dec 30", "2023-12-30"),
        ("December 12 to January 11, 2024", "Jan 05", "2024-01-05"),
    ])
    func periodsOfOneYear(period: String, day: String, expected: String) {
        let read = Self.read(["Statement period: \(period)", "", "Date,Text,Amount", "\(day),a,-5.00", "\(day),b,-6.00", "\(day),c,7.00"])
        #expect(Set(read.column(.date)) == [expected], "\(read.codes)")
    }

    // MARK: Encodings

    /// Capitals of one script stand in pairs of bytes as characters of another do, but not in words of an even length.
    @Test func greekIsNotChinese() {
        let text = "ΗΜΕΡΟΜΗΝΙΑ;ΠΕΡΙΓΡΑΦΗ;ΠΟΣΟ\n03/02/2025;ΦΟΥΡΝΟΣ ΣΤΑΧΥ;-5,00\n14/02/2025;ΑΝΑΛΗΨΗ ΑΤΜ;-20,00\n"
        let bytes = text.unicodeScalars.map { $0.value < 0x80 ? UInt8($0.value) : UInt8(truncatingIfNeeded: $0.value &- 0x2D0) }
        #expect(ReadDocument(bytes, name: "a.csv").column(.text) == ["ΦΟΥΡΝΟΣ ΣΤΑΧΥ", "ΑΝΑΛΗΨΗ ΑΤΜ"])
    }

    /// Pages whose bytes are letters of each other are told apart by capitals within words and the letters that most words have.
    @Test(arguments: [
        ("CP1251", "Продукты Дуб", "Выдача наличных"), ("CP1251", "ПРОДУКТЫ ДУБ", "ВЫДАЧА НАЛИЧНЫХ"),
        ("CP1251", "Књижара мастило", "Подизање"),
        ("CP1256", "مقهى النهر", "سحب نقدي من الصراف"), ("CP1255", "מאפיית שיבולת", "משיכת מזומן"),
        ("CP1253", "Καφέ ποτάμι", "Ανάληψη μετρητών"),
        ("CP1253", "ΚΑΦΕ ΠΟΤΑΜΙ", "ΑΝΑΛΗΨΗ ΜΕΤΡΗΤΩΝ"),
    ])
    func pagesOfOneByte(page: String, text: String, other: String) throws {
        let table = "a;b;c\n2025-02-03;\(text);-5,00\n2025-02-14;\(other);-20,00\n"
        let bytes = try #require(Self.encoded(table, page))
        #expect(ReadDocument(bytes, name: "a.csv").column(.text) == [text, other])
    }

    /// The text in a page of one byte, by what each byte of it stands for.
    private static func encoded(_ text: String, _ page: String) -> [UInt8]? {
        guard let table = SingleByteTable(name: page) else { return nil }
        var bytes: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            var out: [UInt8] = []
            table.append(byte, to: &out)
            if let scalar = String(decoding: out, as: UTF8.self).unicodeScalars.first { bytes[scalar] = byte }
        }
        return text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : bytes[$0] ?? 0x3F }
    }
}
