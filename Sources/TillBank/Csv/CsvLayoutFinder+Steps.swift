import TillRecords

/// What only all rows together tell: where amounts without a sign went, and whether numbers count cents.
extension CsvLayoutFinder {
    /// The direction of each row of a table whose amounts have no sign, from the step of its balance.
    func findSteps() {
        guard case .steps(let isNewestFirst, let isOwed) = layout.sign, questions.isEmpty else { return }
        var steps = BalanceSteps(
            isNewestFirst: isNewestFirst, isOwed: isOwed, openings: stated?.values(.opening) ?? [])
        var scanner = layout.dialect.scanner(text)
        defer { scanner.release() }
        let balanceMark = mark(steppedBy, open: layout.decimalMark)
        let before = columnBefore(balanceMark)
        while scanner.next() {
            guard scanner.line > layout.lastHeadLine else { continue }
            if isSection(scanner) { steps.end() }
            guard steppedBy < scanner.width, layout.amount < scanner.width, isRow(scanner) else { continue }
            let account =
                layout.accountColumn >= 0 && layout.accountColumn < scanner.width ? Array(scanner.trimmed(layout.accountColumn)) : []
            steps.add(
                line: scanner.line, account: account, amount: number(scanner.trimmed(layout.amount), layout.decimalMark),
                balance: held(scanner.trimmed(steppedBy), balanceMark),
                before: before >= 0 && before < scanner.width ? held(scanner.trimmed(before), balanceMark) : nil,
                isBooked: isBooked(scanner))
        }
        steps.end()
        layout.steps = steps.signs
    }

    /// The column that differs from the balance of its row by the amount, in every row: the balance before; -1 where none does.
    private func columnBefore(_ mark: UInt8) -> Int {
        let moving = rows.filter { !isSummary($0) }
        func value(_ row: CsvSampleRow, _ column: Int, _ mark: UInt8) -> Int128? { TableTrial.number(row.number(column), mark) }
        return profiles.indices.first { column in
            guard column != steppedBy, column != layout.amount, profiles[column].isNumber, moving.count > 1 else { return false }
            return moving.allSatisfy { row in
                guard let amount = value(row, layout.amount, layout.decimalMark), let after = value(row, steppedBy, mark),
                    let before = value(row, column, mark)
                else { return false }
                return after - before == amount || before - after == amount
            }
        } ?? -1
    }

    private func isSection(_ scanner: CsvScanner) -> Bool {
        guard layout.accountColumn < 0, !sectionLines.isEmpty || !sample.isWhole else { return false }
        let cells = (0..<min(scanner.width, 64)).map { scanner.content($0) }
        return knowledge.sectionAccount(of: cells, label: layout.accountLabel) != nil
    }

    /// A movement, or a line that states a balance and no amount.
    private func isRow(_ scanner: CsvScanner) -> Bool {
        if knowledge.dates.parse(scanner.trimmed(layout.date)) != nil { return true }
        return scanner.trimmed(layout.amount).isEmpty
    }

    private func isBooked(_ scanner: CsvScanner) -> Bool {
        guard layout.status >= 0, layout.status < scanner.width else { return !pendingLines.contains { $0.contains(scanner.line) } }
        return CsvStatus(Array(scanner.trimmed(layout.status)), knowledge.words) == .posted
    }

    private func number(_ cell: ByteView, _ mark: UInt8) -> Int128? { TableTrial.number(NumberText.read(cell), mark) }

    /// A balance with `DR` behind it is one below zero.
    private func held(_ cell: ByteView, _ mark: UInt8) -> Int128? {
        let cell = NumberText.read(cell)
        guard case .number(let text) = cell, let value = TableTrial.number(cell, mark) else { return nil }
        return text.marker == .debit ? -(value < 0 ? -value : value) : value
    }

    /// Amounts that count cents: titles say so, or balances beside the table are a hundredth of what the rows say.
    func findMinorUnits() {
        let money = [layout.amount, layout.debit, layout.credit].filter { $0 >= 0 }
        guard !money.isEmpty, money.allSatisfy({ isWhole($0) }), (currencyOfAmounts?.exponent ?? 2) == 2 else { return }
        let titled = money.filter { countsCents($0) }
        if let unit = answers.minorDigits {
            layout.minorDigits = unit
            layout.decided("unit", unit == 2 ? "a hundredth" : "whole", answers.unitFrom)
        } else if titled.count == money.count {
            layout.minorDigits = 2
            layout.decided("unit", "a hundredth", "the title \(name(money[0])) says so")
        } else if let because = provenCents() {
            layout.minorDigits = 2
            layout.decided("unit", "a hundredth", because)
        } else if mayCountCents(money) {
            askForUnit(money[0])
        }
        guard layout.balance >= 0, isWhole(layout.balance) else { return }
        let follows = (outcome?.best.worth(.chainLink) ?? 0) > 0
        if countsCents(layout.balance) || layout.minorDigits == 2 && follows { layout.balanceMinorDigits = 2 }
    }

    private var currencyOfAmounts: Currency? {
        if let named = currencyInTitle(max(layout.amount, layout.debit, layout.credit)) ?? layout.currency { return named }
        if layout.currencyColumn >= 0 { return profiles[layout.currencyColumn].onlyValue.flatMap { knowledge.currencies.currency($0) } }
        for row in header.preamble { for cell in row.cells { if let code = knowledge.currencies.currency(cell) { return code } } }
        return nil
    }

    /// Whole numbers of a currency that is written with decimals, none of them as small as one unit in hundredths would be, few of
    /// them round: sums of cents look so, and sums that a bank rounds. Of an unknown currency only where the title says something in
    /// brackets that nobody knows.
    private func mayCountCents(_ money: [Int]) -> Bool {
        if layout.balance >= 0, !isWhole(layout.balance) { return false }
        if let currency = currencyOfAmounts {
            if knowledge.wholeUnits.contains(currency) { return false }
        } else {
            let isBracketed = money.contains { column in
                layout.titles.indices.contains(column) && layout.titles[column].contains(0x28) && currencyInTitle(column) == nil
            }
            guard isBracketed else { return false }
        }
        let amounts = money.flatMap { column in
            rows.compactMap { row in if case .number(let number) = row.number(column), number.digits > 0 { number.digits } else { nil } }
        }
        return amounts.count >= 3 && amounts.allSatisfy { $0 >= 100 } && amounts.count { $0 % 100 == 0 } * 2 < amounts.count
    }

    private func askForUnit(_ column: Int) {
        let named = currencyOfAmounts.map { ", and \($0.code) has two decimals" } ?? ""
        questions.append(
            CsvQuestion(
                code: "bank.csv.ambiguous-unit",
                sentence: "every number in \(name(column)) is whole\(named): they may count hundredths.",
                option: "--unit whole or --unit hundredth"))
    }

    private func countsCents(_ column: Int) -> Bool {
        layout.titles.indices.contains(column) && knowledge.words.holds(layout.titles[column], .minorUnit)
    }

    /// Every number is whole, without a mark.
    private func isWhole(_ column: Int) -> Bool {
        profiles[column].numbers > 0
            && rows.allSatisfy { row in
                if case .number(let number) = row.number(column) { number.markCount == 0 } else { true }
            }
    }

    private func provenCents() -> String? {
        guard let outcome, let stated else { return nil }
        let (openings, closings) = (stated.values(.opening), stated.values(.closing))
        if let opening = openings.first, let closing = closings.last, (closing - opening) % 1_000_000_000 != 0 {
            return "opening and closing balance differ by a fraction, and no amount has one"
        }
        if meetsUnnamed(stated, outcome) { return "a number beside the table is a hundredth of what the account held" }
        if sample.isWhole { return provenCents(openings, closings, outcome) }
        // The first rows of a long table meet the balance before them, or the last one.
        let reading = outcome.best.reading
        if reading.balance < 0, let opening = openings.first, let closing = closings.last {
            let sum = wholeSum()
            return sum != 0 && (closing - opening) * 100 == sum ? "opening balance + a hundredth of the rows = closing balance" : nil
        }
        guard reading.balance >= 0,
            let held = outcome.trial.values(reading.balance).first ?? nil, let moved = outcome.best.moves.amounts.first ?? nil
        else { return nil }
        let isMet =
            reading.newestFirst
            ? closings.contains { $0 != 0 && $0 * 100 == held }
            : openings.contains { $0 != 0 && $0 * 100 == held - moved * (reading.isTurned ? -1 : 1) }
        return isMet ? "a stated balance is a hundredth of that of the first row" : nil
    }

    /// A number with decimals beside the table, whatever it is called, is a hundredth of what the account held before or after the
    /// rows; without balances two of them differ by a hundredth of all that moved.
    private func meetsUnnamed(_ stated: StatedFigures, _ outcome: ReadingSearch.Outcome) -> Bool {
        let numbers = Set(stated.withDecimals.map { $0 * 100 })
        guard !numbers.isEmpty, sample.isWhole else { return false }
        let reading = outcome.best.reading
        guard reading.balance >= 0 else {
            let sum = wholeSum()
            return sum != 0 && numbers.contains { numbers.contains($0 + sum) }
        }
        let held = outcome.trial.values(reading.balance).compactMap { $0 }
        return [held.first, held.last].contains { $0.map { $0 >= 1_000_000_000_000 && numbers.contains($0) } ?? false }
    }

    /// What all rows moved that count in balances, where the amount has its sign.
    private func wholeSum() -> Int128 {
        guard layout.amount >= 0, layout.sign == .asWritten || layout.sign == .turned else { return 0 }
        var sum: Int128 = 0
        var scanner = layout.dialect.scanner(text)
        defer { scanner.release() }
        while scanner.next() {
            guard scanner.line > layout.lastHeadLine, layout.amount < scanner.width, isBooked(scanner),
                knowledge.dates.parse(scanner.trimmed(layout.date)) != nil
            else { continue }
            sum += number(scanner.trimmed(layout.amount), layout.decimalMark) ?? 0
        }
        return layout.sign == .turned ? -sum : sum
    }

    private func provenCents(_ openings: [Int128], _ closings: [Int128], _ outcome: ReadingSearch.Outcome) -> String? {
        let sum = outcome.trial.bookedSum(outcome.best.moves) * (outcome.best.reading.isTurned ? -1 : 1)
        if let opening = openings.first, let closing = closings.last, sum != 0, (closing - opening) * 100 == sum {
            return "opening balance + a hundredth of the rows = closing balance"
        }
        guard layout.balance >= 0, outcome.best.worth(.chainLink) > 0 else { return nil }
        let held = outcome.trial.values(layout.balance).compactMap { $0 }
        let ends = [held.first, held.last].compactMap { $0 }.filter { $0 != 0 }
        let isStated = ends.contains { end in closings.contains { $0 * 100 == end } }
        return isStated ? "the closing balance is a hundredth of the last one of the rows" : nil
    }
}

/// Follows a column of balances and finds which way each amount went.
private struct BalanceSteps {
    let isNewestFirst: Bool
    let isOwed: Bool
    let openings: [Int128]
    var signs: [Int8] = []
    private var runs: [[UInt8]: Run] = [:]

    private struct Run {
        var balances: [Int128]
        /// A row that waits for the balance before it, which stands below.
        var waiting: (line: Int, amount: Int128, balance: Int128)?
    }

    init(isNewestFirst: Bool, isOwed: Bool, openings: [Int128]) {
        (self.isNewestFirst, self.isOwed, self.openings) = (isNewestFirst, isOwed, openings)
    }

    /// - Parameter before: the balance before the row, where the row itself says it.
    mutating func add(line: Int, account: [UInt8], amount: Int128?, balance: Int128?, before: Int128?, isBooked: Bool) {
        guard amount != nil || balance != nil, isBooked else { return }
        if let before, let amount, let balance { return settle(line, amount, balance, [before]) }
        var run = runs[account] ?? Run(balances: openings)
        defer { runs[account] = run }
        if isNewestFirst {
            if let waiting = run.waiting, let balance { settle(waiting.line, waiting.amount, waiting.balance, [balance]) }
            run.waiting = nil
            if let amount, let balance { run.waiting = (line, amount, balance) }
        } else {
            if let amount, let balance { settle(line, amount, balance, run.balances) }
            run.balances = balance.map { [$0] } ?? []
        }
    }

    /// A line that is no row: another account may follow.
    mutating func end() {
        for run in runs.values {
            if let waiting = run.waiting { settle(waiting.line, waiting.amount, waiting.balance, openings) }
        }
        runs = [:]
    }

    private mutating func settle(_ line: Int, _ amount: Int128, _ balance: Int128, _ before: [Int128]) {
        guard let step = before.lazy.map({ balance - $0 }).first(where: { $0 == amount || $0 == -amount }) else { return }
        while signs.count <= line { signs.append(0) }
        signs[line] = (step > 0) == isOwed ? -1 : 1
    }
}
