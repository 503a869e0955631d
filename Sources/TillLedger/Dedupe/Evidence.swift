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
    /// A person said what it should have been: of rows of equal keys it speaks.
    var isCorrected = false

    enum Kind: Int {
        case bank, receipt, chat, manual

        /// A person said it, in a message or by hand: from memory, in words of one's own.
        var isTold: Bool { self == .chat || self == .manual }
    }

    /// The order in which observations of one movement speak for it: bank posted, pending, receipt, chat, then what a person corrected,
    /// then the smallest id.
    func speaksBefore(_ other: Evidence) -> Bool {
        let mine = rank
        let theirs = other.rank
        if mine != theirs { return mine < theirs }
        return isCorrected != other.isCorrected ? isCorrected : id < other.id
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
    init(_ text: ByteView) {
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
    private static func hexadecimal(_ text: ByteView) -> (UInt64, UInt64)? {
        guard let a = eightDigits(text, 0), let b = eightDigits(text, 8), let c = eightDigits(text, 16), let d = eightDigits(text, 24)
        else { return nil }
        return (a << 32 | b, c << 32 | d)
    }

    /// The value of eight digits, all at once: the byte of 0…9 is 0x30…0x39, of a…f 0x61…0x66, whose bit six adds nine.
    @inline(__always)
    private static func eightDigits(_ text: ByteView, _ at: Int) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let word = UInt64(bigEndian: text.load(fromByteOffset: at, as: UInt64.self))
        var value = (word & (ones &* 0x0F)) &+ ((word >> 6) & ones) &* 9
        // Written out again, any byte that was no such digit shows.
        let isLetter = ((value &+ (ones &* 6)) >> 4) & ones
        guard value & (ones &* 0xF0) == 0, value &+ (ones &* 0x30) &+ (isLetter &* 39) == word else { return nil }
        value = (value | (value >> 4)) & 0x00FF_00FF_00FF_00FF
        value = (value | (value >> 8)) & 0x0000_FFFF_0000_FFFF
        return (value | (value >> 16)) & 0xFFFF_FFFF
    }
}
