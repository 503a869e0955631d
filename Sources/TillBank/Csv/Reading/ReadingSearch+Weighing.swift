import Glibc

/// What speaks for and against each reading.
extension ReadingSearch {
    /// Weighs a form with every sign, and with every balance in every order.
    func weigh(_ form: TableReading.Form, _ fee: Int, into all: inout [WeighedReading]) {
        if case .stepped = form { return weighSteps(form, into: &all) }
        for isTurned in turns(form) {
            let moves = trial.moves(form, fee: fee, isTurned: isTurned)
            guard moves.missing < moves.amounts.count else { return }
            var reading = TableReading(form: form)
            (reading.fee, reading.isTurned) = (fee, isTurned)
            var weighed = WeighedReading(reading, moves)
            weighFit(&weighed)
            titles.weigh(reading, weights, into: &weighed)
            weighFees(&weighed)
            weighSign(&weighed)
            all.append(weighed)
            for balance in question.balances ?? question.numbers where !form.columns.contains(balance) && balance != fee {
                weighBalances(balance, weighed, into: &all)
            }
        }
    }

    /// Weighs amounts without a sign by a balance that is held, and by one that is owed.
    private func weighSteps(_ form: TableReading.Form, into all: inout [WeighedReading]) {
        guard case .stepped(_, let balance, let isNewestFirst) = form else { return }
        let moves = trial.moves(form, fee: -1, isTurned: false)
        let found = moves.amounts.count { ($0 ?? 0) != 0 }
        // The first row is open, and so may be few others: steps as large as amounts do not happen by chance.
        // Where all go one way a sign is not what is missing.
        guard moves.amounts.contains(where: { ($0 ?? 0) > 0 }), moves.amounts.contains(where: { ($0 ?? 0) < 0 }) else { return }
        guard found >= 2, found * 3 >= (moves.amounts.count - 1) * 2 else { return }
        for isOwed in question.isTurned.map({ [$0] }) ?? [false, true] {
            var reading = TableReading(form: form)
            (reading.balance, reading.newestFirst, reading.isTurned, reading.isOwed) = (balance, isNewestFirst, isOwed, isOwed)
            var weighed = WeighedReading(reading, moves)
            titles.weigh(reading, weights, into: &weighed)
            weighed.add(.stepped, 1, weights)
            weighed.add(.noAmount, Double(max(0, moves.missing - trial.runCount)), weights)
            weighed.add(.chainLink, Double(min(found, moves.amounts.count - trial.runCount)), weights)
            if titles.role(balance) == .balance { weighed.add(.title, 1, weights) }
            if let column = reading.columns.first, column == question.firstAmount { weighed.add(.first, 1, weights) }
            weighOwed(&weighed)
            weighed.add(.rowOrder, question.descent * (isNewestFirst ? 1 : -1), weights)
            weighSign(&weighed)
            all.append(weighed)
        }
    }

    /// Only one signed column may be turned: words and sides say the direction themselves.
    private func turns(_ form: TableReading.Form) -> [Bool] {
        guard case .signed = form else { return [false] }
        return question.isTurned.map { [$0] } ?? [false, true]
    }

    /// Whether each row gets an amount.
    private func weighFit(_ weighed: inout WeighedReading) {
        let moves = weighed.moves
        weighed.add(.noAmount, Double(moves.missing - moves.conflicts), weights)
        weighed.add(.zeroAmount, Double(moves.zeros), weights)
        if case .sides(let out, let into) = weighed.reading.form, out >= 0, into >= 0 {
            weighed.add(.bothSides, Double(moves.conflicts), weights)
            weighed.add(.oneSide, Double(moves.singles), weights)
        }
        if case .directed(let column, _, let isRelative) = weighed.reading.form, isRelative, hasBothSigns(column, within: weighed.reading) {
            weighed.add(.relativeWords, 2, weights)
        }
        let isWhole = weighed.reading.columns.contains { !question.withMarks.contains($0) } && !question.withMarks.isEmpty
        if isWhole { weighed.add(.wholeNumbers, 1, weights) }
        if let column = weighed.reading.columns.first, column == question.firstAmount { weighed.add(.first, 1, weights) }
    }

    /// Whether amounts of one word have both signs.
    private func hasBothSigns(_ column: Int, within reading: TableReading) -> Bool {
        guard case .directed(_, let by, _) = reading.form else { return false }
        var seen: [Int: Set<Int128>] = [:]
        for (index, value) in trial.values(column).enumerated() {
            guard let value, value != 0, let word = titles.knowledge.words.direction(trial.rows[index].cell(by)) else { continue }
            seen[word, default: []].insert(value.signum())
        }
        return seen.values.contains { $0.count > 1 }
    }

    /// Amount - fee = net in every row proves which is the net; where positive amounts leave, a fee adds to them.
    private func weighFees(_ weighed: inout WeighedReading) {
        let reading = weighed.reading
        if reading.fee >= 0 {
            weighed.add(question.fees.contains(reading.fee) ? (question.isBrokerage ? .feeOfTrade : .fee) : .unnamedFee, 1, weights)
        }
        guard case .signed(let column) = reading.form else { return }
        for fee in Set(question.fees + question.possibleFees).sorted() where fee != column {
            for other in question.numbers where other != column && other != fee {
                // The smaller one is what is left where it comes in, the larger one what is paid where it leaves.
                guard let isSmaller = feeRelation(column, other, fee).map({ !$0 }) else { continue }
                let isWhole = isSmaller == reading.isTurned
                let fits = isWhole ? reading.fee == fee : reading.fee < 0
                weighed.add(.netOfFee, fits ? 1 : -1, weights)
                if reading.isTurned { weighed.add(.turnedWithFees, 1, weights) }
            }
        }
    }

    /// Whether a fee makes up the difference of two amounts in every row, and some row has one: true where the first is the larger one.
    private func feeRelation(_ net: Int, _ gross: Int, _ fee: Int) -> Bool? {
        let (after, before, fees) = (trial.values(net), trial.values(gross), trial.values(fee))
        var isAdded: Bool?
        for index in trial.rows.indices {
            guard let net = after[index], let gross = before[index] else { continue }
            let taken = fees[index].map { $0 < 0 ? -$0 : $0 } ?? 0
            if taken == 0, net == gross { continue }
            guard taken != 0, net == gross - taken || net == gross + taken, isAdded ?? (net > gross) == (net > gross) else { return nil }
            isAdded = net > gross
        }
        return isAdded
    }

    /// What the rows, the habits of banks and stated figures say of the sign.
    private func weighSign(_ weighed: inout WeighedReading) {
        let sign: Int128 = weighed.reading.isTurned ? -1 : 1
        var (sure, likely) = (0, 0)
        var out: Set<Int> = []
        var into: Set<Int> = []
        for (index, saying) in sayings.enumerated() {
            guard let moved = weighed.moves.amounts[index], moved != 0 else { continue }
            let direction = Int((moved * sign).signum())
            // The same words over and over say no more than once.
            guard direction > 0 ? into.insert(saying.kind).inserted : out.insert(saying.kind).inserted else { continue }
            sure += direction * saying.sure
            likely += direction * saying.likely
        }
        if !isUnsigned(weighed) {
            weighed.add(.sureRow, Double(sure), weights)
            weighed.add(.likelyRow, Double(likely), weights)
        }
        let typical = ReadingSearch.typical(out: Double(out.count), into: Double(into.count), onCard: question.isCard)
        weighed.add(question.isCard ? .majorityOnCard : .majority, typical, weights)
        if !question.isCard, case .signed = weighed.reading.form, out.count + into.count >= 8 { weighed.add(.lopsided, typical, weights) }
        if case .signed(let column) = weighed.reading.form, question.withPlus.contains(column) {
            weighed.add(.plusSigns, weighed.reading.isTurned ? -1 : 1, weights)
        }
        if weighed.reading.isTurned {
            weighed.add(question.isCard ? .turnedOnCard : question.isUnread ? .turnedUnread : .turned, 1, weights)
            if question.isAccount { weighed.add(.turnedOnAccount, 1, weights) }
            if question.isNoCard { weighed.add(.turnedOnNoCard, 1, weights) }
        }
        if case .signed = weighed.reading.form { weighTakenBack(&weighed, sign) }
        weighStated(&weighed, sign)
    }

    /// An amount that stands once with each sign, for rows that share a word which most have not: what came later takes back what
    /// came first, and that was a purchase.
    private func weighTakenBack(_ weighed: inout WeighedReading, _ sign: Int128) {
        var pairs: [Int128: [Int]] = [:]
        for (index, moved) in weighed.moves.amounts.enumerated() {
            guard let moved, moved != 0 else { continue }
            pairs[abs(moved), default: []].append(index)
        }
        var found = 0
        for (_, rows) in pairs where rows.count == 2 {
            let (one, other) = (sayings[rows[0]], sayings[rows[1]])
            guard let first = one.day, let second = other.day, first != second,
                let moved = weighed.moves.amounts[rows[0]], moved == -(weighed.moves.amounts[rows[1]] ?? 0),
                !one.words.isDisjoint(with: other.words)
            else { continue }
            let early = (first < second ? moved : -moved) * sign
            found += early < 0 ? 1 : -1
        }
        weighed.add(.takenBack, Double(found), weights)
    }

    /// Nothing is negative although only some rows say which way they went: then no row has a sign.
    private func isUnsigned(_ weighed: WeighedReading) -> Bool {
        guard case .signed(let column) = weighed.reading.form else { return false }
        let moving = trial.values(column).enumerated().filter { ($0.element ?? 0) != 0 }
        let sure = moving.count { sayings[$0.offset].sure != 0 || sayings[$0.offset].likely != 0 }
        return sure > 0 && sure < moving.count && moving.allSatisfy { ($0.element ?? 0) > 0 }
    }

    /// Of the rows of a table about three in four are money going out, in some few, in others nearly all: the odds of so many out and
    /// in against so many in and out, by a beta distribution with 6 and 2. On cards five in six are, mostly more: with 8 and 1.5.
    static func typical(out: Double, into: Double, onCard: Bool) -> Double {
        let (most, few): (Double, Double) = onCard ? (8, 1.5) : (6, 2)
        let asSeen: Double = lgamma(most + out) + lgamma(few + into)
        let turned: Double = lgamma(most + into) + lgamma(few + out)
        return (asSeen - turned) / 2
    }

    /// Balances and totals that stand beside the table.
    private func weighStated(_ weighed: inout WeighedReading, _ sign: Int128) {
        guard !stated.isEmpty else { return }
        let sum = weighed.moves.sum * sign
        if sum != 0, let opening = stated.values(.opening).first, let closing = stated.values(.closing).last {
            let booked = trial.bookedSum(weighed.moves) * sign
            // Whole numbers may count cents.
            let sums = weighed.reading.columns.contains(where: question.withMarks.contains) ? [sum, booked] : [sum, booked, booked / 100]
            if sums.contains(closing - opening) { weighed.add(.statedBalances, 1, weights) }
            if sums.contains(opening - closing) { weighed.add(.statedBalances, -1, weights) }
        }
        let into = sign > 0 ? weighed.moves.sum(1) : -weighed.moves.sum(-1)
        let out = sign > 0 ? -weighed.moves.sum(-1) : weighed.moves.sum(1)
        guard into != out else { return }
        for (kind, own, other) in [(StatedFigures.Kind.moneyIn, into, out), (.moneyOut, out, into)] {
            for value in stated.values(kind).map({ $0 < 0 ? -$0 : $0 }) where value != 0 {
                if value == own { weighed.add(.statedTotal, 1, weights) } else if value == other { weighed.add(.statedTotal, -1, weights) }
            }
        }
    }

    /// The readings with a balance, in every order and meaning.
    private func weighBalances(_ balance: Int, _ signed: WeighedReading, into all: inout [WeighedReading]) {
        let chain = trial.chain(signed.moves, balance: balance)
        for meaning in 0..<8 {
            var reading = signed.reading
            reading.balance = balance
            (reading.newestFirst, reading.isBefore, reading.isOwed) = (meaning & 1 != 0, meaning & 2 != 0, meaning & 4 != 0)
            let relation = reading.relation
            guard chain.isBelievable(relation) else { continue }
            var weighed = signed.with(reading)
            weighed.add(.chainLink, Double(chain.holding(relation)), weights)
            weighed.add(.chainBreak, Double(chain.broken(relation) - chain.turned(relation)), weights)
            weighed.add(.chainTurned, Double(chain.turned(relation)), weights)
            if titles.role(balance) == .balance { weighed.add(.title, 1, weights) }
            if let role = titles.role(balance), role != .balance, role != .other { weighed.add(.otherTitle, 1, weights) }
            if reading.isBefore { weighed.add(.balanceBefore, 1, weights) }
            weighOwed(&weighed)
            weighed.add(.rowOrder, question.descent * (reading.newestFirst ? 1 : -1), weights)
            all.append(weighed)
        }
    }

    /// What is owed grows by what is spent: on cards, where positive amounts leave. Elsewhere it is rare.
    private func weighOwed(_ weighed: inout WeighedReading) {
        guard weighed.reading.isOwed else { return }
        guard weighed.reading.isTurned else { return weighed.add(question.isCard ? .owedOnCard : .owed, 1, weights) }
        if !question.isCard { weighed.add(.owedOnAccount, 1, weights) }
        if question.isAccount { weighed.add(.turnedOnAccount, -1, weights) }
    }
}
