extension BankFeatures {
    /// A dialect of a country, drawn at random and made to be decidable, or undecidable in the one way that `doubt` says.
    ///
    /// - Parameter heldOut: draws families that the other half never has too.
    static func drawn(_ tongue: BankTongue, _ country: BankCountry, heldOut: Bool, chance: inout Chance) -> BankFeatures {
        var features = BankFeatures()
        features.drawTable(&chance, heldOut: heldOut)
        features.drawMoney(country, &chance, heldOut: heldOut)
        features.drawDates(tongue, country, &chance, heldOut: heldOut)
        features.drawText(tongue, country, &chance, heldOut: heldOut)
        features.settleKinds(&chance)
        features.settleUnknownTitles(&chance)
        features.settleNumbers(country)
        features.settlePage()
        if chance.happens(130) { features.makeUndecidable(tongue, country, &chance) }
        return features
    }

    private mutating func drawTable(_ chance: inout Chance, heldOut: Bool) {
        titles = chance.of((.known, 66), (.invented, 19), (.none, 15))
        kind = chance.of((.account, 74), (.cardNegative, 11), (.cardPositive, 15))
        amounts = chance.of(
            (.signed, 38), (.sidesEmpty, 16), (.sidesZero, 10), (.sidesNegative, 4), (.direction, 12), (.unsigned, 5), (.net, 6), (.fee, 5),
            (.cents, 3), (.centsProven, 3))
        balance = chance.of((.none, 38), (.after, 48), (.before, 6), (.daily, 8))
        order = chance.of((.oldest, 55), (.newest, 45))
        accounts = chance.of((.none, 34), (.preamble, 18), (.own, 16), (.counter, 10), (.both, 10), (.two, 6), (.sections, 6))
        tables = accounts == .sections ? .sections : chance.of((.one, 80), (.months, 8), (.summary, 6), (.pending, 6))
        inner = chance.of((.none, 76), (.opening, 11), (.openingAmount, 5), (.totals, 8))
        length = chance.of((.short, 34), (.medium, 50), (.long, 16))
        foreign = chance.happens(120)
        pendingRows = chance.happens(90)
        valueDate = chance.happens(260)
        currencyColumn = chance.happens(380)
        reference = chance.happens(450)
        typeColumn = chance.happens(350)
        oneSided = chance.happens(110)
        texts = chance.of((.worded, 82), (.mute, 18))
    }

    private mutating func drawMoney(_ country: BankCountry, _ chance: inout Chance, heldOut: Bool) {
        number = BankNumberForm(decimals: country.decimals, mark: country.mark, group: chance.pick(country.groups) ?? "")
        // Some banks write as programs do, whatever their country writes.
        if chance.happens(200) { (number.mark, number.group) = (".", "") }
        number.currencySign = country.sign
        number.currencyCode = country.currency
        number.sign = chance.of((.front, 66), (.behind, 7), (.brackets, 7), (.plus, 9), (.letters, 6), (.inner, 5))
        if heldOut, chance.happens(120) { number.sign = chance.of((.long, 50), (.letterFront, 50)) }
        number.affix = chance.of((.none, 70), (.signFront, 11), (.signBehind, 7), (.codeFront, 5), (.codeBehind, 7))
        number.isTrimmed = chance.happens(80)
        number.isBald = !number.isTrimmed && chance.happens(40)
    }

    private mutating func drawDates(_ tongue: BankTongue, _ country: BankCountry, _ chance: inout Chance, heldOut: Bool) {
        date = chance.pick(country.dates) ?? .iso
        if chance.happens(180) {
            date = chance.of(
                (.iso, 22), (.compact, 20), (.epoch, 9), (.epochMillis, 9), (.serial, 14), (.yearlessDotted, 6), (.name, 12),
                (.nameShort, 12))
        } else if country.dates.contains(.american), chance.happens(200) {
            date = chance.of((.shortAmerican, 60), (.americanLong, 40))
        }
        if heldOut, chance.happens(50) { date = .compactDayFirst }
        // What a language has no names for, or no habit of, it does not write.
        if date.hasNames, tongue.months == nil { date = .iso }
        if date == .yearlessDotted, country.dates.contains(where: { $0.rawValue.hasPrefix("m") }) { date = .iso }
        time = date.isNumber || date.isYearless ? .none : chance.of((.none, 74), (.minutes, 13), (.seconds, 13))
        if date == .iso, chance.happens(150) { time = .iso }
    }

    private mutating func drawText(_ tongue: BankTongue, _ country: BankCountry, _ chance: inout Chance, heldOut: Bool) {
        delimiter =
            country.mark == ","
            ? chance.of((.semicolon, 70), (.comma, 15), (.tab, 15)) : chance.of((.comma, 68), (.semicolon, 17), (.tab, 15))
        if heldOut, chance.happens(150) { delimiter = .pipe }
        quoting = chance.of((.needed, 54), (.all, 24), (.texts, 12), (.strayInside, 6), (.strayOpen, 4))
        encoding = tongue.encodings.compactMap(BankEncoding.init(rawValue:))[chance.below(tongue.encodings.count)]
        if chance.happens(220) { encoding = chance.of((.utf8Marked, 60), (.utf16Little, 25), (.utf16Big, 15)) }
        if heldOut, chance.happens(40) { encoding = .utf16Bare }
        newline = chance.of((.lf, 52), (.crlf, heldOut ? 42 : 48), (.cr, heldOut ? 6 : 0))
        preamble = chance.of((.none, 58), (.short, 22), (.long, 20))
        preambleStyle = chance.of((.line, 40), (.cells, 35), (.padded, 25))
        footer = chance.of((.none, 70), (.totals, 12), (.closing, 9), (.note, 9))
        trailing = chance.happens(110)
        blankLines = chance.happens(70)
        wrapped = chance.happens(60)
        padded = chance.happens(60)
    }
}

extension Chance {
    /// One of the choices, each as likely as its weight says.
    mutating func of<Choice>(_ choices: (Choice, Int)...) -> Choice {
        var left = below(choices.reduce(0) { $0 + $1.1 })
        for (choice, weight) in choices {
            if left < weight { return choice }
            left -= weight
        }
        return choices[0].0
    }
}
