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
    private let arena: UnsafeRawBufferPointer
    /// Ids by fingerprint: their content, and those that have several.
    private var contentOfRef: [UInt64: UInt64] = [:]
    private var misusedRefs: Set<UInt64> = []
    private var voidedRefs: Set<[UInt8]> = []

    init(_ contents: OfxContents, arena: UnsafeRawBufferPointer) {
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
    static func isCut(_ name: UnsafeRawBufferPointer) -> Bool {
        name.count { $0 & 0xC0 != 0x80 } == 32
    }

    private static func isDebit(_ type: UnsafeRawBufferPointer) -> Bool {
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

    private func mark(_ item: OfxItem, _ ref: UnsafeRawBufferPointer) -> UInt64 {
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
