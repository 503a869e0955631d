import TillRecords

/// What stands beside the rows and what they are held against.
extension CsvLayoutFinder {
    /// The one opening and the one closing balance beside a table of one account.
    func findControl() {
        guard questions.isEmpty, sample.isWhole, let stated, layout.accountColumn < 0, sectionLines.isEmpty, !layout.isBalanceHistory else {
            return
        }
        let days = rows.compactMap { $0.date(layout.date)?.day(layout.dateOrder) }
        guard let first = days.min(), let last = days.max() else { return }
        var ends: [StatedFigures.Kind: StatedFigure] = [:]
        let lines = Set(rows.map(\.line))
        for figure in stated.figures where (figure.kind == .opening || figure.kind == .closing) && !lines.contains(figure.line) {
            // The day of a balance says more than what it is called.
            let day = figure.date?.day(layout.dateOrder)
            let kind = day.map { $0 >= last ? .closing : $0 <= first ? .opening : figure.kind } ?? figure.kind
            if let other = ends[kind], other.value != figure.value { return }
            ends[kind] = figure
        }
        guard let opening = ends[.opening], let closing = ends[.closing] else { return }
        layout.control = CsvControl(opening: opening.value, closing: closing.value, line: closing.line)
    }

    /// A row at an end of the table, of the first or the last day, that leaves blank what all other rows fill, says nothing of a
    /// direction, and that no running balance proves: a balance before or after the rows is written so.
    func findDoubtfulRow() {
        guard questions.isEmpty, sample.isWhole, layout.balance < 0, layout.direction < 0, rows.count >= 4, answers.columns.isEmpty else {
            return
        }
        let days = rows.map { $0.date(layout.date)?.day(layout.dateOrder) }
        guard let first = days.compactMap({ $0 }).min(), let last = days.compactMap({ $0 }).max(), first < last else { return }
        // What is not booked yet has no day of booking.
        let money = [layout.date, layout.booked, layout.amount, layout.debit, layout.credit]
        for index in [0, rows.count - 1] where days[index] == first || days[index] == last {
            let others = rows.indices.filter { $0 != index && !isSummary(rows[$0]) }
            let blank = profiles.indices.count { column in
                !money.contains(column) && rows[index].cell(column).isEmpty && others.allSatisfy { !rows[$0].cell(column).isEmpty }
            }
            guard blank >= 2, others.count >= 3, !isSummary(rows[index]), saysNothing(rows[index]), !hasStatus(rows[index]) else {
                continue
            }
            layout.doubtfulLine = rows[index].line
        }
    }

    /// Movements are booked or pending, balances are neither.
    private func hasStatus(_ row: CsvSampleRow) -> Bool {
        layout.status >= 0 && !row.cell(layout.status).isEmpty || pendingLines.contains { $0.contains(row.line) }
            || row.cells.contains { knowledge.words.matches($0, .pending) }
    }

    /// Whether no word of a row tells which way its money went.
    private func saysNothing(_ row: CsvSampleRow) -> Bool {
        row.cells.allSatisfy { cell in
            let kinds = knowledge.words.kinds(in: cell)
            return !kinds.contains(.saysIn) && !kinds.contains(.saysOut) && !kinds.contains(.cardPayment)
                && !(cell.count > 3 && knowledge.words.matches(cell, .purchase))
        }
    }
}
