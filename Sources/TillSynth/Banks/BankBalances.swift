/// The running balances of a file's accounts.
struct BankBalances {
    private var before: [Int64] = []
    private var after: [Int64] = []
    private var held: [Int64]
    private let story: BankStory
    private let features: BankFeatures

    init(_ story: BankStory, _ features: BankFeatures) {
        self.story = story
        self.features = features
        held = story.openings
        for movement in story.movements {
            before.append(held[movement.account])
            if !movement.isPending { held[movement.account] += movement.units }
            after.append(held[movement.account])
        }
    }

    /// What the account holds at the end of the file.
    func closing(_ account: Int) -> Int64 { held[account] }

    /// What the row of a movement says of the balance; nil for nothing.
    func shown(_ index: Int) -> Int64? {
        let movement = story.movements[index]
        guard !movement.isPending else { return nil }
        switch features.balance {
        case .none: return nil
        case .after: return after[index]
        case .before: return before[index]
        case .daily:
            let later = story.movements[(index + 1)...]
            return later.contains { $0.day == movement.day && $0.account == movement.account && !$0.isPending } ? nil : after[index]
        }
    }
}
