import TillRecords

/// One observation as linking sees it: the few facts that decide, taken from its record once.
struct Evidence {
    /// Where the record stands among the household's.
    var record: Int
    /// The observation's id as 128 bits, or a hash of an id of another form: orders ties the same way every time.
    var id: WideId
    /// The movement's key, interned; own number when the source gave none.
    var key: Int
    /// The account, interned; -1 when unknown.
    var account: Int
    var document: Int
    var format: Int
    var day: Day
    /// Amount and the currency it is in.
    var amount: Amount
    var currency: Currency?
    /// The amount in the home currency, when it was converted.
    var home: Money?
    var merchant: Int
    var text: Int
    /// The other side's account as written, interned; -1 when unknown.
    var counterparty: Int
    var kind: Kind
    var isPending: Bool
    /// It has no date of its own: `day` only says where it stands until a link or a candidate date tells.
    var isUndated = false
    /// The text, not a field, says that the row is pending.
    var textSaysPending = false
    var isVoid: Bool
    /// A later export says something else of the same message: it tells of the movement no more.
    var isOutdated = false
    var saysRefund: Bool
    var saysTransfer: Bool

    enum Kind: Int {
        case bank, receipt, chat, manual
    }

    /// The order in which observations of one movement speak for it: bank posted, pending, receipt, chat, then the smallest id.
    func speaksBefore(_ other: Evidence) -> Bool {
        let mine = rank
        let theirs = other.rank
        return mine != theirs ? mine < theirs : id < other.id
    }

    private var rank: Int {
        if isOutdated { return 5 }
        return switch kind {
        case .bank: isPending ? 1 : 0
        case .receipt: 2
        case .chat: 3
        case .manual: 4
        }
    }
}

/// A 128-bit id that orders.
struct WideId: Hashable, Comparable {
    var high: UInt64
    var low: UInt64

    static func < (a: WideId, b: WideId) -> Bool { a.high != b.high ? a.high < b.high : a.low < b.low }

    /// One half is spread well enough for a table.
    func hash(into hasher: inout Hasher) { hasher.combine(low) }

    /// 32 hexadecimal digits as they stand; anything else by its digest.
    init(_ text: UnsafeRawBufferPointer) {
        if text.count == 32, let words = WideId.hexadecimal(text) {
            (high, low) = words
            return
        }
        let digest = Digest.sha256(text)
        (high, low) = digest.withBytes { bytes in
            (UInt64(bigEndian: bytes.load(as: UInt64.self)), UInt64(bigEndian: bytes.load(fromByteOffset: 8, as: UInt64.self)))
        }
    }

    /// The value of 32 small hexadecimal digits; nil for anything else.
    private static func hexadecimal(_ text: UnsafeRawBufferPointer) -> (UInt64, UInt64)? {
        var words: (UInt64, UInt64) = (0, 0)
        var strange: UInt8 = 0
        for index in 0..<16 {
            let (first, second) = (text[index], text[index &+ 16])
            // 0…9 are 0x30…0x39, a…f are 0x61…0x66; the letter's bit six adds nine.
            words.0 = words.0 << 4 | UInt64((first & 15) &+ (first >> 6) &* 9)
            words.1 = words.1 << 4 | UInt64((second & 15) &+ (second >> 6) &* 9)
            strange |= isHexadecimal(first) & isHexadecimal(second) ^ 1
        }
        return strange == 0 ? words : nil
    }

    @inline(__always)
    private static func isHexadecimal(_ byte: UInt8) -> UInt8 {
        byte &- 48 < 10 || byte &- 97 < 6 ? 1 : 0
    }
}
