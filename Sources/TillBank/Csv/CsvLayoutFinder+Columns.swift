/// What a person is told about each column: its role, how sure that is, and why.
extension CsvLayoutFinder {
    /// Tells all that was decided, also when a question stayed open.
    func tell(_ facts: BankFacts) {
        for evidence in layout.evidence { facts.decided(evidence.topic, evidence.finding, evidence.because) }
        let single = "they stand around cells, and no double quotes do"
        if layout.dialect.quote == 0x27 { facts.decided("quoting", "single quotes", single) }
        if layout.dialect.quote == 0x22 { facts.decided("quoting", "double quotes", "where a cell begins with one") }
        facts.profile += profile
        facts.columns += profiles.indices.map { describe($0) }
    }

    private func describe(_ column: Int) -> BankFacts.Column {
        let title = column < layout.titles.count ? String(decoding: layout.titles[column].prefix(60), as: UTF8.self) : ""
        let uses = self.uses(column)
        let role = layout.roles[column]?.rawValue ?? ""
        var shown = uses.joined(separator: ", ")
        if uses.isEmpty { shown = role.isEmpty || role == "other" ? "not used" : "not used (\(role))" }
        let (sureness, because) = evidence(column, uses)
        return BankFacts.Column(number: column + 1, title: title, role: shown, sureness: sureness, because: because)
    }

    /// What the layout reads from the column.
    private func uses(_ column: Int) -> [String] {
        let single: [(Int, String)] = [
            (layout.date, "date"), (layout.booked, "booked"), (layout.value, "value"), (layout.time, "time"), (layout.amount, "amount"),
            (layout.debit, "debit"), (layout.credit, "credit"), (layout.direction, "direction"), (layout.fee, "fee"),
            (layout.balance, "balance"),
            (layout.currencyColumn, "currency"), (layout.accountColumn, "account"), (layout.counterparty, "counterparty"),
            (layout.id, "id"), (layout.reference, "reference"), (layout.originalAmount, "original amount"),
            (layout.originalCurrency, "original currency"), (layout.rate, "rate"), (layout.status, "status"),
        ]
        var found = single.filter { $0.0 == column }.map(\.1)
        if layout.texts.contains(column) { found.append("text") }
        if layout.merchants.contains(column) { found.append("merchant") }
        return found
    }

    private func evidence(_ column: Int, _ uses: [String]) -> (String, String) {
        let profile = profiles[column]
        let values = self.values(profile, uses.first ?? layout.roles[column]?.rawValue ?? "")
        if answers.columns.contains(where: { $0.column == column }) { return ("told", answers.columnsFrom + values) }
        guard let reading = column < header.readings.count ? header.readings[column] : nil,
            reading.roles.contains(where: { $0 == layout.roles[column] })
        else { return uses.isEmpty ? ("", profile.filled == 0 ? "empty" : "") : ("likely", "by its values\(values)") }
        switch reading.strength {
        case 3: return ("sure", "its title is known\(values)")
        case 2: return ("likely", "words in its title\(values)")
        default: return ("likely", "the end of its title\(values)")
        }
    }

    /// How many of its values are what the role asks for.
    private func values(_ profile: ColumnProfile, _ role: String) -> String {
        guard profile.filled > 0 else { return ", empty" }
        let fitting: (Int, String)? =
            switch role {
            case "date", "booked", "value": (profile.dates, "dates")
            case "amount", "debit", "credit", "balance", "original amount", "rate": (profile.numbers, "numbers")
            case "currency", "original currency": (profile.currencies, "currencies")
            case "direction": (profile.directions, "words for in or out")
            default: nil
            }
        let filled = "\(profile.filled) of \(rows.count) rows filled"
        return fitting.map { ", \($0.0) of \(profile.filled) values are \($0.1)" } ?? ", \(filled)"
    }
}
