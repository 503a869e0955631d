import Glibc
import TillRecords
import TillStages

/// A running balance and the movement it follows.
struct CsvBalance {
    let balance: Amount
    /// What moved since the balance before.
    var amount: Amount
    let day: Day
    let line: Int
}

/// The accounts of a document: their names, and their balances followed row by row.
struct CsvAccounts {
    /// What is known of one account while rows go by.
    private struct State {
        let name: ByteView
        /// The account as records name it, empty when it has no name.
        let shown: ByteView
        /// What stands for the account in keys.
        let mark: UInt64
        /// It is none of the household's: its rows wait for whoever knows.
        let isHeld: Bool
        var first: CsvBalance?
        var last: CsvBalance?
        /// What rows without a balance moved since the last one that has one, oldest first; nil where nothing did.
        var skipped: Amount?
        var currency: Currency?
        var links = 0
        var broken = 0
        var firstBreak = 0

        /// A balance that the chain of running ones proves.
        func row(_ kind: BalanceRow.Kind, _ amount: Amount, _ at: CsvBalance, number: Int) -> BalanceRow {
            var row = BalanceRow()
            (row.kind, row.amount, row.date, row.account, row.currency) = (kind, amount, at.day, shown, currency)
            (row.line, row.number) = (at.line, number)
            return row
        }
    }

    private var states: [State] = []
    private var byName: [[UInt8]: Int] = [:]
    private var current = -1
    /// The account that rows without one of their own belong to.
    private(set) var section = 0
    private let newestFirst: Bool?
    private let fallback: [UInt8]
    private let prefersFallback: Bool
    private let known: KnownAccounts?

    /// `fallback` is the account of documents that name none.
    init(_ layout: CsvLayout, fallback: String, known: KnownAccounts?) {
        self.known = known
        newestFirst = layout.newestFirst
        self.fallback = Array(fallback.utf8)
        prefersFallback = layout.accountIsName && !fallback.isEmpty
        if layout.accountColumn < 0 { _ = add(layout.account.isEmpty ? self.fallback : layout.account) }
    }

    private mutating func add(_ name: [UInt8]) -> Int {
        if let known = byName[name] { return known }
        let plain = CsvAccounts.plain(name)
        var shown = plain.isEmpty || prefersFallback ? fallback : plain
        let owner = known.map { known in shown.withBytes { known.owner(of: $0) } } ?? .named
        if owner == .file { shown = fallback }
        let mark = shown.withBytes { EvidenceIdentity.accountMark($0) }
        states.append(State(name: CsvAccounts.kept(name), shown: CsvAccounts.kept(shown), mark: mark, isHeld: owner == .nobody))
        byName[name] = states.count - 1
        return states.count - 1
    }

    /// The account without the marks that keep spreadsheets from reading it as a number: `'609242`, `'609242'`, `_609242`, `="609242"`; empty where
    /// nothing but marks stands there.
    private static func plain(_ name: [UInt8]) -> [UInt8] {
        if bare(name).isEmpty { return [] }
        if name.count > 3, name[0] == 0x3D, name[1] == 0x22, name[name.count - 1] == 0x22 { return Array(name[2..<(name.count - 1)]) }
        if name.count > 1, name[0] == 0x5F { return Array(name.dropFirst()) }
        guard name.count > 1, name[0] == 0x27 else { return name }
        return Array(name[1..<(name[name.count - 1] == 0x27 ? name.count - 1 : name.count)])
    }

    /// Letters, digits and the stars of a mask alone.
    static func bare(_ name: [UInt8]) -> [UInt8] {
        name.filter { $0 >= 0x80 || $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 26 || $0 == 0x2A }
    }

    /// A line between the rows names the account of those behind it.
    mutating func enter(_ name: [UInt8]) { section = add(name) }

    /// A copy in memory of its own, so that rows reach it without counting references.
    private static func kept(_ bytes: [UInt8]) -> ByteView {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        unsafe copy.copyBytes(from: bytes)
        return unsafe copy.view
    }

    func release() {
        for state in states {
            unsafe state.name.baseAddress?.deallocate()
            unsafe state.shown.baseAddress?.deallocate()
        }
    }

    /// The account that a cell names.
    @inline(__always)
    mutating func find(_ cell: ByteView) -> Int {
        for index in 0..<min(states.count, 8) where matches(index, cell) { return index }
        if current >= 0, matches(current, cell) { return current }
        current = add(Array(cell))
        return current
    }

    @inline(__always)
    private func matches(_ index: Int, _ cell: ByteView) -> Bool {
        states[index].name.equals(cell)
    }

    /// The account as records name it, empty when it has no name.
    @inline(__always)
    func shown(_ index: Int) -> ByteView { states[index].shown }

    @inline(__always)
    func mark(_ index: Int) -> UInt64 { states[index].mark }

    /// Whether rows of the account wait, which are counted.
    @inline(__always)
    func holds(_ index: Int) -> Bool { states[index].isHeld }

    /// A row of an account that is none of the household's.
    func hold(_ index: Int) { known?.hold(states[index].shown) }

    /// Follows the running balance of a row that was written.
    @inline(__always)
    mutating func follow(_ index: Int, _ here: CsvBalance, _ currency: Currency?) {
        var here = here
        if let skipped = states[index].skipped {
            here.amount = CsvAccounts.sum(skipped, here.amount)
            states[index].skipped = nil
        }
        if let before = states[index].last {
            if let newestFirst {
                states[index].links &+= 1
                let follows =
                    newestFirst
                    ? CsvAccounts.adds(here.balance, before.amount, before.balance)
                    : CsvAccounts.adds(before.balance, here.amount, here.balance)
                if !follows {
                    states[index].broken &+= 1
                    if states[index].firstBreak == 0 { states[index].firstBreak = here.line }
                }
            }
        } else {
            states[index].first = here
            states[index].currency = currency
        }
        states[index].last = here
    }

    /// A row that was written and has no balance: the next one is held against all that moved since the last.
    mutating func skip(_ index: Int, _ amount: Amount) {
        if newestFirst == true {
            guard let last = states[index].last else { return }
            states[index].last?.amount = CsvAccounts.sum(last.amount, amount)
        } else {
            states[index].skipped = states[index].skipped.map { CsvAccounts.sum($0, amount) } ?? amount
        }
    }

    /// The first alone where the sum is past what 64 bits hold: the chain then breaks.
    private static func sum(_ a: Amount, _ b: Amount) -> Amount {
        let decimals = max(a.decimals, b.decimals)
        guard let one = a.scaled(to: decimals), let other = b.scaled(to: decimals) else { return a }
        let (units, overflow) = one.units.addingReportingOverflow(other.units)
        return overflow ? a : Amount(units: units, decimals: decimals)
    }

    /// The day of the last row, where one with that amount and balance follows from it.
    func day(_ index: Int, before amount: Amount, _ balance: Amount) -> Day? {
        guard let last = states[index].last, let newestFirst else { return nil }
        let follows =
            newestFirst
            ? CsvAccounts.adds(balance, last.amount, last.balance) : CsvAccounts.adds(last.balance, amount, balance)
        return follows ? last.day : nil
    }

    /// Whether a balance is the last one that was followed, or the one before it, or none was.
    func isMet(_ index: Int, by balance: Amount) -> Bool {
        guard let last = states[index].last else { return true }
        let zero = Amount(units: 0, decimals: 0)
        return CsvAccounts.adds(last.balance, zero, balance) || CsvAccounts.adds(balance, last.amount, last.balance)
    }

    /// from + moved = to, exactly.
    @inline(__always)
    static func adds(_ from: Amount, _ moved: Amount, _ to: Amount) -> Bool {
        if from.decimals == moved.decimals, moved.decimals == to.decimals { return from.units &+ moved.units == to.units }
        func wide(_ amount: Amount) -> Int128 { Int128(amount.units) * Int128(Amount.powers[Int(Amount.mostDecimals - amount.decimals)]) }
        return wide(from) + wide(moved) == wide(to)
    }

    /// Opening and closing balances of every account whose chain proves the order of its rows; a note where a chain breaks.
    func finish(_ place: borrowing CsvPlace, _ sink: Sink, _ facts: BankFacts?) throws(Fault) {
        for state in states {
            if let facts { tell(state, place, facts) }
            guard let newestFirst, let first = state.first, let last = state.last else { continue }
            let (oldest, newest) = newestFirst ? (last, first) : (first, last)
            if state.broken == 0, let opening = CsvAccounts.before(oldest.balance, oldest.amount) {
                try place.write(state.row(.opening, opening, oldest, number: 1), sink)
            }
            try place.write(state.row(.closing, newest.balance, newest, number: 2), sink)
            guard state.broken > 0 else { continue }
            try sink.contradiction(
                "bank.csv.chain-broken",
                "the running balance does not follow from the row before on \(state.broken) of \(state.links) rows, first on \(place.name(state.firstBreak)).",
                remedy: "Rows may be missing from the export: export the period again.", file: place.document.name,
                place: place.name(state.firstBreak))
        }
    }

    private func tell(_ state: State, _ place: borrowing CsvPlace, _ facts: BankFacts) {
        guard let newestFirst, let first = state.first, let last = state.last else { return }
        let (oldest, newest) = newestFirst ? (last, first) : (first, last)
        facts.add(
            BankStatement(
                account: String(decoding: state.name, as: UTF8.self), currency: state.currency,
                opening: CsvAccounts.before(oldest.balance, oldest.amount), from: oldest.day, closing: newest.balance, to: newest.day,
                place: place.name(oldest.line), difference: state.broken == 0 ? Amount(units: 0, decimals: 0) : nil, links: state.links,
                broken: state.broken, firstBreak: place.name(state.firstBreak)))
    }

    /// The balance before a row, or nil when it does not fit.
    private static func before(_ balance: Amount, _ amount: Amount) -> Amount? {
        let decimals = max(balance.decimals, amount.decimals)
        guard let held = balance.scaled(to: decimals), let moved = amount.scaled(to: decimals) else { return nil }
        let (units, overflow) = held.units.subtractingReportingOverflow(moved.units)
        return overflow ? nil : Amount(units: units, decimals: decimals)
    }
}
