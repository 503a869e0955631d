import TillRecords
import TillStages

/// Rows that are no plain movement: blank, titles again, sections, totals, balances, pending, broken.
extension CsvRows {
    /// A row without a day that can be read, or with too few cells.
    mutating func readOddRow() throws(Fault) {
        let cells = (0..<min(scanner.width, 64)).map { scanner.content($0) }
        let filled = cells.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return }
        if isTitles(cells) { return skipped.add(.titles, scanner.line) }
        if layout.accountColumn < 0, let account = knowledge.sectionAccount(of: cells, label: layout.accountLabel) {
            accounts.enter(account)
            return skipped.add(.remark, scanner.line)
        }
        if filled.count == 1,
            scanner.width < 3 || layout.date < 0 || cells.first.map({ $0 != filled[0] || $0.count > 12 }) ?? false
                || !looksLikeDay(filled[0])
        {
            readSection(filled[0])
            return skipped.add(.remark, scanner.line)
        }
        let dayCell = layout.date < cells.count ? cells[layout.date] : []
        if scanner.width < layout.neededWidth {
            if isOfOtherTable(cells) { return skipped.add(.remark, scanner.line) }
            let hasDay = knowledge.dates.parse(dayCell)?.day(layout.dateOrder) != nil
            if !hasDay, isSummary(cells) || !looksLikeDay(dayCell) { return skipped.add(.remark, scanner.line) }
            return try reject("too-few-cells", "the row has \(scanner.width) cells, and the amount stands further on.")
        }
        let money = readMoney()
        if filled.count > 2, filled.count * 2 > layout.titles.count, !isSummary(cells) { unread += 1 }
        if knowledge.words.matches(dayCell, .pending), case .amount(let amount) = money { return try write(amount, nil, pending: true) }
        if case .blank = money, !looksLikeDay(dayCell) { return skipped.add(.remark, scanner.line) }
        if isSummary(cells) || isSummaryText(dayCell) { return try readSummary(cells, money) }
        if dayCell.isEmpty { return try readRowWithoutDay(money) }
        if case .bad = money, !looksLikeDay(dayCell), !hasNumber { return skipped.add(.remark, scanner.line) }
        let years = CalendarEra.years
        try reject(
            "bad-date", "the cell \(titleOf(layout.date)) holds no day that exists between \(years.lowerBound) and \(years.upperBound).")
    }

    /// A row whose day stands in another column, above it, or nowhere.
    private mutating func readRowWithoutDay(_ money: CsvMoney) throws(Fault) {
        guard case .amount(let amount) = money else { return skipped.add(.remark, scanner.line) }
        if readStatus() == .pending, let day = otherDay() { return try write(amount, day, pending: true) }
        // What all rows before add up to is their total, in whichever words.
        if written.isTotal(amount) { return skipped.add(.remark, scanner.line) }
        if let day = dayAbove(amount) { return try write(amount, day) }
        try reject("no-date", "the row has an amount and no date.")
    }

    /// A narrower table behind the movements whose titles name days and balances and no amounts: what the account held, day by day.
    private mutating func isOfOtherTable(_ cells: [[UInt8]]) -> Bool {
        let roles = cells.filter { !$0.isEmpty }.map { knowledge.headers.read($0)?.roles.first ?? .amount }
        if roles.contains(.date), roles.contains(.balance), !roles.contains(where: { [.amount, .debit, .credit].contains($0) }) {
            otherWidth = cells.count
            return true
        }
        return otherWidth == cells.count && cells.allSatisfy { !$0.isEmpty }
    }

    /// The day in another column, of a row that is not booked yet and has none in the first.
    private func otherDay() -> Day? {
        for column in [layout.booked, layout.value] where column >= 0 && column < scanner.width {
            if let day = knowledge.dates.parse(scanner.trimmed(column))?.day(layout.dateOrder) { return day }
        }
        return nil
    }

    /// The day of the row above, of a row that leaves it out: its balance shows that it follows from that one.
    private mutating func dayAbove(_ amount: Amount) -> Day? {
        guard let balance = balanceAmount() else { return nil }
        return accounts.day(findAccount(), before: amount, balance)
    }

    /// The amount's cell holds a number, though nothing may tell its sign.
    private var hasNumber: Bool {
        guard layout.amount >= 0, layout.amount < scanner.width else { return false }
        return if case .number = NumberText.read(scanner.trimmed(layout.amount)) { true } else { false }
    }

    /// A short line of its own, `Pending transactions` or `Posted transactions`, says what the rows behind it are.
    private mutating func readSection(_ cell: [UInt8]) {
        guard cell.count <= 40 else { return }
        if knowledge.words.begins(cell, with: [.pending]) { section = .pending }
        if knowledge.words.begins(cell, with: [.posted]) { section = .posted }
    }

    /// A row with a day and no amount.
    mutating func readRowWithoutAmount(_ day: Day) throws(Fault) {
        switch readMoney() {
        case .amount: return
        case .bad(let why, let remedy):
            if isHeading { return skipped.add(.remark, scanner.line) }
            try reject("bad-amount", "the amount cannot be used: \(why).", remedy: remedy)
        case .blank:
            if layout.isBrokerage { return skipped.add(.withoutCash, scanner.line) }
            if layout.balance >= 0, let amount = balanceAmount(), let kind = balanceKind() ?? unmoved(amount) {
                return try writeBalance(kind, amount, day)
            }
            try reject("no-amount", "the row has a date and no amount.")
        }
    }

    /// A balance that is the one of the row before or the one before that row: nothing moved. Any other one shows that an amount is
    /// missing.
    private mutating func unmoved(_ balance: Amount) -> BankWords.Kind? {
        let account = findAccount()
        return accounts.isMet(account, by: balance) ? .closing : nil
    }

    /// The running balance of the current row.
    @inline(__always)
    func balanceAmount() -> Amount? {
        guard let stated = statedBalance() else { return nil }
        return layout.balanceIsOwed ? stated.negated : stated
    }

    @inline(__always)
    private func statedBalance() -> Amount? {
        guard layout.balance >= 0, layout.balance < scanner.width else { return nil }
        let cell = scanner.trimmed(layout.balance)
        if let amount = CsvRows.plainAmount(cell, layout.balanceMark) {
            return amount.decimals == 0 ? Amount(units: amount.units, decimals: layout.balanceMinorDigits) : amount
        }
        guard case .number(let number) = NumberText.read(cell), let decimals = number.decimals(layout.balanceMark), decimals <= 9 else {
            return nil
        }
        let units = Int64(number.digits)
        let negative = number.negative || number.marker == .debit
        return Amount(units: negative ? -units : units, decimals: UInt8(decimals))
    }

    /// Whether the row stands word for word above the table too: each page of a printed statement begins with it.
    private var isHeading: Bool {
        !layout.headings.isEmpty
            && layout.headings.contains(CsvLayout.heading((0..<min(scanner.width, 64)).map { scanner.content($0) }))
    }

    private func isTitles(_ cells: [[UInt8]]) -> Bool {
        guard layout.titles.count > 1 else { return false }
        return zip(cells, layout.titles).allSatisfy { $0 == $1 } && cells.count + 1 >= layout.titles.count
    }

    private func isSummaryText(_ cell: [UInt8]) -> Bool {
        !cell.isEmpty
            && (knowledge.words.begins(cell, with: [.total, .opening, .closing]) || knowledge.words.holds(cell, .total)
                || knowledge.words.holds(cell, .closing) || knowledge.words.holds(cell, .opening))
    }

    /// A total or balance by its first words.
    private func isSummary(_ cells: [[UInt8]]) -> Bool {
        cells.prefix(6).contains { !$0.isEmpty && $0.count < 80 && knowledge.words.begins($0, with: [.total, .opening, .closing]) }
    }

    /// Digits with separators: meant as a day.
    private func looksLikeDay(_ cell: [UInt8]) -> Bool {
        cell.contains { $0 &- 48 < 10 } && cell.count <= 24 && cell.filter { $0 &- 48 < 10 }.count * 2 >= cell.count
    }

    private mutating func readSummary(_ cells: [[UInt8]], _ money: CsvMoney) throws(Fault) {
        let opening = cells.contains { knowledge.words.begins($0, with: [.opening]) }
        let closing = cells.contains { knowledge.words.begins($0, with: [.closing]) }
        if opening || closing, case .amount(let amount) = money { return try writeBalance(opening ? .opening : .closing, amount, nil) }
        skipped.add(.remark, scanner.line)
    }

    private func titleOf(_ column: Int) -> String {
        column < layout.titles.count && !layout.titles[column].isEmpty
            ? "\"\(String(decoding: layout.titles[column].prefix(60), as: UTF8.self))\"" : "in column \(column + 1)"
    }

    /// Whether the current row, behind which no line ends, is part of one.
    var isCutOff: Bool {
        layout.tail.isCut((0..<min(scanner.width, 64)).map { scanner.content($0) }, needed: layout.neededWidth, layout)
    }

    /// Refuses the current row; the others are read.
    mutating func reject(_ word: String, _ sentence: String, remedy: String = "Correct the row, or read the rest without it.") throws(Fault)
    {
        let content = unsafe scanner.cells[0].start < scanner.count ? rowText() : ""
        hasRejects = true
        try sink.reject(
            Fault(
                "bank.csv.\(word)", sentence + place.profiles, remedy: remedy, file: place.document.name,
                place: place.name(scanner.line)), document: place.document.id, within: place.document.carrier?.document, content: content)
    }

    private func rowText() -> String {
        let start = unsafe scanner.cells[0].start
        let end = unsafe min(max(start, scanner.cells[max(scanner.width - 1, 0)].end), start + 200)
        return unsafe String(decoding: ByteView(start: scanner.base + start, count: end - start), as: UTF8.self)
    }
}
