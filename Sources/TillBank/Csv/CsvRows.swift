import Glibc
import TillRecords
import TillStages

/// Reads the rows of a document by its layout and writes what they say, in one pass and without a copy of a row.
///
/// Every row ends as an observation, a balance, a known non-movement (told in a note) or a reject.
struct CsvRows: ~Copyable {
    let layout: CsvLayout
    let knowledge: CsvKnowledge
    let sink: Sink
    let place: CsvPlace
    var scanner: CsvScanner
    private let texts: ColumnList
    private let merchants: ColumnList
    /// Texts of a row that are not one cell as it stands.
    let joined = RowTexts()
    var accounts: CsvAccounts
    private let balanceStarts: TextStarts
    private var dateMemo = CellMemo<Day?>(nil)
    private var bookedMemo = CellMemo<Day?>(nil)
    private var valueMemo = CellMemo<Day?>(nil)
    private var currencyMemo = CellMemo<Currency?>(nil)
    private var statusMemo = CellMemo<CsvStatus>(.posted)
    var directionMemo = CellMemo<Int>(0)
    /// What a line between the rows says of those behind it.
    var section = CsvStatus.posted
    var skipped = CsvSkipped()
    private var control: CsvControl?
    /// How many columns a table of balances behind this one has; 0 where there is none.
    var otherWidth = 0
    /// Rows that filled most columns and were no movements.
    var unread = 0
    var hasRejects = false
    /// What the rows so far add up to.
    var written = WrittenSums()
    let isAsWritten: Bool
    /// Nothing is to be done to an amount behind its sign.
    let isWholeMoney: Bool
    private let neededWidth: Int
    /// Texts that may name a balance.
    private let summaryColumns: ColumnList
    private let refColumn: Int

    init(_ body: CsvBody, _ layout: CsvLayout, _ knowledge: CsvKnowledge, _ writer: BankWriter) {
        self.layout = layout
        self.knowledge = knowledge.reading(layout.dateCount)
        sink = writer.sink
        place = CsvPlace(writer, expecting: body.count / 80)
        texts = ColumnList(layout.texts)
        merchants = ColumnList(layout.merchants)
        scanner = layout.dialect.scanner(body)
        accounts = CsvAccounts(layout, fallback: writer.request.account ?? "", known: writer.known)
        balanceStarts = knowledge.words.starts([.opening, .closing, .total])
        summaryColumns = ColumnList(layout.texts + layout.merchants)
        refColumn = layout.id >= 0 ? layout.id : layout.reference
        control = layout.control
        section = layout.startsPending ? .pending : .posted
        isAsWritten = layout.sign == .asWritten
        isWholeMoney = layout.fee < 0 && layout.minorDigits == 0
        neededWidth = layout.neededWidth
    }

    deinit {
        scanner.release()
        accounts.release()
        texts.release()
        merchants.release()
        summaryColumns.release()
        balanceStarts.release()
    }

    /// Bytes of the texts of a row: a remittance has 140 letters, and some banks join a few of them.
    private static let longestText = 1 << 16

    /// Reads all rows. Throws only what the sink throws.
    ///
    /// A function of its own: inside a larger one the optimiser would stop inlining what runs for every row.
    @inline(never)
    mutating func readAll(_ facts: BankFacts?) throws(Fault) {
        while scanner.next() {
            if scanner.hasMoved { forgetCells() }
            if scanner.line <= layout.lastHeadLine { continue }
            if scanner.isUnended, isCutOff {
                try reject("cut-off", "the file ends within this row.", remedy: "Export it again, or copy it again whole.")
                break
            }
            try readRow()
        }
        try accounts.finish(place, sink, facts)
        if control != nil, !accounts.holds(accounts.section) {
            try control?.finish(place, accounts.shown(accounts.section), hasBalances: layout.balance >= 0, sink, facts)
        }
        try skipped.tell(place, sink)
        guard unread > 1, !written.isAny, !hasRejects else { return }
        throw Fault(
            "bank.csv.no-table", "no row behind the titles holds a date and an amount that can be read.",
            remedy: CsvQuestion.columnsRemedy, file: place.document.name)
    }

    /// The window moved: cells of earlier rows are gone.
    @inline(never)
    private mutating func forgetCells() {
        scanner.hasMoved = false
        dateMemo.forget()
        bookedMemo.forget()
        valueMemo.forget()
        currencyMemo.forget()
        statusMemo.forget()
        directionMemo.forget()
    }

    @inline(__always)
    private mutating func readRow() throws(Fault) {
        guard scanner.width >= neededWidth, let day = CsvRows.day(scanner.trimmed(layout.date), &dateMemo, knowledge, layout.dateOrder)
        else {
            return try readOddRow()
        }
        if layout.isBalanceHistory { return try writeHistory(day) }
        if scanner.line == layout.statement.line { return try writeStatement(day) }
        guard case .amount(let amount) = readMoney() else { return try readRowWithoutAmount(day) }
        if let kind = balanceKind() { return try writeSummary(kind, amount, day) }
        if scanner.line == layout.doubtfulLine {
            return try reject(
                "maybe-balance", "the row leaves blank what all others fill: it may state a balance that nothing moved.",
                remedy: "If it moved money, name the columns in a profile (columns: {date: \(layout.date + 1), …}); else leave it out.")
        }
        if scanner.width > layout.titles.count, !layout.titles.isEmpty, isShifted() {
            return try reject("too-many-cells", "the row has more cells than there are titles, so that they cannot be told apart.")
        }
        try write(amount, day)
    }

    /// The day in a cell, remembered while it repeats; nil when the cell holds none.
    @inline(__always)
    static func day(_ cell: ByteView, _ memo: inout CellMemo<Day?>, _ knowledge: borrowing CsvKnowledge, _ order: DateOrder)
        -> Day?
    {
        if memo.holds(cell) { return memo.value }
        memo.set(cell, knowledge.dates.parse(cell)?.day(order))
        return memo.value
    }

    /// Writes the observation of the current row.
    @inline(never)
    mutating func write(_ amount: Amount, _ day: Day?, pending: Bool = false) throws(Fault) {
        joined.clear()
        let account = findAccount()
        if accounts.holds(account) { return accounts.hold(account) }
        let status = pending ? CsvStatus.pending : readStatus()
        var row = ObservationRow()
        row.line = scanner.line
        row.account = accounts.shown(account)
        row.date = day
        row.amount = amount
        row.currency = readCurrency()
        if layout.booked >= 0 { row.booked = readBooked() }
        if layout.value >= 0 { row.value = readValue() }
        if layout.originalAmount >= 0 || layout.rate >= 0 { readOriginal(&row) }
        if status != .posted { row.status = status == .pending ? .pending : .void }
        readTexts(&row)
        guard row.text.count + row.merchant.count <= CsvRows.longestText else {
            return try reject("long-text", "the row's text is longer than any bank writes.")
        }
        let key = key(amount, row.booked ?? day, account)
        try sink.write(row, id: place.identity.id(scanner.line), key: key, from: place.source)
        if control != nil, status == .posted { control?.add(amount, day, row.currency) }
        written.add(amount)
        guard layout.balance >= 0, let day, status == .posted else { return }
        guard let balance = balanceAmount() else { return accounts.skip(account, amount) }
        accounts.follow(account, CsvBalance(balance: balance, amount: amount, day: day, line: scanner.line), row.currency)
    }

    /// What a bank calls the row, and what it says about it.
    @inline(__always)
    private func readTexts(_ row: inout ObservationRow) {
        if refColumn >= 0 { row.ref = text(refColumn) }
        row.text = text(texts)
        row.merchant = text(merchants)
        if layout.counterparty >= 0 { row.counterparty = text(layout.counterparty) }
    }

    private mutating func readBooked() -> Day? {
        layout.booked < scanner.width ? CsvRows.day(scanner.trimmed(layout.booked), &bookedMemo, knowledge, layout.dateOrder) : nil
    }

    private mutating func readValue() -> Day? {
        layout.value < scanner.width ? CsvRows.day(scanner.trimmed(layout.value), &valueMemo, knowledge, layout.dateOrder) : nil
    }

    @inline(__always)
    mutating func findAccount() -> Int {
        let column = layout.accountColumn
        guard column >= 0 else { return accounts.section }
        guard column < scanner.width else { return unsafe accounts.find(ByteView(start: nil, count: 0)) }
        return accounts.find(scanner.trimmed(column))
    }

    /// The movement as the bank names it: account, day, amount, and its id or text; then its number among equals.
    @inline(__always)
    private mutating func key(_ amount: Amount, _ day: Day?, _ account: Int) -> Digest {
        let mark = accounts.mark(account)
        if layout.id >= 0, layout.id < scanner.width {
            let id = scanner.trimmed(layout.id)
            if !PlaceholderRef.matches(id) { return place.identity.key(account: mark, day: day, amount: amount, byRef: true, what: id) }
        }
        if texts.count == 1, merchants.count == 0, texts[0] < scanner.width {
            return place.identity.key(account: mark, day: day, amount: amount, byRef: false, what: scanner.trimmed(texts[0]))
        }
        let whole = unsafe joined.write(atMost: bytesOfRow) { start in
            var out = unsafe LineWriter(start)
            for index in 0..<texts.count where texts[index] < scanner.width { out.append(scanner.trimmed(texts[index])) }
            for index in 0..<merchants.count where merchants[index] < scanner.width { out.append(scanner.trimmed(merchants[index])) }
            return out.written
        }
        return place.identity.key(account: mark, day: day, amount: amount, byRef: false, what: whole)
    }

    /// The currency of the row: its own column, else the document's, else what stands beside the amount.
    private mutating func readCurrency() -> Currency? {
        guard layout.currencyColumn >= 0, layout.currencyColumn < scanner.width else { return layout.currency ?? markedCurrency() }
        let cell = scanner.trimmed(layout.currencyColumn)
        if currencyMemo.holds(cell) { return currencyMemo.value }
        currencyMemo.set(cell, knowledge.currencies.currency(cell) ?? layout.currency)
        return currencyMemo.value
    }

    private func markedCurrency() -> Currency? {
        if layout.amount >= 0 { return markedCurrency(layout.amount) }
        return markedCurrency(layout.debit) ?? markedCurrency(layout.credit)
    }

    @inline(__always)
    private func markedCurrency(_ column: Int) -> Currency? {
        guard column >= 0, column < scanner.width else { return nil }
        let cell = scanner.trimmed(column)
        guard cell.count > 0, cell[cell.count &- 1] > 57 || cell[0] > 57 || cell[0] < 0x2E else { return nil }
        guard case .number(let number) = NumberText.read(cell), number.hasCurrency else { return nil }
        return knowledge.currencies.currency(ByteView(rebasing: cell[number.currencyStart..<number.currencyEnd]))
    }

    mutating func readStatus() -> CsvStatus {
        guard layout.status >= 0, layout.status < scanner.width else { return section }
        let cell = scanner.trimmed(layout.status)
        if statusMemo.holds(cell) { return statusMemo.value }
        statusMemo.set(cell, CsvStatus(Array(cell), knowledge.words))
        return statusMemo.value
    }

    /// An opening or closing balance or a total written as a row, by the first words of one of its texts.
    @inline(__always)
    func balanceKind() -> BankWords.Kind? {
        var isSilent = true
        for index in 0..<summaryColumns.count {
            let column = summaryColumns[index]
            guard column < scanner.width else { continue }
            let cell = scanner.trimmed(column)
            if cell.count > 0 { isSilent = false }
            if balanceStarts.mayBegin(cell), let kind = summaryKind(cell) { return kind }
        }
        return isSilent ? balanceKindAnywhere() : nil
    }

    /// In a row without a text any cell may name a balance.
    private func balanceKindAnywhere() -> BankWords.Kind? {
        for column in 0..<min(scanner.width, 64) {
            let cell = scanner.trimmed(column)
            if cell.count <= 60, balanceStarts.mayBegin(cell), let kind = summaryKind(cell) { return kind }
        }
        return nil
    }

    private func summaryKind(_ cell: ByteView) -> BankWords.Kind? {
        if knowledge.words.begins(cell, with: [.opening]) { return .opening }
        if knowledge.words.begins(cell, with: [.closing]) { return .closing }
        return knowledge.words.matches(Array(cell), .total) ? .total : nil
    }

    private mutating func writeSummary(_ kind: BankWords.Kind, _ amount: Amount, _ day: Day) throws(Fault) {
        if kind == .total { skipped.add(.remark, scanner.line) } else { try writeBalance(kind, amount, day) }
    }

    /// Writes a balance that a row states.
    mutating func writeBalance(_ kind: BankWords.Kind, _ amount: Amount, _ day: Day?, number: Int = 0) throws(Fault) {
        var row = BalanceRow()
        row.kind = kind == .opening ? .opening : (kind == .closing ? .closing : .running)
        // An account that was met first here is known only when it is found.
        let account = findAccount()
        if accounts.holds(account) { return }
        row.account = accounts.shown(account)
        (row.amount, row.date, row.currency, row.line, row.number) = (amount, day, readCurrency(), scanner.line, number)
        try place.write(row, sink)
    }

    /// The row that states the balances before and after all others.
    private mutating func writeStatement(_ day: Day) throws(Fault) {
        let ends: [(kind: BankWords.Kind, column: Int)] = [(.opening, layout.statement.opening), (.closing, layout.statement.closing)]
        for (number, end) in ends.enumerated() {
            guard case .number(let text) = NumberText.read(scanner.trimmed(end.column)), let amount = plain(text) else { continue }
            try writeBalance(end.kind, amount, end.kind == .closing ? day : nil, number: number)
        }
    }

    /// A row of a history of balances.
    private mutating func writeHistory(_ day: Day) throws(Fault) {
        guard let amount = balanceAmount() else { return try reject("bad-amount", "the balance cannot be read.") }
        try writeBalance(.posted, amount, day)
    }
}

/// The state of a movement.
enum CsvStatus {
    case posted, pending, void

    init(_ cell: [UInt8], _ words: BankWords) {
        if words.matches(cell, .pending) {
            self = .pending
        } else {
            self = words.matches(cell, .void) ? .void : .posted
        }
    }
}

/// Rows that are known to be no movements, to be told in one note a kind.
struct CsvSkipped {
    enum Kind: Int, CaseIterable {
        case titles, remark, withoutCash

        var sentence: String {
            switch self {
            case .titles: "the titles again"
            case .remark: "no movements: remarks, sections, totals"
            case .withoutCash: "movements of securities without cash"
            }
        }
    }

    private var counts = [0, 0, 0]
    private var lines: [[Int]] = [[], [], []]

    mutating func add(_ kind: Kind, _ line: Int) {
        counts[kind.rawValue] += 1
        if lines[kind.rawValue].count < 5 { lines[kind.rawValue].append(line) }
    }

    func tell(_ place: borrowing CsvPlace, _ sink: Sink) throws(Fault) {
        for kind in Kind.allCases where counts[kind.rawValue] > 0 {
            let count = counts[kind.rawValue]
            let named = lines[kind.rawValue].map { "\($0)" }.joined(separator: ", ")
            let more = count > lines[kind.rawValue].count ? " and others" : ""
            try sink.note(
                "bank.csv.skipped", "\(count) \(count == 1 ? "row is" : "rows are") \(kind.sentence) (\(place.word) \(named)\(more)).",
                file: place.document.name,
                place: place.name(lines[kind.rawValue].first ?? 0))
        }
    }
}
