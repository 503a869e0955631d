import TillRecords

/// Money that came in of which one row alone tells what it is: that it came back, though nobody knows of what, or that somebody of the
/// household itself sent it, from an account that the book does not have.
struct OneSided {
    private let words: LinkWords
    private let household: HouseholdEvidence
    private let own: OwnSide

    /// Bits from which a word says by itself that something came back. Words that banks write for whatever comes in have fewer.
    static let sure = 5

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide) {
        self.words = words
        self.household = household
        self.own = own
    }

    func settle(_ movements: inout [Movement]) {
        for index in movements.indices where isOpen(movements[index]) {
            let best = movements[index].best
            let said = household.texts.withBytes(at: best.text) { words.weigh($0) }
            if isOwn(best, said) {
                movements[index].kind = .transfer
                movements[index].links.removeAll { !$0.isMade && $0.kind == .refund }
            } else if cameBack(best, said) {
                movements[index].kind = .refund
            }
        }
    }

    /// What a bank tells and nothing is linked to. What came onto a card is settled by the card's own words.
    private func isOpen(_ movement: Movement) -> Bool {
        let best = movement.best
        return best.kind == .bank && best.text >= 0 && best.amount.units > 0 && movement.kind == .income && !movement.isSuperseded
            && !movement.isLinked(.transfer) && !movement.isLinked(.refund)
            && !(best.account >= 0 && own.isCard[best.account])
    }

    /// The other side's name is a member's, and nothing but a bank's words stands beside it.
    private func isOwn(_ evidence: Evidence, _ said: LinkWords.Weights) -> Bool {
        // Wages, interest and machines name who gets the money.
        guard said.against > -4 || said.isBack && said.against > -6 else { return false }
        let rest =
            evidence.merchant >= 0
            ? household.merchants.withBytes(at: evidence.merchant) { words.withoutChannel($0) }
            : household.texts.withBytes(at: evidence.text) { words.withoutChannel($0) }
        return own.isName(rest)
    }

    /// The text says so, and names somebody beside it.
    private func cameBack(_ evidence: Evidence, _ said: LinkWords.Weights) -> Bool {
        guard said.against > -6, said.person == 0, max(said.refund, said.returned) >= OneSided.sure else { return false }
        return household.texts.withBytes(at: evidence.text) { !words.withoutChannel($0).isEmpty && !own.isNamed(in: $0) }
    }
}
