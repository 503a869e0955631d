import Testing
import TillHousehold
import TillRecords
import TillStages

@testable import TillFigures

/// What somebody asked to leave out: whose rows those are, and that no figure has them.
@Suite struct AskedApartTests {
    private static let file = """
        currency: EUR
        members: [{id: kim, role: child}, {id: ana, role: owner}]
        accounts: [{id: giro, kind: checking, number: DE02120300000000202051}, {id: visa, kind: card, last4: "4417"}]
        """

    private func apart(_ accounts: [String], _ members: [String] = []) -> AskedApart {
        AskedApart(Options(["without-account": accounts, "without-member": members]))
    }

    /// What is asked for, what the record names, and whether it is meant.
    @Test(arguments: [
        ("giro", "giro", true), ("giro", "DE02120300000000202051", true), ("2051", "DE02120300000000202051", true),
        ("051", "giro051", false),
        ("visa", "**** 4417", true), ("4417", "**** 4417", true), ("4417", "4417", true), ("visa", "giro", false), ("ro", "giro", false),
        ("giro", "", false),
    ])
    func anAccountByItsNameOrItsEnd(asked: String, account: String, isMeant: Bool) throws {
        let file = try HouseholdFile(yaml: Self.file, id: "ng", file: "ng.yaml")
        var record = Record(type: .transaction)
        if !account.isEmpty { record.set(.account, string: account) }
        #expect(apart([asked]).has(record, file) == isMeant)
    }

    @Test func itIsInNoFigureAndNamed() throws {
        let file = try HouseholdFile(yaml: Self.file, id: "ng", file: "ng.yaml")
        let rows = [
            #"{"type":"balance","id":"b","account":"visa","kind":"closing","date":"2025-03-31","amount":"-9.00","currency":"EUR"}"#,
            #"{"type":"transaction","id":"a","account":"giro","date":"2025-03-01","amount":"-5.00","currency":"EUR","kind":"expense","status":"posted"}"#,
            #"{"type":"transaction","id":"c","account":"visa","date":"2025-03-02","amount":"-9.00","currency":"EUR","kind":"expense","status":"posted"}"#,
            #"{"type":"transaction","id":"d","account":"giro","member":"kim","date":"2025-03-02","amount":"-2.00","currency":"EUR","kind":"expense","status":"posted"}"#,
        ]
        let uses = try #require(Books.uses)
        for (asked, spent, left, balances) in [
            (apart([]), Int64(1600), 0, 1), (apart(["visa"]), 700, 1, 0), (apart([], ["kim"]), 1400, 1, 1),
            (apart(["visa"], ["kim"]), 500, 2, 0),
        ] {
            let records = try rows.map { text in
                var record = try Record(checking: text)
                asked.mark(&record, file)
                return record
            }
            let ledger = HouseholdLedger(records, uses: uses, file: file)
            #expect(ledger.transactions.reduce(0) { $0 + $1.spent } == spent)
            #expect(ledger.leftOut { _ in true }.map(\.rows) == (left > 0 ? [left] : []))
            #expect(ledger.leftOut { _ in true }.allSatisfy { $0.why == .asked })
            #expect(ledger.balances.count == balances)
        }
    }

    @Test(
        arguments: [
            (["visa"], [], nil), (["4417"], ["kim"], nil), (["9999"], [], nil), (["girp"], [], "Did you mean giro?"),
            ([], ["kin"], "Did you mean kim?"), ([], ["4417"], "Known: ana, kim."),
        ] as [([String], [String], String?)])
    func aNameThatNobodyHasIsTold(accounts: [String], members: [String], word: String?) throws {
        let file = try HouseholdFile(yaml: Self.file, id: "ng", file: "ng.yaml")
        do throws(Fault) {
            try apart(accounts, members).check([file])
            #expect(word == nil)
        } catch {
            #expect(word.map { error.remedy.contains($0) } ?? false, "\(error)")
        }
    }
}
