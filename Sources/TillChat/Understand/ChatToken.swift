import TillRecords

/// The tokens of the message that is being read; valid until the next one. Borrowed, so that passing them on counts nothing.
@safe struct TokenList: RandomAccessCollection {
    private let start: UnsafePointer<ChatToken>
    let count: Int

    /// - Parameter start: `count` tokens can be read from here on while the list is used.
    init(start: UnsafePointer<ChatToken>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> ChatToken {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "beyond the last token")
            return unsafe start[index]
        }
    }
}

/// A word, number or sign of a message.
struct ChatToken {
    enum Kind: UInt8 {
        case word, number, time, date, percent
        /// A number that names something: a phone, an order, `23B`, a link.
        case code
        case sign, newline
    }

    // The fields are narrow and lie by size: a token is one line of a processor's cache.

    var classes: WordClass = []
    /// Of a number: its units. Of a word: its value in the lexicon. Of a word that only counts: `counts`.
    var value: Int64 = 0
    private var first: Int32
    private var last: Int32
    private var foldedFirst: Int32
    private var foldedLast: Int32
    private var written: Int32 = 0
    private var taken: Int32 = 1
    var currency: Currency?
    /// The numbers of a date as written.
    private var date: (Int16, Int16, Int16) = (0, 0, 0)
    var kind: Kind
    /// It follows the token before without a blank.
    var isAttached: Bool
    var decimals: UInt8 = 0
    /// The ASCII character of a sign.
    var sign: UInt8 = 0
    /// Of digits as written; 0 stands before them.
    var hasLeadingZero = false
    var isGrouped = false
    /// `64,-`, `20/-`: the amount is over.
    var hasEndMark = false
    /// The word is the second or a later one of a phrase.
    var isInner = false

    init(kind: Kind, start: Int, end: Int, folded: Range<Int>, isAttached: Bool) {
        self.kind = kind
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
        foldedFirst = Int32(truncatingIfNeeded: folded.lowerBound)
        foldedLast = Int32(truncatingIfNeeded: folded.upperBound)
        self.isAttached = isAttached
    }

    /// Where it stands in the text, in bytes.
    var start: Int { Int(first) }
    var end: Int {
        get { Int(last) }
        set { last = Int32(truncatingIfNeeded: newValue) }
    }
    /// Where its folded form stands.
    var folded: Range<Int> { Int(foldedFirst)..<Int(foldedLast) }
    /// Digits of a number as written.
    var digits: Int {
        get { Int(written) }
        set { written = Int32(truncatingIfNeeded: newValue) }
    }
    /// How many tokens the phrase takes that starts here.
    var span: Int {
        get { Int(taken) }
        set { taken = Int32(truncatingIfNeeded: newValue) }
    }
    /// The numbers of a date as written.
    var parts: (Int, Int, Int) {
        get { (Int(date.0), Int(date.1), Int(date.2)) }
        set { date = (Int16(truncatingIfNeeded: newValue.0), Int16(truncatingIfNeeded: newValue.1), Int16(truncatingIfNeeded: newValue.2)) }
    }

    /// The value of a word that only counts what the number before it is of: 本 of 3本.
    static let counts: Int64 = 1

    var isCounter: Bool { kind == .word && classes.isEmpty && value == ChatToken.counts }
    var isWord: Bool { kind == .word }
    var isNumber: Bool { kind == .number }

    /// The whole part of a number.
    var whole: Int64 { decimals == 0 ? value : value / Amount.powers[Int(decimals)] }
}
