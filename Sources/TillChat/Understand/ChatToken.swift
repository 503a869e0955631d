import TillRecords

/// The tokens of the message that is being read; valid until the next one. Borrowed, so that passing them on counts nothing.
typealias TokenList = UnsafeBufferPointer<ChatToken>

/// A word, number or sign of a message.
struct ChatToken {
    enum Kind: UInt8 {
        case word, number, time, date, percent
        /// A number that names something: a phone, an order, `23B`, a link.
        case code
        case sign, newline
    }

    var kind: Kind
    /// Where it stands in the text, in bytes.
    var start: Int
    var end: Int
    /// Where its folded form stands.
    var folded: Range<Int>
    /// It follows the token before without a blank.
    var isAttached: Bool
    var classes: WordClass = []
    /// Of a number: its units. Of a word: its value in the lexicon.
    var value: Int64 = 0
    var decimals: UInt8 = 0
    var currency: Currency?
    /// The ASCII character of a sign.
    var sign: UInt8 = 0
    /// Digits of a number as written; 0 stands before it.
    var digits = 0
    var hasLeadingZero = false
    var isGrouped = false
    /// `64,-`, `20/-`: the amount is over.
    var hasEndMark = false
    /// The word is the second or a later one of a phrase.
    var isInner = false
    /// How many tokens the phrase takes that starts here.
    var span = 1
    /// The numbers of a date as written.
    var parts = (0, 0, 0)

    var isWord: Bool { kind == .word }
    var isNumber: Bool { kind == .number }

    /// The whole part of a number.
    var whole: Int64 { decimals == 0 ? value : value / Amount.powers[Int(decimals)] }
}
