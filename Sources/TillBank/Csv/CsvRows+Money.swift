import TillRecords

/// What the money columns of a row say.
enum CsvMoney {
    case amount(Amount)
    case blank
    /// Why it is no amount.
    case bad(String, remedy: String = "Correct the row, or read the rest without it.")
}

extension CsvRows {
    /// The signed amount of the current row.
    @inline(__always)
    mutating func readMoney() -> CsvMoney {
        let money = layout.amount >= 0 ? readAmount(scanner.trimmed(layout.amount)) : readSides()
        return isWholeMoney ? money : afterUnits(layout.fee < 0 ? money : afterFee(money))
    }

    /// The amount in the unit of the currency, where cents are counted.
    private func afterUnits(_ money: CsvMoney) -> CsvMoney {
        guard layout.minorDigits > 0, case .amount(let amount) = money else { return money }
        guard amount.decimals == 0 else { return .bad("it counts no cents, as all others do") }
        return .amount(Amount(units: amount.units, decimals: layout.minorDigits))
    }

    /// The amount less the fee beside it; a fee that stands alone is all that left.
    private func afterFee(_ money: CsvMoney) -> CsvMoney {
        guard case .amount(let fee) = side(layout.fee), !fee.isZero else { return money }
        let taken = fee.isNegative ? fee : fee.negated ?? fee
        if case .blank = money { return .amount(taken) }
        guard case .amount(let amount) = money else { return money }
        let digits = max(amount.decimals, taken.decimals)
        guard let gross = amount.scaled(to: digits), let less = taken.scaled(to: digits) else { return .bad("its fee cannot be taken off") }
        let (units, overflow) = gross.units.addingReportingOverflow(less.units)
        return overflow ? .bad("its fee cannot be taken off") : .amount(Amount(units: units, decimals: digits))
    }

    @inline(__always)
    private mutating func readAmount(_ cell: ByteView) -> CsvMoney {
        if let amount = CsvRows.plainAmount(cell, layout.decimalMark), amount.decimals != layout.oddDecimals {
            return isAsWritten ? .amount(amount) : signed(amount, explicit: amount.units < 0, marker: .none)
        }
        switch NumberText.read(cell) {
        case .blank: return .blank
        case .other: return .bad("it is no amount")
        case .number(let number):
            guard isMoneyMark(number, cell) else { return .bad("it is no amount") }
            guard let amount = plain(number), amount.decimals != layout.oddDecimals else { return misfit }
            guard isPlausible(number, amount) else { return .bad("it is larger than any account") }
            return signed(amount, explicit: number.signed, marker: number.marker)
        }
    }

    /// The number contradicts the mark that the rows before it prove.
    private var misfit: CsvMoney {
        .bad(
            "its marks do not fit the decimal \(markName) of the table",
            remedy: "Correct the row, or give --decimal point or --decimal comma if the table was read by the wrong mark.")
    }

    var markName: String { layout.decimalMark == NumberText.comma ? "comma" : "point" }

    private func isMoneyMark(_ number: NumberText, _ cell: ByteView) -> Bool {
        !number.hasCurrency || knowledge.currencies.isMark(Array(cell[number.currencyStart..<number.currencyEnd]))
    }

    private func isPlausible(_ number: NumberText, _ amount: Amount) -> Bool {
        number.digitCount - Int(amount.decimals) <= 13
    }

    /// `-?digits[.digits]`, the form most banks write, without any detour; nil for all else.
    @inline(__always)
    static func plainAmount(_ cell: ByteView, _ mark: UInt8) -> Amount? {
        guard cell.count > 0, cell.count <= 16 else { return nil }
        var at = 0
        let negative = cell[0] == 0x2D
        if negative { at = 1 }
        var units: Int64 = 0
        var digits = 0
        var behind = -1
        while at < cell.count {
            let byte = cell[at]
            if byte &- 48 < 10 {
                units = units &* 10 &+ Int64(byte &- 48)
                digits &+= 1
            } else if byte == mark, behind < 0, digits > 0 {
                behind = digits
            } else {
                return nil
            }
            at &+= 1
        }
        let decimals = behind < 0 ? 0 : digits &- behind
        guard digits > 0, behind != digits, decimals <= 9, digits &- decimals <= 13 else { return nil }
        return Amount(units: negative ? -units : units, decimals: UInt8(truncatingIfNeeded: decimals))
    }

    /// Gives a written amount its sign by the layout's rule.
    private mutating func signed(_ amount: Amount, explicit: Bool, marker: NumberText.Marker) -> CsvMoney {
        switch layout.sign {
        case .asWritten: return .amount(marker == .none ? amount : absolute(amount, marker == .credit ? 1 : -1))
        case .turned: return .amount(amount.negated ?? amount)
        case .columns: return .amount(amount)
        case .words(let relative):
            let sign = readDirection()
            guard sign != 0 else { return amount.isZero ? .amount(amount) : .bad("its direction is no known word") }
            if relative { return .amount(sign < 0 ? amount.negated ?? amount : amount) }
            return .amount(absolute(amount, sign))
        case .steps:
            let sign = scanner.line < layout.steps.count ? Int(layout.steps[scanner.line]) : 0
            guard sign != 0 else { return amount.isZero ? .amount(amount) : .bad("no balance tells whether it came in or left") }
            return .amount(absolute(amount, sign))
        case .mark(let meaning):
            let marked = marker == .none ? readDirection() : (marker == .credit ? 1 : -1)
            return .amount(absolute(amount, marked == 0 ? -meaning : marked))
        }
    }

    private func absolute(_ amount: Amount, _ sign: Int) -> Amount {
        amount.isNegative == (sign < 0) ? amount : amount.negated ?? amount
    }

    /// +1, -1, or 0 when the direction's cell is empty or unknown.
    private mutating func readDirection() -> Int {
        guard layout.direction >= 0, layout.direction < scanner.width else { return 0 }
        let cell = scanner.trimmed(layout.direction)
        if directionMemo.holds(cell) { return directionMemo.value }
        directionMemo.set(cell, direction(Array(cell)))
        return directionMemo.value
    }

    private func direction(_ cell: [UInt8]) -> Int {
        guard layout.directionWords.count == 2 else { return knowledge.words.direction(cell) ?? 0 }
        return cell == layout.directionWords[0] ? 1 : cell == layout.directionWords[1] ? -1 : 0
    }

    /// The two columns for both directions: exactly one of them holds more than nothing.
    private func readSides() -> CsvMoney {
        guard case .columns(let debitsNegative, let creditsNegative) = layout.sign else { return .blank }
        let debit = side(layout.debit)
        let credit = side(layout.credit)
        if case .bad = debit { return debit }
        if case .bad = credit { return credit }
        switch (debit, credit) {
        case (.amount(let out), .amount(let into)) where !out.isZero && !into.isZero:
            return .bad("both the column for money out and the one for money in are filled")
        case (.amount(let out), _) where !out.isZero || isNothing(credit): return .amount(debitsNegative ? out : out.negated ?? out)
        case (_, .amount(let into)): return .amount(creditsNegative ? into.negated ?? into : into)
        default: return .blank
        }
    }

    private func isNothing(_ money: CsvMoney) -> Bool {
        if case .amount(let amount) = money { return amount.isZero }
        return true
    }

    private func side(_ column: Int) -> CsvMoney {
        guard column >= 0, column < scanner.width else { return .blank }
        let cell = scanner.trimmed(column)
        if let amount = CsvRows.plainAmount(cell, layout.decimalMark), amount.decimals != layout.oddDecimals { return .amount(amount) }
        switch NumberText.read(cell) {
        case .blank: return .blank
        case .other: return .bad("it is no amount")
        case .number(let number):
            guard let amount = plain(number), amount.decimals != layout.oddDecimals else { return misfit }
            guard isMoneyMark(number, cell), isPlausible(number, amount) else { return .bad("it is no amount") }
            return .amount(amount)
        }
    }

    /// More cells than titles: a delimiter inside a text that was not quoted may have moved the money.
    func isShifted() -> Bool {
        var extra = scanner.width
        while extra > layout.titles.count, scanner.trimmed(extra - 1).isEmpty { extra -= 1 }
        guard extra > layout.titles.count else { return false }
        let money = max(layout.amount, max(layout.debit, layout.credit))
        let lastTyped = max(money, max(layout.date, max(layout.balance, layout.currencyColumn)))
        // Texts behind the last column that has a type can be longer than their titles.
        guard lastTyped < layout.titles.count - 1 else { return true }
        let next = scanner.trimmed(money + 1)
        let looksLikeCents = next.count <= 3 && next.count > 0 && next.allSatisfy { $0 &- 48 < 10 }
        return looksLikeCents && money + 1 != layout.balance
    }
}
