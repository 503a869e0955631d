import TillRecords

/// The order of day and month: proven by the dates themselves, by the order of rows, by a period; else a question.
extension CsvLayoutFinder {
    private var dateColumns: [Int] { [layout.date, layout.booked, layout.value].filter { $0 >= 0 } }

    func findDateOrder() {
        var proof = DateOrderProof()
        if sample.isWhole {
            for row in rows { add(row, to: &proof) }
        } else {
            for row in rows.prefix(100) { add(row, to: &proof) }
            if proof.numeric > 0 { proof = wholeProof() }
        }
        if let order = answers.dateOrder {
            layout.dateOrder = order
            layout.decided("date order", order.rawValue, answers.dateOrderFrom)
            return
        }
        if proof.needsNone {
            layout.dateOrder = .yearFirst
            layout.decided("date order", "YMD", "the dates say which part is which")
            return
        }
        if let (dayFirst, monthFirst) = proof.contradiction {
            questions.append(
                CsvQuestion(
                    code: "bank.csv.contradicting-dates",
                    sentence: "\(answers.rowWord) \(dayFirst) can only be day first and \(answers.rowWord) \(monthFirst) only month first.",
                    option: "a file with one order of dates, or --date-order DMY or MDY to refuse the other rows"))
            return
        }
        if let isYearFirst = shortYearStandsFirst() {
            if isYearFirst {
                settle(.yearFirst, "with two digits for the year, only so do the rows lie near each other in time")
            } else {
                askForShortYears()
            }
            return
        }
        findOrder(proof)
    }

    private func findOrder(_ proof: DateOrderProof) {
        if let (order, line) = proof.proven {
            settle(order, "\(answers.rowWord) \(line) has a part above 12")
        } else if proof.isDotted {
            settle(.dayFirst, "dots stand between the parts")
        } else if let (order, because) = provenBySurroundings() {
            settle(order, because)
        } else {
            askForOrder(proof)
        }
    }

    private func settle(_ order: DateOrder, _ because: String) {
        layout.dateOrder = order
        proven.dateOrder = .init(value: order, because: because)
        layout.decided("date order", order.rawValue, because)
    }

    private func add(_ row: CsvSampleRow, to proof: inout DateOrderProof) {
        for column in dateColumns {
            if let parts = row.date(column) { proof.add(parts, line: row.line) }
        }
    }

    /// The proof from every row of a long document.
    private func wholeProof() -> DateOrderProof {
        var proof = DateOrderProof()
        var scanner = layout.dialect.scanner(text)
        defer { scanner.release() }
        while scanner.next() {
            guard scanner.line > layout.lastHeadLine else { continue }
            for column in dateColumns where column < scanner.width {
                if let parts = knowledge.dates.parse(scanner.trimmed(column)) { proof.add(parts, line: scanner.line) }
            }
        }
        return proof
    }

    private func provenBySurroundings() -> (DateOrder, String)? {
        let parts = rows.compactMap { $0.date(layout.date) }
        let days = DateOrder.allCases.dropLast().map { order in (order: order, days: parts.map { $0.day(order) }) }
        if let order = provenByPeriod(days) { return (order, "only so do the rows lie within the period above the table") }
        let runs = days.map { entry -> (order: DateOrder, run: DateRun) in
            var run = DateRun()
            for day in entry.days { run.add(day) }
            return (entry.order, run)
        }
        let inLine = runs.filter { $0.run.isInLine }
        if inLine.count == 1, inLine[0].run.steps >= 3,
            runs.contains(where: { !$0.run.isInLine && min($0.run.ups, $0.run.downs) + $0.run.missing >= 1 })
        {
            return (inLine[0].order, "only so do the rows stand in the order of time")
        }
        return nil
    }

    /// 24-03-27 is a day of 2024 or of 2027. The year stands first when the rows then lie in a tenth of the time, which otherwise were
    /// ten years and more; where it were less, they may as well be of one day in every year: false. Nil where nothing speaks for it.
    private func shortYearStandsFirst() -> Bool? {
        let parts = rows.compactMap { $0.date(layout.date) }
        guard parts.count > 1, parts.allSatisfy({ $0.form == .numeric && $0.yearDigits == 2 }) else { return nil }
        func span(_ order: DateOrder) -> Int? {
            let days = parts.compactMap { $0.day(order) }
            guard days.count == parts.count, let first = days.min(), let last = days.max() else { return nil }
            return last.ordinal - first.ordinal
        }
        guard let yearFirst = span(.yearFirst) else { return nil }
        let others = [span(.dayFirst), span(.monthFirst)].compactMap { $0 }
        guard others.allSatisfy({ yearFirst < 3660 && yearFirst * 10 < $0 }) else { return shortYearIsOpen(parts, yearFirst, others) }
        return others.allSatisfy { $0 >= 3650 }
    }

    /// Where the rows lie about as far apart by both readings, their order in time must tell; false where it does not.
    private func shortYearIsOpen(_ parts: [DateParts], _ yearFirst: Int, _ others: [Int]) -> Bool? {
        guard let shortest = others.min(), shortest > 0, yearFirst <= shortest * 3 else { return nil }
        func isInLine(_ order: DateOrder) -> Bool {
            var run = DateRun()
            for date in parts { run.add(date.day(order)) }
            return run.isInLine && run.steps >= 3
        }
        let last = isInLine(.dayFirst) || isInLine(.monthFirst)
        return last == isInLine(.yearFirst) ? false : (last ? nil : true)
    }

    private func askForShortYears() {
        questions.append(
            CsvQuestion(
                code: "bank.csv.ambiguous-date",
                sentence: "the dates in \(name(layout.date)) have two digits for the year and read with the year first and last.",
                option: "--date-order YMD, or --date-order DMY or MDY"))
    }

    /// Dates above the table: one with a part above 12 gives the order away; two of them bound the rows.
    private func provenByPeriod(_ days: [(order: DateOrder, days: [Day?])]) -> DateOrder? {
        var proof = DateOrderProof()
        var bounds: [DateParts] = []
        for row in header.preamble {
            for cell in row.cells where cell.count < 200 {
                for parts in datesInside(cell) where parts.form == .numeric {
                    proof.add(parts, line: row.line)
                    bounds.append(parts)
                }
            }
        }
        if let proven = proof.proven { return proven.order }
        guard bounds.count == 2 else { return nil }
        let fitting = days.filter { entry in
            guard let from = bounds[0].day(entry.order), let to = bounds[1].day(entry.order), from <= to else { return false }
            return entry.days.allSatisfy { $0.map { $0 >= from && $0 <= to } ?? false }
        }
        return fitting.count == 1 ? fitting[0].order : nil
    }

    /// Dates that stand among words.
    private func datesInside(_ cell: [UInt8]) -> [DateParts] {
        cell.split { $0 == 0x20 || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 || $0 == 0x3A }.compactMap { knowledge.dates.parse(Array($0)) }
    }

    private func askForOrder(_ proof: DateOrderProof) {
        var hint = ""
        if case .decimal(NumberText.comma)? = firstWitness() { hint = " Its decimal comma speaks for DMY, but does not prove it." }
        questions.append(
            CsvQuestion(
                code: "bank.csv.ambiguous-date",
                sentence:
                    "the dates in \(name(layout.date)) read as day first and as month first (\(answers.rowWord) \(proof.open.line)).\(hint)",
                option: "--date-order DMY or --date-order MDY"))
    }

    private func firstWitness() -> NumberText.Witness? {
        for row in rows.prefix(50) {
            for cell in row.cells {
                guard case .number(let number) = NumberText.read(cell), case .decimal = number.witness else { continue }
                return number.witness
            }
        }
        return nil
    }
}
