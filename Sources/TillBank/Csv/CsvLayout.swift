import TillRecords

/// What was decided about a document, and from which evidence: everything the rows are then read by.
struct CsvLayout {
    /// One decision: what it is about, what was decided, and why.
    struct Evidence: Equatable {
        var topic: String
        var finding: String
        var because: String
    }

    /// What the table itself proves, and how.
    struct Proven<Value> {
        var value: Value
        var because: String
    }

    /// What the table proves by itself and another one of the same bank may leave open.
    struct AllProven {
        var dateOrder: Proven<DateOrder>?
        var decimal: Proven<UInt8>?
        var turned: Proven<Bool>?
        /// Whether figures or a row that is sure of its kind tell the sign; else it is what is usual.
        var isSignTold = false
    }

    /// How the sign of the money is found.
    enum Sign: Equatable {
        /// The amount as written: negative is money leaving.
        case asWritten
        /// The opposite of what is written.
        case turned
        /// Two columns; the flags say that ordinary values of the column are written with a minus.
        case columns(debitsNegative: Bool, creditsNegative: Bool)
        /// A column of words; `signed` when amounts within one word have both signs, so that the word turns the sign.
        case words(relative: Bool)
        /// A column or ending that marks one direction and is blank for the other: +1 when the mark means money in.
        case mark(Int)
        /// The step of the balance, found before the rows are read; `newestFirst` and `owed` as of the balance.
        case steps(newestFirst: Bool, owed: Bool)
    }

    var dialect: CsvDialect
    var encoding = "UTF-8"
    var titles: [[UInt8]] = []
    /// Rows of several cells above the titles, which each page of a printed statement may tell again.
    var headings: Set<[[UInt8]]> = []
    /// Physical line of the titles; 0 when there are none.
    var headerLine = 0
    /// Lines up to here are preamble or titles.
    var lastHeadLine = 0
    /// Role of every column that has one.
    var roles: [Int: ColumnRole] = [:]
    var date = -1
    var booked = -1
    var value = -1
    var time = -1
    var amount = -1
    /// Taken off the amount.
    var fee = -1
    var debit = -1
    var credit = -1
    var direction = -1
    var balance = -1
    var currencyColumn = -1
    var accountColumn = -1
    /// The account column says one name without a digit in every row: weaker than an account that the user names for the document.
    var accountIsName = false
    var counterparty = -1
    var id = -1
    var reference = -1
    var originalAmount = -1
    var originalCurrency = -1
    var rate = -1
    var status = -1
    var texts: [Int] = []
    var merchants: [Int] = []
    /// The table has columns for quantities or prices of securities: rows without cash are ordinary.
    var isBrokerage = false
    /// Nothing but balances: a history of the account, no movements.
    var isBalanceHistory = false
    var dateOrder: DateOrder = .yearFirst
    /// What the days count, where no dates are written.
    var dateCount = DateCount.none
    var decimalMark: UInt8 = NumberText.dot
    /// Decimals that no amount of the sample has, although many have some: a later amount with so many contradicts the mark.
    var oddDecimals = UInt8.max
    /// A row that states the balances before and after all others, and the columns of the two; 0 where there is none.
    var statement = (line: 0, opening: -1, closing: -1)
    /// Balances before and after all rows that stand beside the table; nil where it states none, or more than these.
    var control: CsvControl?
    /// A row at an end of the table that may state a balance and no movement; 0 where there is none.
    var doubtfulLine = 0
    /// A short line right above the titles says that the first rows are pending.
    var startsPending = false
    /// +1 or -1 for each line whose balance tells where its amount went, else 0; empty where amounts have signs of their own.
    var steps: [Int8] = []
    /// Words for money in and money out that only this table proves; empty where the known words say it.
    var directionWords: [[UInt8]] = []
    /// Decimals that amounts and balances have and do not show: 2 where they count cents.
    var minorDigits: UInt8 = 0
    var balanceMinorDigits: UInt8 = 0
    /// What stands before the account in lines above the table and between its rows.
    var accountLabel: [UInt8] = []
    /// The decimal mark of the running balances, which may differ.
    var balanceMark: UInt8 = NumberText.dot
    /// The balance says what is owed: what is held is as much below zero.
    var balanceIsOwed = false
    var sign: Sign = .asWritten
    /// The currency of the whole document, from its titles or preamble.
    var currency: Currency?
    /// The account of the whole document, from its preamble.
    var account: [UInt8] = []
    /// From the balance chain: which end is the newest; nil when nothing proves it.
    var newestFirst: Bool?
    var evidence: [Evidence] = []

    /// How its rows begin and end.
    var tail = CsvTail()

    /// The columns that a row must have to be read.
    var neededWidth: Int { max(date, max(amount, amount < 0 ? max(debit, credit) : -1), direction) + 1 }

    /// A row as it is known again: without the empty cells behind it.
    static func heading(_ cells: [[UInt8]]) -> [[UInt8]] { Array(cells[..<((cells.lastIndex { !$0.isEmpty } ?? -1) + 1)]) }

    mutating func decided(_ topic: String, _ finding: String, _ because: String) {
        evidence.append(Evidence(topic: topic, finding: finding, because: because))
    }
}
