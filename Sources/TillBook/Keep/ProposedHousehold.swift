import TillHousehold
import TillRecords
import TillStages

/// A proposal as the text of a household's file.
struct ProposedHousehold {
    private let proposal: BookProposal
    private let kinds: [(word: String, kind: String)]

    init(_ proposal: BookProposal, _ knowledge: Knowledge) throws(Fault) {
        self.proposal = proposal
        kinds = try HouseholdFile.accountWords.rows(knowledge).map { ($0.text(0), $0.text(1)) }
    }

    func text(_ id: String, currency: Currency?, country: String?, members: [String]) -> String {
        var text =
            "# \(id): proposed from \(CountText.of(proposal.documents.count, "document")). Look through it; what is wrong here is wrong on every page.\n"
        let unsaid = "# currency: EUR  # no document states it: say what your money is in\n"
        text += (currency ?? proposal.currency).map { "currency: \($0.code)\n" } ?? unsaid
        text += (country ?? proposal.country).map { "country: \($0)\n" } ?? "# country: DE\n"
        text += memberLines(members)
        guard !proposal.accounts.isEmpty else { return text + "# accounts:\n#   - {id: giro, kind: checking, last4: \"4417\"}\n" }
        text += "accounts:\n"
        var taken: Set<String> = []
        for account in proposal.accounts { text += line(account, &taken) }
        return text + ProposedHousehold.wallet
    }

    /// Without it cash counts as spent when it is drawn.
    private static let wallet =
        "#  - {id: cash, kind: cash}  # keeps books of cash: what is drawn fills it, what receipts and messages say was paid in cash empties it\n"

    private func memberLines(_ given: [String]) -> String {
        if !given.isEmpty {
            let lines = given.enumerated().map { "  - {id: \($1), role: \($0 == 0 ? "owner" : "adult"), names: [\($1)]}\n" }
            return "members:\n" + lines.joined()
        }
        guard !proposal.writers.isEmpty else { return "# members:\n#   - {id: ana, role: owner, names: [Ana Ng]}\n" }
        var taken: Set<String> = []
        // Who writes in the household's chats is perhaps of it; roles are for a person to say.
        let lines = proposal.writers.prefix(8).enumerated().map { place, writer in
            let id = ProposedHousehold.unused(ProposedHousehold.slug(writer.name), &taken, "member")
            return "  - {id: \(id), role: \(place == 0 ? "owner" : "adult"), names: [\(HouseholdFileEdit.quoted(writer.name))]}"
                + "  # wrote \(CountText.of(writer.messages, "message"))\n"
        }
        return "members:\n" + lines.joined()
    }

    private func line(_ account: ProposedAccount, _ taken: inout Set<String>) -> String {
        let kind = self.kind(account)
        let digits = account.number.filter(\.isNumber)
        let name = kind ?? (digits.isEmpty ? ProposedHousehold.slug(account.files.first ?? "") : "bank")
        let id = ProposedHousehold.unused(name, &taken, "account")
        // A kind that nobody knows is not written: what a household says of it outweighs what its documents say.
        var parts = ["id: \(id)"] + (kind.map { ["kind: \($0)"] } ?? [])
        if !account.number.isEmpty { parts.append("number: \(HouseholdFileEdit.quoted(account.number))") }
        if let currency = account.currency, currency != proposal.currency { parts.append("currency: \(currency.code)") }
        if !account.unnamed.isEmpty { parts.append("files: [\(patterns(account).map(HouseholdFileEdit.quoted).joined(separator: ", "))]") }
        let doubt =
            kind == nil
            ? "; say its kind: checking, savings, card ..."
            : kind == "card" && account.kind == nil && called(account) != "card" && !isMasked(account) && account.isSpentOnly
                && !account.isPaidFromOwn
                ? "; hardly anything comes in: perhaps no card" : ""
        return
            "  - {\(parts.joined(separator: ", "))}  # \(CountText.of(account.rows, "row")) in \(CountText.of(account.files.count, "file"))\(doubt)\n"
    }

    /// Patterns of an account's files that no other account's files have, else their names.
    private func patterns(_ account: ProposedAccount) -> [String] {
        let others = proposal.accounts.filter { $0.files != account.files }.flatMap(\.files)
        let found = account.unnamed.map { file in
            let pattern = HouseholdFile.pattern(of: file)
            return others.contains { HouseholdFile.matches($0, pattern: pattern) }
                ? ProposedHousehold.closer(file, than: others) ?? file : pattern
        }
        return Set(found).sorted()
    }

    /// The pattern of a name that keeps the numbers in it that are no dates, where that tells it from others.
    private static func closer(_ file: String, than others: [String]) -> String? {
        let pattern = HouseholdFile.pattern(of: file, keepingNumbers: true)
        return others.contains { HouseholdFile.matches($0, pattern: pattern) } ? nil : pattern
    }

    /// As its documents say, else by words of its files' names, else a card by the form of its number or by what its rows do, else savings by
    /// what moves; nil where nothing tells.
    private func kind(_ account: ProposedAccount) -> String? {
        if let kind = account.kind { return kind }
        // A word such as current is said of many things; what pays a card's bills says more.
        let called = called(account)
        if let called, called != "checking" || !(account.isSpentOnly && account.isPaidFromOwn) { return called }
        return isMasked(account) || account.isSpentOnly ? "card" : account.isPutAside ? "savings" : nil
    }

    /// Numbers of cards are told with their middle hidden.
    private func isMasked(_ account: ProposedAccount) -> Bool { account.number.contains("*") || account.number.uppercased().contains("XX") }

    private func called(_ account: ProposedAccount) -> String? {
        for file in account.files {
            let name = String(decoding: WordFolding.folded(ProposedHousehold.parted(file)), as: UTF8.self)
            let words = Set(name.split { !$0.isLetter }.map(String.init))
            // Words that are written without blanks are looked for anywhere.
            if let known = kinds.first(where: { one in
                words.contains(one.word) || (!one.word.utf8.allSatisfy { $0 < 128 } && name.contains(one.word))
            }) {
                return known.kind
            }
        }
        return nil
    }

    /// A name with a blank where a small letter meets a capital: CardTransactions are of a card.
    private static func parted(_ name: String) -> String {
        var parted = ""
        for letter in name {
            if letter.isUppercase, parted.last?.isLowercase ?? false { parted.append(" ") }
            parted.append(letter)
        }
        return parted
    }

    private static func unused(_ name: String, _ taken: inout Set<String>, _ fallback: String) -> String {
        let base = name.isEmpty ? fallback : name
        var id = base
        var number = 2
        while !taken.insert(id).inserted {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }

    /// Small Latin letters of a name, its first word where that is long enough.
    private static func slug(_ text: String) -> String {
        // What a file's name ends with says nothing of the account.
        let stem = text.lastIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) <= 5 ? text[..<$0] : text[...] } ?? text[...]
        let folded = String(decoding: WordFolding.folded(String(stem)), as: UTF8.self)
        let words = folded.split { !($0.isASCII && $0.isLetter) }.map(String.init)
        return words.first { $0.count >= 3 } ?? words.first ?? ""
    }
}
