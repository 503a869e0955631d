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

    @Test func filesOfOnePatternAreOfOneAccount() throws {
        let row = "Date,Description,Amount,Currency\n2025-03-14,Bakery,-4.50,EUR\n"
        let found = try proposal([
            "giro-2025-01.csv": row, "giro-2025-02.csv": row + "2025-03-15,Book,-9.00,EUR\n", "other.csv": row + "\n",
        ])
        #expect(found.accounts.map(\.files.count) == [2, 1])
        #expect(found.currency == Currency("EUR") && found.country == nil)
    }
}
