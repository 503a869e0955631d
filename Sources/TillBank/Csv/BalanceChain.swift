/// How well a column of running balances follows from the movements of its rows: the strongest proof that a table has.
struct BalanceChain: Equatable {
    /// What the step from one balance to the next may be.
    enum Relation: Int, CaseIterable {
        /// The movement of the row that the second stands in.
        case ownRises, ownFalls
        /// The movement of the row that the first stands in.
        case aboveRises, aboveFalls

        var opposite: Relation {
            switch self {
            case .ownRises: .ownFalls
            case .ownFalls: .ownRises
            case .aboveRises: .aboveFalls
            case .aboveFalls: .aboveRises
            }
        }
    }

    /// Pairs of neighbouring balances that could be tried, and those that hold, for each relation.
    private(set) var links = [0, 0, 0, 0]
    private(set) var holding = [0, 0, 0, 0]
    /// The row in which a pair does not hold first; -1 where all do.
    private(set) var firstBreak = [-1, -1, -1, -1]

    /// - Parameters:
    ///   - rows: the places of rows of one account, in the order of the document.
    ///   - moved: movement of every row; a row without one moves nothing.
    ///   - held: balance of every row; where one is missing the next is held against all that moved since the last.
    init(_ rows: [Int], moved: [Int128?], held: [Int128?]) {
        var last: (balance: Int128, row: Int)?
        var own: Int128 = 0
        var above: Int128 = 0
        for row in rows {
            let here = moved[row] ?? 0
            own += here
            if let balance = held[row] {
                if let last {
                    let step = balance - last.balance
                    add(.ownRises, own, step == own, row)
                    add(.ownFalls, own, step == -own, row)
                    add(.aboveRises, above, step == above, row)
                    add(.aboveFalls, above, step == -above, row)
                }
                last = (balance, row)
                own = 0
                above = 0
            }
            above += here
        }
    }

    init() {}

    private mutating func add(_ relation: Relation, _ moved: Int128, _ isSo: Bool, _ row: Int) {
        let at = relation.rawValue
        // Where nothing moved and nothing changed, nothing is proven.
        if moved == 0, isSo { return }
        links[at] += 1
        if isSo { holding[at] += 1 } else if firstBreak[at] < 0 { firstBreak[at] = row }
    }

    mutating func merge(_ other: BalanceChain) {
        for at in links.indices {
            links[at] += other.links[at]
            holding[at] += other.holding[at]
            if firstBreak[at] < 0 { firstBreak[at] = other.firstBreak[at] }
        }
    }

    func links(_ relation: Relation) -> Int { links[relation.rawValue] }
    func holding(_ relation: Relation) -> Int { holding[relation.rawValue] }
    func broken(_ relation: Relation) -> Int { links(relation) - holding(relation) }
    /// Pairs whose step is what moved, the other way: so a sign is wrong, not a row missing.
    func turned(_ relation: Relation) -> Int { min(holding(relation.opposite), broken(relation)) }
    func firstBreak(_ relation: Relation) -> Int? {
        let row = firstBreak[relation.rawValue]
        return row < 0 ? nil : row
    }

    /// Half of the pairs hold, or three: numbers of money do not meet so by chance.
    func isBelievable(_ relation: Relation) -> Bool {
        holding(relation) > 0 && (holding(relation) * 2 >= links(relation) || holding(relation) >= 3)
    }
}
