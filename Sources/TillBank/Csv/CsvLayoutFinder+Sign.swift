import TillRecords

/// The decimal mark and the sign of the money, each proven or asked for.
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
        } else if let mark = otherColumnsMark(proof.open.count > 0) {
            settle(mark, "other columns of the table")
        } else if let mark = proof.provenByGrouping {
            settle(mark, "the other mark stands in every number from a thousand on and in none below")
        } else if let mark = proof.asGrouping, let digits = currencyDigits, digits < 3 {
            settle(mark, "three digits stand behind the mark in every number, and its currency has \(digits) decimals")
        } else if proof.open.count > 0 {
            questions.append(
                CsvQuestion(
                    code: "bank.csv.ambiguous-decimal",
                    sentence:
                        "the mark in the amount on \(answers.rowWord) \(proof.open.line) reads as decimal mark and as separator of thousands.",
                    option: "--decimal point or --decimal comma"))
        }
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

    /// Whether the days of the rows run in one direction, and it is this one.
    func rowsRun(newestFirst: Bool) -> Bool {
        var run = DateRun()
        for row in rows { run.add(row.date(layout.date)?.day(layout.dateOrder)) }
        return run.isInLine && run.steps > 0 && (run.downs > 0) == newestFirst
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
    private func otherColumnsMark(_ isNeeded: Bool) -> UInt8? {
        var proof = DecimalProof()
        for column in profiles.indices where profiles[column].isNumber && !moneyColumns.contains(column) { proof.add(rows, column: column) }
        return isNeeded || proof.proven != nil ? proof.proven?.mark : nil
    }

    /// A cell as a number at nine decimals, or nil.
    func number(_ cell: NumberCell, _ mark: UInt8) -> Int128? {
        guard case .number(let number) = cell, let decimals = number.decimals(mark), decimals <= 9 else { return nil }
        let value = Int128(number.digits) * Int128(Amount.powers[9 - decimals])
        return number.negative ? -value : value
    }

    /// The mark that a column's own numbers use.
    private func mark(_ column: Int) -> UInt8 {
        var proof = DecimalProof()
        proof.add(rows, column: column)
        return answers.decimalMark ?? proof.proven?.mark ?? otherColumnsMark(true) ?? layout.decimalMark
    }

    /// The chain of the rows, account by account.
    func chain(amount: Int, debit: Int, credit: Int, balance: Int) -> BalanceChain {
        let balanceMark = mark(balance)
        let amountMark = mark(amount >= 0 ? amount : (debit >= 0 ? debit : credit))
        var byAccount: [BytesKey: [(amount: Int128, balance: Int128)]] = [:]
        for row in rows {
            guard let held = number(row.number(balance), balanceMark) else { continue }
            let moved: Int128
            if amount >= 0 {
                guard let value = number(row.number(amount), amountMark) else { continue }
                moved = directed(value, row)
            } else {
                let out = number(row.number(debit), amountMark) ?? 0
                let into = number(row.number(credit), amountMark) ?? 0
                moved = (into < 0 ? -into : into) - (out < 0 ? -out : out)
            }
            let account = layout.accountColumn >= 0 ? row.cell(layout.accountColumn) : []
            byAccount[BytesKey(bytes: account), default: []].append((moved, held))
        }
        var chain = BalanceChain()
        for (_, rows) in byAccount { chain.merge(BalanceChain(rows)) }
        return chain
    }

    private func directed(_ value: Int128, _ row: CsvSampleRow) -> Int128 {
        guard layout.direction >= 0, let sign = knowledge.words.direction(row.cell(layout.direction)) else { return value }
        return (value < 0 ? -value : value) * Int128(sign)
    }

    func findSign() {
        findAccountColumn()
        layout.balanceMark = layout.balance >= 0 ? mark(layout.balance) : layout.decimalMark
        var verdict = BalanceChain.Verdict.none
        if layout.balance >= 0 {
            verdict = chain(amount: layout.amount, debit: layout.debit, credit: layout.credit, balance: layout.balance).verdict
        }
        if layout.isBalanceHistory == false {
            switch verdict {
            case .none: break
            case .turned(let newestFirst) where rowsRun(newestFirst: !newestFirst):
                layout.decided("balance", "before each row", "so the balances follow from the amounts")
                layout.balance = -1
                balanceStandsBefore = true
            case .turned(let newestFirst) where !rowsRun(newestFirst: newestFirst): break
            case .asWritten(let newestFirst), .turned(let newestFirst):
                layout.newestFirst = newestFirst
                layout.decided("order of rows", newestFirst ? "newest first" : "oldest first", "the balances follow from the amounts")
            }
        }
        if layout.amount < 0 { return findSideSigns() }
        if let turned = answers.turned {
            layout.sign = turned ? .turned : .asWritten
            layout.decided("sign", turned ? "positive is money leaving" : "negative is money leaving", answers.signFrom)
        } else if layout.direction >= 0 {
            findWordSign()
        } else if profiles[layout.amount].marks > 0 {
            let credits = rows.contains {
                if case .number(let n) = $0.number(layout.amount) { n.marker == .credit } else { false }
            }
            layout.sign = .mark(credits ? 1 : -1)
            layout.decided("sign", "CR and DR behind the amounts", "they are written")
        } else {
            findPlainSign(layout.balance >= 0 ? verdict : .none)
        }
    }

    private func findSideSigns() {
        func negative(_ column: Int) -> Bool {
            guard column >= 0, profiles[column].negative == profiles[column].positive else {
                return column >= 0 && profiles[column].negative > profiles[column].positive
            }
            // As many of both: the smaller ones are what was taken back.
            return rows.compactMap { number($0.number(column), layout.decimalMark) }.reduce(0, +) < 0
        }
        layout.sign = .columns(debitsNegative: negative(layout.debit), creditsNegative: negative(layout.credit))
        layout.decided("sign", "by the column", "one column is money out, the other money in")
    }

    /// The sign by words: absolute, unless amounts of one word have both signs.
    private func findWordSign() {
        let profile = profiles[layout.direction]
        if profile.filled < rows.count, let word = profile.onlyValue {
            layout.sign = .mark(knowledge.words.direction(word) ?? 1)
            layout.decided("sign", "\(name(layout.direction)) marks one direction", "other rows leave it empty")
            return
        }
        var signs: [Int: (negative: Int, positive: Int)] = [:]
        for row in rows {
            guard let sign = knowledge.words.direction(row.cell(layout.direction)),
                let value = number(row.number(layout.amount), layout.decimalMark)
            else { continue }
            if value < 0 { signs[sign, default: (0, 0)].negative += 1 } else if value > 0 { signs[sign, default: (0, 0)].positive += 1 }
        }
        let mixed = signs.values.contains { $0.negative > 0 && $0.positive > 0 }
        layout.sign = .words(relative: mixed)
        layout.decided("sign", "by the words in \(name(layout.direction))", "all of them are known")
    }

    private func findPlainSign(_ chain: BalanceChain.Verdict) {
        let profile = profiles[layout.amount]
        let isCard = isCardTable
        if let turned = signOfPurchases() {
            if turned, case .asWritten = chain { dropDebtBalance() }
            return settle(turned: turned, "rows that are titled purchases are \(turned ? "positive" : "negative")")
        }
        if balanceStandsBefore, !isCard { return settle(turned: false, "each balance is the one before its row, and adds up") }
        if case .turned(let newestFirst) = chain, !isCard, rowsRun(newestFirst: newestFirst) {
            return settle(turned: true, "the balances fall by positive amounts")
        }
        if case .asWritten = chain, !isCard || profile.negative > 0 && profile.negative >= profile.positive {
            return settle(turned: false, "the balances follow from the amounts as written")
        }
        let payments = amounts { isCardPayment($0) }
        if !payments.isEmpty, payments.allSatisfy({ $0 < 0 }), profile.positive > profile.negative {
            return settle(turned: true, "rows that say a payment was received are negative")
        }
        if !payments.isEmpty, payments.allSatisfy({ $0 > 0 }), profile.negative > profile.positive || profile.negative > 0 && !isCard {
            return settle(turned: false, "rows that say a payment was received are positive")
        }
        let allSigned = profile.signed == profile.numbers && profile.numbers > 0
        if case .none = chain, isLikeUnprovenCard(profile), !allSigned, !answers.isNoCard { return askForSign(true) }
        if profile.negative > 0, !isCard || profile.negative >= profile.positive || allSigned {
            return settle(turned: false, "amounts have both signs, or only a minus")
        }
        if profile.positive == 0 || (allSigned && !isCard) { return settle(turned: false, "every amount has its sign") }
        if profile.negative == 0, !isCard, !layout.titles.isEmpty, profile.positive < 4 {
            layout.signIsAssumed = true
            return settle(turned: false, "a plain column of amounts; no row is negative")
        }
        if answers.isNoCard, profile.negative == 0 { return settle(turned: false, CsvLayoutFinder.noCard) }
        askForSign(isCard)
    }

    private func settle(turned: Bool, _ because: String) {
        layout.sign = turned ? .turned : .asWritten
        if !layout.signIsAssumed, because != CsvLayoutFinder.noCard { proven.turned = .init(value: turned, because: because) }
        layout.decided("sign", turned ? "positive is money leaving" : "negative is money leaving", because)
    }

    /// Most rows are positive and say different things, as spending on a card does, and nothing about the table speaks for an account.
    private func isLikeUnprovenCard(_ profile: ColumnProfile) -> Bool {
        guard profile.negative > 0, profile.positive >= 4, profile.positive >= profile.negative * 3 else { return false }
        guard layout.counterparty < 0, layout.balance < 0, !layout.isBrokerage else { return false }
        let texts = profiles.indices.filter { profiles[$0].isText && !profiles[$0].isDate }
        guard let text = columns(.text).first ?? columns(.merchant).first ?? texts.max(by: { profiles[$0].length < profiles[$1].length })
        else { return false }
        // Savings are paid in by the same few words again and again.
        let said = Set(rows.filter { number($0.number(layout.amount), layout.decimalMark) ?? 0 > 0 }.map { $0.cell(text) })
        return said.count >= 4 && said.count * 2 >= profile.positive
    }

    /// The balances say what is owed, which no account holds.
    private func dropDebtBalance() {
        layout.decided("balance", "not used", "it grows with each purchase: it says what is owed")
        layout.balance = -1
    }

    private static let noCard = "the household file says the account is no card"

    private func askForSign(_ isCard: Bool) {
        let hint = isCard ? " It looks like a card's, where spending often stands positive; that does not prove it." : ""
        questions.append(
            CsvQuestion(
                code: "bank.csv.ambiguous-sign",
                sentence: "nothing tells whether positive amounts in \(name(layout.amount)) came in or left.\(hint)",
                option: "--sign negative-out or --sign positive-out"))
    }

    /// The amounts other than zero of some rows.
    private func amounts(where chosen: (CsvSampleRow) -> Bool) -> [Int128] {
        rows.filter(chosen).compactMap { number($0.number(layout.amount), layout.decimalMark) }.filter { $0 != 0 }
    }

    /// Whether rows of which a cell says nothing but that they are purchases are positive; nil when there are none, or of both signs,
    /// or when nothing is negative although not all rows are purchases: then no row has a sign.
    private func signOfPurchases() -> Bool? {
        let purchases = amounts { row in row.cells.contains { $0.count > 3 && knowledge.words.matches($0, .purchase) } }
        guard let first = purchases.first, purchases.allSatisfy({ ($0 > 0) == (first > 0) }) else { return nil }
        let profile = profiles[layout.amount]
        if first > 0, profile.negative == 0, profile.positive > purchases.count { return nil }
        return first > 0
    }

    private func isCardPayment(_ row: CsvSampleRow) -> Bool {
        row.cells.contains { $0.count > 6 && $0.count < 200 && knowledge.words.holds($0, .cardPayment) }
    }

    /// A card's statement: a card column and no account, or words above the table.
    private var isCardTable: Bool {
        let titled = layout.roles.contains { $0.value == .card && (header.readings[$0.key]?.strength ?? 0) >= 2 }
        let hasAccount = layout.roles.values.contains(.account) || layout.balance >= 0
        if titled, !hasAccount { return true }
        if layout.titles.prefix(CsvLayoutFinder.mostColumns).contains(where: { knowledge.words.holds($0, .card) }) { return true }
        return header.preamble.contains { row in row.cells.contains { knowledge.words.holds($0, .card) } }
    }
}
