import TillRecords

/// Which columns hold the money: by titles, by the balance chain, by being the only one.
extension CsvLayoutFinder {
    func findMoney() {
        let debits = answered(.debit).map { [$0] } ?? columns(.debit).filter { profiles[$0].filled > 0 || rows.isEmpty }
        let credits = answered(.credit).map { [$0] } ?? columns(.credit).filter { profiles[$0].filled > 0 || rows.isEmpty }
        if let amount = answered(.amount) {
            layout.amount = amount
        } else if let pair = bestPair(debits, credits), pair.coverage >= 0.9 || !columns(.amount).contains(where: isUsed),
            !hasCurrencyInTitle()
        {
            (layout.debit, layout.credit) = (pair.debit, pair.credit)
            layout.decided("amount", "\(name(pair.debit)) and \(name(pair.credit))", "their titles, and each row fills one of them")
        } else {
            chooseAmount()
        }
        if layout.amount < 0, layout.debit < 0, let only = onlyOneSide(debits, credits) { (layout.debit, layout.credit) = only }
        if layout.amount < 0, layout.debit < 0, layout.credit < 0, questions.isEmpty { findMoneyByValues() }
        layout.originalAmount =
            answered(.originalAmount) ?? columns(.originalAmount).first { profiles[$0].filled > 0 && $0 != layout.amount } ?? -1
        layout.originalCurrency = columns(.originalCurrency).first { profiles[$0].filled > 0 } ?? -1
    }

    /// One of the two columns exists, or is never filled in this export.
    private func onlyOneSide(_ debits: [Int], _ credits: [Int]) -> (Int, Int)? {
        let all = (columns(.debit).first ?? -1, columns(.credit).first ?? -1)
        guard !debits.isEmpty || !credits.isEmpty else { return nil }
        return (debits.first ?? all.0, credits.first ?? all.1)
    }

    /// The pair of columns of which most rows fill exactly one; of equals the last, which is the booked one.
    private func bestPair(_ debits: [Int], _ credits: [Int]) -> (debit: Int, credit: Int, coverage: Double)? {
        var best: (debit: Int, credit: Int, coverage: Double)?
        for debit in debits.sorted() {
            for credit in credits.sorted() where credit != debit {
                let good = rows.filter { isFilled($0.cell(debit)) != isFilled($0.cell(credit)) }.count
                let coverage = rows.isEmpty ? 1 : Double(good) / Double(rows.count)
                if coverage > 0,
                    best.map({ coverage > $0.coverage || (coverage == $0.coverage && abs(debit - credit) <= abs($0.debit - $0.credit)) })
                        ?? true
                {
                    best = (debit, credit, coverage)
                }
            }
        }
        return best
    }

    /// A number other than zero.
    private func isFilled(_ cell: [UInt8]) -> Bool {
        guard case .number(let number) = NumberText.read(cell) else { return false }
        return number.digits != 0
    }

    /// A column such as "Bedrag in EUR" is the booked amount, whatever stands in the columns for both sides.
    private func hasCurrencyInTitle() -> Bool {
        columns(.amount).contains { currencyInTitle($0) != nil && profiles[$0].filled * 10 >= rows.count * 9 } && columns(.amount).count > 1
    }

    func currencyInTitle(_ column: Int) -> Currency? {
        guard column >= 0, column < layout.titles.count else { return nil }
        return knowledge.currencies.currency(inTitle: layout.titles[column])
    }

    /// Titles that name several columns as the amount: the one with a currency in its title, then the best; equal titles are a question.
    private func chooseAmount() {
        let named = columns(.amount)
        let candidates = named.filter { profiles[$0].filled > 0 }
        if candidates.isEmpty {
            if let title = named.first ?? header.readings.indices.first(where: { header.readings[$0]?.roles.contains(.amount) ?? false }),
                !rows.isEmpty, !header.data.isEmpty
            {
                askForColumns("unaligned", "the cells do not line up with the titles: \(name(title)) holds no amounts.", "date=1,amount=3")
            } else if let title = named.first {
                layout.amount = title
            }
            return
        }
        if let (a, b) = amountsBySide(candidates.filter(isUsed)) { return chooseSides(a, b) }
        let best = bestAmount(candidates.filter(isUsed)) ?? candidates[0]
        for other in candidates where other != best && layout.titles[other] == layout.titles[best] && differ(other, best) {
            askForColumns(
                "ambiguous-column", "two columns are both titled \(name(best)), with different values.", "date=1,amount=\(best + 1)")
            return
        }
        layout.amount = best
        layout.decided("amount", name(best), "its title")
    }

    /// Two amounts of which each row fills one: `Beløb ud` and `Beløb ind`.
    private func amountsBySide(_ candidates: [Int]) -> (Int, Int)? {
        for (index, a) in candidates.sorted().enumerated() {
            for b in candidates.sorted()[(index + 1)...] where areExclusive(a, b) { return (a, b) }
        }
        return nil
    }

    /// The direction that a word of a title says, when it says one: -1 out, +1 in.
    private func side(_ column: Int) -> Int? {
        guard column < layout.titles.count else { return nil }
        let said = Set(HeaderWords.words(layout.titles[column]).compactMap { $0.count > 1 ? knowledge.words.direction($0) : nil })
        return said.count == 1 ? said.first : nil
    }

    /// Filled, and not with zeros alone.
    private func isUsed(_ column: Int) -> Bool { profiles[column].filled > 0 && profiles[column].zero < profiles[column].numbers }

    /// Of several amounts the one that moved the account: its title says so, a fee is taken off it, its title or a column beside it
    /// names the one currency of the account.
    private func bestAmount(_ candidates: [Int]) -> Int? {
        guard candidates.count > 1 else { return candidates.first }
        if let booked = candidates.first(where: { knowledge.words.holds(layout.titles[$0], .bookedAmount) }) { return booked }
        if let net = candidates.first(where: { net in candidates.contains { $0 != net && isNet(net, of: $0) } }) { return net }
        if let titled = candidates.first(where: { currencyInTitle($0) != nil }) { return titled }
        let single = candidates.filter { currencyBeside($0).map { profiles[$0].distinct == 1 } ?? false }
        let several = candidates.contains { currencyBeside($0).map { profiles[$0].distinct > 1 } ?? false }
        return several && single.count == 1 ? single[0] : candidates[0]
    }

    /// The column right behind an amount, when it holds currencies.
    private func currencyBeside(_ column: Int) -> Int? {
        column + 1 < profiles.count && profiles[column + 1].isCurrency ? column + 1 : nil
    }

    /// Whether a column of fees makes up the difference of two amounts in every row, and some row has one.
    private func isNet(_ net: Int, of gross: Int) -> Bool {
        columns(.fee).contains { fee in
            var charged = 0
            for row in rows {
                guard let after = value(row, net), let before = value(row, gross) else { continue }
                let taken = value(row, fee) ?? 0
                guard after == before - (taken < 0 ? -taken : taken) else { return false }
                if taken != 0 { charged += 1 }
            }
            return charged > 0
        }
    }

    private func value(_ row: CsvSampleRow, _ column: Int) -> Int128? {
        number(row.number(column), NumberText.dot) ?? number(row.number(column), NumberText.comma)
    }

    private func differ(_ a: Int, _ b: Int) -> Bool {
        rows.contains { $0.cell(a) != $0.cell(b) && !$0.cell(a).isEmpty && !$0.cell(b).isEmpty }
    }

    /// Columns of money that nothing names.
    private func findMoneyByValues() {
        let known: Set<ColumnRole> = [
            .fee, .rate, .quantity, .price, .originalAmount, .id, .reference, .account, .card, .counterparty, .balance,
        ]
        let numbers = profiles.indices.filter { column in
            let profile = profiles[column]
            guard profile.filled > 0, !profile.isDate, column != layout.direction, !(layout.roles[column].map(known.contains) ?? false)
            else { return false }
            return profile.isNumber && !profile.isAccount
        }
        var money = numbers.filter { profiles[$0].share(profiles[$0].moneyLike) >= 0.5 }
        // Whole numbers are money only when balances follow from them.
        if money.isEmpty, layout.titles.isEmpty, provenByChain(numbers) != nil { money = numbers }
        if layout.balance >= 0, !layout.titles.isEmpty, money.isEmpty {
            layout.isBalanceHistory = !rows.isEmpty || header.body.isEmpty
            layout.decided("kind", "history of balances", "it has balances and no amounts")
            return
        }
        if let found = provenByChain(money) {
            (layout.amount, layout.debit, layout.credit, layout.balance) = found
            layout.decided(
                "amount and balance",
                "columns \([found.0, found.1, found.2, found.3].filter { $0 >= 0 }.map { "\($0 + 1)" }.joined(separator: ", "))",
                "the balances follow from the amounts row by row")
        } else if money.count == 1 {
            layout.amount = money[0]
            layout.decided("amount", name(money[0]), "the only column of money")
        } else if money.count == 2, areExclusive(money[0], money[1]) {
            chooseSides(money[0], money[1])
        } else if money.count > 1 {
            let list = money.map { "\($0 + 1)" }.joined(separator: ", ")
            askForColumns(
                "ambiguous-column", "columns \(list) hold money and nothing tells which is the amount.",
                "date=\(layout.date + 1),amount=\(money[0] + 1)")
        }
    }

    /// Each row fills exactly one of the two.
    private func areExclusive(_ a: Int, _ b: Int) -> Bool {
        rows.allSatisfy { isFilled($0.cell(a)) != isFilled($0.cell(b)) } && profiles[a].filled > 0 && profiles[b].filled > 0
    }

    /// Two columns, each for one direction: words of their titles or signs tell which is which, else it is a question.
    private func chooseSides(_ a: Int, _ b: Int) {
        let (first, second) = (profiles[a], profiles[b])
        let said = (side(a), side(b))
        if let out = said.0 ?? said.1.map({ -$0 }), said.0 != said.1 {
            (layout.debit, layout.credit) = out < 0 ? (a, b) : (b, a)
            layout.decided("amount", "\(name(layout.debit)) and \(name(layout.credit))", "words of their titles, and each row fills one")
        } else if first.positive == 0, second.negative == 0 {
            (layout.debit, layout.credit) = (a, b)
        } else if first.negative == 0, second.positive == 0 {
            (layout.debit, layout.credit) = (b, a)
        } else {
            askForColumns(
                "ambiguous-column", "columns \(a + 1) and \(b + 1) hold money in and money out and nothing tells which is which.",
                "date=\(layout.date + 1),debit=\(a + 1),credit=\(b + 1)")
        }
    }

    /// Amount or two sides, and balance, that add up row by row.
    private func provenByChain(_ money: [Int]) -> (Int, Int, Int, Int)? {
        guard money.count >= 2, money.count <= 12, rows.count >= 2 else { return nil }
        let balances = layout.balance >= 0 ? [layout.balance] : money.filter { profiles[$0].filled == rows.count }.reversed()
        for balance in balances {
            for amount in money where amount != balance && profiles[amount].filled == rows.count {
                if chain(amount: amount, debit: -1, credit: -1, balance: balance).verdict != .none { return (amount, -1, -1, balance) }
            }
            for (index, a) in money.enumerated() where a != balance {
                for b in money[(index + 1)...] where b != balance && areExclusive(a, b) {
                    switch chain(amount: -1, debit: a, credit: b, balance: balance).verdict {
                    case .asWritten: return (-1, a, b, balance)
                    case .turned(let newestFirst) where rowsRun(newestFirst: newestFirst): return (-1, b, a, balance)
                    case .turned, .none: continue
                    }
                }
            }
        }
        return nil
    }
}
