/// What makes one bank's export: each a choice of its own, named in the index.
struct BankFeatures: Sendable {
    enum Titles: String, Sendable, CaseIterable { case known, invented, none }
    enum Delimiter: String, Sendable, CaseIterable {
        case comma = ","
        case semicolon = ";"
        case tab = "\t"
        case pipe = "|"
    }
    enum Quoting: String, Sendable, CaseIterable {
        case needed, all, texts
        case strayInside = "stray-inside"
        case strayOpen = "stray-open"
    }
    enum Newline: String, Sendable, CaseIterable { case lf, crlf, cr }
    enum Preamble: String, Sendable, CaseIterable { case none, short, long }
    enum PreambleStyle: String, Sendable, CaseIterable { case line, cells, padded }
    enum Footer: String, Sendable, CaseIterable { case none, totals, closing, note }
    enum Time: String, Sendable, CaseIterable {
        case none, minutes, seconds, iso
    }
    enum Kind: String, Sendable, CaseIterable {
        case account
        case cardNegative = "card-negative"
        case cardPositive = "card-positive"
    }
    /// How the amount of a row is said.
    enum Amounts: String, Sendable, CaseIterable {
        case signed
        case sidesEmpty = "sides-empty"
        case sidesZero = "sides-zero"
        case sidesNegative = "sides-negative"
        case direction
        case unsigned
        case net = "gross-fee-net"
        case fee
        case cents
        case centsProven = "cents-proven"

        /// Whether rows count in minor units.
        var isCents: Bool { self == .cents || self == .centsProven }
    }
    enum Balance: String, Sendable, CaseIterable {
        case none, after, before
        case daily = "last-of-day"
    }
    enum Order: String, Sendable, CaseIterable { case oldest, newest }
    enum Accounts: String, Sendable, CaseIterable {
        case none, preamble, own, counter
        case both = "own+counter"
        case two = "two-own"
        case sections
    }
    enum Tables: String, Sendable, CaseIterable {
        case one, months, sections
        case summary = "summary-above"
        case pending = "pending-apart"
    }
    enum Inner: String, Sendable, CaseIterable {
        case none
        case opening = "opening-row"
        case openingAmount = "opening-in-amount"
        case totals = "monthly-totals"
    }
    enum Length: String, Sendable, CaseIterable { case short, medium, long }
    /// What no careful reader can decide.
    enum Doubt: String, Sendable, CaseIterable {
        case none
        case dateOrder = "date-order"
        case sign
        case cardSign = "card-sign"
        case sides
        case year
        case thousands
    }
    enum Texts: String, Sendable, CaseIterable { case worded, mute }

    var doubt = Doubt.none
    var titles = Titles.known
    var texts = Texts.worded
    var kind = Kind.account
    var amounts = Amounts.signed
    var balance = Balance.none
    var order = Order.oldest
    var accounts = Accounts.none
    var tables = Tables.one
    var inner = Inner.none
    var length = Length.medium
    var delimiter = Delimiter.comma
    var quoting = Quoting.needed
    var encoding = BankEncoding.utf8
    var newline = Newline.lf
    var preamble = Preamble.none
    var preambleStyle = PreambleStyle.line
    var footer = Footer.none
    var date = BankDateForm.iso
    var time = Time.none
    var number = BankNumberForm(decimals: 2, mark: ".", group: "")
    /// Whether a column or the preamble says the currency.
    var currencyColumn = false
    var foreign = false
    var pendingRows = false
    var valueDate = false
    var trailing = false
    var blankLines = false
    var wrapped = false
    var padded = false
    /// Only money that goes out.
    var oneSided = false
    var reference = true
    var typeColumn = false

    /// Every choice by its name, for the index: language and country come first.
    func listed(_ tongue: BankTongue, _ country: BankCountry) -> [(name: String, value: String)] {
        func said(_ flag: Bool) -> String { flag ? "yes" : "no" }
        let group =
            switch number.group {
            case "": "none"
            case " ": "blank"
            case "\u{A0}": "nbsp"
            case "\u{202F}": "narrow-nbsp"
            default: number.group
            }
        let delimiters = [",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"]
        return [
            ("doubt", doubt.rawValue), ("language", tongue.code), ("currency", country.currency), ("titles", titles.rawValue),
            ("texts", texts.rawValue), ("kind", kind.rawValue), ("amounts", amounts.rawValue), ("balance", balance.rawValue),
            ("order", order.rawValue), ("accounts", accounts.rawValue), ("tables", tables.rawValue), ("inner", inner.rawValue),
            ("rows", length.rawValue), ("delimiter", delimiters[delimiter.rawValue] ?? ""), ("quoting", quoting.rawValue),
            ("encoding", encoding.rawValue), ("newline", newline.rawValue), ("preamble", preamble.rawValue),
            ("preamble-style", preamble == .none ? "none" : preambleStyle.rawValue), ("footer", footer.rawValue),
            ("date", date.rawValue), ("time", time.rawValue), ("decimals", String(number.decimals)), ("mark", number.mark),
            ("group", group), ("minus", number.sign.rawValue), ("affix", number.affix.rawValue),
            ("digits", number.isTrimmed ? "trimmed" : number.isBald ? "bald" : "full"), ("currency-column", said(currencyColumn)),
            ("foreign", said(foreign)), ("pending", said(pendingRows)), ("value-date", said(valueDate)), ("trailing", said(trailing)),
            ("blank-lines", said(blankLines)), ("wrapped", said(wrapped)), ("padded", said(padded)), ("one-sided", said(oneSided)),
        ]
    }
}
