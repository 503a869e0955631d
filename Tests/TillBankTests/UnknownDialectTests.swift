import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Tables of banks that nobody has seen: what balances and stated figures prove, and what is asked where they do not.
@Suite struct UnknownDialectTests {
    private static func read(_ lines: [String], _ options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(lines.joined(separator: "\n"), name: "a.csv", options: options)
    }

    private static func amounts(_ lines: [String]) -> [String] {
        let read = read(lines)
        return read.fault.map { [$0.code] } ?? read.column(.amount)
    }

    // MARK: Directions

    private static let unsigned = [
        "2025-02-03,loaf,5.00,95.00", "2025-02-04,wool,20.00,115.00", "2025-02-14,soap,15.00,100.00", "2025-02-15,inn,30.00,70.00",
    ]

    /// No amount has a sign; each balance rises or falls by one. The first row follows from the balance stated above.
    @Test(arguments: [false, true])
    func stepsOfBalances(isNewestFirst: Bool) {
        let rows = isNewestFirst ? Self.unsigned.reversed() : Self.unsigned
        let read = Self.read(["Opening balance,100.00", "Date,Text,Amount,Balance"] + rows)
        let signed = ["-5.00", "20.00", "-15.00", "-30.00"]
        #expect(read.column(.amount) == (isNewestFirst ? signed.reversed() : signed) && read.codes.isEmpty)
    }

    /// Without a balance before it the first row is refused, and no other.
    @Test func theFirstStepIsOpen() {
        let read = Self.read(["Date,Text,Amount,Balance"] + Self.unsigned + ["2025-02-17,yarn,10.00,80.00"])
        #expect(read.column(.amount) == ["20.00", "-15.00", "-30.00", "10.00"] && read.codes == ["bank.csv.bad-amount"])
    }

    /// A row of its own states the balance before the first, in a column that is blank for the amount.
    @Test func anOpeningRowIsTheFirstStep() {
        let table = ["Date,Text,Amount,Balance", "2025-02-01,Opening balance,,100.00"] + Self.unsigned
        #expect(Self.amounts(table) == ["-5.00", "20.00", "-15.00", "-30.00"])
    }

    /// A line above the table names the account, behind a colon, in the next cell or behind a blank; a year or a day is none.
    @Test(arguments: [
        ("IBAN: DE89370400440532013000", "DE89370400440532013000"), ("IBAN,DE89370400440532013000", "DE89370400440532013000"),
        ("IBAN DE89370400440532013000", "DE89370400440532013000"), ("Konto 447 102 255", "447 102 255"), ("Account 12345", "12345"),
        ("Account 1234", nil), ("Account 2025-03-31", nil), ("Account 31.12.25 closing", nil), ("Hello 12345", nil),
    ])
    func accountsAboveTheTable(line: String, account: String?) {
        let read = Self.read([line, "Date,Text,Amount", "2025-02-03,loaf,-5.00", "2025-02-04,wool,20.00"])
        #expect(read.observations.map { $0.string(.account) } == [account, account])
    }

    // MARK: Fees

    /// A column of no known name is taken off where balances follow only so, and left alone where they follow without it.
    @Test(arguments: [(["87.50", "77.50", "97.50", "95.00"], "-2.50"), (["90.00", "80.00", "100.00", "98.00"], "-2.00")])
    func feesThatBalancesProve(balances: [String], last: String) {
        let rows = ["2025-02-03,a,-10.00,2.50", "2025-02-04,b,-10.00,0.00", "2025-02-05,c,20.00,0.00", "2025-02-06,d,-2.00,0.50"]
        let table = ["Gig,Gug,Gag,Geg,Gog"] + zip(rows, balances).map { "\($0),\($1)" }
        #expect(Self.amounts(table).last == last)
    }

    /// A fee in a row of its own is all that left; a row with neither is refused.
    @Test func aFeeThatStandsAlone() {
        let rows = ["2025-02-03,bread,10.00,,,90.00", "2025-02-04,wage,,50.00,2.50,137.50", "2025-02-05,month,,,5.00,132.50"]
        let read = Self.read(["Date,Text,Debit,Credit,Fee,Balance"] + rows + ["2025-02-06,rent,30.00,,,102.50", "2025-02-07,?,,,,97.50"])
        #expect(read.column(.amount) == ["-10.00", "47.50", "-5.00", "-30.00"] && read.codes == ["bank.csv.no-amount"])
    }

    /// A fee that is taken off what came in: most rows are income here, as of a shop, and that is no card.
    @Test func feesTakenOffIncome() {
        let table = ["Date,Text,Gug,Fee,Net"] + (1...9).map { "2025-02-0\($0),order \($0),\(20 + $0).00,1.00,\(19 + $0).00" }
        #expect(Self.amounts(table + ["2025-02-11,payout,-90.00,0.00,-90.00"]).last == "-90.00")
    }

    // MARK: Accounts

    /// An account's number stands above each table, whatever language its label is of.
    @Test(arguments: ["Account number", "Gorbel"])
    func sectionsOfAccounts(label: String) {
        let titles = "Date,Text,Amount,Balance"
        let table = [
            "\(label),10002000301", titles, "2025-02-03,a,-5.00,95.00", "2025-02-04,b,20.00,115.00", "", "\(label),10002000302", titles,
            "2025-02-03,c,-1.00,9.00", "2025-02-05,d,-2.00,7.00",
        ]
        let read = Self.read(table)
        #expect(read.column(.account) == ["10002000301", "10002000301", "10002000302", "10002000302"])
        #expect(read.column(.amount) == ["-5.00", "20.00", "-1.00", "-2.00"])
    }

    /// The day or the period that stands above each table is no account, though its digits may be one's.
    @Test(arguments: [
        ("20250228", "20250331"), ("2025-02-01 - 2025-02-28", "2025-03-01 - 2025-03-31"),
        ("01-02-2025 - 28-02-2025", "01-03-2025 - 31-03-2025"),
        ("20250201-20250228", "20250301-20250331"), ("2025-02-28", "2025-03-31"),
    ])
    func periodsAreNoAccounts(first: String, second: String) {
        let titles = "Date,Text,Amount,Balance"
        let table = [
            "Gorbel,\(first)", titles, "2025-02-03,a,-5.00,95.00", "2025-02-04,b,20.00,115.00", "", "Gorbel,\(second)", titles,
            "2025-03-03,c,-1.00,114.00", "2025-03-05,d,-2.00,112.00",
        ]
        let read = Self.read(table)
        #expect(read.column(.account).allSatisfy { $0 == "-" } && read.column(.amount) == ["-5.00", "20.00", "-1.00", "-2.00"])
        // Nor is one that stands above a table by itself, whatever number each row has.
        let alone = ["Gorbel,\(first)", "Date,Account number,Text,Amount"] + (3...6).map { "2025-02-0\($0),10002000301,a,-\($0).00" }
        #expect(Set(Self.read(alone).column(.account)) == ["10002000301"])
    }

    /// A number that is missing in some rows and varies in others is the other side's.
    @Test func theOtherSideIsNoAccount() {
        let table = [
            "Date,Account number,Text,Amount", "2025-02-03,10002000301,a,-5.00", "2025-02-04,,b,20.00", "2025-02-05,10002000307,c,-1.00",
        ]
        let read = Self.read(table)
        #expect(read.column(.account).allSatisfy { $0 == "-" } && read.column(.amount).count == 3)
    }

    /// Words about cards beside an amount name no account, in a row whose day cannot be read either.
    @Test func anAmountIsNoAccount() {
        let table = ["Date,Text,Amount", "2025-02-03,Card number four,-5.00", "soon,Card number,-130.04", "2025-02-05,c,-1.00"]
        let read = Self.read(table)
        #expect(read.column(.account) == ["-", "-"] && read.codes == ["bank.csv.bad-date"])
    }

    /// A balance without an amount is one where nothing moved; where it moved the amount is missing, and that is said.
    @Test(arguments: [("95.00", 0), ("90.00", 1)])
    func aMissingAmount(balance: String, rejects: Int) {
        let table = ["Date,Text,Amount,Balance", "2025-02-03,a,-5.00,95.00", "2025-02-04,b,,\(balance)", "2025-02-05,c,20.00,\(balance)"]
        #expect(Self.read(table).rejects.count == rejects)
    }

    /// The first row may state a balance of an account that no row named before.
    @Test func aBalanceComesFirst() {
        let table = [
            "Date,Text,Amount,Balance,Account", "2025-02-01,Opening balance,,100.00,10002000301", "2025-02-03,a,-5.00,95.00,10002000301",
            "2025-02-04,b,20.00,115.00,10002000301",
        ]
        #expect(Self.amounts(table) == ["-5.00", "20.00"])
    }

    // MARK: Cents

    /// Whole numbers count cents where the title says so, or figures beside the table are a hundredth of theirs.
    @Test(arguments: [
        (["Date,Text,Amount (cents)"], "", "-5.00"),
        (["Opening balance,100.00", "Closing balance,105.50", "Date,Text,Amount"], "", "-5.00"),
        (["Closing balance,105.50", "Date,Text,Amount,Balance"], ",9500;,11500;,10550", "-5.00"), (["Date,Text,Amount"], "", "-500"),
        (["Opening balance,100.00", "Closing balance,99.00", "Date,Text,Amount"], "", "-500"),
    ])
    func cents(head: [String], balances: String, first: String) {
        let held = balances.isEmpty ? ["", "", ""] : balances.split(separator: ";").map(String.init)
        let rows = zip(["2025-02-03,a,-500", "2025-02-04,b,2000", "2025-02-05,c,-950"], held).map { $0 + $1 }
        #expect(Self.amounts(head + rows).first == first)
    }

    /// Whole amounts cannot make up a difference with a fraction, though pending ones make up another sum.
    @Test func aFractionShowsCents() {
        let table = ["Opening balance,100.00", "Closing balance,105.37", "Date,Text,Amount", "2025-02-03,a,-500", "2025-02-04,b,2000"]
        #expect(Self.amounts(table) == ["-5.00", "20.00"])
    }

    /// A yen has no hundredths.
    @Test func noCentsOfYen() {
        let table = [
            "Opening balance,100.00", "Closing balance,105.50", "Date,Text,Amount (JPY)", "2025-02-03,a,-500", "2025-02-04,b,1050",
        ]
        #expect(Self.amounts(table) == ["-500", "1050"])
    }

    // MARK: Days

    /// Days of a spreadsheet, seconds and milliseconds since 1970.
    @Test(arguments: [
        (["45691", "45692", "45705"]), (["1738540800", "1738627200", "1739750400"]),
        (["1738540800000", "1738627200000", "1739750400000"]),
    ])
    func daysThatCount(days: [String]) {
        let table = ["Date,Text,Amount"] + days.enumerated().map { "\($0.element),a,\($0.offset == 1 ? "" : "-")4.10" }
        #expect(Self.read(table).column(.date) == ["2025-02-03", "2025-02-04", "2025-02-17"])
    }

    /// The year is that of the period above the table; where the period has two, the one that fits.
    @Test(arguments: [
        ("Period: 2024-12-20 - 2025-01-19", ["Dec 22", "Jan 14"], ["2024-12-22", "2025-01-14"]),
        ("Period,20.12.2024 - 19.01.2025", ["22.12.", "14.01."], ["2024-12-22", "2025-01-14"]),
        ("Period,2025-01-01 - 2025-01-31", ["Dec 31", "Jan 14"], ["2024-12-31", "2025-01-14"]),
        ("Period,2024-12-20 - 2025-01-19", ["22/12", "02/01"], ["2024-12-22", "2025-01-02"]),
    ])
    func daysWithoutAYear(period: String, days: [String], read: [String]) {
        let table = [period, "Date,Text,Amount"] + days.map { "\($0),a,-4.10" } + ["\(days[1]),b,9.00"]
        #expect(Self.read(table).column(.date) == read + [read[1]])
    }

    /// Without a period a day without a year is refused.
    @Test func noYearIsGuessed() {
        #expect(Self.amounts(["Date,Text,Amount", "22.12.,a,-4.10", "14.01.,b,9.00"]).allSatisfy { $0.hasPrefix("bank.") })
    }

    // MARK: Columns

    /// Whole numbers that nothing names, of which one side is 0, beside balances that alone have a sign.
    @Test func zerosAndWholeNumbers() {
        let table = ["25/12/03;a;0;700;-900", "25/12/04;b;0;50;-950", "25/12/14;c;400;0;-550", "25/12/15;d;0;9;-559"]
        #expect(Self.amounts(table) == ["-700", "-50", "400", "-9"])
    }

    /// Zeros without a mark beside amounts that have one: a side, and no fee of what is owed.
    @Test func zerosWithoutAMark() {
        let table = ["2025-02-03;a;0;5.5;94.5", "2025-02-04;b;20.25;0;114.75", "2025-02-14;c;0;14.75;100", "2025-02-15;d;0;30.1;69.9"]
        #expect(Self.amounts(table) == ["-5.5", "20.25", "-14.75", "-30.1"])
    }

    /// A mark before the number itself, behind the sign of a currency; an abbreviation of letters has its own.
    @Test(arguments: [("-$.50", "-0.50"), ("$-12.40", "-12.40"), ("€-3,50", "-3.50"), ("-Rs.500", "-500"), ("D7.20", "-7.20")])
    func signsBeforeNumbers(cell: String, amount: String) {
        let table = ["Date;Text;Amount", "2025-02-03;a;\(cell)", "2025-02-04;b;-1", "2025-02-05;c;+2"]
        #expect(Self.read(table).column(.amount).first == amount)
    }

    /// Text of two bytes a letter is text, though many of its bytes are none of text's.
    @Test func twoBytesALetter() {
        let table = "Дата;Описание;Сумма\n2025-02-03;хлебная лавка;-4.10\n2025-02-04;зарплата;900.00\n"
        let bytes: [UInt8] = [0xFF, 0xFE] + table.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(ReadDocument(bytes, name: "a.csv").column(.amount) == ["-4.10", "900.00"])
        #expect(HeadBytes(bytes).controls == 0 && HeadBytes([0xFF, 0xFE, 1, 0, 65, 0]).controls == 1)
    }

    /// The sign of a currency beside numbers tells the code page: 0x80 is the euro sign in one and a letter in another.
    @Test func theEuroSignTellsTheCodePage() {
        let rows: [UInt8] =
            Array("Date;Text;Amount\n2025-02-03;a;-4,10 ".utf8) + [0x80] + Array("\n2025-02-04;b;9,00 ".utf8) + [0x80, 0x0A]
        let read = ReadDocument(rows, name: "a.csv")
        #expect(read.column(.amount) == ["-4.10", "9.00"] && read.column(.currency) == ["EUR", "EUR"])
    }
}
