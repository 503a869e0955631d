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
    @Test(arguments: [(8, "0", "card"), (7, "0", "bank"), (8, "3.99", "card"), (8, "4.00", "bank")])
    func aCardByWhatItsRowsDo(rows: Int, into: String, kind: String) throws {
        let out = (1...rows).map { "2025-03-0\($0),Shop \($0),-\(rows == 8 ? "10.00" : "11.00"),EUR\n" }.joined()
        let found = try proposal([
            "a.csv": "Date,Description,Amount,Currency\n" + out + (into == "0" ? "" : "2025-03-09,Shop 1,\(into),EUR\n")
        ])
        let text = try ProposedHousehold(found, StageRun.knowledge).text("home", currency: nil, country: nil, members: ["ana"])
        #expect(text.contains("kind: \(kind)"))
    }

    @Test func filesOfOnePatternAreOfOneAccount() throws {
        let row = "Date,Description,Amount,Currency\n2025-03-14,Bakery,-4.50,EUR\n"
        let found = try proposal([
            "giro-2025-01.csv": row, "giro-2025-02.csv": row + "2025-03-15,Book,-9.00,EUR\n", "other.csv": row + "\n",
        ])
        #expect(found.accounts.map(\.files.count) == [2, 1])
        #expect(found.currency == Currency("EUR") && found.country == nil)
    }
}
