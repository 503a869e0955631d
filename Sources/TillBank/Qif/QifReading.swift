import TillRecords
import TillStages

/// Writes the records of a QIF file: what one alone does not say is decided from all of them first.
struct QifReading {
    private let bytes: ByteView
    private let writer: BankWriter
    private let order: DateOrder
    private var decimalMark = OfxDecimalMark()
    private let mark: UInt8?
    private var row = ObservationRow()
    private let scratch = ByteBuffer(capacity: 256)
    private var openRecords = (count: 0, line: 0)
    private var unknown = (count: 0, line: 0)
    private var trades = 0
    private var openings = QifOpenings()
    private var balances = 0

    /// Throws the question which order the dates have.
    ///
    /// - Parameter isOpening: whether a text says that it is an opening balance.
    init(
        _ bytes: ByteView, _ answers: CsvAnswers, _ writer: BankWriter,
        isOpening: (ByteView) throws(Fault) -> Bool
    ) throws(Fault) {
        self.bytes = bytes
        self.writer = writer
        mark = answers.decimalMark
        var dates = QifDateOrder()
        var records = QifRecords(bytes)
        var last = QifSection.none
        while let record = records.next() {
            if record.section == .accounts { dates.endSection() }
            guard record.section == .money || record.section == .investment else { continue }
            if record.section != last { dates.endSection() }
            last = record.section
            if let number = QifNumber.read(record.amount) { decimalMark.add(number) }
            for text in [record.price, record.quantity] where !text.isEmpty {
                if let number = QifNumber.read(text) { decimalMark.add(number) }
            }
            if let parts = QifDate.parts(record.date) { dates.add(parts, line: record.line) }
        }
        dates.endSection()
        QifReading.report(decimalMark, answers, writer)
        if let asked = answers.dateOrder {
            order = asked
            writer.facts?.decided("date order", asked.rawValue, answers.dateOrderFrom)
        } else {
            order = try QifReading.settled(dates.outcome, writer.document.name)
            writer.facts?.decided("date order", order.rawValue, dates.because)
        }
        openings = try QifOpenings(bytes, order, isOpening: isOpening)
    }

    private static func report(_ decimalMark: OfxDecimalMark, _ answers: CsvAnswers, _ writer: BankWriter) {
        guard let facts = writer.facts else { return }
        facts.decided("currency", "not stated", "QIF names none")
        facts.decided("sign", "negative is money leaving", "the format says so")
        let (mark, because) = decimalMark.verdict
        let told = answers.decimalMark.map { $0 == NumberText.comma ? "comma" : "point" }
        facts.decided("decimal mark", told ?? mark, told == nil ? because : answers.decimalFrom)
    }

    private static func settled(_ outcome: QifDateOrder.Outcome, _ file: String) throws(Fault) -> DateOrder {
        switch outcome {
        case .order(let order): return order
        case .contradiction(let dayFirst, let monthFirst):
            throw Fault(
                "bank.qif.contradicting-dates", "line \(dayFirst) can only be day first and line \(monthFirst) only month first.",
                remedy: "Give a file with one order of dates, or --date-order DMY or MDY to refuse the other rows.", file: file)
        case .open(let line):
            throw Fault(
                "bank.qif.ambiguous-date", "the dates read as day first and as month first.",
                remedy: "Give --date-order DMY or --date-order MDY.", file: file, place: "line \(line)")
        }
    }

    mutating func run() throws(Fault) {
        var records = QifRecords(bytes)
        while let record = records.next() {
            switch record.section {
            case .money, .investment: try write(record)
            case .unknown:
                if unknown.count == 0 { unknown.line = record.line }
                unknown.count += 1
            case .none, .accounts, .aside: break
            }
        }
        try close()
    }

    private func close() throws(Fault) {
        if openRecords.count > 0 {
            try writer.note(
                "bank.qif.no-caret",
                "\(CountText.of(openRecords.count, "record")) without ^ at the end, the first here; each was read by itself.",
                remedy: "Compare the number of rows with the bank's site.", line: openRecords.line)
        }
        if unknown.count > 0 {
            try writer.note(
                "bank.qif.section", "\(CountText.of(unknown.count, "record")) in a section of an unknown type, not read.",
                line: unknown.line)
        }
        if writer.rows == 0, writer.rejected == 0, trades == 0, balances == 0 {
            try writer.note("bank.qif.no-rows", "the file has no rows.")
        }
    }

    // MARK: rows

    private mutating func write(_ record: QifRecord) throws(Fault) {
        if record.isMerged {
            return try reject(
                record, "merged-row", "the row has two different days or amounts: two rows run into each other.",
                "End each row with ^, or export it again.")
        }
        if record.isCut { return try reject(record, "cut", "the file ends inside this row.", "Export it again: it was cut.") }
        guard let day = QifDate.parts(record.date)?.day(order) else {
            return try reject(
                record, "bad-date", record.date.isEmpty ? "the row has no day." : "the row's day does not exist.",
                "Correct the day, give --date-order, or export it again.")
        }
        if record.isOpen {
            if openRecords.count == 0 { openRecords.line = record.line }
            openRecords.count += 1
        }
        if record.section == .investment { return try write(record, tradeOf: day) }
        guard let number = QifNumber.read(record.amount), number.isReadable else {
            return try reject(
                record, "bad-amount", record.amount.isEmpty ? "the row has no amount." : "the row's amount is no number.",
                "Correct the amount, or export it again.")
        }
        guard let amount = amount(number) else {
            return try reject(
                record, "ambiguous-amount", "the amount can be read with its mark as decimal mark or as thousands separator.",
                "Give --decimal point or --decimal comma.")
        }
        if openings.lines.contains(record.line) { return try write(record, openingOf: amount, day) }
        fill(record, day, amount)
        try writer.write(row)
    }

    private mutating func write(_ record: QifRecord, openingOf amount: Amount, _ day: Day) throws(Fault) {
        var balance = BalanceRow()
        balance.kind = .opening
        balance.line = record.line
        balance.account = record.account
        balance.amount = amount
        balance.date = day
        balances += 1
        try writer.write(balance)
    }

    private func amount(_ number: OfxNumber) -> Amount? { mark.map { number.amount($0) } ?? decimalMark.amount(number, nil) }

    private mutating func fill(_ record: QifRecord, _ day: Day, _ amount: Amount) {
        row.line = record.line
        row.account = record.account
        row.date = day
        row.amount = amount
        row.status = record.cleared.isEmpty ? .unstated : .posted
        row.text = text(record)
        row.counterparty = QifReading.account(in: record.category)
        row.ref = record.number
        let digits = record.number.count { $0 &- 0x30 < 10 }
        let isCheck = digits == record.number.count && (1...7).contains(digits)
        row.check = isCheck ? record.number : ObservationRow.nothing
        row.method = isCheck ? QifReading.checkWord : OfxMethod.word(record.number)
        // Short numbers come again, and some banks write the day there.
        row.refIsPlausible = record.number.count >= 10 && digits >= 6 && !PlaceholderRef.matches(record.number)
    }

    private static var checkWord: ByteView { ByteView("check") }

    /// Payee and memo as one text, neither twice; the category where there is neither.
    private func text(_ record: QifRecord) -> ByteView {
        let (payee, memo) = (record.payee, record.memo)
        if payee.isEmpty, memo.isEmpty { return record.category }
        if memo.isEmpty || payee.starts(withAll: memo) { return payee }
        if payee.isEmpty || memo.starts(withAll: payee) { return memo }
        scratch.clear()
        scratch.append(payee)
        scratch.append(0x20)
        scratch.append(memo)
        return scratch.withBytes { $0 }
    }

    /// `[Savings]`, `[Savings]/class`: the other side is an own account.
    static func account(in category: ByteView) -> ByteView {
        guard category.first == 0x5B, let end = category.firstIndex(of: 0x5D) else { return ObservationRow.nothing }
        return ByteView(rebasing: category[1..<end])
    }

    private func reject(_ record: QifRecord, _ code: String, _ sentence: String, _ remedy: String) throws(Fault) {
        let fields = [record.date, record.amount, record.payee, record.memo].filter { !$0.isEmpty }
        let shown = Array(fields.map { String(decoding: $0.prefix(80), as: UTF8.self) }.joined(separator: " | ").utf8)
        try shown.withBytes { (bytes) throws(Fault) in
            try writer.reject("bank.qif.\(code)", sentence, remedy: remedy, line: record.line, content: bytes)
        }
    }

    // MARK: trades

    private mutating func write(_ record: QifRecord, tradeOf day: Day) throws(Fault) {
        let action = QifAction(record.number)
        var trade = TradeRow()
        trade.line = record.line
        trade.account = record.account
        trade.date = day
        trade.kind = action.kind
        trade.security = record.security
        trade.quantity = QifNumber.read(record.quantity).flatMap { amount($0) }
        trade.price = QifNumber.read(record.price).flatMap { amount($0) }
        trade.text = text(record)
        let total = QifNumber.read(record.amount).flatMap { amount($0) }
        if total == nil, !record.amount.isEmpty {
            return try reject(record, "bad-amount", "the trade's total is no number.", "Correct the total, or export it again.")
        }
        trade.amount = total.flatMap { action.cash($0) }
        trades += 1
        try writer.write(trade)
    }
}

/// What the action of an investment record means.
struct QifAction {
    let kind: StaticString
    /// Which way cash moves: -1, 0 or 1.
    private let direction: Int

    init(_ action: ByteView) {
        let word = String(decoding: action.prefix(24), as: UTF8.self).lowercased()
        let actions: [(prefix: String, kind: StaticString, direction: Int)] = [
            ("buy", "buy", -1), ("cvrshrt", "buy", -1), ("shtsell", "sell", 1), ("sell", "sell", 1), ("reinv", "reinvest", -1),
            ("div", "income", 1), ("intinc", "income", 1), ("cg", "income", 1), ("miscinc", "income", 1),
            ("rtrncap", "return of capital", 1),
            ("miscexp", "expense", -1), ("margint", "interest", -1), ("shrsin", "transfer", 0), ("shrsout", "transfer", 0),
            ("stksplit", "split", 0), ("xin", "cash", 1), ("contrib", "cash", 1), ("xout", "cash", -1), ("withdr", "cash", -1),
            ("cash", "cash", 1),
        ]
        let found = actions.first { word.hasPrefix($0.prefix) }
        kind = found?.kind ?? "trade"
        direction = found?.direction ?? 1
    }

    /// The cash that moved, signed; nil when none did.
    func cash(_ total: Amount) -> Amount? {
        guard direction != 0 else { return nil }
        return direction < 0 && total.units > 0 ? total.negated : total
    }
}

/// Numbers of QIF files: as `OfxNumber`, with a currency sign and brackets allowed.
enum QifNumber {
    static func read(_ text: ByteView) -> OfxNumber? {
        if let number = OfxNumber(text) { return number }
        var plain: [UInt8] = []
        var isNegative = false
        var index = 0
        guard text.count <= 64 else { return nil }
        while index < text.count {
            let byte = text[index]
            if byte == 0x2D || byte == 0x28 {
                guard !isNegative else { return nil }
                isNegative = true
            } else if byte == 0x29 {
                guard index == text.count - 1, isNegative else { return nil }
            } else if let length = sign(text, index) {
                index += length
                continue
            } else {
                plain.append(byte)
            }
            index += 1
        }
        if isNegative { plain.insert(0x2D, at: 0) }
        return plain.withBytes { OfxNumber($0.trimmed) }
    }

    /// The length of a currency sign at the place: `$`, `€`, `£`, `¥`.
    private static func sign(_ text: ByteView, _ at: Int) -> Int? {
        if text[at] == 0x24 { return 1 }
        if at + 1 < text.count, text[at] == 0xC2, text[at + 1] == 0xA3 || text[at + 1] == 0xA5 { return 2 }
        return at + 2 < text.count && text[at] == 0xE2 && text[at + 1] == 0x82 && text[at + 2] == 0xAC ? 3 : nil
    }
}
