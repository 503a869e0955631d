import TillRecords

/// The decimal mark of the amounts: proven by numbers that read one way only, by balances, or asked for.
extension CsvLayoutFinder {
    private var moneyColumns: [Int] { [layout.amount, layout.debit, layout.credit].filter { $0 >= 0 } }

    func findDecimalMark() {
        if let mark = answers.decimalMark {
            layout.decimalMark = mark
            layout.decided("decimal mark", mark == NumberText.comma ? "comma" : "point", answers.decimalFrom)
            return
        }
        var proof = DecimalProof()
        for column in moneyColumns { proof.add(rows, column: column) }
        if proof.proven == nil, proof.open.count > 0 || !sample.isWhole { proof = wholeDecimalProof() }
        if let (dot, comma) = proof.contradiction {
            questions.append(
                CsvQuestion(
                    code: "bank.csv.contradicting-decimals",
                    sentence: "\(answers.rowWord) \(dot) has a decimal point and \(answers.rowWord) \(comma) a decimal comma.",
                    option: "--decimal point or --decimal comma"))
        } else if let (mark, line) = proof.proven {
            settle(mark, "\(answers.rowWord) \(line)")
        } else if let mark = markByProof {
            settle(mark, "only so do the balances follow from the amounts")
        } else if let mark = otherColumnsMark(proof.open.count > 0) {
            settle(mark, "other columns of the table")
        } else if let mark = proof.provenByGrouping {
            settle(mark, "the other mark stands in every number from a thousand on and in none below")
        } else if let mark = proof.asGrouping, let digits = currencyDigits, digits < 3 {
            settle(mark, "three digits stand behind the mark in every number, and its currency has \(digits) decimals")
        } else if let mark = proof.asDecimals, currencyDigits == 3 {
            settle(mark, "three digits stand behind the mark in every number, and its currency has three decimals")
        } else if let mark = proof.asGrouping, currencyDigits == nil, let usual = accountCurrency, usual.exponent < 3 {
            settle(mark, "three digits stand behind the mark in every number, and its account is in \(usual.code)")
        } else if proof.open.count > 0 {
            questions.append(
                CsvQuestion(
                    code: "bank.csv.ambiguous-decimal",
                    sentence:
                        "the mark in the amount on \(answers.rowWord) \(proof.open.line) reads as decimal mark and as separator of thousands.",
                    option: "--decimal point or --decimal comma"))
        }
    }

    /// The currency of the account that the household says the document is of, else the household's.
    private var accountCurrency: Currency? {
        guard let household = answers.household else { return nil }
        return household.accounts.first { $0.id == answers.fileAccount }?.currency ?? household.currency
    }

    /// Decimals of the one currency that titles or a column name.
    private var currencyDigits: UInt8? {
        if let titled = (moneyColumns + [layout.balance]).lazy.compactMap({ self.currencyInTitle($0) }).first { return titled.exponent }
        let named = profiles.indices.filter { profiles[$0].isCurrency && (layout.roles[$0] ?? .currency) == .currency }
        let digits = Set(named.flatMap { profiles[$0].values }.map { knowledge.currencies.currency($0)?.exponent })
        return digits.count == 1 ? digits.first ?? nil : nil
    }

    /// A mark before three digits reads both ways. Where the sample's amounts have two decimals, a later one of three is no amount.
    func findOddDecimals() {
        guard answers.decimalMark == nil, !sample.isWhole else { return }
        var usual = 0
        for row in rows {
            for column in moneyColumns {
                guard case .number(let number) = row.number(column), let decimals = number.decimals(layout.decimalMark)
                else { continue }
                if decimals == 3 { return }
                if decimals == 1 || decimals == 2 { usual += 1 }
            }
        }
        if usual >= 100 { layout.oddDecimals = 3 }
    }

    private func settle(_ mark: UInt8, _ because: String) {
        layout.decimalMark = mark
        proven.decimal = .init(value: mark, because: because)
        layout.decided("decimal mark", mark == NumberText.comma ? "comma" : "point", because)
    }

    private func wholeDecimalProof() -> DecimalProof {
        var proof = DecimalProof()
        var scanner = layout.dialect.scanner(text)
        defer { scanner.release() }
        while proof.proven == nil || sample.isWhole, scanner.next() {
            guard scanner.line > layout.lastHeadLine else { continue }
            for column in moneyColumns where column < scanner.width {
                if case .number(let number) = NumberText.read(scanner.trimmed(column)) { proof.add(number, line: scanner.line) }
            }
        }
        return proof
    }

    /// The mark of the table's other numbers: balances, rates, prices. One document writes numbers in one way.
    func otherColumnsMark(_ isNeeded: Bool) -> UInt8? {
        var proof = DecimalProof()
        for column in profiles.indices where profiles[column].isNumber && !moneyColumns.contains(column) { proof.add(rows, column: column) }
        return isNeeded || proof.proven != nil ? proof.proven?.mark : nil
    }

    /// The mark that a column's own numbers use, else that of others, else the one that is tried.
    func mark(_ column: Int, open: UInt8) -> UInt8 {
        var proof = DecimalProof()
        proof.add(rows, column: column)
        return answers.decimalMark ?? proof.proven?.mark ?? otherColumnsMark(true) ?? open
    }
}
