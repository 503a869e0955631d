import TillRecords

/// A journal for Beancount: transfers as one entry, categories as accounts, the bank's balances as balance directives.
///
/// Beancount has one day an entry: a transfer that takes some days stands on its first, and a balance of a day between is not asserted.
enum BeancountFormat: TextFormat {
    static let name = "beancount"
    static let help = "a journal for Beancount, with the bank's balances as assertions; bean-check passes"
    static let file = "ledger.beancount"
    static let layout = 2
    static let holdsSeveral = false

    static func text(of ledger: ExportLedger) -> String {
        let journal = Journal(ledger, byPosting: false)
        var out = "; household \(ledger.household), made by till-export (beancount layout \(layout))\n\n"
        out += "option \"title\" \(quoted("Household " + ledger.household))\n"
        if let home = ledger.home { out += "option \"operating_currency\" \"\(home.code)\"\n" }
        guard let first = journal.openingDay else { return out }
        out += "\n"
        var opened: Set<String> = []
        for account in journal.accounts {
            let name = name(of: account)
            if opened.insert(name).inserted { out += "\(first) open \(name)\n" }
        }
        out += openings(journal, first)
        var parts: [(day: Day, rank: Int, text: String)] = []
        for entry in journal.entries { parts.append((entry.day, 1, text(of: entry))) }
        // A balance holds at the beginning of its day: that of an evening is the next morning's.
        for statement in journal.statements {
            guard let morning = statement.day.adding(days: 1) else { continue }
            parts.append((morning, 0, text(of: statement, morning)))
        }
        let sorted = parts.enumerated().sorted { a, b in
            (a.element.day, a.element.rank, a.offset) < (b.element.day, b.element.rank, b.offset)
        }
        return sorted.reduce(into: out) { $0 += "\n" + $1.element.text } + "\n"
    }

    private static func openings(_ journal: Journal, _ day: Day) -> String {
        guard !journal.openings.isEmpty else { return "" }
        var out = "\n\(day) * \"opening balances\"\n"
        for opening in journal.openings {
            guard let against = try? opening.money.negated() else { continue }
            out += line(.init(account: opening.account, money: opening.money, day: nil, price: nil))
            out += line(.init(account: .opening, money: against, day: nil, price: nil))
        }
        return out
    }

    private static func text(of entry: JournalEntry) -> String {
        var out = "\(entry.day) \(entry.isBooked ? "*" : "!") \(quoted(entry.payee)) \(quoted(entry.note))\n"
        if let id = entry.ids.first, !id.isEmpty { out += "  till: \(quoted(id))\n" }
        if entry.ids.count > 1 { out += "  till-into: \(quoted(entry.ids[1]))\n" }
        if !entry.member.isEmpty { out += "  member: \(quoted(entry.member))\n" }
        if entry.status != "posted" { out += "  status: \(quoted(entry.status))\n" }
        for posting in entry.postings {
            out += line(posting)
            if let day = posting.day { out += "    arrived: \(day)\n" }
        }
        return out
    }

    private static func text(of statement: Journal.Statement, _ morning: Day) -> String {
        guard statement.isProven else {
            return "; \(statement.day): the bank states \(amount(statement.stated)) for \(name(of: statement.account)), "
                + "the entries add up to \(amount(statement.found))\n"
        }
        return "\(morning) balance \(name(of: statement.account))  \(amount(statement.stated))\n"
    }

    private static func line(_ posting: JournalEntry.Posting) -> String {
        "  \(name(of: posting.account))  \(amount(posting.money))\(posting.price.map { " @@ \(amount($0))" } ?? "")\n"
    }

    private static func amount(_ money: Money) -> String { "\(money.amount) \(money.currency.code)" }

    /// `Expenses:Food:Groceries`: each part begins with a capital or a digit and has letters, digits and hyphens only.
    static func name(of account: JournalAccount) -> String {
        ([account.root.rawValue] + account.parts).map(part).joined(separator: ":")
    }

    private static func part(_ text: String) -> String {
        var out = ""
        for character in text.prefix(60) {
            if character.unicodeScalars.count == 1, character.isLetter || character.isASCII && character.isNumber {
                out.append(character)
            } else if !out.isEmpty, !out.hasSuffix("-") {
                out.append("-")
            }
        }
        while out.hasSuffix("-") { out.removeLast() }
        guard let first = out.first else { return "Unnamed" }
        if first.isASCII, first.isLetter { return first.uppercased() + out.dropFirst() }
        return first.isASCII || first.isUppercase ? out : "C-" + out
    }

    /// A string of Beancount's: backslashes and quotes escaped; line ends were taken out before.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for character in text {
            if character == "\"" || character == "\\" { out.append("\\") }
            out.append(character)
        }
        return out + "\""
    }
}
