import TillStages

/// Decides whose a document is, by what each reader claims: the one place where claims meet.
package struct RivalClaims {
    package enum Owner: Equatable {
        /// By its content it is nothing that is read.
        case nobody
        /// The reader of the plan, by its place.
        case reader(Int)
        /// A reader that the plan does not name claims it surer: it is left to another plan.
        case elsewhere
        /// Readers that claim it equally: a question.
        case tied([Int])
    }

    package let owner: Owner

    /// - Parameters:
    ///   - claims: those of the readers that the plan names, in its order.
    ///   - others: those of the readers that it does not name; asked for only where none of the plan's is certain.
    ///   - ofAccounts: readers of statements; the document is theirs in a tie where the household names its file as an account's.
    package init(_ claims: [DocumentClaim], others: () -> [DocumentClaim], ofAccounts: Set<Int> = [], isOfAccount: Bool = false) {
        let best = claims.max() ?? .none
        if best != .certain, let other = others().max(), other > best {
            owner = .elsewhere
            return
        }
        guard best > .none else {
            owner = .nobody
            return
        }
        let surest = claims.indices.filter { claims[$0] == best }
        // What may be anything is read by the first that can.
        if surest.count == 1 || best == .possible {
            owner = .reader(surest[0])
        } else if isOfAccount, let one = surest.first(where: { ofAccounts.contains($0) }) {
            owner = .reader(one)
        } else {
            owner = .tied(surest)
        }
    }
}
