import TillRecords
import TillStages

/// Puts elements together into entries and balances, and has each written when it ends.
final class CamtBuilder {
    private let arena = ByteBuffer(capacity: 1 << 14)
    private var writing: CamtWriting
    /// The open elements, and where the text of the innermost value begins.
    private var path: [CamtTag] = []
    private var valueStart = -1
    private var currencyOfAmount = OfxText()
    private var amountNamesCurrency = false

    private var entry: CamtEntry?
    /// The payment being read, given to its entry when it ends.
    private var transaction = CamtTransaction()
    private var isInTransaction = false
    private var balance: CamtBalance?
    private var lastLine = 0
    private var number = 0
    /// A text longer than this is refused.
    private static let longest = 1 << 16
    /// Of so many parts.
    private static let mostParts = 500
    private var isTooLong = false

    /// What went wrong in writing; the parser is stopped by it.
    private(set) var fault: Fault?
    private(set) var hasFault = false
    private(set) var hasStatement = false
    private(set) var isInEntry = false
    /// Elements and texts so far: a document that goes on without any is hostile.
    private(set) var events = 0

    init(_ writer: BankWriter) { writing = CamtWriting(writer) }

    // MARK: events

    func open(_ tag: CamtTag, line: Int, currency: ByteView?) {
        events &+= 1
        valueStart = -1
        path.append(tag)
        switch tag {
        case .statement: begin(line)
        case .entry:
            arena.clear()
            entry = CamtEntry(line: line, number: next(line))
            isInEntry = true
            isInTransaction = false
            isTooLong = false
        case .balance:
            if !isInEntry { arena.clear() }
            balance = CamtBalance(line: line, number: next(line))
        case .transaction:
            transaction = CamtTransaction()
            isInTransaction = isInEntry
        case .amount:
            amountNamesCurrency = currency != nil
            currencyOfAmount = currency.map { kept($0) } ?? OfxText()
        default: break
        }
        if tag.isValue, hasStatement { valueStart = arena.count }
    }

    func text(_ bytes: ByteView) {
        events &+= 1
        guard valueStart >= 0 else { return }
        guard arena.count - valueStart + bytes.count <= CamtBuilder.longest else {
            isTooLong = true
            return
        }
        arena.append(bytes)
    }

    func close() {
        events &+= 1
        guard let tag = path.popLast() else { return }
        if valueStart >= 0 {
            let start = valueStart
            valueStart = -1
            let value = trimmed(from: start)
            if !value.isEmpty { settle(tag, value) } else if tag == .amount { settle(tag, value) }
        }
        do throws(Fault) {
            switch tag {
            case .transaction:
                if isInTransaction { entry?.transactions.append(transaction) }
                isInTransaction = false
            case .entry: try endEntry()
            case .balance: try endBalance()
            case .statement: try writing.endStatement()
            default: break
            }
        } catch {
            fault = error
            hasFault = true
        }
    }

    /// The XML ends or breaks here.
    func finish(brokenAt line: Int?) throws(Fault) {
        try writing.finish(brokenAt: line, inEntry: isInEntry ? entry?.line : nil)
    }

    // MARK: items

    private func begin(_ line: Int) {
        hasStatement = true
        arena.clear()
        writing.statement = CamtStatement()
        writing.statement.line = line
    }

    private func next(_ line: Int) -> Int {
        number = line == lastLine ? number + 1 : 0
        lastLine = line
        return number
    }

    private func endEntry() throws(Fault) {
        isInEntry = false
        guard var done = entry else { return }
        done.isTooLong = isTooLong
        entry = nil
        try arena.withBytes { (bytes) throws(Fault) in try writing.write(done, bytes) }
    }

    private func endBalance() throws(Fault) {
        guard let done = balance else { return }
        balance = nil
        try arena.withBytes { (bytes) throws(Fault) in try writing.write(done, bytes) }
    }

    // MARK: values

    private func kept(_ bytes: ByteView) -> OfxText {
        let start = arena.count
        arena.append(ByteView(rebasing: bytes.prefix(64)))
        return OfxText(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: arena.count - start))
    }

    private func trimmed(from start: Int) -> OfxText {
        arena.withBytes { bytes in
            var first = start
            var end = bytes.count
            while first < end, bytes[first] <= 0x20 { first += 1 }
            while end > first, bytes[end - 1] <= 0x20 { end -= 1 }
            return OfxText(start: UInt32(truncatingIfNeeded: first), count: UInt32(truncatingIfNeeded: end - first))
        }
    }

    private func bytes(_ value: OfxText) -> [UInt8] { arena.withBytes { Array($0.slice(value)) } }

    /// The open element `up` levels above the one that just closed.
    private func above(_ up: Int) -> CamtTag { path.count >= up ? path[path.count - up] : .other }

    private func settle(_ tag: CamtTag, _ value: OfxText) {
        if balance != nil { return settleBalance(tag, value) }
        guard isInEntry else { return settleStatement(tag, value) }
        guard isInTransaction else { return settleEntry(tag, value) }
        var one = transaction
        settle(tag, value, &one)
        transaction = one
    }

    private func settleStatement(_ tag: CamtTag, _ value: OfxText) {
        switch tag {
        case .currency where above(1) == .account: writing.statement.currency = CamtWriting.currency(bytes(value))
        case .iban, .bban, .identification:
            guard accountOwner == .account, writing.statement.account.isEmpty || tag == .iban else { return }
            writing.statement.account = bytes(value)
        default: break
        }
    }

    /// Whose account number an element below `Id` is: `Acct/Id/IBAN`, `DbtrAcct/Id/Othr/Id`.
    private var accountOwner: CamtTag {
        if above(1) == .identification { return above(2) }
        guard above(1) == .otherAccount || above(1) == .proprietaryAccount, above(2) == .identification else { return .other }
        return above(3)
    }

    private func settleBalance(_ tag: CamtTag, _ value: OfxText) {
        switch (tag, above(1)) {
        case (.code, .codeOrProprietary), (.code, .type): balance?.code = value
        case (.amount, .balance): balance?.amount = amount(value)
        case (.indicator, .balance): balance?.indicator = value
        case (.date, .date), (.dateTime, .date), (.date, .balance): balance?.day = value
        default: break
        }
    }

    private func amount(_ value: OfxText) -> CamtAmount {
        CamtAmount(text: value, currency: currencyOfAmount, namesCurrency: amountNamesCurrency)
    }

    private func settleEntry(_ tag: CamtTag, _ value: OfxText) {
        switch (tag, above(1)) {
        case (.amount, .entry): entry?.amount = amount(value)
        case (.indicator, .entry): entry?.indicator = value
        case (.status, .entry), (.code, .status): entry?.status = value
        case (.reversal, .entry): entry?.reversal = value
        case (.date, .bookingDate), (.dateTime, .bookingDate): entry?.booked = value
        case (.date, .valueDate), (.dateTime, .valueDate): entry?.value = value
        case (.entryReference, .entry): entry?.reference = value
        case (.bankReference, .entry): entry?.bankReference = value
        case (.moreEntry, .entry): entry?.more = value
        case (.subfamily, .family): entry?.subfamily = value
        default: break
        }
    }

    private func settle(_ tag: CamtTag, _ value: OfxText, _ one: inout CamtTransaction) {
        switch (tag, above(1)) {
        case (.amount, .transaction): one.amount = amount(value)
        case (.amount, .transactionAmount) where above(2) == .amountDetails: one.detailed = amount(value)
        case (.amount, .instructedAmount) where above(2) == .amountDetails: one.instructed = amount(value)
        case (.indicator, .transaction): one.indicator = value
        case (.bankReference, .references): one.reference = value
        case (.endToEnd, .references): one.endToEnd = value
        case (.transactionId, .references): one.id = value
        case (.name, _): setName(value, &one)
        case (.iban, _), (.bban, _), (.identification, _): setAccount(tag, value, &one)
        case (.unstructured, .remittance): join(value, &one)
        case (.reference, .creditorReference): one.structured = value
        case (.moreRemittance, _): join(value, &one)
        case (.moreTransaction, .transaction): one.more = value
        case (.rate, .exchange): one.rate = value
        case (.transactionDay, .relatedDates): one.day = value
        case (.subfamily, .family): one.subfamily = value
        default: break
        }
    }

    private func setName(_ value: OfxText, _ one: inout CamtTransaction) {
        switch above(1) == .party ? above(2) : above(1) {
        case .debtor: one.debtor.name = value
        case .creditor: one.creditor.name = value
        case .ultimateDebtor: one.debtor.ultimate = value
        case .ultimateCreditor: one.creditor.ultimate = value
        default: break
        }
    }

    private func setAccount(_ tag: CamtTag, _ value: OfxText, _ one: inout CamtTransaction) {
        switch accountOwner {
        case .debtorAccount where one.debtor.account.isEmpty || tag == .iban: one.debtor.account = value
        case .creditorAccount where one.creditor.account.isEmpty || tag == .iban: one.creditor.account = value
        default: break
        }
    }

    /// Parts of one text, with a blank between them.
    private func join(_ value: OfxText, _ one: inout CamtTransaction) {
        guard !one.remittance.isEmpty else { return one.remittance = value }
        one.parts += 1
        guard one.parts < CamtBuilder.mostParts, Int(one.remittance.count) + Int(value.count) < CamtBuilder.longest else {
            isTooLong = true
            return
        }
        let parts = bytes(one.remittance) + [0x20] + bytes(value)
        one.remittance = OfxText(start: UInt32(truncatingIfNeeded: arena.count), count: UInt32(truncatingIfNeeded: parts.count))
        arena.append(parts)
    }
}
