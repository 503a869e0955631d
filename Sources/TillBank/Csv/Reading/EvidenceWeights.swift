import TillRecords
import TillStages

/// What speaks for or against a reading of a table, by name; what each is worth stands in `bank/evidence.tsv`.
enum EvidenceKind: String, CaseIterable, Sendable {
    /// A running balance that follows, or does not follow, from the movement beside it.
    case chainLink = "chain_link"
    case chainBreak = "chain_break"
    /// A running balance that moved by the amount beside it, the other way.
    case chainTurned = "chain_turned"
    /// Opening balance + rows = closing balance, both stated outside the rows.
    case statedBalances = "stated_balances"
    /// A total that is named for a direction is what went that way, or what went the other.
    case statedTotal = "stated_total"
    /// Amount - fee = net in every row.
    case netOfFee = "net_of_fee"
    /// A row of the table to which the reading gives no amount, or none other than zero.
    case noAmount = "no_amount"
    case zeroAmount = "zero_amount"
    /// Rows that fill both of two sides.
    case bothSides = "both_sides"
    /// Rows that fill exactly one of two sides.
    case oneSide = "one_side"
    /// Words of titles: how well they are known for what the column is taken for, or known for something else.
    case title
    case otherTitle = "other_title"
    /// Of several amounts: a title that says it is the booked one, a currency beside or in the title, the first one.
    case bookedTitle = "booked_title"
    case currency
    case first
    /// Whole numbers, where other columns have marks of money.
    case wholeNumbers = "whole_numbers"
    /// Every value of a column is a word for a direction.
    case directionWords = "direction_words"
    /// Two words that no table knows say the direction.
    case unknownWords = "unknown_words"
    /// Amounts of one word have both signs, so that the word turns them.
    case relativeWords = "relative_words"
    /// What rows say they are: sure of its kind (a purchase, a payment received), or likely (a refund, wages, a fee).
    case sureRow = "sure_row"
    case likelyRow = "likely_row"
    /// A row that takes back an earlier one.
    case takenBack = "taken_back"
    /// Every number has its sign, so that a plus means more than nothing.
    case plusSigns = "plus_signs"
    /// Most rows of most tables are money going out.
    case majority
    /// The same on cards, where fewer rows come in.
    case majorityOnCard = "majority_on_card"
    /// In a column with a sign nearly all rows go one way.
    case lopsided
    /// How rare it is that positive amounts leave; in tables of cards; where the table or the household says it is no card's.
    case turned
    case turnedOnCard = "turned_on_card"
    /// In tables of which hardly a word is known: they may be cards' too.
    case turnedUnread = "turned_unread"
    case turnedOnAccount = "turned_on_account"
    case turnedOnNoCard = "turned_on_no_card"
    /// How rare it is where each row has a fee that makes up the difference of two amounts.
    case turnedWithFees = "turned_with_fees"
    /// How rare it is that a balance says what is owed: where negative amounts leave, on cards, where positive ones leave.
    case owed
    case owedOnCard = "owed_on_card"
    case owedOnAccount = "owed_on_account"
    /// How rare a balance before its row is.
    case balanceBefore = "balance_before"
    /// The days of the rows run the way that the balances say.
    case rowOrder = "row_order"
    /// A fee that nothing proves to be taken off beside the amount.
    case fee
    case feeOfTrade = "fee_of_trade"
    case unnamedFee = "unnamed_fee"
    /// Nothing but the steps of balances says the directions.
    case stepped
    /// Not evidence: what the best reading must be ahead of the best one that contradicts it.
    case needed
}

/// What evidence is worth, in natural logarithms of odds: so much for each time, no more than a limit in all.
struct EvidenceWeights: Sendable {
    static let table = KnowledgeTable(
        "bank/evidence.tsv", key: ["kind"], .choice("kind", EvidenceKind.self), .decimal("weight", -100...100),
        .decimal("most", 0...100_000),
        .text("why"))

    private let weights: [(weight: Double, most: Double)]

    /// Throws a fault where a kind has no row.
    init(_ rows: TableRows) throws(Fault) {
        var found: [EvidenceKind: (Double, Double)] = [:]
        for row in rows { found[row.choice(0, EvidenceKind.self)] = (row.decimal(1), row.decimal(2)) }
        weights = try EvidenceKind.allCases.map { kind throws(Fault) in
            guard let weight = found[kind] else {
                throw EvidenceWeights.table.fault("no row says what \(kind.rawValue) is worth.", "Add a row for it.")
            }
            return weight
        }
        order = Dictionary(uniqueKeysWithValues: EvidenceKind.allCases.enumerated().map { ($0.element, $0.offset) })
    }

    private let order: [EvidenceKind: Int]

    /// What evidence that was found so many times is worth.
    func worth(_ kind: EvidenceKind, _ times: Double) -> Double {
        let (weight, most) = weights[order[kind] ?? 0]
        return max(-most, min(most, weight * times))
    }

    /// The odds by which a reading must be ahead.
    var needed: Double { weights[order[.needed] ?? 0].weight }
}

/// A reading with all that was found for and against it.
struct WeighedReading {
    let reading: TableReading
    /// What each row moved, by it, at nine decimals; nil where it gives none.
    let moves: TableMoves
    private(set) var evidence: [(kind: EvidenceKind, worth: Double)] = []
    private(set) var score = 0.0

    init(_ reading: TableReading, _ moves: TableMoves) {
        self.reading = reading
        self.moves = moves
    }

    mutating func add(_ kind: EvidenceKind, _ times: Double, _ weights: EvidenceWeights) {
        let worth = weights.worth(kind, times)
        guard worth != 0 else { return }
        evidence.append((kind, worth))
        score += worth
    }

    /// The same evidence for a reading that says more.
    func with(_ reading: TableReading) -> WeighedReading {
        var other = WeighedReading(reading, moves)
        other.evidence = evidence
        other.score = score
        return other
    }

    func worth(_ kind: EvidenceKind) -> Double { evidence.reduce(0) { $0 + ($1.kind == kind ? $1.worth : 0) } }

    /// It rests on arithmetic.
    var isProven: Bool { evidence.contains { [.chainLink, .statedBalances, .statedTotal, .netOfFee].contains($0.kind) && $0.worth > 3 } }

    /// Both give the same amount to every row.
    func agrees(with other: WeighedReading) -> Bool {
        if isStepped || other.isStepped {
            // Steps leave the first row open: that contradicts nothing.
            let sign: Int128 = reading.isTurned == other.reading.isTurned ? 1 : -1
            return zip(moves.amounts, other.moves.amounts).allSatisfy { one, two in
                guard let one, let two else { return true }
                return one == two * sign
            }
        }
        return reading.isTurned == other.reading.isTurned
            ? moves.amounts == other.moves.amounts : zip(moves.amounts, other.moves.amounts).allSatisfy { $0 == $1.map { -$0 } }
    }

    private var isStepped: Bool { if case .stepped = reading.form { true } else { false } }

    /// Both give the same amounts but for their signs.
    func isOpposite(of other: WeighedReading) -> Bool {
        zip(moves.amounts, other.moves.amounts).allSatisfy { $0 == $1 }
            || zip(moves.amounts, other.moves.amounts).allSatisfy { $0 == $1.map { -$0 } }
    }

    /// The first row to which both give different amounts.
    func firstDifference(from other: WeighedReading) -> Int? {
        let sign: Int128 = reading.isTurned == other.reading.isTurned ? 1 : -1
        return moves.amounts.indices.first { moves.amounts[$0] != other.moves.amounts[$0].map { $0 * sign } }
    }
}
