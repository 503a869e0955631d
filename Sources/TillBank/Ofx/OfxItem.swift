import TillRecords

/// A run of bytes in the arena of values.
struct OfxText {
    var start: UInt32 = 0
    var count: UInt32 = 0

    var isEmpty: Bool { count == 0 }
}

/// The values of an item: rows, trades, balances and answers of the bank share their slots.
enum OfxField: Int, CaseIterable {
    /// Booking day; day of a trade; day of a balance.
    case day
    /// Day of purchase.
    case userDay
    /// Value day; day of settlement.
    case settled
    /// Amount; total of a trade; balance; code of an answer.
    case amount
    case id
    /// Name of the other side; severity of an answer.
    case name
    /// Text; message of an answer.
    case memo
    case check
    case type
    case symbol
    case rate
    case account
    case security
    case units
    case price
    case corrects
    case action
}

/// One thing a document says, in the order of the document.
struct OfxItem {
    enum Kind {
        case row, pendingRow
        case trade(OfxTag)
        case balance(BalanceRow.Kind)
        case answer
    }

    var kind: Kind
    var line: Int
    /// Tells items apart that start in one line.
    var number: Int
    var statement: Int
    /// A day, amount or id came twice with another content: two rows run into each other.
    var clash = false
    /// The row's amount is in `symbol`'s currency; else `symbol` only says what was paid abroad.
    var symbolHolds = false
    private var values = InlineArray<17, OfxText>(repeating: OfxText())

    init(_ kind: Kind, line: Int, number: Int, statement: Int) {
        self.kind = kind
        self.line = line
        self.number = number
        self.statement = statement
    }

    subscript(_ field: OfxField) -> OfxText {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }
}

/// What the rows of one account have in common.
struct OfxStatement {
    var account = OfxText()
    var currency = OfxText()
    /// End of the period, and day of the statement: for balances that name no day of their own.
    var periodEnd = OfxText()
    var asOf = OfxText()
    /// The kind of account that its element is for; nil for a bank's, whose type may be any.
    var kind: String?
    var isInvestment: Bool { kind == "investment" }
    var isClosed = false
    var hasItems = false
}

/// A document read into items; their texts lie in the arena.
struct OfxContents {
    var items: [OfxItem] = []
    var statements: [OfxStatement] = []
    /// Names of securities by their ids.
    var securities: [[UInt8]: [UInt8]] = [:]
    /// A root element was there.
    var hasRoot = false
    var isClosed = false
    /// The last item was neither closed nor followed by anything: its last value may be cut.
    var endsInItem = false
    /// A comment that starts at this line never ends; what follows was not read.
    var openComment: Int?
}
