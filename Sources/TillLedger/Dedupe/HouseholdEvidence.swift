import Glibc
import TillRecords

/// All observations of one household, as evidence; and the tables that intern their texts.
struct HouseholdEvidence {
    private(set) var all: [Evidence] = []
    let keys: BytesTable
    let accounts = BytesTable()
    let documents = BytesTable()
    let formats = BytesTable()
    let merchants = BytesTable()
    let texts: BytesTable
    /// Records that were read twice from the same document: same id, same content.
    private(set) var repeated: Set<Int> = []
    /// Observations without an amount, or bank rows without a day.
    private(set) var undated: [Int] = []
    private let words: LinkWords
    /// Whether a text says that its row is pending, by the text's place.
    private var saysPending: [Bool] = []
    /// Whether people decided anything: only then can a merchant be renamed, or a reading corrected.
    private let isDecided: Bool

    init(_ records: [Record], _ words: LinkWords) {
        self.words = words
        isDecided = records.contains { $0.equals(.type, .decision) }
        keys = BytesTable(expecting: records.count)
        texts = BytesTable(expecting: records.count)
        all.reserveCapacity(records.count)
        var ids: Set<WideId> = []
        ids.reserveCapacity(records.count)
        var sources = SourceMemory()
        for (index, record) in records.enumerated() where record.equals(.type, .observation) {
            guard let evidence = read(record, index, &sources) else {
                undated.append(index)
                continue
            }
            if ids.insert(evidence.id).inserted { all.append(evidence) } else { meetAgain(evidence, index, records) }
        }
    }

    /// The same place of the same document was read twice. A photo that lies in a chat's export and beside it says more with the
    /// message it was sent with.
    private mutating func meetAgain(_ evidence: Evidence, _ index: Int, _ records: [Record]) {
        guard evidence.kind == .receipt, records[index].has(.message),
            let place = all.firstIndex(where: { $0.id == evidence.id }), !records[all[place].record].has(.message)
        else {
            repeated.insert(index)
            return
        }
        repeated.insert(all[place].record)
        all[place] = evidence
    }

    private mutating func read(_ record: borrowing Record, _ index: Int, _ sources: inout SourceMemory) -> Evidence? {
        record.withView { view in
            let source = view.raw(.source).flatMap { sources.facts($0, documents, formats) } ?? SourceFacts.none
            let written = view.date(.date) ?? view.date(.booked)
            guard let day = written ?? HouseholdEvidence.openDay(view, source.kind), let amount = view.amount else { return nil }
            let text = view.withBytes(.text) { internText($0) } ?? -1
            let direction = view.withBytes(.direction) { $0.first } ?? 0
            let status = view.withBytes(.status) { $0.first } ?? 0
            let isPending = status == UInt8(ascii: "p") && view.withBytes(.status) { $0.count } == 7
            return Evidence(
                record: index, id: view.withBytes(.id) { WideId($0) } ?? HouseholdEvidence.ownId(view),
                key: view.withBytes(.key) { keys.intern($0).index } ?? keys.intern("\u{0}\(index)"),
                account: view.withBytes(.account) { accounts.intern($0).index } ?? -1,
                document: source.document, format: source.format, day: day, amount: amount,
                currency: view.currency, home: view.raw(.home).flatMap { HouseholdEvidence.money($0) },
                merchant: (isDecided ? HouseholdEvidence.original(view) : nil).map { merchants.intern($0) }
                    ?? view.withBytes(.merchant) { merchants.intern($0).index } ?? -1,
                text: text,
                counterparty: view.withBytes(.counterparty) { texts.intern($0).index } ?? -1,
                kind: source.kind, isPending: isPending || text >= 0 && source.kind == .bank && saysPending[text],
                isUndated: written == nil,
                textSaysPending: !isPending && text >= 0 && source.kind == .bank && saysPending[text], isVoid: status == UInt8(ascii: "v"),
                saysRefund: direction == UInt8(ascii: "r"), saysTransfer: direction == UInt8(ascii: "t"),
                isCorrected: isDecided && view.has(.corrected))
        }
    }

    private mutating func internText(_ bytes: ByteView) -> Int {
        let (index, isNew) = texts.intern(bytes)
        if isNew {
            while saysPending.count < index { saysPending.append(false) }
            saysPending.append(words.pendingLength(bytes) > 0)
        }
        return index
    }

    /// Where a receipt or a chat entry without a date of its own stands: at the first day it can be, else before all others.
    private static func openDay(_ view: RecordView, _ kind: Evidence.Kind) -> Day? {
        guard kind == .receipt || kind == .chat else { return nil }
        let days = view.raw(.dates).flatMap { JsonValue.elements($0) } ?? []
        let first = days.compactMap { raw in raw.withBytes { JsonValue.withText($0) { Day(bytes: $0) } } }.min()
        return first ?? Undated.placeholder
    }

    /// What the document calls a merchant that a person renamed: what people call it says nothing about what belongs together.
    private static func original(_ view: RecordView) -> String? {
        view.raw(.renamed).flatMap { try? Record(checking: $0) }?.string(.from)
    }

    /// An id for an observation that has none: of what it says.
    private static func ownId(_ view: RecordView) -> WideId {
        let said = ByteBuffer(capacity: 256)
        for key in [.source, .account, .date, .amount, .text, .key] as [Key] {
            if let raw = view.raw(key) { said.append(raw) }
            said.append(0x0A)
        }
        return said.withBytes { WideId($0) }
    }
}

extension HouseholdEvidence {
    /// Whether a posted row's text begins with a pending row's, without the word that says pending and without blanks.
    func begins(_ posted: Int, withPending pending: Int) -> Bool {
        guard posted >= 0, pending >= 0 else { return false }
        let wanted = texts.withBytes(at: pending) { bytes in bytes.dropFirst(words.pendingLength(bytes)).filter { $0 > 0x20 } }
        let whole = texts.withBytes(at: posted) { bytes in bytes.filter { $0 > 0x20 } }
        return wanted.count >= 4 && whole.starts(with: wanted)
    }

    /// The field `home` as money.
    private static func money(_ raw: ByteView) -> Money? {
        guard let home = try? Record(checking: raw), let currency = home.currency(.currency), let amount = home.decimal(.amount) else {
            return nil
        }
        return Money(amount, currency)
    }
}

/// What linking needs of the field `source`.
private struct SourceFacts {
    var kind: Evidence.Kind
    var document: Int
    var format: Int

    static let none = SourceFacts(kind: .manual, document: -1, format: -1)

    private init(kind: Evidence.Kind, document: Int, format: Int) {
        self.kind = kind
        self.document = document
        self.format = format
    }

    /// Reads the field's JSON. The source is an object of short strings, so it is read as a record.
    init?(_ raw: ByteView, _ documents: BytesTable, _ formats: BytesTable) {
        guard let source = try? Record(checking: raw) else { return nil }
        let kind: Evidence.Kind? = source.withBytes(.kind) { bytes in
            switch bytes.first {
            case UInt8(ascii: "b"): .bank
            case UInt8(ascii: "r"): .receipt
            case UInt8(ascii: "c"): .chat
            default: .manual
            }
        }
        self.init(
            kind: kind ?? .manual,
            document: source.withBytes(.document) { documents.intern($0).index } ?? -1,
            format: source.withBytes(.format) { formats.intern($0).index } ?? -1)
    }
}

/// The source that was read last: rows of one document begin alike up to their place.
private struct SourceMemory {
    private var beginning: [UInt8] = []
    private var last = SourceFacts.none

    mutating func facts(_ raw: ByteView, _ documents: BytesTable, _ formats: BytesTable) -> SourceFacts? {
        if beginsAlike(raw) { return last }
        guard let read = SourceFacts(raw, documents, formats) else { return nil }
        last = read
        beginning = SourceMemory.beginning(raw)
        return read
    }

    private func beginsAlike(_ raw: ByteView) -> Bool {
        !beginning.isEmpty && raw.begins(with: beginning)
    }

    /// The bytes up to the field `place`, which a person or a tool may have put anywhere: then nothing is remembered.
    private static func beginning(_ raw: ByteView) -> [UInt8] {
        let mark = Array(",\"place\":".utf8)
        guard raw.count > mark.count else { return [] }
        for start in 0..<(raw.count - mark.count) where raw[start] == mark[0] && raw[start..<start + mark.count].elementsEqual(mark) {
            let head = Array(raw[..<start])
            // All three facts must stand before it, or they could differ in the next row.
            let names = ["\"kind\":", "\"document\":", "\"format\":"].map { Array($0.utf8) }
            return names.allSatisfy { head.holds($0) } ? head : []
        }
        return []
    }
}
