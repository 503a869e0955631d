import TillRecords

/// What only all items of a document together say.
struct OfxSurvey {
    private(set) var decimalMark = OfxDecimalMark()
    /// Every name that has a memo is exactly as long as the format allows: the memo is the rest of the name.
    private(set) var memoGoesOn = false
    /// What amounts mean where rows are called debits and none is negative.
    private(set) var signs = OfxSigns()
    /// Rows that state a balance.
    private(set) var balanceRows = OfxBalanceRows()
    private let arena: ByteView
    /// Ids by fingerprint: their content, and those that have several.
    private var contentOfRef: [UInt64: UInt64] = [:]
    private var misusedRefs: Set<UInt64> = []
    private var voidedRefs: Set<[UInt8]> = []

    init(_ contents: OfxContents, arena: ByteView) {
        self.arena = arena
        contentOfRef.reserveCapacity(contents.items.count)
        var debits = 0
        var negatives = 0
        var memos = 0
        var seams = 0
        for item in contents.items {
            if case .answer = item.kind { continue }
            if let number = OfxNumber(arena.slice(item[.amount])) { decimalMark.add(number) }
            guard item.isRow else { continue }
            note(item)
            if arena.slice(item[.amount]).first == 0x2D { negatives += 1 }
            if OfxNumber(arena.slice(item[.amount])) != nil, OfxSurvey.isDebit(arena.slice(item[.type])) { debits += 1 }
            if !item[.memo].isEmpty, !item[.name].isEmpty {
                memos += 1
                if OfxSurvey.isCut(arena.slice(item[.name])) { seams += 1 }
            }
        }
        balanceRows = OfxBalanceRows(contents, arena: arena, mark: decimalMark)
        memoGoesOn = memos > 0 && seams == memos
        if negatives == 0, debits > 0 { signs = OfxSigns(contents, arena: arena, mark: decimalMark) }
    }

    /// How many ids stand for several movements.
    var misusedCount: Int { misusedRefs.count }

    /// NAME has room for 32 characters.
    static func isCut(_ name: ByteView) -> Bool {
        name.count { $0 & 0xC0 != 0x80 } == 32
    }

    private static func isDebit(_ type: ByteView) -> Bool {
        type.elementsEqual("DEBIT".utf8)
    }

    func isHold(_ item: OfxItem) -> Bool { arena.slice(item[.type]).elementsEqual("HOLD".utf8) }

    /// Whether the id can tell its row from others.
    func isPlausible(_ item: OfxItem) -> Bool {
        let ref = arena.slice(item[.id])
        return !PlaceholderRef.matches(ref) && !misusedRefs.contains(mark(item, ref))
    }

    /// Whether the row takes another back, or is taken back.
    func isVoid(_ item: OfxItem) -> Bool {
        guard !voidedRefs.isEmpty else { return false }
        return arena.slice(item[.action]).elementsEqual("DELETE".utf8) || voidedRefs.contains(Array(arena.slice(item[.id])))
    }

    private mutating func note(_ item: OfxItem) {
        if !item[.corrects].isEmpty { voidedRefs.insert(Array(arena.slice(item[.corrects]))) }
        guard !item[.id].isEmpty else { return }
        let mark = mark(item, arena.slice(item[.id]))
        let content = content(item)
        if let known = contentOfRef.updateValue(content, forKey: mark), known != content { misusedRefs.insert(mark) }
    }

    private func mark(_ item: OfxItem, _ ref: ByteView) -> UInt64 {
        Digest.sha256(ref).fingerprint &+ UInt64(truncatingIfNeeded: item.statement)
    }

    private func content(_ item: OfxItem) -> UInt64 {
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
        for field in [OfxField.day, .amount, .name, .memo] {
            for byte in arena.slice(item[field]) { mark = (mark ^ UInt64(byte)) &* 0x100_0000_01B3 }
            mark = (mark ^ 0xFF) &* 0x100_0000_01B3
        }
        return mark
    }
}

extension OfxItem {
    var isRow: Bool {
        switch kind {
        case .row, .pendingRow: true
        default: false
        }
    }

    var isTrade: Bool { if case .trade = kind { true } else { false } }
}

/// Rows of an OFX statement that are no movements but balances, as some banks book them among the rows ("Saldo do dia").
///
/// Nothing of their words is known: what such rows say must follow from the rows between them, to the last unit. The rows of one text, or
/// those without an id where others have one, are balances when each is the one before it and all that moved since, either way round,
/// twice at least; once where none has an id, or where the last is the statement's ledger balance. A single one is none, unless it and
/// all rows make the ledger balance.
struct OfxBalanceRows {
    /// Places in the document's items.
    private(set) var places: Set<Int> = []

    /// Row of a statement: its place among all items, and what moved; nil where that is no number.
    private struct Row {
        let place: Int
        let units: Int64
        let text: UInt64
        let hasId: Bool
    }

    init() {}

    init(_ contents: OfxContents, arena: ByteView, mark: OfxDecimalMark) {
        var rows: [Row] = []
        var closing: Int64?
        var statement = -1
        for (place, item) in contents.items.enumerated() {
            if item.statement != statement {
                find(rows, closing)
                (rows, closing, statement) = ([], nil, item.statement)
            }
            let units = OfxNumber(arena.slice(item[.amount])).flatMap { mark.amount($0, nil) }?.scaled(to: 4)?.units
            if case .balance(.closing) = item.kind { closing = units }
            guard item.isRow, let units else { continue }
            let text = OfxBalanceRows.mark(arena.slice(item[.memo]), OfxBalanceRows.mark(arena.slice(item[.name]), 0xCBF2_9CE4_8422_2325))
            rows.append(Row(place: place, units: units, text: text, hasId: !PlaceholderRef.matches(arena.slice(item[.id]))))
        }
        find(rows, closing)
    }

    /// FNV-1a, going on from another.
    private static func mark(_ text: ByteView, _ before: UInt64) -> UInt64 {
        text.reduce(before &* 0x100_0000_01B3) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private mutating func find(_ rows: [Row], _ closing: Int64?) {
        guard rows.count >= 3 else { return }
        // What moved up to and with each row.
        var sums: [Int64] = [0]
        for row in rows { sums.append(sums[sums.count - 1] &+ row.units) }
        let unnamed = rows.indices.filter { !rows[$0].hasId }
        if unnamed.count * 2 < rows.count, isChain(unnamed, rows, sums, least: 1, closing) {
            places.formUnion(unnamed.map { rows[$0].place })
            return
        }
        for (_, group) in Dictionary(grouping: rows.indices, by: { rows[$0].text }) where group.count >= 2 && group.count * 2 <= rows.count
        {
            if isChain(group, rows, sums, least: 2, closing) { places.formUnion(group.map { rows[$0].place }) }
        }
    }

    /// Whether each of these rows is what the one before it says and all that moved between.
    private func isChain(_ chain: [Int], _ rows: [Row], _ sums: [Int64], least: Int, _ closing: Int64?) -> Bool {
        guard let first = chain.first, let last = chain.last else { return false }
        if chain.count == 1 {
            let others = sums[rows.count] &- rows[first].units
            return least == 1 && rows[first].units != 0 && others != 0 && closing == rows[first].units &+ others
        }
        for isReversed in [false, true] {
            var proven = 0
            let holds = zip(chain, chain.dropFirst()).allSatisfy { above, below in
                let moved = sums[below] &- sums[above + 1]
                if moved != 0 { proven += 1 }
                return isReversed
                    ? rows[above].units == rows[below].units &+ moved : rows[below].units == rows[above].units &+ moved
            }
            let isLast = rows[isReversed ? first : last].units == closing
            if holds, proven >= least || proven > 0 && isLast { return true }
        }
        return false
    }
}
