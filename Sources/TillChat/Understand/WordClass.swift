/// What a word can mean in a message about money. A word may have several; the grammar weighs them where it stands.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The class of a name's place in `names`.
    init(index: Int) { rawValue = 1 << UInt64(index) }

    /// Names in the knowledge file; their order is the bits'.
    static let names = [
        // numbers and money
        "number", "multiplier", "currency", "dollar", "minor", "unit",
        // days
        "dayback", "weekday", "month", "ago", "dayunit", "lastday", "now", "ordinal",
        // joints
        "and", "each", "times", "total", "tip", "was", "not", "share", "approx", "including",
        // what happened to money
        "spend", "cost", "get", "back", "income", "refund", "transfer", "borrow", "send", "give", "is",
        // what keeps a number from being money moved
        "plan", "question", "debt", "refuse", "chat", "ref", "weakref", "nocount", "contact",
        // operations
        "command", "undo", "lastitem", "all", "amend", "but", "add",
        // bank notices
        "bank", "balance", "credit", "debit", "otp",
        // small words
        "stop", "at", "to", "for", "goods", "person", "bothways", "card",
    ]

    private init(_ bit: Int) { rawValue = 1 << UInt64(bit) }

    static let number = WordClass(0), multiplier = WordClass(1), currency = WordClass(2), dollar = WordClass(3), minor = WordClass(4)
    static let unit = WordClass(5), dayback = WordClass(6), weekday = WordClass(7), month = WordClass(8), ago = WordClass(9)
    static let dayunit = WordClass(10), lastday = WordClass(11), now = WordClass(12), ordinal = WordClass(13), and = WordClass(14)
    static let each = WordClass(15), times = WordClass(16), total = WordClass(17), tip = WordClass(18), was = WordClass(19)
    static let not = WordClass(20), share = WordClass(21), approx = WordClass(22), including = WordClass(23), spend = WordClass(24)
    static let cost = WordClass(25), get = WordClass(26), back = WordClass(27), income = WordClass(28), refund = WordClass(29)
    static let transfer = WordClass(30), borrow = WordClass(31), send = WordClass(32), give = WordClass(33), isNow = WordClass(34)
    static let plan = WordClass(35), question = WordClass(36), debt = WordClass(37), refuse = WordClass(38), chat = WordClass(39)
    static let ref = WordClass(40), weakref = WordClass(41), nocount = WordClass(42), contact = WordClass(43), command = WordClass(44)
    static let undo = WordClass(45), lastitem = WordClass(46), all = WordClass(47), amend = WordClass(48), but = WordClass(49)
    static let add = WordClass(50), bank = WordClass(51), balance = WordClass(52), credit = WordClass(53), debit = WordClass(54)
    static let otp = WordClass(55), stop = WordClass(56), at = WordClass(57), to = WordClass(58), forWhat = WordClass(59)
    static let goods = WordClass(60), person = WordClass(61), bothWays = WordClass(62), card = WordClass(63)

    func has(any classes: WordClass) -> Bool { rawValue & classes.rawValue != 0 }
}
