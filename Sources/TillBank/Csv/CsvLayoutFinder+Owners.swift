import TillHousehold
import TillRecords

/// Whose accounts a column names whose numbers vary from row to row: the other side's, unless something tells that they are the
/// household's own.
extension CsvLayoutFinder {
    /// Proof beats what the household and the file's name say, these beat what names stand beside the numbers; a title that calls the
    /// account one's own beats all, since then nothing is left to be decided.
    func namesOthers(_ column: Int) -> Bool {
        let profile = profiles[column]
        guard profile.isAccount, profile.onlyValue == nil, !(column < header.titles.count && isCalledOwn(header.titles[column])) else {
            return false
        }
        let told = ownersByBalances(column) ?? ownersByHousehold(column) ?? ownersByNames(column)
        if told.areOthers { layout.decided("other side", name(column), told.because) }
        return told.areOthers
    }

    private typealias Owners = (areOthers: Bool, because: String)

    private func isCalledOwn(_ title: [UInt8]) -> Bool { knowledge.words.holds(title, .ownAccount) }

    /// One balance runs through all rows whatever number stands in them, or one for each number.
    private func ownersByBalances(_ column: Int) -> Owners? {
        guard layout.balance >= 0, layout.balance < profiles.count else { return nil }
        var groups: [[UInt8]: [Int]] = [:]
        for (place, row) in rows.enumerated() { groups[CsvAccounts.bare(row.cell(column)), default: []].append(place) }
        for mark in [NumberText.comma, NumberText.dot] {
            let held = rows.map { TableTrial.number(NumberText.read($0.cell(layout.balance)), mark) }
            for moved in movements(mark) {
                let whole = BalanceChain(Array(rows.indices), moved: moved, held: held)
                var split = BalanceChain()
                for places in groups.values { split.merge(BalanceChain(places, moved: moved, held: held)) }
                for relation in BalanceChain.Relation.allCases {
                    let (one, each) = (holds(whole, relation), holds(split, relation))
                    if one != each {
                        return (one, one ? "one balance runs through all its numbers" : "a balance runs for each of its numbers")
                    }
                }
            }
        }
        return nil
    }

    /// Two links and more, and none that is broken.
    private func holds(_ chain: BalanceChain, _ relation: BalanceChain.Relation) -> Bool {
        chain.links(relation) >= 2 && chain.broken(relation) == 0
    }

    /// What rows may have moved by the columns that titles call amounts: one for all, or two sides.
    private func movements(_ mark: UInt8) -> [[Int128?]] {
        func numbers(_ column: Int) -> [Int128?] { rows.map { TableTrial.number(NumberText.read($0.cell(column)), mark) } }
        var found = columns(.amount).map(numbers)
        if let debit = columns(.debit).first, let credit = columns(.credit).first {
            found.append(
                zip(numbers(debit), numbers(credit)).map { out, into in
                    out == nil && into == nil ? nil : (into ?? 0) - (out.map { $0 < 0 ? -$0 : $0 } ?? 0)
                })
        }
        return found
    }

    /// The household knows its numbers, and the file's name may tell whose it is. Where fewer than half of the rows have one of its
    /// numbers, these are transfers among its own accounts.
    private func ownersByHousehold(_ column: Int) -> Owners? {
        let numbers = rows.map { $0.cell(column) }.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
        if let file = answers.fileAccount {
            let isThere = numbers.contains { number in
                HouseholdFile.isSameNumber(number, file) || answers.household?.account(numbered: number)?.id == file
            }
            if !isThere { return (true, "none of its numbers is the account that the file is of") }
        }
        guard let household = answers.household else { return nil }
        let own = numbers.count { household.account(numbered: $0) != nil }
        if own == numbers.count { return (false, "all its numbers are the household's") }
        return own > 0 && own * 2 < numbers.count ? (true, "most of its numbers are not the household's") : nil
    }

    /// A number of the other side stands beside one name; an own account beside many.
    private func ownersByNames(_ column: Int) -> Owners {
        var rowsOf: [[UInt8]: Int] = [:]
        var namesOf: [[UInt8]: Set<[UInt8]>] = [:]
        let names = columns(.merchant).first { profiles[$0].filled * 2 >= rows.count }
        for row in rows where !row.cell(column).isEmpty {
            let number = CsvAccounts.bare(row.cell(column))
            rowsOf[number, default: 0] += 1
            if let names { namesOf[number, default: []].insert(WordFolding.folded(row.cell(names))) }
        }
        guard names != nil else {
            return (rowsOf.count * 2 > profiles[column].filled, "its numbers vary from row to row")
        }
        let repeated = rowsOf.filter { $0.value > 1 }.map(\.key)
        let single = repeated.count { namesOf[$0]?.count == 1 }
        return (single * 2 >= repeated.count, "each of its numbers stands beside one name")
    }
}
