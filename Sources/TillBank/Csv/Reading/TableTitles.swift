import TillRecords

/// What titles say about the columns of a table, for or against a reading.
struct TableTitles {
    let titles: [[UInt8]]
    let readings: [HeaderWords.Reading?]
    /// What each column was taken for before the money was looked at.
    let roles: [Int: ColumnRole]
    let knowledge: CsvKnowledge
    /// Columns of currencies, and those of them that name one only.
    let currencies: Set<Int>
    let singleCurrencies: Set<Int>

    func title(_ column: Int) -> [UInt8] { titles.indices.contains(column) ? titles[column] : [] }

    func role(_ column: Int) -> ColumnRole? { roles[column] }

    private func strength(_ column: Int, _ wanted: ColumnRole) -> Double {
        guard roles[column] == wanted, readings.indices.contains(column), let reading = readings[column], reading.roles.contains(wanted)
        else { return roles[column] == wanted ? 2 : 0 }
        return Double(reading.strength)
    }

    /// The direction that the words of a title say, when they say one: -1 out, +1 in.
    func side(_ column: Int) -> Int? {
        if roles[column] == .debit { return -1 }
        if roles[column] == .credit { return 1 }
        // Two letters are a preposition in front of a word, and a direction behind one: Beløb ud.
        let words = HeaderWords.words(title(column))
        let telling = words.enumerated().filter { $0.element.count > 2 || $0.element.count == 2 && $0.offset == words.count - 1 }
        let said = Set(telling.compactMap { knowledge.words.direction($0.element) })
        return said.count == 1 ? said.first : nil
    }

    /// Whether two columns may be sides of which one is never filled: titles say so.
    func areSides(_ a: Int, _ b: Int) -> Bool {
        // Columns of two currencies are no two sides of one.
        if let one = currency(a), let other = currency(b), one != other { return false }
        let (first, second) = (side(a), side(b))
        if let first, let second { return first != second }
        guard first != nil || second != nil else { return false }
        let unknown = first == nil ? b : a
        let other = unknown == b ? roles[b] : roles[a]
        return other == nil || other == .other || other == .amount
    }

    func currency(_ column: Int) -> Currency? { title(column).isEmpty ? nil : knowledge.currencies.currency(inTitle: title(column)) }

    func weigh(_ reading: TableReading, _ weights: EvidenceWeights, into weighed: inout WeighedReading) {
        switch reading.form {
        case .signed(let column), .marked(let column, _, _), .stepped(let column, _, _): weigh(amount: column, weights, into: &weighed)
        case .worded(let column, _, _):
            weigh(amount: column, weights, into: &weighed)
            weighed.add(.unknownWords, 1, weights)
        case .directed(let column, let by, let isRelative):
            weigh(amount: column, weights, into: &weighed)
            weighed.add(.directionWords, roles[by] == .direction ? 1 : 0.5, weights)
            if isRelative { weighed.add(.relativeWords, -1, weights) }
        case .sides(let out, let into):
            weigh(side: out, .debit, -1, weights, into: &weighed)
            weigh(side: into, .credit, 1, weights, into: &weighed)
        }
    }

    private func weigh(amount column: Int, _ weights: EvidenceWeights, into weighed: inout WeighedReading) {
        guard let role = roles[column], role != .other else { return }
        if role == .amount {
            weighed.add(.title, strength(column, .amount), weights)
            if knowledge.words.holds(title(column), .bookedAmount) { weighed.add(.bookedTitle, 1, weights) }
            if currency(column) != nil {
                weighed.add(.currency, 2, weights)
            } else if currencies.contains(column + 1) {
                weighed.add(.currency, singleCurrencies.contains(column + 1) ? 1 : -1, weights)
            }
        } else {
            weighed.add(.otherTitle, 1, weights)
        }
    }

    private func weigh(side column: Int, _ role: ColumnRole, _ sign: Int, _ weights: EvidenceWeights, into weighed: inout WeighedReading) {
        guard column >= 0 else { return }
        if let said = side(column) {
            if said == sign {
                weighed.add(.title, roles[column] == role ? strength(column, role) : 2, weights)
            } else {
                weighed.add(.otherTitle, 2, weights)
            }
        } else if let known = roles[column], known != .other, known != .amount {
            weighed.add(.otherTitle, 1, weights)
        }
    }
}

/// What the words of one row say of its direction: +1 in, -1 out, 0 nothing.
struct RowSaying {
    /// A purchase, a payment received for a card.
    var sure = 0
    /// Money back, wages; a fee, a withdrawal.
    var likely = 0
    /// Rows with the same words have the same number.
    var kind = 0
    /// When, as a count of days; nil where its day cannot be read.
    var day: Int?
    /// Words that most rows have not: who was paid.
    var words: Set<[UInt8]> = []
}
