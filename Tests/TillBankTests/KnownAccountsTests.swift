import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// A document of no account that the household says it has is a question, and none of its rows is read before it is answered.
@Suite struct KnownAccountsTests {
    private static let table = """
        Date,Description,Amount,Balance
        2026-03-13,GROCER,-20.00,980.00
        2026-03-14,WAGES,500.00,1480.00
        2026-03-16,BAKERY,-4.50,1475.50

        """

    private static let two = """
        accounts:
          - {id: corrente, kind: checking, number: PT50000201231234567890154}
          - {id: cartao, kind: card, last4: "4417", files: ["Visa*"]}
        """

    private static func read(_ household: String, _ options: [String: [String]] = [:], _ documents: (String, String)...) -> ReadDocument {
        let scratch = Scratch()
        return ReadDocument(
            together: documents.map { ($0.0, Array($0.1.utf8)) }, options: options, householdFile: scratch.file("home.yaml", household))
    }

    private static func numbered(_ number: String) -> String { "Account number: \(number)\n\n\(table)" }

    private static func accounts(_ read: ReadDocument) -> Set<String> { Set(read.observations.map { $0.string(.account) ?? "" }) }

    @Test func aFileOfNoAccountIsOneQuestion() {
        let read = Self.read(Self.two, [:], ("Extrato_2026-03.csv", Self.table))
        #expect(read.observations.isEmpty && read.all("balance").isEmpty && read.codes == ["bank.account-unknown"])
        let asked = read.rejects.first
        #expect(asked?.string(.reason) == "Extrato*.csv is of no known account (3 rows): corrente, cartao, or a new one?")
        #expect(asked?.string(.remedy)?.contains("files: [\"Extrato*.csv\"]") == true && asked?.has(.document) == true)
    }

    /// Three digits behind every mark are thousands where the account's currency, else the household's, has fewer decimals.
    @Test(arguments: [
        ("currency: EUR\naccounts: [{id: c, kind: checking, files: [\"E*\"]}]", ["-1250", "2500"]),
        ("currency: KWD\naccounts: [{id: c, kind: checking, currency: EUR, files: [\"E*\"]}]", ["-1250", "2500"]),
        ("currency: EUR\naccounts: [{id: c, kind: checking, currency: KWD, files: [\"E*\"]}]", []),
        ("currency: KWD\naccounts: [{id: c, kind: checking, files: [\"E*\"]}]", []),
    ])
    func theAccountsCurrencyDecidesAMark(_ household: String, _ amounts: [String]) {
        let read = Self.read(household, [:], ("E.csv", "Date,Description,Amount\n2026-03-13,A,-1.250\n2026-03-14,B,2.500\n"))
        #expect(read.column(.amount) == amounts && read.rejects.isEmpty == !amounts.isEmpty)
    }

    /// Where one account alone is declared, the file may be of another all the same; where none is, nobody can be asked.
    @Test(arguments: [
        ("accounts: [{id: corrente, kind: checking}]", true), ("accounts: [{id: purse, kind: cash}]", false), ("currency: EUR", false),
    ]) func askedWhereAccountsAreDeclared(_ household: String, _ isAsked: Bool) {
        let read = Self.read(household, [:], ("Extrato_2026-03.csv", Self.table))
        #expect(read.codes == (isAsked ? ["bank.account-unknown"] : []) && read.observations.isEmpty == isAsked)
    }

    @Test(arguments: [
        "PT50000201231234567890154", "PT50 0002 0123 1234 5678 9015 4", "1234567890154", "00020123/0001234567890154 EUR",
        "xxxxxxxxxxxxxxxxxxxxx0154",
    ]) func ownNumbersDecide(_ number: String) {
        #expect(Self.read(Self.two, [:], ("Extrato.csv", Self.numbered(number))).observations.count == 3)
    }

    @Test(arguments: ["PT50003300004555566667777", "991234560154", "4567"]) func anotherNumberIsAsked(_ number: String) {
        let read = Self.read(Self.two, [:], ("Extrato.csv", Self.numbered(number)))
        #expect(read.observations.isEmpty && read.codes == ["bank.account-unknown"])
        #expect(read.rejects.first?.string(.reason)?.contains(number.suffix(4)) == true)
        #expect(number.count <= 4 || read.rejects.first?.string(.reason)?.contains(number) == false)
    }

    @Test(arguments: [
        ("corrente_1234567890154.csv", "corrente"), ("cartao-4417-2026.csv", "cartao"), ("VISA_9.csv", "cartao"), ("cartao-44170.csv", nil),
        ("extrato-567890.csv", nil),
    ]) func theNameOfTheFileDecides(_ name: String, _ account: String?) {
        let read = Self.read(Self.two, ["sign": ["negative-out"]], (name, Self.table))
        #expect(Self.accounts(read) == Set(account.map { [$0] } ?? []))
        #expect(read.codes == (account == nil ? ["bank.account-unknown"] : []))
    }

    /// The last four digits of an account are no year.
    @Test func aYearIsNoAccount() {
        let household = Self.two.replacing("4417", with: "2026").replacing(", files: [\"Visa*\"]", with: "")
        #expect(Self.read(household, [:], ("Extrato_2026.csv", Self.table)).codes == ["bank.account-unknown"])
    }

    @Test func answersHold() {
        let pattern = Self.two.replacing("number: PT50000201231234567890154", with: "files: [\"Extrato*\"]")
        #expect(Self.accounts(Self.read(pattern, [:], ("Extrato_9.csv", Self.table))) == ["corrente"])
        #expect(Self.accounts(Self.read(pattern, [:], ("Extrato_9.csv", Self.numbered("99887766551")))) == ["corrente"])
        let another = Self.two + "\n  - {id: nova, kind: savings, last4: \"6551\"}\n"
        #expect(Self.read(another, [:], ("Extrato_9.csv", Self.numbered("99887766551"))).observations.count == 3)
        #expect(Self.accounts(Self.read(Self.two, ["account": ["nova"]], ("Extrato_9.csv", Self.table))) == ["nova"])
        let scratch = Scratch()
        let profile = scratch.file("p.yaml", "files: [\"Extrato*\"]\naccount: nova\n")
        #expect(Self.accounts(Self.read(Self.two, ["profile": [profile]], ("Extrato_9.csv", Self.table))) == ["nova"])
    }

    /// Rows of a known account in the same file are read; of each unknown one is asked once.
    @Test func ofSeveralAccountsTheKnownIsRead() {
        let rows = Self.table.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let table =
            "Account,Date,Description,Amount\n"
            + ["PT50000201231234567890154", "PT50003300004555566667777"].flatMap { account in
                rows.map { "\(account),\($0[0]),\($0[1]),\($0[2])\n" }
            }.joined()
        let read = Self.read(Self.two, [:], ("all.csv", table))
        #expect(Self.accounts(read) == ["PT50000201231234567890154"] && read.observations.count == 3)
        #expect(read.codes == ["bank.account-unknown"])
    }

    /// Other formats ask alike.
    @Test(arguments: [("PT50000201231234567890154", true), ("PT50003300004555566667777", false)])
    func ofxAsksAlike(_ number: String, _ isKnown: Bool) {
        let document = """
            OFXHEADER:100

            <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>\(number)<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260314<TRNAMT>-12.50<FITID>A1<NAME>BAKERY</STMTTRN></BANKTRANLIST>
            <LEDGERBAL><BALAMT>100.00<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """
        let read = Self.read(Self.two, [:], ("march.ofx", document))
        #expect(read.observations.count == (isKnown ? 1 : 0) && read.all("balance").count == (isKnown ? 1 : 0))
        #expect(read.codes == (isKnown ? [] : ["bank.account-unknown"]))
    }
}
