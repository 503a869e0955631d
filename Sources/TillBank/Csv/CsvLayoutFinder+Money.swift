import TillRecords

/// Which columns hold the money and what their signs mean: the search, and what its outcome is for the layout.
extension CsvLayoutFinder {
    func findMoney() {
        guard !header.data.isEmpty else { return findMoneyByTitles() }
        var search = ReadingSearch.Question()
        search.amounts = amountColumns
        if search.amounts.isEmpty, layout.balance >= 0, !layout.titles.isEmpty {
            // Rows that each tell of something else are movements, whatever the title of their one number says.
            if !tellsOfMovements { takeBalanceHistory() }
            return
        }
        if let title = unaligned(search.amounts) {
            return askForColumns(
                "unaligned", "the cells do not line up with the titles: \(name(title)) holds no amounts.", "date=1,amount=3")
        }
        fill(&search)
        let usual = decided(search)
        guard let outcome = provenWidely(search, usual) ?? usual else { return }
        self.outcome = outcome
        let reading = outcome.best.reading
        if reading.columns.allSatisfy({ !isMoney($0) && profiles[$0].negative == 0 }), !outcome.best.isProven, layout.titles.isEmpty {
            return
        }
        if !outcome.isDecided {
            ask(outcome)
        } else if isUnnamed(reading), !outcome.best.isProven, answers.columns.isEmpty {
            askForUnexplained(reading, search)
        }
        take(outcome)
    }

    /// A column of texts of which most are not those of other rows.
    private var tellsOfMovements: Bool {
        rows.count > 2
            && profiles.indices.contains { column in
                let profile = profiles[column]
                return column != layout.date && profile.isText && !profile.isDate && profile.filled * 2 > rows.count
                    && profile.distinct * 2 > profile.filled
            }
    }

    /// A column that is titled as an amount and holds none, where no other is titled so.
    private func unaligned(_ amounts: [Int]) -> Int? {
        let money: Set<ColumnRole> = [.amount, .debit, .credit]
        guard answered(.amount) == nil, !amounts.contains(where: { layout.roles[$0].map(money.contains) ?? false }) else { return nil }
        return header.readings.indices.first { header.readings[$0]?.roles.contains(.amount) ?? false }
    }

    /// No title says that its columns hold amounts.
    private func isUnnamed(_ reading: TableReading) -> Bool {
        let money: Set<ColumnRole> = [.amount, .debit, .credit]
        return layout.titles.isEmpty || reading.columns.allSatisfy { !(layout.roles[$0].map(money.contains) ?? false) }
    }

    /// Without titles and without a proof, a further column of money leaves it open which is the amount.
    private func askForUnexplained(_ reading: TableReading, _ search: ReadingSearch.Question) {
        let used = reading.columns + [reading.balance, reading.fee]
        let others = search.withMarks.filter { !used.contains($0) && (layout.roles[$0] ?? .other) == .other }
        guard !others.isEmpty else { return }
        let list = (reading.columns + others).sorted().map { "\($0 + 1)" }.joined(separator: ", ")
        askForColumns(
            "ambiguous-column", "columns \(list) hold money and nothing tells which is the amount.",
            "date=\(layout.date + 1),amount=\((reading.columns.first ?? 0) + 1)")
    }

    /// The search with the decimal mark that proves most; where nothing tells the mark, both are tried.
    private func decided(_ question: ReadingSearch.Question) -> ReadingSearch.Outcome? {
        let open =
            answers.decimalMark == nil && otherColumnsMark(true) == nil
            && question.amounts.contains { column in rows.contains { isOpen($0.number(column)) } }
        guard open else { return run(question, NumberText.dot) }
        guard let point = run(question, NumberText.dot), let comma = run(question, NumberText.comma) else { return nil }
        let ahead = point.best.score - comma.best.score
        if abs(ahead) >= point.needed, (ahead > 0 ? point : comma).best.isProven {
            markByProof = ahead > 0 ? NumberText.dot : NumberText.comma
        }
        return ahead >= 0 ? point : comma
    }

    /// Balances and totals beside the rows.
    func statedFigures(_ mark: UInt8) -> StatedFigures {
        let behind = sample.isWhole ? header.body.filter { !$0.kind.isData || isSummary($0) } : []
        return StatedFigures(header.preamble + behind, knowledge, mark: mark)
    }

    private func isOpen(_ cell: NumberCell) -> Bool {
        if case .number(let number) = cell, case .either = number.witness { true } else { false }
    }

    private func run(_ question: ReadingSearch.Question, _ mark: UInt8) -> ReadingSearch.Outcome? {
        let moving = rows.filter { !isSummary($0) }
        var marks: [Int: UInt8] = [:]
        for column in question.numbers + question.fees { marks[column] = self.mark(column, open: mark) }
        let runs = [layout.accountColumn, layout.currencyColumn].filter { $0 >= 0 && profiles[$0].filled * 10 >= rows.count * 9 }
        let stated = statedFigures(question.amounts.first.map { marks[$0] ?? mark } ?? mark)
        let trial = TableTrial(
            moving, knowledge.words, marks: marks, defaultMark: mark, accounts: runs, sections: sectionLines,
            openings: stated.values(.opening)
        ) { self.isBooked($0) }
        return ReadingSearch(
            question: question, trial: trial, weights: knowledge.weights, titles: tableTitles,
            stated: sample.isWhole ? stated : StatedFigures([], knowledge, mark: mark), sayings: sayings(moving)
        ).run()
    }

    /// What is known of the table for the search.
    private func fill(_ search: inout ReadingSearch.Question) {
        let excluded = excludedRoles.subtracting([.balance, .originalAmount])
        search.numbers = profiles.indices.filter { column in
            isNumeric(column) && (column == layout.balance || !(layout.roles[column].map(excluded.contains) ?? false))
        }
        search.withMarks = Set(search.numbers.filter { isMoney($0) })
        search.withPlus = Set(
            search.amounts.filter { profiles[$0].numbers > 0 && profiles[$0].signed == profiles[$0].numbers && profiles[$0].positive > 0 })
        search.firstAmount = columns(.amount).first { search.amounts.contains($0) } ?? -1
        search.fees = columns(.fee).filter { column in profiles[column].isNumber && profiles[column].zero < profiles[column].numbers }
        search.possibleFees = possibleFees(search)
        search.emptySides = (columns(.debit) + columns(.credit)).filter { profiles[$0].filled == 0 }
        search.fee = answered(.fee)
        search.balances = answered(.balance).map { [$0] }
        search.direction = layout.direction
        search.isTurned = answers.turned
        search.isBrokerage = layout.isBrokerage
        search.isCard = isCardTable || answers.isCard
        search.isUnread = isUnread
        search.words = unknownWords
        search.isAccount = !search.isCard && (layout.counterparty >= 0 || layout.balance >= 0 || layout.isBrokerage)
        search.isNoCard = answers.isNoCard
        search.descent = descent
        search.forms = toldForms(search.direction)
    }

    /// Where nothing is proven yet, whole numbers and long ones may be amounts and balances too, as balances then prove.
    private func provenWidely(_ usual: ReadingSearch.Question, _ found: ReadingSearch.Outcome?) -> ReadingSearch.Outcome? {
        let isComplete = found.map { $0.best.isProven && $0.best.worth(.noAmount) == 0 && $0.best.worth(.zeroAmount) == 0 } ?? false
        guard !isComplete, answers.columns.isEmpty, rows.count <= CsvSample.fewRows * 2 else { return nil }
        var wide = usual
        let possible: Set<ColumnRole> = [.other, .amount, .debit, .credit, .balance, .fee]
        wide.numbers = profiles.indices.filter { column in
            let profile = profiles[column]
            return profile.filled > 0 && !profile.isDate && profile.isNumber && column != layout.direction
                && layout.roles[column].map(possible.contains) ?? true
        }
        wide.amounts = wide.numbers.filter { layout.roles[$0] != .balance && layout.roles[$0] != .fee }
        guard wide.numbers != usual.numbers || wide.amounts != usual.amounts, wide.numbers.count <= 8 else { return nil }
        guard let outcome = decided(wide), outcome.best.isProven, outcome.isDecided else { return nil }
        if let found, found.best.isProven, found.best.score >= outcome.best.score { return nil }
        return outcome.best.worth(.chainLink) >= 12 || outcome.best.worth(.statedBalances) > 0 ? outcome : nil
    }

    /// It has titles and fewer than two of them are known: it may be anything.
    private var isUnread: Bool {
        let known = header.readings.compactMap { $0 }.filter { $0.strength > 1 && $0.roles.first != .other }
        return !header.titles.isEmpty && known.count < 2
    }

    /// Columns of words that may say a direction, although neither they nor their title are known.
    private var unknownWords: [Int] {
        guard layout.direction < 0, answers.columns.isEmpty else { return [] }
        let taken: Set<Int> = [layout.date, layout.booked, layout.value, layout.status, layout.currencyColumn, layout.accountColumn]
        return profiles.indices.filter { column in
            let profile = profiles[column]
            let isFree = layout.roles[column].map { [.other, .direction].contains($0) } ?? true
            return isFree && profile.isText && !profile.isDate && !profile.isCurrency && !profile.isAccount && !taken.contains(column)
        }
    }

    /// Columns that nothing names whose numbers have one sign and are zero or missing in some rows.
    private func possibleFees(_ search: ReadingSearch.Question) -> [Int] {
        guard answered(.fee) == nil, search.numbers.count <= 8 else { return [] }
        return search.numbers.filter { column in
            let profile = profiles[column]
            let moving = profile.positive + profile.negative
            let isFree = layout.roles[column].map { [.other, .debit, .credit].contains($0) } ?? true
            return isFree && min(profile.positive, profile.negative) == 0 && moving > 0
                && moving < rows.count
        }
    }

    /// The forms that named columns leave.
    private func toldForms(_ direction: Int) -> [TableReading.Form]? {
        if let amount = answered(.amount) {
            guard direction >= 0, answers.turned == nil else {
                return hasMarkers(amount) && answers.turned == nil ? nil : [.signed(amount)]
            }
            return nil
        }
        guard answered(.debit) != nil || answered(.credit) != nil else { return nil }
        return [.sides(out: answered(.debit) ?? -1, into: answered(.credit) ?? -1)]
    }

    private func hasMarkers(_ column: Int) -> Bool { profiles[column].marks > 0 }

    /// How far the days fall from row to row: 1 where they all do, -1 where they all rise.
    private var descent: Double {
        var run = DateRun()
        for row in rows { run.add(row.date(layout.date)?.day(layout.dateOrder)) }
        return run.steps == 0 ? 0 : Double(run.downs - run.ups) / Double(run.steps)
    }

    private var tableTitles: TableTitles {
        let currencies = profiles.indices.filter { profiles[$0].isCurrency }
        return TableTitles(
            titles: layout.titles, readings: header.readings, roles: layout.roles, knowledge: knowledge, currencies: Set(currencies),
            singleCurrencies: Set(currencies.filter { profiles[$0].onlyValue != nil }))
    }

    // MARK: Columns

    /// Roles of columns that hold numbers and no money of the account.
    private var excludedRoles: Set<ColumnRole> {
        [.fee, .rate, .quantity, .price, .originalAmount, .id, .reference, .account, .card, .counterparty, .balance, .time, .direction]
    }

    private var amountColumns: [Int] {
        if let told = answered(.amount) { return [told] }
        let numeric = profiles.indices.filter { column in
            isNumeric(column) && column != layout.direction && !(layout.roles[column].map(excludedRoles.contains) ?? false)
        }
        let money: Set<ColumnRole> = [.amount, .debit, .credit]
        let titled = numeric.filter { layout.roles[$0].map(money.contains) ?? false }
        // An amount in another currency stands beside that of the account; alone it is the account's own.
        if numeric.isEmpty { return profiles.indices.filter { layout.roles[$0] == .originalAmount && isNumeric($0) } }
        // Whole numbers that nothing names are money only where nothing else can be.
        let marked = numeric.filter { isMoney($0) || titled.contains($0) }
        return marked.isEmpty ? numeric : marked
    }

    private func isNumeric(_ column: Int) -> Bool {
        let profile = profiles[column]
        let isTitled = layout.roles[column].map { [.amount, .debit, .credit, .balance].contains($0) } ?? false
        return profile.filled > 0 && !profile.isDate && profile.isNumber && (isTitled || !profile.isAccount)
    }

    private func isMoney(_ column: Int) -> Bool {
        let profile = profiles[column]
        return profile.moneyLike > 0 && profile.moneyLike * 2 >= profile.filled - profile.bareZeros
    }

    /// Titles without rows.
    private func findMoneyByTitles() {
        layout.amount = answered(.amount) ?? columns(.amount).first ?? -1
        guard layout.amount < 0 else { return }
        layout.debit = answered(.debit) ?? columns(.debit).first ?? -1
        layout.credit = answered(.credit) ?? columns(.credit).first ?? -1
        if layout.debit >= 0 || layout.credit >= 0 { layout.sign = .columns(debitsNegative: false, creditsNegative: false) }
        if layout.amount < 0, layout.debit < 0, layout.credit < 0, layout.balance >= 0, header.body.isEmpty { takeBalanceHistory() }
    }

    private func takeBalanceHistory() {
        layout.isBalanceHistory = !rows.isEmpty || header.body.isEmpty
        layout.decided("kind", "history of balances", "it has balances and no amounts")
        layout.balanceMark = mark(layout.balance, open: NumberText.dot)
    }

    func currencyInTitle(_ column: Int) -> Currency? {
        guard column >= 0, column < layout.titles.count else { return nil }
        return knowledge.currencies.currency(inTitle: layout.titles[column])
    }

    // MARK: Rows

    /// A row that states a balance or a total.
    func isSummary(_ row: CsvSampleRow) -> Bool {
        row.cells.prefix(16).contains { cell in
            cell.count < 80 && (knowledge.words.begins(cell, with: [.opening, .closing]) || knowledge.words.matches(cell, .total))
        }
    }

    private func isBooked(_ row: CsvSampleRow) -> Bool {
        guard layout.status < 0 else { return CsvStatus(row.cell(layout.status), knowledge.words) == .posted }
        return !pendingLines.contains { $0.contains(row.line) }
    }

    /// Lines behind a short one that says that they are pending.
    func findPendingLines() {
        var start: Int?
        for row in header.preamble.suffix(3) + header.body where row.filled == 1 {
            guard let cell = row.cells.first(where: { !$0.isEmpty }), cell.count <= 40 else { continue }
            if knowledge.words.begins(cell, with: [.pending]) { start = start ?? row.line }
            guard knowledge.words.begins(cell, with: [.posted]), let from = start else { continue }
            pendingLines.append(from..<row.line)
            start = nil
        }
        if let start { pendingLines.append(start..<Int.max) }
    }

    /// What each row says of its direction.
    private func sayings(_ rows: [CsvSampleRow]) -> [RowSaying] {
        var memo: [BytesKey: RowSaying] = [:]
        let texts = profiles.indices.filter { profiles[$0].isText && !profiles[$0].isDate && $0 != layout.direction }
        let telling =
            columns(.text).first ?? columns(.merchant).first
            ?? texts.max { (profiles[$0].distinct, profiles[$0].length) < (profiles[$1].distinct, profiles[$1].length) }
        var kinds: [BytesKey: Int] = [:]
        var words: [[[UInt8]]] = []
        var all = rows.map { row in
            var saying = RowSaying()
            for column in texts {
                let one = memo.value(BytesKey(bytes: row.cell(column))) { self.saying($0.bytes) }
                if saying.sure == 0 { saying.sure = one.sure }
                if saying.likely == 0 { saying.likely = one.likely }
            }
            let key = BytesKey(bytes: telling.map { row.cell($0) } ?? [])
            let next = kinds.count
            saying.kind = kinds.value(key) { _ in next }
            if saying.kind == next { words.append(HeaderWords.words(key.bytes)) }
            saying.day = row.date(layout.date)?.day(layout.dateOrder)?.ordinal
            return saying
        }
        var frequency: [[UInt8]: Int] = [:]
        for saying in all { for word in Set(words[saying.kind]) { frequency[word, default: 0] += 1 } }
        // A name is no number, no short word and none that most rows have.
        let most = max(2, rows.count / 2)
        let names = words.map { Set($0.filter { $0.count > 3 && !$0.contains { $0 &- 48 < 10 } && frequency[$0, default: 0] <= most }) }
        for index in all.indices { all[index].words = names[all[index].kind] }
        return all
    }

    private func saying(_ cell: [UInt8]) -> RowSaying {
        var saying = RowSaying()
        if cell.count > 3, knowledge.words.matches(cell, .purchase) { saying.sure = -1 }
        let kinds = knowledge.words.kinds(in: cell)
        if kinds.contains(.cardPayment) { saying.sure = 1 }
        if kinds.contains(.saysIn) != kinds.contains(.saysOut) { saying.likely = kinds.contains(.saysIn) ? 1 : -1 }
        // What is not booked yet on a card is what a shop has asked for.
        let isSilent = saying.likely == 0 && saying.sure == 0
        if isSilent, knowledge.words.matches(cell, .pending), isCardTable || answers.isCard { saying.likely = -1 }
        return saying
    }

    /// A card's statement: a card column and no account, or words above the table.
    var isCardTable: Bool {
        let titled = layout.roles.contains { $0.value == .card && (header.readings[$0.key]?.strength ?? 0) >= 2 }
        let hasAccount = layout.roles.values.contains(.account) || layout.balance >= 0
        if titled, !hasAccount { return true }
        return isCalledCard || !hasAccount && header.preamble.contains(where: isNumberOfCard)
    }

    /// Words of its titles or above it call it a credit card's.
    private var isCalledCard: Bool {
        layout.titles.prefix(CsvLayoutFinder.mostColumns).contains { knowledge.words.holds($0, .card) }
            || header.preamble.contains { row in row.cells.contains { knowledge.words.holds($0, .card) } }
    }

    /// A line above the table that says which card it is of: a title of such a column, and a value beside or behind it.
    private func isNumberOfCard(_ row: CsvSampleRow) -> Bool {
        guard let first = row.cells.first(where: { !$0.isEmpty }) else { return false }
        let title = first.split(separator: UInt8(ascii: ":"), maxSplits: 1).first.map(Array.init) ?? first
        guard row.filled > 1 || title.count < first.count, let read = knowledge.headers.read(title) else { return false }
        return read.strength >= 2 && read.roles.first == .card
    }

    /// Whether the table says that it is a credit card's: by words, or because what was spent stands positive in it. A number of a card alone
    /// may be one of an account's.
    var isOfCard: Bool { isCalledCard || layout.sign == .turned }
}

extension Dictionary {
    /// The value of a key, made when it is asked for first.
    mutating func value(_ key: Key, made: (Key) -> Value) -> Value {
        if let known = self[key] { return known }
        let new = made(key)
        self[key] = new
        return new
    }
}
