import TillRecords

/// Account, currency and text: what stands beside the money and above the table.
extension CsvLayoutFinder {
    func findAccountColumn() {
        if let answered = answered(.account) {
            layout.accountColumn = answered
            return
        }
        findAccountLabel()
        let named = columns(.account).filter { profiles[$0].filled > 0 && !isOtherSide($0) }
        for row in header.preamble { readPreambleAccount(row) }
        if layout.account.isEmpty, layout.counterparty >= 0, case let numbers = headNumbers, numbers.count == 1, let number = numbers.first
        {
            layout.account = number
            layout.decided("account", String(decoding: number, as: UTF8.self), "the one number of an account above the table")
        }
        // The account of the export itself stands in every row; a column with gaps beside an account above the table is the other side's.
        let best = named.max { standing($0) < standing($1) } ?? columns(.card).first { profiles[$0].filled > 0 }
        if let best, layout.account.isEmpty || standing(best) >= 6 {
            layout.account = []
            layout.accountColumn = best
            layout.decided("account", "by row", "\(name(best)) names it")
            layout.accountIsName = profiles[best].onlyValue.map { !$0.contains { $0 &- 48 < 10 } } ?? false
        } else if layout.titles.isEmpty {
            let free = profiles.indices.filter { layout.roles[$0] == nil && profiles[$0].isAccount && profiles[$0].filled == rows.count }
            layout.accountColumn = free.first { !profiles[$0].isDate && profiles[$0].onlyValue != nil } ?? -1
        }
        if layout.accountColumn < 0 { findSections() }
    }

    /// The number of the other side is missing where there is none, and varies where there is one. The account of the export itself
    /// stands in every row.
    private func isOtherSide(_ column: Int) -> Bool {
        let profile = profiles[column]
        let isSparse = profile.filled * 10 < rows.count * 9
        guard
            isSparse && (profile.onlyValue == nil || profile.filled * 2 < rows.count) || isBesideNames(column) || contradictsHead(column)
                || namesOthers(column)
        else { return false }
        layout.roles[column] = .counterparty
        if layout.counterparty < 0 { layout.counterparty = column }
        return true
    }

    /// A column of numbers beside the names of others that says nothing in some row, be it by marks alone (`''`).
    private func isBesideNames(_ column: Int) -> Bool {
        guard [column - 1, column + 1].contains(where: { layout.roles[$0] == .merchant }),
            profiles[column].isAccount || profiles[column].accounts > 0
        else { return false }
        return profiles[column].filled < rows.count || profiles[column].contains { CsvAccounts.bare($0).isEmpty }
    }

    /// Above the table stands the number of one account, and the column has others.
    private func contradictsHead(_ column: Int) -> Bool {
        guard profiles[column].accounts > 0 else { return false }
        let numbers = headNumbers
        return !numbers.isEmpty && !profiles[column].contains { numbers.contains(CsvAccounts.bare($0)) }
    }

    /// Numbers of accounts in the lines above the table, alone in a cell or as a word of it.
    private var headNumbers: Set<[UInt8]> {
        var found: Set<[UInt8]> = []
        for row in header.preamble {
            for cell in row.cells where cell.count < 200 {
                if knowledge.isUnnamedAccount(cell) { found.insert(CsvAccounts.bare(cell)) }
                for word in cell.split(separator: 0x20) where word.count >= 15 && knowledge.isUnnamedAccount(Array(word)) {
                    found.insert(CsvAccounts.bare(Array(word)))
                }
            }
        }
        return found
    }

    /// How well a column stands for the account of the export: in every row 4, looks like a number 2, has digits 1; the first of equals.
    private func standing(_ column: Int) -> Int {
        let profile = profiles[column]
        let hasDigits = profile.contains { $0.contains { $0 &- 48 < 10 } }
        return (profile.filled == rows.count ? 4 : 0) + (profile.isAccount ? 2 : 0) + (hasDigits ? 1 : 0)
    }

    func findSurroundings() {
        findCurrency()
        findText()
        for row in header.preamble { readPreamble(row) }
        if let last = header.preamble.last(where: { $0.filled > 0 }), last.filled == 1, let cell = last.cells.first(where: { !$0.isEmpty })
        {
            layout.startsPending = cell.count <= 40 && knowledge.words.begins(cell, with: [.pending])
        }
        if let told = answers.account, layout.account.isEmpty, layout.accountColumn < 0 {
            layout.account = Array(told.utf8)
            layout.decided("account", told, answers.columnsFrom)
        }
        if layout.currencyColumn >= 0 {
            layout.decided("currency", "by row", "\(name(layout.currencyColumn)) names it")
        } else if layout.currency == nil {
            findCurrencyInTitles()
        }
    }

    private func findCurrencyInTitles() {
        for column in [layout.amount, layout.credit, layout.debit, layout.balance] {
            guard let found = currencyInTitle(column) else { continue }
            layout.currency = found
            return layout.decided("currency", found.code, "the title \(name(column))")
        }
        if let told = answers.currency {
            layout.currency = told
            return layout.decided("currency", told.code, answers.columnsFrom)
        }
        layout.decided("currency", "not stated", "no column, title or line above the table names one; a sign beside an amount counts")
    }

    /// The column of the amount's currency: of several, the one beside the amount.
    func findCurrency() {
        let money = layout.amount >= 0 ? layout.amount : max(layout.debit, layout.credit)
        let named = columns(.currency).filter { profiles[$0].filled > 0 }
        let free = profiles.indices.filter { layout.roles[$0] == nil && profiles[$0].isCurrency && $0 != layout.date }
        func distance(_ column: Int) -> Int { column > money ? (column - money) * 2 : (money - column) * 2 + 1 }
        // Where no amount in another currency stands beside that of the account, the currency beside it is its own, however it is titled.
        let isAlone = money >= 0 && columns(.originalAmount).allSatisfy { $0 == money || profiles[$0].filled == 0 }
        let beside = isAlone ? columns(.originalCurrency).filter { profiles[$0].filled == rows.count && $0 == money + 1 } : []
        let found = [named, free, beside].first { !$0.isEmpty } ?? []
        layout.currencyColumn = answered(.currency) ?? found.min { distance($0) < distance($1) } ?? -1
        if currencyInTitle(layout.amount) != nil { layout.currencyColumn = -1 }
    }

    /// All columns that a person names for a role.
    private func told(_ role: ColumnRole) -> [Int]? {
        let found = answers.columns.filter { $0.role == role }.map(\.column)
        return found.isEmpty ? nil : found
    }

    private func findText() {
        let taken: Set<Int> = [layout.date, layout.amount, layout.direction, layout.currencyColumn, layout.accountColumn]
        layout.texts = told(.text) ?? columns(.text).filter { profiles[$0].filled > 0 && !taken.contains($0) }.sorted()
        layout.merchants = told(.merchant) ?? columns(.merchant).filter { profiles[$0].filled > 0 && !taken.contains($0) }
        if layout.texts.count > 4 { layout.texts = Array(layout.texts.prefix(4)) }
        guard layout.texts.isEmpty, layout.merchants.isEmpty else { return }
        let free = profiles.indices.filter {
            (layout.roles[$0] == nil || layout.roles[$0] == .other) && !taken.contains($0) && profiles[$0].isText && !profiles[$0].isDate
        }
        let best = free.sorted { profiles[$0].length > profiles[$1].length }.prefix(2)
        layout.texts = best.sorted()
        // `Concept / Reference`: words in it are what the rows say, whatever else its title means.
        guard layout.texts.isEmpty else { return }
        let told = [layout.reference, layout.id].filter { $0 >= 0 && profiles[$0].isText && profiles[$0].length >= profiles[$0].filled * 8 }
        layout.texts = Array(told.prefix(1))
        if layout.texts.first == layout.reference { layout.reference = -1 }
    }

    /// `Currency: EUR`, `Balance: 12.00 EUR` above the table.
    private func readPreamble(_ row: CsvSampleRow) {
        for (index, cell) in row.cells.enumerated() where !cell.isEmpty && cell.count < 200 {
            let (label, value) = CsvKnowledge.labelled(cell, row.cells.dropFirst(index + 1))
            if layout.currency == nil, let code = preambleCurrency(cell, value, label) {
                layout.currency = code
                if layout.currencyColumn < 0 { layout.decided("currency", code.code, "\(answers.rowWord) \(row.line), above the table") }
            }
        }
    }

    /// `Account Number : 123`, `IBAN;DE12…` above the table.
    private func readPreambleAccount(_ row: CsvSampleRow) {
        guard layout.account.isEmpty, let account = knowledge.account(of: row.cells, label: layout.accountLabel) else { return }
        layout.account = account
        layout.decided("account", String(decoding: account, as: UTF8.self), "\(answers.rowWord) \(row.line), a label above the table")
    }

    /// A label that no language is known for stands before another number of an account each time.
    private func findAccountLabel() {
        var numbers: [[UInt8]: Set<[UInt8]>] = [:]
        for row in header.preamble + header.body where !row.kind.isData && row.filled > 0 && row.filled <= 2 {
            guard let cell = row.cells.first(where: { !$0.isEmpty }), cell.count < 200 else { continue }
            let (label, value) = CsvKnowledge.labelled(cell, row.cells.drop { $0 != cell }.dropFirst())
            // A sum below a column of numbers is no account.
            let isSum = row.cells.firstIndex(of: value).map { profiles.indices.contains($0) && profiles[$0].isNumber } ?? false
            if knowledge.isUnnamedAccount(value), !label.isEmpty, label != value, !isSum { numbers[label, default: []].insert(value) }
        }
        layout.accountLabel = numbers.filter { $0.value.count > 1 }.map(\.key).min { $0.lexicographicallyPrecedes($1) } ?? []
    }

    /// Where another account begins.
    private func findSections() {
        sectionLines = header.body.filter { row in
            !row.kind.isData && knowledge.sectionAccount(of: row.cells, label: layout.accountLabel) != nil
        }.map(\.line)
    }

    private func preambleCurrency(_ cell: [UInt8], _ value: [UInt8], _ label: [UInt8]) -> Currency? {
        let word = Array(cell.drop { $0 == 0x3A || $0 == 0x20 })
        if word.count == 3, let found = knowledge.currencies.currency(word), word.allSatisfy({ $0 &- 65 < 26 }) { return found }
        let roles = knowledge.headers.read(label)?.roles ?? []
        if roles.contains(.currency) { return value.count <= 8 ? knowledge.currencies.currency(value) : nil }
        // A balance such as 1234,37 EUR.
        for text in [cell, value] {
            guard case .number(let number) = NumberText.read(text), number.hasCurrency else { continue }
            return knowledge.currencies.currency(Array(text[number.currencyStart..<number.currencyEnd]))
        }
        return roles.contains(.account) && cell != value ? codeAmongWords(value) : nil
    }

    /// The one code of a currency in words about an account: `0123456 - EUR - Current`.
    private func codeAmongWords(_ value: [UInt8]) -> Currency? {
        let codes = CurrencySigns.words(value).filter { $0.count == 3 && $0.allSatisfy { $0 &- 65 < 26 } }
        let found = codes.compactMap { knowledge.currencies.currency($0) }
        return found.count == 1 && codes.count == 1 ? found[0] : nil
    }
}
