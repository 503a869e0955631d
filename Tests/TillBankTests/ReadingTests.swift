import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Of all readings of a table the one that its numbers prove; where nothing proves one, words, then what is usual; else a question.
@Suite struct ReadingTests {
    private static func read(_ lines: [String], _ options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(lines.joined(separator: "\n"), name: "a.csv", options: options)
    }

    private static func amounts(_ lines: [String]) -> [String] {
        let read = read(lines)
        return read.fault.map { [$0.code] } ?? read.column(.amount)
    }

    // MARK: Balances

    /// Titles of no known word: which column is what shows by what follows from what.
    @Test func balancesTellColumnsThatNothingNames() {
        let table = ["Wann;Wer;Gug;Gag;Gog", "03.02.2025;a;5,00;;95,00", "04.02.2025;b;;20,00;115,00", "14.02.2025;c;15,00;;100,00"]
        #expect(Self.amounts(table) == ["-5.00", "20.00", "-15.00"])
    }

    /// A title may be wrong; arithmetic is not.
    @Test func balancesBeatTitles() {
        let table = [
            "Date,Text,Amount,Gag,Balance", "2025-02-03,a,-7.00,-5.00,95.00", "2025-02-04,b,30.00,20.00,115.00",
            "2025-02-14,c,-21.00,-15.00,100.00",
        ]
        #expect(Self.amounts(table) == ["-5.00", "20.00", "-15.00"])
    }

    /// The same amount over and over says nothing of the order of rows; their days do.
    @Test(arguments: [false, true])
    func equalAmounts(isNewestFirst: Bool) {
        let rows = (1...9).map { "2025-02-0\($0),kiosk,-3.00,\(50 - 3 * $0).00" }
        let table = ["Date,Text,Amount,Balance"] + (isNewestFirst ? rows.reversed() : rows)
        let balances = Self.read(table).all("balance").map { "\($0.string(.kind) ?? "") \($0.string(.amount) ?? "")" }
        #expect(balances == ["opening 50.00", "closing 23.00"])
    }

    /// A balance that stands in the last row of a day only follows from all rows since the one before.
    @Test func balancesOfDays() {
        let table = [
            "Date,Text,Sum,Left", "2025-02-03,a,2.00,", "2025-02-03,b,-5.00,97.00", "2025-02-04,c,4.00,", "2025-02-14,d,-1.00,100.00",
        ]
        #expect(Self.amounts(table) == ["2.00", "-5.00", "4.00", "-1.00"])
    }

    /// A balance that grows with each purchase says what is owed.
    @Test func whatIsOwed() {
        let table = [
            "Date,Text,Amount,Balance", "2025-02-03,FLORIST,12.00,112.00", "2025-02-04,CARD PURCHASE INN,8.00,120.00",
            "2025-02-14,PAYMENT RECEIVED,-100.00,20.00",
        ]
        let read = Self.read(table)
        #expect(read.column(.amount) == ["-12.00", "-8.00", "100.00"])
        let balances = read.all("balance").map { "\($0.string(.kind) ?? "") \($0.string(.amount) ?? "")" }
        #expect(balances == ["opening -100.00", "closing -20.00"])
    }

    /// Money that only ever came in, or a debt that only ever grew: different shops make the one as likely as the other.
    @Test(arguments: [(["TRANSFER"], true), (["INN", "FLORIST", "TAILOR", "BAKER", "COOPER", "DRAPER"], false)])
    func risingBalances(texts: [String], isRead: Bool) {
        let rows = (0..<6).map { "2025-02-1\($0),\(texts[$0 % texts.count]),10.00,\(100 + 10 * $0).00" }
        #expect((Self.read(["Date,Text,Amount,Balance"] + rows).fault == nil) == isRead)
    }

    /// The first row states the balances before and after all others.
    @Test func aRowAboutTheStatement() {
        let table = [
            "2025-02-28,2025-02-01,\"100,00\",\"87,00\"", "2025-02-14,2025-02-13,\"-20,00\",\"87,00\"",
            "2025-02-04,2025-02-04,\"10,00\",\"107,00\"",
            "2025-02-03,2025-02-03,\"-3,00\",\"97,00\"",
        ]
        let read = Self.read(table)
        #expect(read.column(.amount) == ["-20.00", "10.00", "-3.00"])
        #expect(read.all("balance").map { $0.string(.amount) }.prefix(2) == ["100.00", "87.00"])
    }

    // MARK: Sides, zeros, fees

    /// One title of two is known: the other column is the other side where rows fill one of both, with zeros or blanks in the other.
    @Test(arguments: ["", "0.00"])
    func oneKnownTitleOfTwo(filler: String) {
        let table = [
            "Date,Text,Withdrawal,Gag", "2025-02-03,a,5.00,\(filler)", "2025-02-04,b,\(filler),20.00", "2025-02-14,c,15.00,\(filler)",
        ]
        #expect(Self.amounts(table) == ["-5.00", "20.00", "-15.00"])
    }

    /// Without titles two columns are sides, and rows that say what they are tell which.
    @Test func rowsTellTheSides() {
        let rows = ["2025-02-03,INN,,9.00", "2025-02-04,FLORIST,,8.00", "2025-02-14,PAYMENT RECEIVED - THANK YOU,50.00,"]
        #expect(Self.amounts(rows) == ["-9.00", "-8.00", "50.00"])
        #expect(Self.amounts(Array(rows.prefix(2)) + ["2025-02-14,TAILOR,50.00,"]) == ["bank.csv.ambiguous-column"])
    }

    /// One row of ten may fill both columns of a pair, and is refused; more are no pair where titles do not say so.
    @Test(arguments: [(9, true), (10, true), (8, false)])
    func aPairOfColumns(single: Int, isPair: Bool) {
        let rows = (0..<single).map { "2025-02-1\($0 % 10),x\($0),\($0 % 2 == 0 ? "4.0\($0 % 10)," : ",4.0\($0 % 10)")" }
        let read = Self.read(["Date,Text,Paid out,Gag"] + rows + ["2025-02-20,y,1.00,2.00"])
        #expect((read.column(.amount).count == single && read.codes == ["bank.csv.bad-amount"]) == isPair)
    }

    /// Amount - fee = net in every row.
    @Test func theNet() {
        let table = [
            "Date,Text,Gross,Charge,Left", "2025-02-03,a,10.00,0.30,9.70", "2025-02-04,b,-4.00,0.00,-4.00", "2025-02-14,c,8.00,0.25,7.75",
        ]
        #expect(Self.amounts(["Date,Text,Amount,Fee,Amount after"] + table.dropFirst()) == ["9.70", "-4.00", "7.75"])
    }

    /// A fee beside the amount is taken off where balances say so, is not where they say that, and is asked for where nothing does.
    @Test(arguments: [("96.50", ["-3.50", "-4.00"]), ("97.00", ["-3.00", "-4.00"]), ("", ["bank.csv.ambiguous-fee"])])
    func aFee(balance: String, expected: [String]) {
        let next = balance.isEmpty ? "" : (balance == "96.50" ? "92.50" : "93.00")
        let first = balance.isEmpty ? "" : "100.00"
        let table = [
            "Date,Text,Amount,Fee,Balance", "2025-02-02,z,-1.00,0.00,\(first)", "2025-02-03,a,-3.00,0.50,\(balance)",
            "2025-02-14,b,-4.00,0.00,\(next)",
        ]
        let read = Self.amounts(table)
        #expect((read.count == 3 ? Array(read.dropFirst()) : read) == expected)
    }

    @Test func aFeeThatAPersonAnswersFor() {
        let table = ["Date,Text,Amount,Fee", "2025-02-03,a,-3.00,0.50", "2025-02-14,b,-4.00,0.00"]
        #expect(Self.read(table, ["columns": ["fee=4"]]).column(.amount) == ["-3.50", "-4.00"])
        #expect(Self.read(table, ["columns": ["other=4"]]).column(.amount) == ["-3.00", "-4.00"])
    }

    // MARK: What stands beside the table

    /// Opening balance + rows = closing balance tells the sign; so does a total that is named for a direction.
    @Test(arguments: [
        (["Opening balance,100.00", "Closing balance,58.00"], ["-12.00", "-30.00"]),
        (["Opening balance,100.00", "Closing balance,142.00"], ["12.00", "30.00"]),
        (["Total withdrawals,42.00", ""], ["-12.00", "-30.00"]), (["Total deposits,42.00", ""], ["12.00", "30.00"]),
        (["Opening balance,100.00", "Closing balance,141.00"], ["bank.csv.ambiguous-sign"]),
    ])
    func statedFigures(above: [String], expected: [String]) {
        #expect(Self.amounts(above.filter { !$0.isEmpty } + ["Date,Text,Amount", "2025-02-03,a,12.00", "2025-02-14,b,30.00"]) == expected)
    }

    // MARK: Cards

    /// Three rows of a card: the payment tells, whatever most rows are.
    @Test(arguments: [("TAILOR", "bank.csv.ambiguous-sign"), ("AUTOPAY THANK YOU", "-12.00")])
    func threeRowsOfACard(text: String, first: String) {
        #expect(
            Self.amounts(["Date,Text,Amount", "2025-02-03,INN,12.00", "2025-02-04,\(text),-60.00", "2025-02-14,BAKER,30.00"]).first == first
        )
    }

    /// Rows of a card that go one way are purchases: two with a minus, of which most cards are, three without; one is no habit, unless
    /// it is not booked yet.
    @Test(arguments: [
        ("-", 1, "", "bank.csv.ambiguous-sign"), ("-", 2, "", "-9.00"), ("-", 3, "", "-9.00"), ("", 2, "", "bank.csv.ambiguous-sign"),
        ("", 3, "", "-9.00"), ("-", 1, "Pending", "-9.00"), ("-", 1, "Posted", "bank.csv.ambiguous-sign"),
    ])
    func rowsOfACardThatGoOneWay(sign: String, count: Int, status: String, first: String) {
        let rows = ["INN", "FLORIST", "TAILOR"].prefix(count).map { "2025-02-03,\($0),\(sign)9.00,\(status)" }
        #expect(Self.amounts(["Credit card statement", "Date,Text,Amount,Status"] + rows).first == first)
    }

    /// What takes back an earlier row of the same payee tells which of the two was the purchase, whatever words the bank has for it.
    @Test(arguments: [
        ("2025-02-03,MODEHUIS VEERE,-60.00", "2025-02-14,ZURUCK MODEHUIS,60.00", "-60.00"),
        ("2025-02-03,MODEHUIS VEERE,60.00", "2025-02-14,ZURUCK MODEHUIS,-60.00", "-60.00"),
        ("2025-02-14,ZURUCK MODEHUIS,60.00", "2025-02-03,MODEHUIS VEERE,-60.00", "60.00"),
        ("2025-02-03,MODEHUIS VEERE,-60.00", "2025-02-14,ZURUCK KAASHUIS,60.00", "bank.csv.ambiguous-sign"),
        ("2025-02-03,MODEHUIS VEERE,-60.00", "2025-02-14,ZURUCK MODEHUIS,61.00", "bank.csv.ambiguous-sign"),
        ("2025-02-14,MODEHUIS VEERE,-60.00", "2025-02-14,ZURUCK MODEHUIS,60.00", "bank.csv.ambiguous-sign"),
    ])
    func aRowThatTakesBackAnother(one: String, other: String, first: String) {
        #expect(Self.amounts(["Credit card statement", "Date,Text,Amount", one, other]).first == first)
    }

    /// A word that most rows have names nobody.
    @Test(arguments: [(2, "-60.00"), (3, "bank.csv.ambiguous-sign")])
    func aWordThatMostRowsHave(count: Int, first: String) {
        let rows = [
            "2025-02-03,KAART VEERE,-60.00", "2025-02-14,KAART RETOER,60.00", "2025-02-15,KAART HUIS,-1.00", "2025-02-16,LAND,1.50",
        ]
        let all = count == 2 ? rows.prefix(2) + ["2025-02-15,HUIS,-1.00", "2025-02-16,LAND,1.50"] : rows
        #expect(Self.amounts(["Credit card statement", "Date,Text,Amount"] + all).first == first)
    }

    /// A bank that writes a plus means money that came in.
    @Test(arguments: [("+", true), ("", false)])
    func plusSigns(plus: String, isRead: Bool) {
        let rows = ["INN", "FLORIST", "TAILOR"].enumerated().map { "2025-02-0\($0.offset + 1),\($0.element),\(plus)5.00" }
        #expect((Self.read(["Date,Text,Amount", "2025-02-09,BAKER,-2.00"] + rows).fault == nil) == isRead)
    }

    @Test func twoMinusSignsAreMoneyTakenBack() {
        #expect(Self.amounts(["Date,Text,Amount", "2025-02-03,INN,-$12.00", "2025-02-14,INN,--$12.00"]) == ["-12.00", "12.00"])
    }

    // MARK: Marks and days

    /// Three digits behind the mark in every number may be thousands or decimals of a dinar: only the currency tells.
    @Test(arguments: [("", "bank.csv.ambiguous-decimal"), (" (EUR)", "-1203"), (" (KWD)", "bank.csv.ambiguous-decimal")])
    func thousandsByTheCurrency(unit: String, first: String) {
        let rows = ["1,203", "4,511", "2,017", "7,950", "3,004"].enumerated().map { "2025-02-0\($0.offset + 1),x,\"-\($0.element)\"" }
        #expect(Self.amounts(["Date,Text,Amount\(unit)"] + rows).first == first)
    }

    /// Two digits of a year that may stand first or last, with rows about as far apart by both: only their order can tell.
    @Test(arguments: [
        (["20/05/21", "21/05/20", "22/05/21"], "bank.csv.ambiguous-date"),
        (["20/05/21", "22/05/20", "23/05/21", "23/05/22"], "2020-05-21"),
        (["21/05/21", "22/05/21", "24/05/21"], "2021-05-21"),
    ])
    func shortYears(days: [String], first: String) {
        let read = Self.read(["Date,Text,Amount"] + days.map { "\($0),x,-1.00" })
        #expect((read.fault?.code ?? read.column(.date).first) == first)
    }

    // MARK: What is told

    @Test func theReadingsAreTold() {
        let told = ToldDocument("Date,Text,Amount,Balance\n2025-02-03,a,-5.00,95.00\n2025-02-14,b,-7.00,88.00\n")
        #expect(told.line("readings").contains("weighed, probability 0.99"))
        #expect(told.line("runner-up").contains("positive is money leaving"))
        #expect(told.line("runner-up").contains("line"))
    }
}
