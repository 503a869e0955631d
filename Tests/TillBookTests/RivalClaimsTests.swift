import Testing

@testable import TillRun
@testable import TillStages

/// Whose a document is when several readers claim it.
@Suite struct RivalClaimsTests {
    private typealias Row = (claims: [DocumentClaim], others: [DocumentClaim], owner: RivalClaims.Owner)

    private static let rows: [Row] = [
        ([.none, .none], [], .nobody), ([.none, .possible], [], .reader(1)), ([.possible, .likely], [], .reader(1)),
        ([.likely, .certain], [], .reader(1)), ([.certain, .likely, .possible], [], .reader(0)),
        // What may be anything goes to the first; what looks like both is a question.
        ([.possible, .possible], [], .reader(0)), ([.likely, .likely], [], .tied([0, 1])),
        ([.certain, .none, .certain], [], .tied([0, 2])),
        // A reader that the plan does not name is asked unless one of the plan's is certain.
        ([.likely], [.certain], .elsewhere), ([.likely], [.likely], .reader(0)), ([.certain], [.certain], .reader(0)),
        ([.none], [.possible], .elsewhere),
    ]

    @Test func owners() {
        for row in Self.rows {
            #expect(RivalClaims(row.claims, others: { row.others }).owner == row.owner, "\(row.claims) \(row.others)")
        }
    }

    /// A file that the household names as an account's is the statement, where nothing else decides.
    @Test(arguments: [(true, RivalClaims.Owner.reader(1)), (false, .tied([0, 1]))])
    func namedFiles(isNamed: Bool, owner: RivalClaims.Owner) {
        #expect(RivalClaims([.likely, .likely], others: { [] }, ofAccounts: [1], isOfAccount: isNamed).owner == owner)
        #expect(RivalClaims([.certain, .likely], others: { [] }, ofAccounts: [1], isOfAccount: isNamed).owner == .reader(0))
    }
}
