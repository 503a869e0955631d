import TillRecords

/// Puts tags and texts together into items. Knows no nesting but the little that matters, so that missing, doubled and
/// wrong end tags do no harm, and depth costs nothing.
struct OfxBuilder {
    var contents = OfxContents()
    /// Holds every value that matters, one after the other.
    let arena: ByteBuffer
    private var item: OfxItem?
    private var part = Part.whole
    private var listIsPending = false
    private var securityId: [UInt8] = []
    /// The value being read, and where it starts in the arena.
    private var leaf = OfxTag.other
    private var leafStart = 0
    /// The item is a balance that is one element.
    private var endsWithBalance = false
    private var lastLine = 0
    private var number = 0

    /// What a value belongs to.
    private enum Part { case whole, payee, currency, accountTo, accountFrom, security, positions }

    init(capacity: Int) { arena = ByteBuffer(capacity: capacity) }

    /// Whether texts matter now.
    var wantsText: Bool { leaf != .other }

    /// Text of the open element, decoded.
    @inline(__always)
    mutating func text(_ bytes: ByteView) {
        if leaf != .other { arena.append(bytes) }
    }

    /// Bytes of the open element as a scanner decodes them.
    @inline(__always)
    mutating func text(_ byte: UInt8) {
        if leaf != .other { arena.append(byte) }
    }

    mutating func open(_ tag: OfxTag, line: Int) {
        settleLeaf()
        switch tag {
        case .other: break
        case .ofx, .ofc: contents.hasRoot = true
        case .bankResponse, .cardResponse, .investmentResponse, .loanResponse, .accountStatement: beginStatement(tag)
        case .bankStatement, .cardStatement, .investmentStatement, .loanStatement: beginStatement(tag)
        case .bankAccount, .cardAccount, .investmentAccount, .loanAccount, .oldAccount: beginAccount()
        case .bankList, .investmentList: beginList(pending: false)
        case .pendingBankList: beginList(pending: true)
        case .row: begin(listIsPending ? .pendingRow : .row, line)
        case .pendingRow: begin(.pendingRow, line)
        case .ledgerBalance: begin(.balance(.closing), line)
        case .availableBalance: begin(.balance(.available), line)
        case .status: begin(.answer, line)
        case .investmentBalance, .positions, .openOrders:
            endItem()
            part = .positions
        case .security:
            endItem()
            part = .security
        case .payee: part = .payee
        case .bankAccountTo, .cardAccountTo: part = .accountTo
        case .currency, .originalCurrency:
            part = .currency
            item?.symbolHolds = tag == .currency
            startLeaf(.symbol)
        case .oldBalance, .cash: beginOldBalance(tag, line)
        default: if tag.trade != nil { beginTrade(tag, line) } else { startLeaf(tag) }
        }
    }

    mutating func close(_ tag: OfxTag) {
        settleLeaf()
        switch tag {
        case .ofx, .ofc:
            endItem()
            contents.isClosed = true
        case .bankResponse, .cardResponse, .investmentResponse, .loanResponse, .accountStatement, .bankStatement, .cardStatement,
            .investmentStatement, .loanStatement:
            endItem()
            if let last = contents.statements.indices.last { contents.statements[last].isClosed = true }
        case .bankList, .pendingBankList, .investmentList:
            endItem()
            listIsPending = false
        case .row, .pendingRow, .ledgerBalance, .availableBalance, .status: endItem()
        case .payee, .currency, .originalCurrency, .bankAccountTo, .cardAccountTo, .bankAccount, .cardAccount, .investmentAccount,
            .loanAccount, .oldAccount, .security, .investmentBalance, .positions, .openOrders:
            part = .whole
        default: if tag.trade != nil { endItem() }
        }
    }

    /// The document has ended.
    mutating func finish() -> OfxContents {
        contents.endsInItem = item != nil && !contents.isClosed
        settleLeaf()
        endItem()
        return contents
    }

    // MARK: statements and items

    /// A response holds a statement; whichever comes first makes the record of the account, if the last one is in use.
    private mutating func beginStatement(_ tag: OfxTag) {
        endItem()
        part = .whole
        listIsPending = false
        if let last = contents.statements.last, !last.isClosed, !last.hasItems {
            contents.statements[contents.statements.count - 1].currency = OfxText()
        } else {
            contents.statements.append(OfxStatement())
        }
        if let kind = OfxBuilder.kind(tag) { contents.statements[contents.statements.count - 1].kind = kind }
    }

    /// What kind of account an element is for, where it is for one kind alone.
    private static func kind(_ tag: OfxTag) -> String? {
        switch tag {
        case .cardStatement, .cardResponse: "card"
        case .investmentStatement, .investmentResponse: "investment"
        case .loanStatement, .loanResponse: "loan"
        default: nil
        }
    }

    /// A transfer of securities names the other account so.
    private mutating func beginAccount() {
        if case .trade = item?.kind {
            part = .accountTo
        } else {
            endItem()
            part = .accountFrom
        }
    }

    private mutating func beginList(pending: Bool) {
        endItem()
        part = .whole
        listIsPending = pending
    }

    private mutating func begin(_ kind: OfxItem.Kind, _ line: Int) {
        endItem()
        part = .whole
        if contents.statements.isEmpty { contents.statements.append(OfxStatement()) }
        number = line == lastLine ? number + 1 : 0
        lastLine = line
        item = OfxItem(kind, line: line, number: number, statement: contents.statements.count - 1)
    }

    private mutating func beginTrade(_ tag: OfxTag, _ line: Int) {
        guard part != .positions, contents.statements.last?.isInvestment == true else { return }
        begin(.trade(tag), line)
    }

    /// Balances that are one element: LEDGER of OFC, the cash of an investment account.
    private mutating func beginOldBalance(_ tag: OfxTag, _ line: Int) {
        begin(.balance(tag == .cash ? .available : .closing), line)
        startLeaf(.balance)
        endsWithBalance = true
    }

    private mutating func endItem() {
        part = .whole
        endsWithBalance = false
        guard let done = item else { return }
        item = nil
        if case .answer = done.kind {} else { contents.statements[done.statement].hasItems = true }
        contents.items.append(done)
    }

    // MARK: values

    private mutating func startLeaf(_ tag: OfxTag) {
        leaf = tag
        leafStart = arena.count
    }

    /// The open value is complete: trims it and gives it to whatever it belongs to.
    @inline(__always)
    private mutating func settleLeaf() {
        guard leaf != .other else { return }
        let tag = leaf
        leaf = .other
        let value = trimmed()
        guard !value.isEmpty else { return }
        settle(tag, value)
    }

    private func trimmed() -> OfxText {
        arena.withBytes { bytes in
            var start = leafStart
            var end = bytes.count
            while start < end, bytes[start] <= 0x20 { start += 1 }
            while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
            return OfxText(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: end - start))
        }
    }

    private mutating func settle(_ tag: OfxTag, _ value: OfxText) {
        switch tag {
        case .accountId where part == .accountTo: set(.account, value)
        case .accountId: setAccount(value)
        case .defaultCurrency:
            statement { $0.currency = value }
        case .securityId where part == .security: securityId = bytes(value)
        case .securityName where part == .security: contents.securities[securityId] = bytes(value)
        case .ticker where part == .security:
            if contents.securities[securityId] == nil { contents.securities[securityId] = bytes(value) }
        case .asOf where item == nil: statement { $0.asOf = value }
        case .periodEnd: statement { $0.periodEnd = value }
        case .name2:
            if let name = item?[.name], name.count < value.count { item?[.name] = value }
        case .symbol, .rate: set(tag == .symbol ? .symbol : .rate, value)
        case .accountType, .bankId, .branchId: break
        default:
            if let field = field(tag) { set(field, value) }
            if endsWithBalance { endItem() }
        }
    }

    private func bytes(_ value: OfxText) -> [UInt8] {
        arena.withBytes { Array($0[Int(value.start)..<Int(value.start) + Int(value.count)]) }
    }

    /// An account that follows another's rows without a new statement begins one.
    private mutating func setAccount(_ value: OfxText) {
        guard item == nil else { return }
        if let last = contents.statements.last, last.hasItems, !last.account.isEmpty, bytes(last.account) != bytes(value) {
            contents.statements.append(OfxStatement(currency: last.currency, kind: last.kind))
        }
        statement { $0.account = value }
    }

    private mutating func statement(_ change: (inout OfxStatement) -> Void) {
        if contents.statements.isEmpty { contents.statements.append(OfxStatement()) }
        change(&contents.statements[contents.statements.count - 1])
    }

    private func field(_ tag: OfxTag) -> OfxField? {
        switch tag {
        case .posted, .traded, .asOf, .transacted: .day
        case .user: .userDay
        case .settled, .available: .settled
        case .amount, .total, .balance, .code: .amount
        case .id: .id
        case .name, .severity: .name
        case .memo, .message: .memo
        case .check, .oldCheck: .check
        case .type: .type
        case .securityId: .security
        case .units: .units
        case .price: .price
        case .corrects: .corrects
        case .action: .action
        default: nil
        }
    }

    /// The first value stands. A second day, amount or id that differs is two rows run together.
    private mutating func set(_ field: OfxField, _ value: OfxText) {
        guard let held = item?[field] else { return }
        if held.isEmpty {
            item?[field] = value
        } else if field == .day || field == .amount || field == .id, bytes(held) != bytes(value) {
            item?.clash = true
        }
    }
}
