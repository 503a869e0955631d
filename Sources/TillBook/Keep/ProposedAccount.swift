import TillHousehold
import TillRecords

/// An account that documents name, or that files are of which say the same.
struct ProposedAccount {
    /// Empty where the documents name none.
    var number = ""
    var currency: Currency?
    /// What its documents say that it is; nil where they say nothing.
    var kind: String?
    /// Names of its files.
    private(set) var files: [String] = []
    /// Those of them that name no account.
    private(set) var unnamed: [String] = []
    var rows: Int { movements.count }
    /// How many balances are stated.
    var balances = 0
    private(set) var movements: [Movement] = []
    /// Of the movements, those that another account of the household has the other side of.
    private var ownMoves: Set<Int> = []

    /// A row; its size in ten-thousandths.
    struct Movement: Hashable {
        var day: Int
        var units: Int64
        var text: String
    }

    init(number: String, files: [String]) {
        self.number = number
        for file in files { add(file: file, isNamed: !number.isEmpty) }
    }

    mutating func add(file: String, isNamed: Bool) {
        guard !files.contains(file) else { return }
        files.append(file)
        if !isNamed { unnamed.append(file) }
    }

    mutating func add(_ observation: Record) {
        movements.append(
            Movement(
                day: observation.date(.date)?.ordinal ?? 0, units: observation.decimal(.amount)?.scaled(to: 4)?.units ?? 0,
                text: observation.string(.text) ?? observation.string(.merchant) ?? ""))
    }

    // MARK: What its rows tell

    /// Of a hundred that go out from an account that is paid into, more than five come in.
    private static let leastIncome: Int64 = 20

    /// Hardly anything comes in but from another account of the household, and nobody says what is on it: so a card's rows are.
    var isSpentOnly: Bool {
        let strangers = movements.indices.filter { !ownMoves.contains($0) }.map { movements[$0].units }
        let into = strangers.filter { $0 > 0 }.reduce(Int64(0)) { $0.clampedAdding($1) }
        let out = strangers.filter { $0 < 0 }.reduce(Int64(0)) { $0.clampedSubtracting($1) }
        return rows >= 8 && balances == 0 && into < out / ProposedAccount.leastIncome
    }

    /// Whether its own rows show what pays it from another account.
    var isPaidFromOwn: Bool { ownMoves.count { movements[$0].units > 0 } >= ProposedAccount.leastMoves }

    /// Nothing leaves it but to another account of the household, from which most of what is on it came: so money is put aside.
    var isPutAside: Bool {
        let strangers = movements.indices.filter { !ownMoves.contains($0) }.map { movements[$0].units }
        let own = ownMoves.map { movements[$0].units }.filter { $0 > 0 }
        return own.count >= ProposedAccount.leastMoves && strangers.allSatisfy { $0 >= 0 }
            && strangers.reduce(Int64(0)) { $0.clampedAdding($1) } < own.reduce(Int64(0)) { $0.clampedAdding($1) }
    }

    /// Fewer equal sums in and out are so by chance.
    private static let leastMoves = 3

    // MARK: Which are one, and what moves between them

    /// The accounts, those made one whose files share rows, with what moves between them.
    static func joined(_ accounts: [ProposedAccount]) -> [ProposedAccount] {
        var all = accounts
        var at = 0
        while at < all.count {
            if let other = (0..<at).first(where: { all[$0].isOne(with: all[at]) }) {
                all[other].take(all.remove(at: at))
                // What was taken in may be of what a later one shares rows with.
                at = other + 1
            } else {
                at += 1
            }
        }
        findMoves(&all)
        return all
    }

    /// Rows of one day, sum and text that two files must share; and of the rows of the days that both have, four in five.
    private static let leastShared = 3

    /// Whether files that name no account, or only one of them does, are of one: on the days that both have, they have the same rows.
    func isOne(with other: ProposedAccount) -> Bool {
        guard number.isEmpty || other.number.isEmpty, currency == nil || other.currency == nil || currency == other.currency,
            let days, let others = other.days, days.overlaps(others)
        else { return false }
        let both = days.clamped(to: others)
        let mine = ProposedAccount.counted(movements.filter { both.contains($0.day) })
        let its = ProposedAccount.counted(other.movements.filter { both.contains($0.day) })
        let shared = mine.reduce(0) { $0 + min($1.value, its[$1.key] ?? 0) }
        let fewer = min(mine.values.reduce(0, +), its.values.reduce(0, +))
        return shared >= ProposedAccount.leastShared && shared * 5 >= fewer * 4
    }

    private var days: ClosedRange<Int>? {
        guard let first = movements.map(\.day).min(), let last = movements.map(\.day).max() else { return nil }
        return first...last
    }

    private static func counted(_ movements: [Movement]) -> [Movement: Int] {
        movements.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    private mutating func take(_ other: ProposedAccount) {
        if number.isEmpty { number = other.number }
        currency = currency ?? other.currency
        kind = kind ?? other.kind
        for file in other.files { add(file: file, isNamed: !other.unnamed.contains(file)) }
        balances += other.balances
        var left = ProposedAccount.counted(movements)
        for movement in other.movements {
            if let count = left[movement], count > 0 { left[movement] = count - 1 } else { movements.append(movement) }
        }
    }

    /// Days between the two sides of a transfer.
    private static let mostDays = 5

    private static func findMoves(_ all: inout [ProposedAccount]) {
        var left: [Int64: [(account: Int, row: Int)]] = [:]
        for (account, one) in all.enumerated() {
            for (row, movement) in one.movements.enumerated() where movement.units < 0 {
                left[movement.units, default: []].append((account, row))
            }
        }
        for into in all.indices {
            for (place, movement) in all[into].movements.enumerated() where movement.units > 0 {
                guard let sides = left[-movement.units], let index = sides.firstIndex(where: { isOtherSide($0, of: movement, into, all) })
                else { continue }
                all[into].ownMoves.insert(place)
                all[sides[index].account].ownMoves.insert(sides[index].row)
                left[-movement.units]?.remove(at: index)
            }
        }
    }

    /// Whether what came in may have left there: from another account, in the same currency, some days apart.
    private static func isOtherSide(_ side: (account: Int, row: Int), of movement: Movement, _ into: Int, _ all: [ProposedAccount]) -> Bool
    {
        side.account != into && all[side.account].currency == all[into].currency
            && abs(all[side.account].movements[side.row].day - movement.day) <= mostDays
    }
}
