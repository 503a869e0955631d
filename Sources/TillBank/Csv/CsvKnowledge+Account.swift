import TillRecords

/// Lines that name an account, above a table and between its rows.
extension CsvKnowledge {
    /// The account that a line names: `Account Number : 123`, `IBAN;DE12…`, `Konto 447 102 255`.
    ///
    /// - Parameter label: words that stand before accounts in this document, though no language has them; empty where there are none.
    func account(of cells: [[UInt8]], label wanted: [UInt8]) -> [UInt8]? {
        for (index, cell) in cells.enumerated() where !cell.isEmpty && cell.count < 200 {
            var (label, value) = CsvKnowledge.labelled(cell, cells.dropFirst(index + 1))
            if value.isEmpty, let told = told(in: cell) { (label, value) = told }
            if !wanted.isEmpty, label == wanted, isUnnamedAccount(value) { return value }
            guard let role = headers.read(label)?.roles.first, role == .account || role == .card else { continue }
            if value.contains(where: { $0 &- 48 < 10 }), value.count <= 60 { return CsvKnowledge.withoutName(value) }
        }
        return nil
    }

    /// The number of an account without words for its kind behind it: `12345678 Current`, `0123456 - EUR - Current`.
    private static func withoutName(_ value: [UInt8]) -> [UInt8] {
        let words = value.split(separator: 0x20)
        guard words.count > 1, words[0].count >= 5, words[0].allSatisfy({ $0 &- 48 < 10 || $0 == 0x2D || $0 == 0x2A }),
            !words[1...].joined().contains(where: { $0 &- 48 < 10 }), words[1...].contains(where: { $0.count > 2 })
        else { return value }
        return Array(words[0])
    }

    /// Whether a value behind a label that no language has is the number of an account: days and periods are digits as well.
    func isUnnamedAccount(_ value: [UInt8]) -> Bool { ColumnProfile.isAccountNumber(value) && !isDays(value) }

    /// A day or two: `20221202`, `2021-01-01 - 2021-01-31`, `20210101-20210131`.
    private func isDays(_ value: [UInt8]) -> Bool {
        func isDay(_ text: some Collection<UInt8>) -> Bool { dates.parse(Array(text)) != nil }
        if isDay(value) { return true }
        let words = value.split(separator: 0x20).filter { $0.contains { $0 &- 48 < 10 } }
        if words.count == 2 { return words.allSatisfy(isDay) }
        return value.count % 2 == 1 && value[value.count / 2] == 0x2D && isDay(value[..<(value.count / 2)])
            && isDay(value[(value.count / 2 + 1)...])
    }

    /// A label and a number of five digits or more in one cell, with a blank between.
    private func told(in cell: [UInt8]) -> (label: [UInt8], value: [UInt8])? {
        let words = cell.split(separator: 0x20)
        guard let first = words.firstIndex(where: { $0.contains { $0 &- 48 < 10 } }), first > 0 else { return nil }
        let value = Array(words[first...].joined(separator: [0x20]))
        let isNumber = words[first...].allSatisfy { word in
            word.allSatisfy { $0 &- 48 < 10 || $0 &- 65 < 26 || $0 == 0x2A || $0 == 0x2D || $0 == 0x2F }
        }
        guard isNumber, value.count(where: { $0 &- 48 < 10 }) >= 5, value.withBytes({ dates.parse($0) }) == nil else { return nil }
        return (Array(words[..<first].joined(separator: [0x20])), value)
    }

    /// The account that a line between the rows names: nothing else stands there, and the account is no amount.
    func sectionAccount(of cells: [[UInt8]], label: [UInt8]) -> [UInt8]? {
        guard (1...3).contains(cells.count { !$0.isEmpty }), let account = account(of: cells, label: label) else { return nil }
        let digits = account.count { $0 &- 48 < 10 }
        return digits >= 4 && !account.contains(NumberText.dot) && !account.contains(NumberText.comma) ? account : nil
    }

    /// A label and what it names: behind its colon, else in the next cell that says anything.
    static func labelled(_ cell: [UInt8], _ rest: ArraySlice<[UInt8]>) -> (label: [UInt8], value: [UInt8]) {
        // A colon may stand in a cell of its own.
        guard let colon = cell.firstIndex(of: 0x3A) else { return (cell, rest.first { !$0.isEmpty && $0 != [0x3A] } ?? []) }
        let value = Array(cell[(colon + 1)...].drop { $0 == 0x20 })
        return (Array(cell[..<colon]), value.isEmpty ? rest.first { !$0.isEmpty } ?? [] : value)
    }
}
