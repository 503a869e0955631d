import TillRecords
import TillStages

/// Turns entries and balances into records.
struct CamtWriting {
    let writer: BankWriter
    var statement = CamtStatement()
    private var row = ObservationRow()
    private let scratch = ByteBuffer(capacity: 1024)
    private var items = 0

    init(_ writer: BankWriter) { self.writer = writer }

    private enum EntryError: Error {
        case amount, currency, indicator, date, long

        var words: (code: String, sentence: String, remedy: String) {
            switch self {
            case .amount: ("bad-amount", "the entry's amount is no positive decimal number.", "Correct Amt, or export it again.")
            case .currency: ("bad-currency", "the entry's currency is none of ISO 4217.", "Correct Ccy, or export it again.")
            case .indicator: ("bad-indicator", "the entry is neither CRDT nor DBIT.", "Correct CdtDbtInd, or export it again.")
            case .date: ("bad-date", "the entry has no day that exists.", "Correct BookgDt or ValDt, or export it again.")
            case .long: ("too-long", "the entry has a text longer than any of a bank's.", "Export it again.")
            }
        }
    }

    /// What an entry says about all of its payments.
    private struct Read {
        var amount: Amount
        var currency: Currency?
        var isCredit: Bool
        var isReversal: Bool
        var status: ObservationRow.Status
        var booked: Day?
        var value: Day?

        var signed: Amount { isCredit ? amount : Amount(units: -amount.units, decimals: amount.decimals) }
    }

    // MARK: entries

    /// Writes an entry: one row, or one for each payment of a batch whose parts come to the whole.
    mutating func write(_ entry: CamtEntry, _ arena: ByteView) throws(Fault) {
        items += 1
        let read: Read
        do throws(EntryError) {
            read = try self.read(entry, arena)
        } catch {
            statement.rejects += 1
            statement.sum = nil
            let (code, sentence, remedy) = error.words
            return try writer.reject(
                "bank.camt.\(code)", sentence, remedy: remedy, line: entry.line, content: arena.slice(entry.amount.text))
        }
        if read.status != .pending { add(read) }
        fill(entry, read)
        if let parts = parts(entry, read, arena) {
            for (index, part) in parts.enumerated() {
                fill(entry.transactions[index], entry, read, arena)
                row.number = (entry.number << 20) + index
                row.amount = part
                try writer.write(row)
            }
        } else {
            fill(entry.transactions.count == 1 ? entry.transactions.first : nil, entry, read, arena)
            row.number = entry.number << 20
            row.amount = read.signed
            try writer.write(row)
        }
    }

    /// Entries count towards the balance in its own currency; others leave it unknown.
    private mutating func add(_ read: Read) {
        guard let sum = statement.sum else { return }
        statement.sum = read.currency == statement.sumCurrency ? CamtWriting.sum(sum, read.signed) : nil
    }

    private func read(_ entry: CamtEntry, _ arena: ByteView) throws(EntryError) -> Read {
        guard !entry.isTooLong else { throw .long }
        guard let amount = CamtWriting.amount(arena.slice(entry.amount.text)) else { throw .amount }
        let currency = entry.amount.namesCurrency ? CamtWriting.currency(arena.slice(entry.amount.currency)) : statement.currency
        guard currency != nil || !entry.amount.namesCurrency else { throw .currency }
        guard let isCredit = CamtWriting.isCredit(arena.slice(entry.indicator)) else { throw .indicator }
        let (booked, value) = (OfxDay.read(arena.slice(entry.booked)), OfxDay.read(arena.slice(entry.value)))
        guard booked != nil || entry.booked.isEmpty, value != nil || entry.value.isEmpty, booked != nil || value != nil else { throw .date }
        return Read(
            amount: amount, currency: currency, isCredit: isCredit, isReversal: CamtWriting.isTrue(arena.slice(entry.reversal)),
            status: CamtWriting.status(arena.slice(entry.status)), booked: booked, value: value)
    }

    /// The signed amounts of a batch's payments, or nil when the entry is no batch or they do not come to its amount.
    private func parts(_ entry: CamtEntry, _ read: Read, _ arena: ByteView) -> [Amount]? {
        guard entry.transactions.count > 1 else { return nil }
        var sum = Amount(units: 0, decimals: 0)
        var parts: [Amount] = []
        for one in entry.transactions {
            let stated = one.amount.text.isEmpty ? one.detailed : one.amount
            guard let amount = CamtWriting.amount(arena.slice(stated.text)),
                !stated.namesCurrency || CamtWriting.currency(arena.slice(stated.currency)) == read.currency
            else { return nil }
            let isCredit = CamtWriting.isCredit(arena.slice(one.indicator)) ?? read.isCredit
            let part = isCredit ? amount : Amount(units: -amount.units, decimals: amount.decimals)
            guard let next = CamtWriting.sum(sum, part) else { return nil }
            sum = next
            parts.append(part)
        }
        guard let minus = read.signed.negated, CamtWriting.sum(sum, minus)?.isZero == true else { return nil }
        return parts
    }

    private mutating func fill(_ entry: CamtEntry, _ read: Read) {
        row = ObservationRow()
        row.line = entry.line
        row.booked = read.booked
        row.value = read.value
        row.currency = read.currency
        row.status = read.status
    }

    /// What one payment says of itself, and what the entry says where it is silent.
    private mutating func fill(_ one: CamtTransaction?, _ entry: CamtEntry, _ read: Read, _ arena: ByteView) {
        let one = one ?? CamtTransaction()
        let booked = read.booked ?? read.value
        row.account = statement.account.isEmpty ? ObservationRow.nothing : account
        row.date = booked
        if let day = OfxDay.read(arena.slice(one.day)), let booked, abs(day.ordinal - booked.ordinal) <= 366 { row.date = day }
        let side = read.isCredit == read.isReversal ? one.creditor : one.debtor
        row.merchant = arena.slice(side.name.isEmpty ? side.ultimate : side.name)
        row.counterparty = arena.slice(side.account)
        row.ref = reference(one, entry, arena)
        row.refIsPlausible = !PlaceholderRef.matches(row.ref)
        row.method = CamtWriting.method(arena.slice(one.subfamily.isEmpty ? entry.subfamily : one.subfamily))
        setOriginal(one, read, arena)
        setText(one, entry, arena)
    }

    /// The statement's account, in memory that lives as long as the row is written.
    private var account: ByteView {
        accountBuffer.clear()
        accountBuffer.append(statement.account)
        return accountBuffer.withBytes { $0 }
    }
    private let accountBuffer = ByteBuffer(capacity: 64)

    private func reference(_ one: CamtTransaction, _ entry: CamtEntry, _ arena: ByteView) -> ByteView {
        func usable(_ text: OfxText) -> ByteView? {
            let bytes = arena.slice(text)
            return PlaceholderRef.matches(bytes) ? nil : bytes
        }
        let shared = usable(entry.bankReference) ?? usable(entry.reference)
        let own = usable(one.reference) ?? usable(one.endToEnd) ?? usable(one.id)
        if entry.transactions.count > 1 { return own ?? shared ?? ObservationRow.nothing }
        return usable(entry.bankReference) ?? usable(one.reference) ?? shared ?? own ?? ObservationRow.nothing
    }

    /// What was ordered in another currency than the account's.
    private mutating func setOriginal(_ one: CamtTransaction, _ read: Read, _ arena: ByteView) {
        guard let currency = CamtWriting.currency(arena.slice(one.instructed.currency)), currency != read.currency,
            let amount = CamtWriting.amount(arena.slice(one.instructed.text))
        else { return }
        row.original = read.isCredit ? amount : Amount(units: -amount.units, decimals: amount.decimals)
        row.originalCurrency = currency
        let rate = arena.slice(one.rate)
        row.rate = CamtWriting.amount(rate) == nil ? ObservationRow.nothing : rate
    }

    private mutating func setText(_ one: CamtTransaction, _ entry: CamtEntry, _ arena: ByteView) {
        scratch.clear()
        let stated = one.remittance.isEmpty ? (one.structured.isEmpty ? one.more : one.structured) : one.remittance
        let said = stated.isEmpty ? nil : arena.slice(stated)
        let bank = arena.slice(entry.more)
        if said == nil || row.merchant.isEmpty { CamtWriting.append(bank, to: scratch) }
        if let said, !said.elementsEqual(bank) {
            if !scratch.isEmpty { scratch.append(0x20) }
            CamtWriting.append(said, to: scratch)
        }
        if scratch.isEmpty { CamtWriting.append(row.merchant, to: scratch) }
        row.text = scratch.withBytes { $0 }
    }

    private static func append(_ text: ByteView, to buffer: ByteBuffer) {
        guard text.contains(where: { $0 < 0x20 }) else { return buffer.append(text) }
        for byte in text { buffer.append(byte < 0x20 ? 0x20 : byte) }
    }
}
