import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillBook

/// What documents tell about a household, for its first file.
@Suite struct BookProposalTests {
    private let scratch = Scratch()

    private func proposal(_ files: [String: String]) throws -> BookProposal {
        let paths = files.keys.sorted().map { scratch.file($0, files[$0] ?? "") }
        return try BookProposal(paths, Context(knowledge: StageRun.knowledge))
    }

    /// The lines that are no remarks.
    private static func said(_ text: String) -> String { text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n") }

    /// What has fewer than four digits is a name that several accounts of a bank have.
    @Test(arguments: [("Current 123", ""), ("Current 1234", "Current 1234")]) func aNumberHasFourDigits(said: String, number: String) throws
    {
        let found = try proposal(["a.csv": "Account,Date,Description,Amount,Currency\n\(said),2025-03-14,Bakery,-4.50,EUR\n"])
        #expect(found.accounts.map(\.number) == [number] && found.accounts.map(\.rows) == [1])
    }

    /// Files of two accounts differ in a number that is no date; what is proposed tells every file from those of others.
    @Test func everyFileIsOfTheAccountThatIsProposedForIt() throws {
        let row = "Date,Description,Amount,Currency\n2025-03-14,Bakery,-4.50,EUR\n"
        let files = [
            "MX_31234567_01JAN2026_31MAR2026.csv", "MX_31234567_15MAR2026_30JUN2026.csv", "MX_99887766_01JAN2026_31MAR2026.csv",
            "0123456_20260331.csv", "0123456_20260630.csv", "20260331.csv", "rows202601.csv",
        ]
        let found = try proposal(
            Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, row + String(repeating: "\n", count: $0)) }))
        #expect(found.accounts.map(\.files.count).sorted() == [1, 1, 1, 2, 2])
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        let file = try HouseholdFile(yaml: text, id: "home", file: "home.yaml")
        #expect(file.accounts.count == 5)
        for name in files {
            let mates = found.accounts.first { $0.files.contains(name) }?.files ?? []
            #expect(mates.allSatisfy { file.account(ofPatternFor: $0)?.id == file.account(ofPatternFor: name)?.id }, "\(name)")
            #expect(file.account(ofPatternFor: name) != nil, "\(name)")
        }
    }

    /// Eight rows of which hardly anything comes in are perhaps a card's; a twentieth that comes in, or a stated balance, is an account's.
    @Test(arguments: [(8, "0", "card"), (7, "0", nil), (8, "3.99", "card"), (8, "4.00", nil)])
    func aCardByWhatItsRowsDo(rows: Int, into: String, kind: String?) throws {
        let out = (1...rows).map { "2025-03-0\($0),Shop \($0),-\(rows == 8 ? "10.00" : "11.00"),EUR\n" }.joined()
        let found = try proposal([
            "a.csv": "Date,Description,Amount,Currency\n" + out + (into == "0" ? "" : "2025-03-09,Shop 1,\(into),EUR\n")
        ])
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(kind.map { text.contains(", kind: \($0)") } ?? !Self.said(text).contains(", kind: "))
    }

    @Test func filesOfOnePatternAreOfOneAccount() throws {
        let row = "Date,Description,Amount,Currency\n2025-03-14,Bakery,-4.50,EUR\n"
        let found = try proposal([
            "giro-2025-01.csv": row, "giro-2025-02.csv": row + "2025-03-15,Book,-9.00,EUR\n", "other.csv": row + "\n",
        ])
        #expect(found.accounts.map(\.files.count) == [2, 1])
        #expect(found.currency == Currency("EUR") && found.country == nil)
    }

    private static let head = "Date,Description,Amount,Currency\n"

    private static func rows(_ days: ClosedRange<Int>, of shop: String = "Shop") -> String {
        days.map { "2025-03-\($0 < 10 ? "0" : "")\($0),\(shop) \($0),-\($0).00,EUR\n" }.joined()
    }

    /// Names of files say nothing certain; rows that two files share on the days that both have do: three at least, and four in five.
    @Test(arguments: [
        (rows(1...10), rows(8...20), 1), (rows(1...10), rows(9...20), 2), (rows(1...10), rows(11...20), 2),
        (rows(1...10), rows(8...20, of: "Inn"), 2), (rows(1...10), rows(6...9) + "2025-03-10,Other,-3.00,EUR\n" + rows(11...20), 1),
        (rows(1...10), rows(6...8) + "2025-03-09,Other,-3.00,EUR\n2025-03-10,Else,-4.00,EUR\n" + rows(11...20), 2),
    ]) func filesThatShareRowsAreOfOneAccount(one: String, other: String, accounts: Int) throws {
        let found = try proposal(["card summer.csv": Self.head + one, "card autumn.csv": Self.head + other])
        #expect(found.accounts.count == accounts)
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        let file = try HouseholdFile(yaml: text, id: "home", file: "home.yaml")
        #expect(Set(["card summer.csv", "card autumn.csv"].map { file.account(ofPatternFor: $0)?.id }).count == accounts)
    }

    /// A file that names its account and one that does not are of one where they share rows; each is known by what it says.
    @Test func oneFileNamesTheAccountTheOtherDoesNot() throws {
        let named =
            "Account,Date,Description,Amount,Currency\n"
            + Self.rows(1...10).split(separator: "\n").map { "12345678,\($0)\n" }.joined()
        let found = try proposal(["a.csv": named, "b.csv": Self.head + Self.rows(5...20)])
        #expect(found.accounts.map(\.number) == ["12345678"] && found.accounts.map(\.rows) == [20])
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(text.contains("number: \"12345678\"") && text.contains("files: [\"b.csv\"]"))
    }

    /// An account that others pay into, from which nothing goes but back to them, is one of savings: from three moves on, and while less
    /// comes from elsewhere.
    @Test(arguments: [
        (3, "Interest", 2, "savings"), (2, "Interest", 2, nil), (3, "Shop", -2, nil), (3, "Wages", 299, "savings"), (3, "Wages", 300, nil),
    ]) func whatIsPutAside(moves: Int, text: String, more: Int, kind: String?) throws {
        let out = (1...moves).map { "2025-03-0\($0),To B,-100.00,EUR\n" }.joined() + "2025-03-26,From B,50.00,EUR\n"
        var balance = 1000
        var into = "Date,Description,Amount,Balance,Currency\n"
        for (day, text, amount) in (1...moves).map({ ("0\($0 + 1)", "From A", 100) }) + [("26", "To A", -50), ("28", text, more)] {
            balance += amount
            into += "2025-03-\(day),\(text),\(amount).00,\(balance).00,EUR\n"
        }
        let found = try proposal(["a.csv": Self.head + out + "2025-03-09,Wages,900.00,EUR\n" + Self.rows(10...20), "b.csv": into])
        let proposed = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(proposed.contains(kind.map { "{id: \($0), kind: \($0)" } ?? "{id: b, files"))
    }

    /// What pays a card's bills from another account of the household is no income of the card.
    @Test func aCardWhoseBillsAreSeen() throws {
        let bills = [20, 21, 22].map { "2025-03-\($0),Payment,80.00,EUR\n" }.joined()
        let paid = [20, 21, 22].map { "2025-03-\($0),Bill,-80.00,EUR\n" }.joined()
        let found = try proposal([
            "a.csv": Self.head + paid + "2025-03-09,Wages,900.00,EUR\n", "statement current.csv": Self.head + Self.rows(1...15) + bills,
        ])
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(text.contains("kind: card, files: [\"statement current.csv\"]}  # 18 rows in 1 file\n"))
    }

    /// What documents say they are of, as rows of a new household, and what is written: a kind that nothing tells is not, for what the
    /// household says outweighs its documents.
    @Test(arguments: [
        ("a.csv", "Kartennummer;4410\n\nDatum;Text;Betrag\n01.03.2025;Laden;4,50\n02.03.2025;Zahlung erhalten;-20,00\n", "card"),
        ("a.csv", "Kreditkarte 4410\nDatum;Text;Betrag\n01.03.2025;Laden;-4,50\n02.03.2025;Lohn;20,00\n", "card"),
        ("a.csv", "Datum;Text;Betrag\n01.03.2025;Laden;-4,50\n02.03.2025;Lohn;20,00\n", nil),
        ("CardActivity.csv", "Datum;Text;Betrag\n01.03.2025;Laden;-4,50\n", "card"),
        ("Cardiff.csv", "Datum;Text;Betrag\n01.03.2025;Laden;-4,50\n", nil),
        (
            "a.ofx",
            "<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>47114410</CCACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250301<TRNAMT>-4.50<FITID>1<NAME>Laden</STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>",
            "card"
        ),
        (
            "a.ofx",
            "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>47114410<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250301<TRNAMT>-4.50<FITID>1<NAME>Laden</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>",
            nil
        ),
    ]) func theKindThatDocumentsSay(name: String, text: String, kind: String?) throws {
        let found = try proposal([name: text])
        #expect(found.accounts.map(\.rows).reduce(0, +) > 0)
        let proposed = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(kind.map { proposed.contains(", kind: \($0)") } ?? !Self.said(proposed).contains(", kind: "), "\(proposed)")
    }

    /// What a name ends with names no account.
    @Test func anIdIsNoEndOfAName() throws {
        let found = try proposal(["1234567.csv": Self.head + Self.rows(1...3)])
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(text.contains("id: account,"))
    }
}
