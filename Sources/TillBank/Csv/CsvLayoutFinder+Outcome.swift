import TillRecords

/// What the outcome of the search is for the layout, for a person who asks why, and for one who is asked.
extension CsvLayoutFinder {
    func take(_ outcome: ReadingSearch.Outcome) {
        let reading = outcome.best.reading
        layout.fee = reading.fee
        switch reading.form {
        case .signed(let column):
            layout.amount = column
            layout.direction = -1
            layout.sign = reading.isTurned ? .turned : .asWritten
        case .sides(let out, let into):
            (layout.debit, layout.credit) = (out, into)
            layout.sign = .columns(debitsNegative: isNegative(out), creditsNegative: isNegative(into))
        case .directed(let column, let by, let isRelative):
            (layout.amount, layout.direction) = (column, by)
            layout.sign = .words(relative: isRelative)
        case .worded(let column, let by, let isFirstIn):
            (layout.amount, layout.direction) = (column, by)
            layout.sign = .words(relative: false)
            layout.directionWords = outcome.trial.twoWords(by).map { isFirstIn ? $0 : $0.reversed() } ?? []
        case .marked(let column, let by, let meaning):
            (layout.amount, layout.direction) = (column, by)
            layout.sign = .mark(meaning)
        case .stepped(let column, _, let isNewestFirst):
            layout.amount = column
            layout.direction = -1
            layout.sign = .steps(newestFirst: isNewestFirst, owed: reading.isOwed)
            steppedBy = reading.balance
        }
        takeBalance(outcome)
        takeStatement(outcome)
        tell(outcome)
        layout.originalAmount =
            answered(.originalAmount) ?? columns(.originalAmount).first { profiles[$0].filled > 0 && $0 != layout.amount } ?? -1
        layout.originalCurrency = columns(.originalCurrency).first { profiles[$0].filled > 0 } ?? -1
        guard outcome.isDecided, case .signed = reading.form, answers.turned == nil, reasonOfSign(outcome).kind != .turnedOnNoCard else {
            return
        }
        proven.turned = .init(value: reading.isTurned, because: reasonOfSign(outcome).words)
        proven.isSignTold = outcome.best.isProven || outcome.best.worth(.sureRow) > 0
    }

    private func takeStatement(_ outcome: ReadingSearch.Outcome) {
        guard let stated = outcome.statement else { return }
        layout.statement = (stated.row.line, stated.opening, stated.closing)
        layout.decided(
            "balances", "\(answers.rowWord) \(stated.row.line)", "its numbers differ by the sum of all other rows: it is no movement")
    }

    private func isNegative(_ column: Int) -> Bool {
        guard column >= 0, profiles[column].negative == profiles[column].positive else {
            return column >= 0 && profiles[column].negative > profiles[column].positive
        }
        // As many of both: the smaller ones are what was taken back.
        let mark = mark(column, open: NumberText.dot)
        return rows.compactMap { TableTrial.number($0.number(column), mark) }.reduce(0, +) < 0
    }

    private func takeBalance(_ outcome: ReadingSearch.Outcome) {
        let reading = outcome.best.reading
        if reading.balance >= 0 {
            layout.balance = reading.balance
            layout.balanceMark = mark(reading.balance, open: markByProof ?? layout.decimalMark)
            if reading.isBefore {
                layout.decided("balance", "before each row", "so the balances follow from the amounts")
                layout.balance = -1
            } else if reading.isOwed, !outcome.isOrderDecided {
                layout.decided("balance", "not used", "it grows with what is spent, and nothing proves the order of rows")
                layout.balance = -1
            } else if outcome.isOrderDecided {
                layout.newestFirst = reading.newestFirst
                layout.balanceIsOwed = reading.isOwed
                if reading.isOwed { layout.decided("balance", "what is owed", "it grows with what is spent") }
                layout.decided(
                    "order of rows", reading.newestFirst ? "newest first" : "oldest first", "the balances follow from the amounts")
            }
        } else if layout.balance >= 0 {
            layout.balanceMark = mark(layout.balance, open: layout.decimalMark)
            if reading.columns.contains(layout.balance) { layout.balance = -1 }
        }
    }

    /// What was decided, and why.
    private func tell(_ outcome: ReadingSearch.Outcome) {
        let reading = outcome.best.reading
        let columns = reading.columns.map { name($0) }.joined(separator: " and ")
        layout.decided("amount", columns, reasonOfColumns(outcome))
        if reading.fee >= 0 { layout.decided("fee", name(reading.fee), "it is taken off the amount") }
        switch reading.form {
        case .signed:
            let reason = answers.turned == nil ? reasonOfSign(outcome).words : answers.signFrom
            layout.decided("sign", reading.isTurned ? "positive is money leaving" : "negative is money leaving", reason)
        case .sides: layout.decided("sign", "by the column", "one column is money out, the other money in")
        case .directed(_, let by, _): layout.decided("sign", "by the words in \(name(by))", "all of them are known")
        case .worded(_, let by, _): tellWords(by)
        case .marked(_, let by, _) where by >= 0: layout.decided("sign", "\(name(by)) marks one direction", "other rows leave it empty")
        case .stepped: layout.decided("sign", "by the balances", "no amount has a sign, and each balance rises or falls by one")
        case .marked: layout.decided("sign", "CR and DR behind the amounts", "they are written")
        }
        tellWeighing(outcome)
    }

    private func tellWords(_ by: Int) {
        let words = layout.directionWords.map { "\"\(String(decoding: $0.prefix(40), as: UTF8.self))\"" }
        layout.decided("sign", "by the words in \(name(by))", "\(words.joined(separator: " is money in, ")) money out: so they fit best")
    }

    /// How many readings were weighed, what speaks for the best, and where the best one that contradicts it fails.
    private func tellWeighing(_ outcome: ReadingSearch.Outcome) {
        func listed(_ reading: WeighedReading) -> String {
            reading.evidence.map { "\($0.kind.rawValue.replacing("_", with: " ")) \($0.worth > 0 ? "+" : "")\(Self.tenths($0.worth))" }
                .joined(separator: ", ")
        }
        layout.decided(
            "readings", "\(outcome.tried) weighed, probability \(Self.share(outcome.probability))", listed(outcome.best))
        guard let rival = outcome.rival else { return }
        layout.decided("runner-up", describe(rival.reading), "\(firstContradiction(rival, outcome)); \(listed(rival))")
    }

    private static func tenths(_ worth: Double) -> String {
        let tenths = Int((abs(worth) * 10).rounded())
        return "\(worth < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }

    /// A probability with so many nines as it has, four at most.
    private static func share(_ probability: Double) -> String {
        let tenThousandths = Int((probability * 10_000).rounded(.down))
        guard tenThousandths < 10_000 else { return "1" }
        let digits = "\(tenThousandths)"
        return "0." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private func describe(_ reading: TableReading) -> String {
        let columns = reading.columns.map { name($0) }.joined(separator: " and ")
        var words = [columns]
        if case .signed = reading.form { words.append(reading.isTurned ? "positive is money leaving" : "negative is money leaving") }
        if case .worded(_, let by, _) = reading.form { words.append("\(name(by)) says the direction") }
        if case .sides(let out, _) = reading.form, out >= 0 { words.append("\(name(out)) is money out") }
        if reading.fee >= 0 { words.append("less \(name(reading.fee))") }
        if reading.balance >= 0 { words.append("balance \(name(reading.balance))") }
        return words.joined(separator: ", ")
    }

    /// Where a reading fails first: a balance that does not follow, else the first row that it reads otherwise.
    private func firstContradiction(_ rival: WeighedReading, _ outcome: ReadingSearch.Outcome) -> String {
        if let line = outcome.firstBreak(of: rival) { return "on \(answers.rowWord) \(line) no balance follows from it" }
        guard let line = outcome.firstDifference(of: rival) else { return "it fits less well" }
        return "it reads \(answers.rowWord) \(line) otherwise"
    }

    private func reasonOfColumns(_ outcome: ReadingSearch.Outcome) -> String {
        let best = outcome.best
        if best.worth(.netOfFee) > 0 { return "amount - fee = net in every row" }
        if best.worth(.title) > 0 { return best.reading.columns.count > 1 ? "their titles, and each row fills one of them" : "its title" }
        if best.worth(.chainLink) > 0 { return "the balances follow from the amounts row by row" }
        if best.reading.columns.count > 1 { return "each row fills one of them" }
        return outcome.rival.map { $0.reading.columns == best.reading.columns } ?? true
            ? "the only column of money" : "the values of the rows"
    }

    /// What tells the sign more than anything else, in words.
    private func reasonOfSign(_ outcome: ReadingSearch.Outcome) -> (kind: EvidenceKind?, words: String) {
        let best = outcome.best
        let isTurned = best.reading.isTurned
        let rival = outcome.rival
        let ahead = EvidenceKind.allCases.map { kind in (kind: kind, worth: best.worth(kind) - (rival?.worth(kind) ?? 0)) }
        guard let first = ahead.max(by: { $0.worth < $1.worth }), first.worth > 0 else { return (nil, "nothing speaks against it") }
        let standing = isTurned ? "positive" : "negative"
        switch first.kind {
        case .chainLink, .rowOrder, .owed, .owedOnCard, .balanceBefore, .chainBreak:
            if best.reading.isBefore { return (first.kind, "each balance is the one before its row, and adds up") }
            return (
                first.kind, isTurned ? "the balances fall by positive amounts" : "the balances follow from the amounts as written"
            )
        case .statedBalances: return (first.kind, "opening balance + rows = closing balance")
        case .statedTotal: return (first.kind, "the totals that are stated")
        case .sureRow, .likelyRow: return (first.kind, "rows that say what they are: purchases are \(standing), payments received are not")
        case .turnedOnNoCard: return (first.kind, "the household file says the account is no card")
        case .majority where isTurned: return (first.kind, "most rows are positive, as spending is")
        default: return (first.kind, "amounts have both signs, or only a minus")
        }
    }

    // MARK: Questions

    /// Asks for all that the open readings differ in.
    func ask(_ outcome: ReadingSearch.Outcome) {
        let best = outcome.best.reading
        let others = outcome.open.map(\.reading)
        let isSignOpen = outcome.open.contains { $0.isOpposite(of: outcome.best) }
        if let fee = ([best] + others).first(where: { $0.fee >= 0 })?.fee, others.contains(where: { $0.fee != best.fee }) {
            questions.append(
                CsvQuestion(
                    code: "bank.csv.ambiguous-fee",
                    sentence: "nothing tells whether the fee in \(name(fee)) is taken off beside the amount.",
                    option: "--columns fee=\(fee + 1) if it is, --columns other=\(fee + 1) if not"))
        }
        let isSigned: Bool = if case .signed = best.form { true } else { false }
        let forms = outcome.open.filter { !isSigned || !$0.isOpposite(of: outcome.best) }.map(\.reading.form).filter { $0 != best.form }
        if !forms.isEmpty { askForColumns(best.form, forms) }
        if isSignOpen || others.contains(where: { $0.form == best.form && $0.isTurned != best.isTurned }),
            case .signed(let column) = best.form, !questions.contains(where: { $0.code == "bank.csv.ambiguous-sign" })
        {
            askForSign(column)
        }
    }

    private func askForSign(_ column: Int) {
        let hint = isCardTable ? " It looks like a card's, where spending often stands positive; that does not prove it." : ""
        questions.append(
            CsvQuestion(
                code: "bank.csv.ambiguous-sign",
                sentence: "nothing tells whether positive amounts in \(name(column)) came in or left.\(hint)",
                option: "--sign negative-out or --sign positive-out"))
    }

    private func askForColumns(_ best: TableReading.Form, _ others: [TableReading.Form]) {
        if case .sides(let out, let into) = best, out >= 0, into >= 0, others.contains(.sides(out: into, into: out)) {
            let (a, b) = (min(out, into), max(out, into))
            return askForColumns(
                "ambiguous-column", "columns \(a + 1) and \(b + 1) hold money in and money out and nothing tells which is which.",
                "date=\(layout.date + 1),debit=\(a + 1),credit=\(b + 1)")
        }
        let columns = Set(([best] + others).flatMap { TableReading(form: $0).columns }).sorted()
        let first = columns.first ?? 0
        // One column that holds money: what is open is which of its amounts left.
        guard columns.count > 1 else { return askForSign(first) }
        if columns.count == 2, columns.allSatisfy({ layout.titles.indices.contains($0) }),
            layout.titles[columns[0]] == layout.titles[columns[1]]
        {
            return askForColumns(
                "ambiguous-column", "two columns are both titled \(name(first)), with different values.",
                "date=\(layout.date + 1),amount=\(first + 1)")
        }
        askForColumns(
            "ambiguous-column",
            "columns \(columns.map { "\($0 + 1)" }.joined(separator: ", ")) hold money and nothing tells which is the amount.",
            "date=\(layout.date + 1),amount=\(first + 1)")
    }
}
