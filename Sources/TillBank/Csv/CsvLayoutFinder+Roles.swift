/// Which column holds what: by its title, held against its values; then by values alone.
extension CsvLayoutFinder {
    /// Columns whose title allows a role and whose values do not speak against it, best first.
    func columns(_ role: ColumnRole) -> [Int] {
        header.readings.indices.filter { layout.roles[$0] == role }.sorted { rank($0) > rank($1) }
    }

    private func rank(_ column: Int) -> Int {
        let strength = header.readings[column]?.strength ?? 0
        let filled = column < profiles.count && profiles[column].filled * 2 >= max(rows.count, 1) ? 10 : 0
        return (filled + strength) * 1000 - column
    }

    func findRoles() {
        for (column, reading) in header.readings.enumerated() where column < profiles.count {
            guard let reading, let role = reading.roles.first(where: { fits($0, profiles[column]) }) else { continue }
            // A time with its day is a day.
            layout.roles[column] = role == .time && holdsDays(column) ? .date : role
        }
        for answer in answers.columns {
            for (column, role) in layout.roles where role == answer.role { layout.roles[column] = .other }
            layout.roles[answer.column] = answer.role
        }
        findDirection()
        layout.isBrokerage = layout.roles.values.contains(.quantity)
        layout.balance = answered(.balance) ?? columns(.balance).first { profiles[$0].filled > 0 } ?? -1
        layout.status = columns(.status).first ?? statusByValues() ?? -1
        layout.time = columns(.time).first ?? -1
        layout.rate = columns(.rate).first { profiles[$0].filled > 0 } ?? -1
        layout.counterparty = columns(.counterparty).first { profiles[$0].filled > 0 } ?? -1
        layout.id = answered(.id) ?? columns(.id).first { isIdentifying($0) } ?? -1
        layout.reference =
            layout.id >= 0 ? -1 : answered(.reference) ?? (columns(.id) + columns(.reference)).first { profiles[$0].filled > 0 } ?? -1
    }

    /// Whether a column of times holds whole days; 12:10:24 alone is none.
    private func holdsDays(_ column: Int) -> Bool {
        profiles[column].isDate && rows.allSatisfy { $0.date(column).map { $0.form != .numeric || $0.separator != 0x3A } ?? true }
    }

    /// A column of two rows and more that says nothing but booked, pending or void, whatever it is titled; not the only text.
    private func statusByValues() -> Int? {
        guard rows.count > 1, !layout.titles.isEmpty else { return nil }
        let possible: Set<ColumnRole> = [.other, .text]
        let found = profiles.indices.first { column in
            let profile = profiles[column]
            guard profile.filled == rows.count, profile.isText, layout.roles[column].map(possible.contains) ?? true else { return false }
            return profile.values.allSatisfy { isStatus($0) }
        }
        guard let found, layout.roles.contains(where: { $0.key != found && [.text, .merchant].contains($0.value) }) else { return nil }
        layout.roles[found] = .status
        return found
    }

    private func isStatus(_ cell: [UInt8]) -> Bool {
        [.pending, .posted, .void].contains { knowledge.words.matches(cell, $0) }
    }

    /// Whether a column is titled as a text while others tell what the rows are about.
    private func isSpareText(_ column: Int) -> Bool {
        layout.roles[column] == .text
            && layout.roles.contains {
                $0.key != column && [.text, .merchant].contains($0.value) && profiles[$0.key].filled * 2 >= rows.count
            }
    }

    func answered(_ role: ColumnRole) -> Int? { answers.columns.first { $0.role == role }?.column }

    /// Whether the values of a column allow the role; an empty column allows all.
    private func fits(_ role: ColumnRole, _ profile: ColumnProfile) -> Bool {
        if profile.filled == 0 { return true }
        switch role {
        case .date, .booked, .value: return profile.dates > 0 || header.data.isEmpty
        case .amount, .debit, .credit, .balance, .originalAmount: return profile.isNumber || header.data.isEmpty
        case .currency, .originalCurrency: return profile.isCurrency
        case .direction: return profile.isDirection
        case .fee, .quantity, .price: return profile.isNumber
        default: return true
        }
    }

    /// An id is worth its name when it is there in every row and never twice.
    private func isIdentifying(_ column: Int) -> Bool {
        let profile = profiles[column]
        return profile.filled == rows.count && (profile.distinct == profile.filled || profile.distinct == ColumnProfile.mostValues)
            && profile.length >= profile.filled * 4
    }

    /// A column of direction words, by its title or because every value is one.
    private func findDirection() {
        if let answered = answered(.direction) ?? columns(.direction).first(where: { profiles[$0].isDirection && profiles[$0].filled > 0 })
        {
            layout.direction = answered
            return
        }
        if let signs = profiles.indices.first(where: { isPlusOrMinus($0) }) {
            layout.direction = signs
            layout.roles[signs] = .direction
            layout.decided("direction", name(signs), "every row has a plus or a minus there")
            return
        }
        let possible: Set<ColumnRole> = [.other, .status]
        let free = profiles.indices.filter { column in
            let profile = profiles[column]
            guard profile.isDirection, profile.isText, layout.roles[column].map(possible.contains) ?? true || isSpareText(column) else {
                return false
            }
            // Single letters without a title tell a direction only as one of the usual pairs.
            return profile.length > profile.filled || profile.distinct <= 2 && CsvLayoutFinder.letterPairs.contains(profile.values)
        }
        if let words = free.first(where: { profiles[$0].filled * 10 >= rows.count * 9 && (profiles[$0].distinct > 1 || rows.count < 3) }) {
            layout.direction = words
        } else if let mark = free.first(where: { profiles[$0].filled < rows.count && profiles[$0].onlyValue != nil }) {
            layout.direction = mark
        }
        if layout.direction >= 0 {
            layout.roles[layout.direction] = .direction
            layout.decided("direction", name(layout.direction), "all its values are words for money in or out")
        }
    }

    /// Nine rows of ten, or all but one, have a plus or a minus there and no row anything else, and both occur.
    private func isPlusOrMinus(_ column: Int) -> Bool {
        var found: Set<UInt8> = []
        var blank = 0
        for row in rows {
            let cell = row.cell(column)
            if cell.isEmpty {
                blank += 1
                guard blank <= max(1, rows.count / 10) else { return false }
                continue
            }
            guard cell.count == 1, cell[0] == 0x2B || cell[0] == 0x2D else { return false }
            found.insert(cell[0])
        }
        return found.count == 2
    }

    private static let letterPairs: [Set<[UInt8]>] = ["DC", "SH", "TJ", "DK"].map { Set($0.utf8.map { [$0] }) }

    private func tellDateCount() {
        let period = "they have no year, and the period above the table gives it"
        switch layout.dateCount {
        case .none: break
        case .days: layout.decided("days", "counted from 1900", "whole numbers of a spreadsheet, in the order of time")
        case .seconds: layout.decided("days", "seconds since 1970, in UTC", "whole numbers, in the order of time")
        case .milliseconds: layout.decided("days", "milliseconds since 1970, in UTC", "whole numbers, in the order of time")
        case .within(let from, let to, _): layout.decided("days", "within \(from) to \(to)", period)
        }
    }

    func findDates() {
        let dated = profiles.indices.filter { profiles[$0].isDate || (profiles[$0].dates > 0 && layout.roles[$0] == .date) }
        func first(_ role: ColumnRole) -> Int? {
            answered(role) ?? columns(role).first { dated.contains($0) && profiles[$0].filled * 2 >= rows.count }
                ?? columns(role).first { dated.contains($0) }
        }
        let (day, booked, value) = (first(.date), first(.booked), first(.value))
        layout.value = value ?? -1
        layout.booked = booked ?? -1
        if let found = day ?? booked ?? value {
            layout.date = found
        } else {
            let free = dated.filter { layout.roles[$0] == nil || header.data.isEmpty }
            layout.date = free.first ?? columns(.date).first ?? columns(.booked).first ?? -1
            if layout.titles.isEmpty, free.count > 1, profiles[free[1]].filled == rows.count { layout.value = free[1] }
        }
        if layout.booked == layout.date { layout.booked = -1 }
        if layout.value == layout.date { layout.value = -1 }
        if layout.date >= 0 {
            let how = layout.roles[layout.date] == nil ? "its values are dates" : "its title"
            layout.roles[layout.date] = layout.roles[layout.date] ?? .date
            layout.decided("date", name(layout.date), how)
            tellDateCount()
        }
    }
}
