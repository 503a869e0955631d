extension BankFeatures {
    /// Takes away what does not go together.
    mutating func settleKinds(_ chance: inout Chance) {
        if amounts == .centsProven {
            // What the account held before and after, in whole units, says how large the rows' are.
            if kind != .account || [.two, .sections].contains(accounts) {
                amounts = .cents
            } else if preamble == .none {
                preamble = .short
            }
        }
        if kind != .account {
            if balance != .none || [.unsigned, .fee, .net].contains(amounts) { (balance, amounts) = (.none, .signed) }
            if accounts == .counter || accounts == .both || accounts == .sections { accounts = .preamble }
            if tables == .sections { tables = .one }
            if inner == .opening || inner == .openingAmount { inner = .none }
            if footer == .closing { footer = .note }
            texts = .worded
            // Signs turned show by words only: by a payment among purchases.
            oneSided = false
        }
        if kind == .cardPositive { amounts = .signed }
        settleAmounts()
        settleInner()
    }

    private mutating func settleAmounts() {
        if amounts == .unsigned || amounts == .fee { balance = .after }
        if balance == .before, [.unsigned, .fee, .net].contains(amounts) { balance = .after }
        if balance == .daily, amounts == .unsigned || amounts == .fee { balance = .after }
        if amounts != .signed, amounts != .net, amounts != .fee { number.sign = .front }
        if amounts.isCents { (number.sign, number.affix, footer, inner) = (.front, .none, .none, .none) }
        if accounts == .preamble, preamble == .none { preamble = .short }
        if accounts == .two || accounts == .sections { (inner, footer, foreign, length) = (.none, .none, false, .medium) }
        if tables == .months || tables == .pending { length = length == .short ? .medium : length }
        if tables == .pending { pendingRows = false }
        if inner == .totals { length = length == .short ? .medium : length }
        if amounts == .unsigned || amounts == .fee {
            // No balance proves what a pending row is.
            pendingRows = false
            if tables == .pending { tables = .one }
        }
        if amounts == .unsigned {
            if accounts == .two || accounts == .sections { accounts = .preamble }
            if tables == .sections { tables = .one }
            // The first of a chain of balances has its sign from what was there before.
            if preamble == .none { preamble = .short }
        }
    }

    /// Rows that are no movements.
    private mutating func settleInner() {
        if footer == .totals, ![.signed, .net, .sidesEmpty, .sidesZero, .sidesNegative].contains(amounts) { footer = .none }
        if amounts == .unsigned, inner == .openingAmount || inner == .totals { inner = .opening }
        if inner == .openingAmount, balance != .none || [.net, .fee, .cents, .centsProven, .direction, .unsigned].contains(amounts) {
            inner = .opening
        }
        if inner == .opening, balance == .none || balance == .before { inner = .none }
        if oneSided, [.direction, .unsigned].contains(amounts) { oneSided = false }
        if foreign, kind == .account, amounts != .signed, amounts != .direction { foreign = false }
    }

    /// Without titles that mean something, numbers and words of rows must decide.
    mutating func settleUnknownTitles(_ chance: inout Chance) {
        if texts == .mute, titles == .known, kind == .account, amounts == .signed, balance == .none { texts = .worded }
        guard titles != .known else { return }
        let isProof = balance == .after
        switch amounts {
        case .sidesEmpty, .sidesZero, .sidesNegative, .fee, .unsigned, .cents, .centsProven: balance = .after
        case .net: balance = isProof ? .after : .none
        case .signed, .direction: if balance == .daily { balance = .after }
        }
        if kind != .account, amounts != .direction { amounts = .signed }
        if kind != .account { balance = .none }
        if balance == .before, amounts != .signed { balance = .after }
        if balance == .none, amounts == .signed { (texts, oneSided) = (.worded, false) }
        if amounts.isCents { amounts = .signed }
        if date.isNumber || date == .compactDayFirst { date = .iso }
        if foreign {
            if kind == .account, balance == .none, amounts == .signed { balance = .after }
            foreign = balance == .after
        }
        if accounts == .two { accounts = .none }
        if tables == .summary || tables == .pending { tables = .one }
        if inner == .openingAmount { inner = .none }
        if titles == .none, inner == .opening, chance.happens(500) { inner = .none }
        if number.decimals == 0 { reference = false }
    }

    /// Amounts whose thousands and decimals look alike need their currency beside them.
    mutating func settleNumbers(_ country: BankCountry) {
        if number.group == number.mark { number.group = "" }
        if number.decimals == 0, number.group == "," || number.group == "." || number.group == "indian" {
            if titles == .known { currencyColumn = true } else { number.group = "" }
        }
        if number.decimals == 3 {
            if titles == .known { currencyColumn = true } else { (number.decimals, number.affix) = (3, .codeFront) }
        }
        if number.isTrimmed, number.decimals != 2 { number.isTrimmed = false }
        if amounts.isCents, number.decimals != 2 { amounts = .signed }
        if country.sign == country.currency { number.affix = number.affix == .none ? .none : .codeBehind }
        let standsInFront = ["$", "£", "€", "₹", "R", "R$", "¥", "Rp", "₪", "฿", "₩", "₫", "TL"].contains(country.sign)
        if number.affix == .signFront, !standsInFront { number.affix = .signBehind }
        if number.sign == .inner, number.affix != .signFront, number.affix != .codeFront {
            number.affix = standsInFront ? .signFront : .codeFront
        }
        if number.sign == .letters, number.affix == .signBehind || number.affix == .codeBehind { number.affix = .none }
        if [.sidesEmpty, .sidesZero, .direction, .unsigned].contains(amounts), number.sign != .front { number.sign = .front }
        if delimiter == .pipe, quoting == .all { quoting = .needed }
        if accounts == .two || accounts == .sections { balance = balance == .none ? .after : balance }
        if number.sign == .letterFront, number.affix != .none { number.affix = .none }
        if number.sign == .letters || number.sign == .letterFront, kind == .cardPositive { number.sign = .front }
    }

    /// Page against table.
    mutating func settlePage() {
        if date.isYearless, preamble == .none { preamble = .short }
        if titles == .none, preambleStyle == .padded { preambleStyle = .line }
        if wrapped, quoting == .needed { quoting = .texts }
        if quoting == .strayOpen, tables != .one { quoting = .strayInside }
        let hasCommas = number.mark == "," || number.group == "," || number.group == "indian"
        if delimiter == .comma, hasCommas || date == .americanLong {
            padded = false
            if quoting == .strayOpen { quoting = .strayInside }
        }
        if padded { quoting = .needed }
        if quoting != .all, quoting != .texts { wrapped = false }
        if date == .long || date == .americanLong, time != .none { time = .none }
        if time == .iso, date != .iso { time = .none }
        if date == .compact || date == .compactDayFirst { time = time == .iso || time == .minutes ? .none : time }
        if delimiter == .tab { padded = false }
        if accounts == .sections { tables = .sections }
        if tables == .sections { accounts = .sections }
        if titles != .known, date.isShort, length == .short { length = .medium }
        if length == .short, amounts == .unsigned || titles != .known && balance == .after { length = .medium }
    }

    /// Takes away all evidence of one kind.
    mutating func makeUndecidable(_ tongue: BankTongue, _ country: BankCountry, _ chance: inout Chance) {
        doubt = chance.of((.dateOrder, 34), (.sign, 20), (.cardSign, 12), (.sides, 16), (.year, 10), (.thousands, 8))
        (tables, inner, footer, preamble, kind) = (.one, .none, .none, .none, .account)
        if accounts != .own, accounts != .counter { accounts = .none }
        (pendingRows, foreign, oneSided, quoting, currencyColumn) = (false, false, false, .needed, doubt == .cardSign && currencyColumn)
        if date.isYearless { date = .iso }
        switch doubt {
        case .dateOrder:
            date = chance.of((.slashed, 40), (.american, 40), (.dashed, 20))
            (valueDate, length, number.affix, number.mark, delimiter) = (false, .short, .none, ".", .comma)
            if number.group != "," { number.group = "" }
            if time == .iso { time = .none }
            // The words of a language say how its days are written; English is written both ways.
            if tongue.code != "en" { (titles, texts, typeColumn) = (titles == .none ? .none : .invented, .mute, false) }
        case .sign:
            (amounts, balance, texts, number.sign, typeColumn) = (.unsigned, .none, .mute, .front, false)
        case .cardSign:
            (kind, amounts, balance, texts, number.sign, typeColumn) = (.cardPositive, .signed, .none, .mute, .front, false)
        case .sides:
            (amounts, balance, texts, typeColumn, number.sign) = (
                chance.happens(500) ? .sidesEmpty : .sidesZero, .none, .mute, false, .front
            )
            if titles == .known { titles = .invented }
        case .year:
            (date, time, valueDate) = (country.mark == "," ? .yearlessDotted : .yearlessSlashed, .none, false)
        case .thousands:
            titles = titles == .known ? .invented : titles
            (amounts, balance, number.decimals, number.affix, texts) = (.signed, .none, 0, .none, .mute)
            (number.group, number.isTrimmed, reference, typeColumn, number.sign) = (
                chance.happens(500) ? "." : ",", false, false, false, .front
            )
        case .none: break
        }
        if titles != .known, date.isNumber || date == .compactDayFirst { date = .iso }
    }
}
