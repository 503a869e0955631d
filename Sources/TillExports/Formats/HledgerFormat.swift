import TillRecords

/// A journal for hledger and Ledger: transfers as one entry, categories as accounts, the bank's balances as assertions.
///
/// What strangers wrote stands in descriptions only, which hledger takes as they are; a comment could be read as tags and dates.
enum HledgerFormat: TextFormat {
    static let name = "hledger"
    static let help = "a journal for hledger, with the bank's balances as assertions; hledger check --strict passes"
    static let file = "ledger.journal"
    static let layout = 2
    static let holdsSeveral = false

    static func text(of ledger: ExportLedger) -> String {
        let journal = Journal(ledger, byPosting: true)
        var out = "; household \(ledger.household), made by till-export (hledger layout \(layout)); amounts in full, nothing inferred\n\n"
        for currency in journal.currencies { out += "commodity 1000.\(digits(currency)) \(currency.code)\n" }
        out += "\n"
        for account in journal.accounts { out += "account \(name(of: account))\n" }
        out += openings(journal)
        var parts: [(day: Day, rank: Int, text: String)] = []
        for entry in journal.entries { parts.append((entry.day, 0, text(of: entry))) }
        for statement in journal.statements { parts.append((statement.day, 1, text(of: statement))) }
        let sorted = parts.enumerated().sorted { a, b in
            (a.element.day, a.element.rank, a.offset) < (b.element.day, b.element.rank, b.offset)
        }
        return sorted.reduce(into: out) { $0 += "\n" + $1.element.text } + "\n"
    }

    private static func openings(_ journal: Journal) -> String {
        guard !journal.openings.isEmpty, let day = journal.openingDay else { return "" }
        var out = "\n\(day) * opening balances\n"
        for opening in journal.openings {
            out += line(.init(account: opening.account, money: opening.money, day: nil, price: nil))
            guard let against = try? opening.money.negated() else { continue }
            out += line(.init(account: .opening, money: against, day: nil, price: nil))
        }
        return out
    }

    private static func text(of entry: JournalEntry) -> String {
        let mark = entry.isBooked ? "*" : "!"
        let code = tag(String((entry.ids.first ?? "").prefix(8)))
        let description = [entry.payee, entry.note].map(plain).filter { !$0.isEmpty }.joined(separator: " | ")
        var out = "\(entry.day) \(mark) (\(code)) \(description)".trimmedEnd + "\n"
        let tags =
            entry.ids.filter { !$0.isEmpty }.map { "till: \(tag($0))" } + (entry.member.isEmpty ? [] : ["member: \(tag(entry.member))"])
        if !tags.isEmpty { out += "    ; \(tags.joined(separator: ", "))\n" }
        if entry.status != "posted" { out += "    ; status: \(tag(entry.status))\n" }
        for posting in entry.postings { out += line(posting) }
        return out
    }

    private static func text(of statement: Journal.Statement) -> String {
        guard statement.isProven else {
            return "; \(statement.day): the bank states \(amount(statement.stated)) for \(name(of: statement.account)), "
                + "the entries add up to \(amount(statement.found))\n"
        }
        return "\(statement.day) * balance as the bank states it\n    \(name(of: statement.account))  "
            + "\(amount(Money(minorUnits: 0, currency: statement.stated.currency))) = \(amount(statement.stated))\n"
    }

    private static func line(_ posting: JournalEntry.Posting) -> String {
        let price = posting.price.map { " @@ \(amount($0))" } ?? ""
        let day = posting.day.map { "  ; date:\($0)" } ?? ""
        return "    \(name(of: posting.account))  \(amount(posting.money))\(price)\(day)\n"
    }

    private static func amount(_ money: Money) -> String { "\(money.amount) \(money.currency.code)" }
    private static func digits(_ currency: Currency) -> String { String(repeating: "0", count: Int(currency.exponent)) }

    /// `expenses:food:groceries`: parts without what ends a name or begins something else.
    static func name(of account: JournalAccount) -> String {
        ([account.root.rawValue] + account.parts.map(part)).joined(separator: ":")
    }

    private static func part(_ text: String) -> String {
        var out = ""
        for character in text.prefix(60) {
            out.append(":;|\"()[]{}*!=@<>#%".contains(character) ? "-" : character)
        }
        let trimmed = out.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        return trimmed.isEmpty ? "unnamed" : trimmed
    }

    /// A description: nothing that begins a comment or divides payee from note.
    private static func plain(_ text: String) -> String {
        var out = ""
        for character in text { out.append(character == ";" ? "," : character == "|" ? "/" : character) }
        return out
    }

    /// The value of a tag: letters, digits and what stands in ids.
    private static func tag(_ text: String) -> String {
        text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
}

extension String {
    /// Without blanks at its end.
    fileprivate var trimmedEnd: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
