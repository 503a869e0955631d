/// One way to read the money of a table: a hypothesis, which evidence judges.
struct TableReading: Hashable {
    /// Where the amount of a row stands and how it gets its sign. Columns count from 0; -1 where there is none.
    enum Form: Hashable {
        /// One column, signed.
        case signed(Int)
        /// A column for money out and one for money in.
        case sides(out: Int, into: Int)
        /// One column and words for the direction; `isRelative` when the word turns the sign that is written.
        case directed(Int, by: Int, isRelative: Bool)
        /// One column; a mark behind the number or in a column of its own, blank for the other direction. +1: the mark means in.
        case marked(Int, by: Int, meaning: Int)
        /// One column of amounts without a sign, and two words that no table knows: one for money in, one for money out.
        case worded(Int, by: Int, isFirstIn: Bool)
        /// One column of amounts without a sign: the step from one balance to the next is what says the direction.
        case stepped(Int, by: Int, newestFirst: Bool)

        /// Columns that hold amounts.
        var columns: [Int] {
            switch self {
            case .signed(let column), .directed(let column, _, _), .marked(let column, _, _), .stepped(let column, _, _): [column]
            case .worded(let column, _, _): [column]
            case .sides(let out, let into): [out, into].filter { $0 >= 0 }
            }
        }
    }

    var form: Form
    /// A column of fees that are taken off the amount.
    var fee = -1
    /// Money that leaves is positive.
    var isTurned = false
    /// The running balance that the rows are held against.
    var balance = -1
    var newestFirst = false
    /// The balance is the one before its row.
    var isBefore = false
    /// The balance says what is owed: it grows by what is spent.
    var isOwed = false

    /// Columns that hold its amounts.
    var columns: [Int] { form.columns }

    /// Which of the four relations of a row and the balances beside it must hold.
    var relation: BalanceChain.Relation {
        // The movement that leads to a balance is that of its own row where the oldest stands first, or both are the other way round.
        let isOwn = newestFirst == isBefore
        let falls = (isTurned != isOwed) != newestFirst
        return isOwn ? (falls ? .ownFalls : .ownRises) : (falls ? .aboveFalls : .aboveRises)
    }
}
