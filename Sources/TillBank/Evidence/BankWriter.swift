import TillRecords
import TillStages

/// Takes the rows of one bank document: gives them their account, names and source, and counts what was written.
final class BankWriter {
    let document: Document
    let sink: Sink
    let request: BankRequest
    /// Where decisions are told, when a person asked for them.
    var facts: BankFacts?
    /// Where it is noted what kind of account the document says it is of.
    var kinds: StatedKinds?
    /// What documents that are read together learn from each other.
    var learning: CsvLearning?
    /// Which part of the document the rows are from; CSV and sheets write their rows by it.
    var part: BankPart
    /// The profiles that a table is read by, which each refusal of its rows names.
    var profiles: [String] = []
    private var identity: EvidenceIdentity
    private let source: EvidenceSource
    /// Which accounts the household has; nil where it says nothing of accounts.
    let known: KnownAccounts?
    /// What stands for the account of documents that name none.
    private let texts = RowTexts(room: 64)
    private let fallback: ByteView
    /// Observations written.
    private(set) var rows = 0
    private(set) var rejected = 0

    /// - Parameter expecting: how many rows are likely, when that is known; only memory and time depend on it.
    init(document: Document, format: StaticString, request: BankRequest, sink: Sink, known: KnownAccounts? = nil, expecting rows: Int = 0) {
        self.document = document
        self.sink = sink
        self.known = known
        self.request = request
        part = BankPart(format: format)
        identity = EvidenceIdentity(document: document.digest, expecting: rows)
        fallback = texts.keep(request.account ?? "")
        source = part.source(of: document, request)
    }

    /// Writes one observation.
    func write(_ row: ObservationRow) throws(Fault) {
        var row = row
        guard let account = account(row.account) else {
            rejected += 1
            known?.hold(row.account)
            return
        }
        row.account = account
        let key = identity.key(row, account: row.account)
        rows &+= 1
        try sink.write(row, id: identity.id(row.line, number: row.number), key: key, from: source)
    }

    /// Writes one balance: what the document says the account held.
    func write(_ balance: BalanceRow) throws(Fault) {
        var balance = balance
        guard let account = account(balance.account) else { return }
        balance.account = account
        try sink.write(balance, id: holdingId(balance.line, balance.number), from: source)
    }

    /// Writes one trade.
    func write(_ trade: TradeRow) throws(Fault) {
        var trade = trade
        guard let account = account(trade.account) else { return }
        trade.account = account
        try sink.write(trade, id: holdingId(trade.line, trade.number), from: source)
    }

    /// The account of a row that names one or none; nil where it is none of the household's.
    private func account(_ named: ByteView) -> ByteView? {
        let account = named.isEmpty ? fallback : named
        switch known?.owner(of: account) ?? .named {
        case .named: return account
        case .file: return fallback
        case .nobody: return nil
        }
    }

    /// Observations of the same line have another number space.
    private func holdingId(_ line: Int, _ number: Int) -> Digest { identity.id(line, number: ~number) }

    /// Refuses a row: a reject with its line, and the next row is read.
    func reject(_ code: String, _ sentence: String, remedy: String, line: Int, content: ByteView? = nil) throws(Fault) {
        rejected += 1
        let shown = content.map { String(decoding: ByteView(rebasing: $0.prefix(200)), as: UTF8.self) }
        try sink.reject(
            Fault(code, sentence, remedy: remedy, file: document.name, place: part.place(line)), document: document.id,
            within: document.carrier?.document,
            content: shown)
    }

    /// Notes what kind of account the document says it is of.
    ///
    /// - Parameter account: as its rows name it; empty for all of them.
    func isOf(_ kind: String, account: String) { kinds?.say(kind, of: account, in: document.id) }

    /// Says what the document contradicts itself in.
    func contradiction(_ code: StaticString, _ message: String, remedy: String, line: Int) throws(Fault) {
        try sink.contradiction(code, message, remedy: remedy, file: document.name, place: part.place(line))
    }

    /// Says something about the document that a person may want to know.
    func note(_ code: StaticString, _ message: String, remedy: String? = nil, line: Int? = nil) throws(Fault) {
        try sink.note(code, message, remedy: remedy, file: document.name, place: line.map { part.place($0) })
    }
}
