import Glibc

/// The search for what the money of a table means: every reading that its columns allow is tried, weighed by evidence, and the best
/// one kept with the best one that contradicts it.
struct ReadingSearch {
    /// What is known of the table before its money is.
    struct Question {
        /// Columns that may hold amounts, and those that may hold balances.
        var amounts: [Int] = []
        var numbers: [Int] = []
        /// Columns of which most numbers have a mark, a sign or a currency.
        var withMarks: Set<Int> = []
        /// Columns whose every number has its sign, a plus or a minus.
        var withPlus: Set<Int> = []
        /// The first column that is titled as an amount; -1 where none is.
        var firstAmount = -1
        var fees: [Int] = []
        /// Columns without a name that may hold fees: money of one sign, zero in some rows.
        var possibleFees: [Int] = []
        /// Columns titled as a side that no row fills.
        var emptySides: [Int] = []
        /// A column of words for the direction; -1 where there is none.
        var direction = -1
        /// A column that a person named as the balance; nil where none was.
        var balances: [Int]?
        /// Forms that a person's answers leave; nil where they leave all.
        var forms: [TableReading.Form]?
        var isTurned: Bool?
        var fee: Int?
        var isBrokerage = false
        /// Words show the table to be a card's.
        var isCard = false
        /// Hardly a word of its titles is known, so that nothing could show it to be a card's.
        var isUnread = false
        /// Columns of words that nothing names and that may say a direction.
        var words: [Int] = []
        /// The table has what accounts have and cards have not.
        var isAccount = false
        /// The household says the account is no card.
        var isNoCard = false
        /// How far the days run from the newest to the oldest: 1, or the other way: -1.
        var descent = 0.0
    }

    let question: Question
    let trial: TableTrial
    let weights: EvidenceWeights
    let titles: TableTitles
    let stated: StatedFigures
    let sayings: [RowSaying]

    /// The best reading, the best that contradicts it, and all that were tried.
    struct Outcome {
        var best: WeighedReading
        var rival: WeighedReading?
        /// Readings that give the same amounts and differ in what balances and the order of rows mean.
        var twin: WeighedReading?
        /// Readings that contradict the best one and are not ruled out.
        var open: [WeighedReading] = []
        /// All that were weighed.
        var all: [WeighedReading] = []
        var tried: Int { all.count }
        var needed = 0.0
        /// The first or last row, where it is no movement but states the balances before and after all others.
        var statement: (row: CsvSampleRow, opening: Int, closing: Int)?

        /// What the readings were tried on.
        let trial: TableTrial

        /// The line on which the balance that proves the best reading does not follow from another one.
        func firstBreak(of other: WeighedReading) -> Int? {
            let balance = other.reading.balance >= 0 ? other.reading.balance : best.reading.balance
            guard balance >= 0, best.worth(.chainLink) > 0, !other.reading.columns.contains(balance) else { return nil }
            var relation = other.reading
            if relation.balance < 0 { (relation.newestFirst, relation.isBefore) = (best.reading.newestFirst, best.reading.isBefore) }
            return trial.chain(other.moves, balance: balance).firstBreak(relation.relation).map { trial.rows[$0].line }
        }

        /// The line of the first row that both read otherwise.
        func firstDifference(of other: WeighedReading) -> Int? { best.firstDifference(from: other).map { trial.rows[$0].line } }

        var margin: Double { rival.map { best.score - $0.score } ?? .infinity }
        var isDecided: Bool { margin >= needed }
        /// The probability of the best reading against the best one that contradicts it.
        var probability: Double { 1 / (1 + exp(-margin)) }
        /// What balances mean is decided too.
        var isOrderDecided: Bool { best.reading.balance >= 0 && (twin.map { best.score - $0.score >= needed } ?? true) }
    }

    /// Nil where no column can be an amount.
    func run() -> Outcome? {
        var all: [WeighedReading] = []
        for form in question.forms ?? forms() {
            for fee in feeOptions(form) { weigh(form, fee, into: &all) }
        }
        guard let best = all.max(by: { $0.score < $1.score }) else { return nil }
        var outcome = Outcome(best: best, all: all, needed: weights.needed, trial: trial)
        for other in all where best.score - other.score < weights.needed + 12 {
            if best.agrees(with: other) {
                guard other.reading.balance >= 0, other.reading != best.reading else { continue }
                if outcome.twin.map({ other.score > $0.score }) ?? true { outcome.twin = other }
            } else {
                if outcome.rival.map({ other.score > $0.score }) ?? true { outcome.rival = other }
                if best.score - other.score < weights.needed { outcome.open.append(other) }
            }
        }
        outcome.statement = statement(best)
        return outcome
    }

    /// The one row that breaks the chain, first or last, whose two numbers differ by what all other rows moved.
    private func statement(_ best: WeighedReading) -> (row: CsvSampleRow, opening: Int, closing: Int)? {
        let reading = best.reading
        guard reading.balance >= 0, reading.columns.count == 1, let column = reading.columns.first, trial.rows.count >= 4 else {
            return nil
        }
        let chain = trial.chain(best.moves, balance: reading.balance)
        guard chain.broken(reading.relation) == 1 else { return nil }
        for index in [0, trial.rows.count - 1] {
            guard let amount = trial.values(column)[index], let held = trial.values(reading.balance)[index],
                let own = best.moves.amounts[index]
            else { continue }
            let others = (best.moves.sum - own) * (reading.isTurned ? -1 : 1)
            if others != 0, held - amount == others { return (trial.rows[index], column, reading.balance) }
            if others != 0, amount - held == others { return (trial.rows[index], reading.balance, column) }
        }
        return nil
    }

    /// Every form that the columns allow.
    private func forms() -> [TableReading.Form] {
        var found: [TableReading.Form] = []
        for column in question.amounts {
            found += forms(of: column)
            guard trial.isUnsigned(column), !trial.hasMarkers(column) else { continue }
            for words in question.words where trial.twoWords(words) != nil {
                found += [false, true].map { .worded(column, by: words, isFirstIn: $0) }
            }
            for balance in question.balances ?? question.numbers where balance != column {
                found += [false, true].map { .stepped(column, by: balance, newestFirst: $0) }
            }
        }
        for (index, a) in question.amounts.enumerated() {
            for b in question.amounts[(index + 1)...] where areSides(a, b) {
                found.append(.sides(out: a, into: b))
                found.append(.sides(out: b, into: a))
            }
        }
        return found + oneSided()
    }

    /// A titled side whose other side the table has not, or never fills.
    private func oneSided() -> [TableReading.Form] {
        let sides = question.amounts.filter { titles.role($0) == .debit || titles.role($0) == .credit }
        return sides.map { column in
            let isOut = titles.role(column) == .debit
            let other = question.emptySides.first { titles.role($0) == (isOut ? .credit : .debit) } ?? -1
            return isOut ? .sides(out: column, into: other) : .sides(out: other, into: column)
        }
    }

    func forms(of column: Int) -> [TableReading.Form] {
        var found: [TableReading.Form] = []
        let markers = trial.rows.compactMap { row -> NumberText.Marker? in
            guard case .number(let number) = row.number(column), number.marker != .none else { return nil }
            return number.marker
        }
        if let first = markers.first {
            let means = markers.contains(.credit) ? 1 : -1
            found.append(.marked(column, by: question.direction, meaning: markers.allSatisfy { $0 == first } ? means : 1))
        } else {
            found.append(.signed(column))
        }
        guard question.direction >= 0 else { return found }
        if let meaning = sparseMark { return [.marked(column, by: question.direction, meaning: meaning)] }
        found.append(.directed(column, by: question.direction, isRelative: false))
        found.append(.directed(column, by: question.direction, isRelative: true))
        return found
    }

    /// The one word of a column that marks one direction and is blank for the other.
    private var sparseMark: Int? {
        var said: Set<Int> = []
        var blank = 0
        for row in trial.rows {
            let cell = row.cell(question.direction)
            if cell.isEmpty { blank += 1 } else if let sign = titles.knowledge.words.direction(cell) { said.insert(sign) }
        }
        return blank > 0 && said.count == 1 ? said.first : nil
    }

    /// Nine rows of ten fill exactly one of the two, and each is filled somewhere; titles of both sides make a pair of fewer.
    private func areSides(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (trial.values(a), trial.values(b))
        var counts = (first: 0, second: 0, both: 0, filled: 0)
        for index in trial.rows.indices {
            let (hasFirst, hasSecond) = ((first[index] ?? 0) != 0, (second[index] ?? 0) != 0)
            if first[index] != nil || second[index] != nil { counts.filled += 1 }
            if hasFirst, hasSecond { counts.both += 1 } else if hasFirst { counts.first += 1 } else if hasSecond { counts.second += 1 }
        }
        if let one = titles.currency(a), let other = titles.currency(b), one != other { return false }
        let single = counts.first + counts.second
        if titles.side(a) != nil, titles.side(b) != nil, titles.areSides(a, b) { return single > counts.both }
        guard single > 0, counts.both * 10 <= counts.filled, single * 10 >= counts.filled * 9 else { return false }
        return counts.first > 0 && counts.second > 0 || titles.areSides(a, b)
    }

    /// Wherever a column has a number, the amount beside it is larger: so are amounts beside fees.
    private func isPart(_ column: Int, of form: TableReading.Form) -> Bool {
        let fees = trial.values(column)
        return trial.rows.indices.allSatisfy { index in
            guard let fee = fees[index], fee != 0 else { return true }
            return form.columns.contains { (trial.values($0)[index] ?? 0).magnitude > fee.magnitude }
        }
    }

    private func feeOptions(_ form: TableReading.Form) -> [Int] {
        if let told = question.fee { return [told] }
        if case .stepped = form { return [-1] }
        // A column that nothing names is a fee only where balances prove it.
        let unnamed = question.possibleFees.filter { !question.fees.contains($0) && !form.columns.contains($0) && isPart($0, of: form) }
        return [-1] + question.fees.filter { !form.columns.contains($0) } + unnamed
    }
}
