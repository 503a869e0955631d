import Glibc

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

/// Character sets that banks write in.
enum BankEncoding: String, Sendable, CaseIterable {
    case utf8
    case utf8Marked = "utf8-bom"
    case utf16Little = "utf16le-bom"
    case utf16Big = "utf16be-bom"
    case utf16Bare = "utf16le"
    case windows1250 = "cp1250"
    case windows1251 = "cp1251"
    case windows1252 = "cp1252"
    case windows1253 = "cp1253"
    case windows1254 = "cp1254"
    case windows1255 = "cp1255"
    case windows1256 = "cp1256"
    case windows1257 = "cp1257"
    case latin1
    case latin9
    case shiftJIS = "sjis"
    case gbk
    case eucKR = "euckr"
    case thai = "tis620"

    /// The bytes of the text, or nil when it holds a character that the set has not.
    func bytes(_ text: String) -> [UInt8]? {
        switch self {
        case .utf8: Array(text.utf8)
        case .utf8Marked: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .utf16Little: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16Big: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16Bare: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        default: converted(text)
        }
    }

    /// What the C library calls the set.
    private var name: String {
        switch self {
        case .latin1: "ISO-8859-1"
        case .latin9: "ISO-8859-15"
        case .shiftJIS: "CP932"
        case .gbk: "GBK"
        case .eucKR: "EUC-KR"
        case .thai: "TIS-620"
        default: rawValue.uppercased()
        }
    }

    private func converted(_ text: String) -> [UInt8]? {
        let converter = unsafe iconv_open(name, "UTF-8")
        guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
        defer { unsafe iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2 + 16)
        var (inLeft, outLeft) = (input.count, output.count)
        let room = outLeft
        let failed = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return unsafe iconv(converter, &from, &inLeft, &to, &outLeft) != 0
            }
        }
        return failed || inLeft > 0 ? nil : output[..<(room - outLeft)].map { UInt8(bitPattern: $0) }
    }
}

/// How a file writes amounts.
struct BankNumberForm: Sendable {
    /// Where the sign stands, and what it is.
    enum Sign: String, Sendable, CaseIterable {
        case front, behind, brackets
        case plus = "plus-minus"
        case letters = "cr-dr"
        case inner = "after-currency"
        case letterFront = "letter-front"
        case long = "long-minus"
    }

    /// What stands beside the digits.
    enum Affix: String, Sendable, CaseIterable {
        case none
        case signFront = "sign-front"
        case signBehind = "sign-behind"
        case codeFront = "code-front"
        case codeBehind = "code-behind"
    }

    var decimals: Int
    var mark: String
    /// What stands between groups, empty for nothing; `indian` for groups of two above the first three.
    var group: String
    var sign: Sign = .front
    var affix: Affix = .none
    /// `12.5` for 12.50 and `12` for 12.00.
    var isTrimmed = false
    /// `.23` for 0.23
    var isBald = false
    var currencySign = ""
    var currencyCode = ""

    /// An amount in minor units.
    func text(_ units: Int64) -> String {
        let digits = affixed(plain(units.magnitude))
        let negative = units < 0
        switch sign {
        case .front: return negative ? "-" + digits : digits
        case .behind: return negative ? digits + "-" : digits
        case .brackets: return negative ? "(" + digits + ")" : digits
        case .plus: return (negative ? "-" : units > 0 ? "+" : "") + digits
        case .letters: return digits + (negative ? " DR" : " CR")
        case .letterFront: return (negative ? "D" : "C") + digits
        case .inner: return negative ? affixed("-" + plain(units.magnitude)) : digits
        case .long: return negative ? "\u{2212}" + digits : digits
        }
    }

    private func affixed(_ digits: String) -> String {
        switch affix {
        case .none: digits
        case .signFront: currencySign + (currencySign.count > 1 ? " " : "") + digits
        case .signBehind: digits + " " + currencySign
        case .codeFront: currencyCode + " " + digits
        case .codeBehind: digits + " " + currencyCode
        }
    }

    private func plain(_ units: UInt64) -> String {
        let scale = UInt64(Digits.power(decimals))
        var text = grouped(String(units / scale))
        guard decimals > 0 else { return text }
        var rest = Digits.padded(Int(units % scale), decimals)
        if isTrimmed { while rest.hasSuffix("0") { rest.removeLast() } }
        if isBald, text == "0", !rest.isEmpty { text = "" }
        return rest.isEmpty ? text : text + mark + rest
    }

    private func grouped(_ whole: String) -> String {
        var text = ""
        for (index, digit) in whole.enumerated() {
            let left = whole.count - index
            let breaks = group == "indian" ? left == 3 || left > 3 && (left - 3) % 2 == 0 : left % 3 == 0
            if index > 0, breaks { text += group == "indian" ? "," : group }
            text.append(digit)
        }
        return text
    }
}
