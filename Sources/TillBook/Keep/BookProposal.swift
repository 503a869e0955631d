import TillBank
import TillChat
import TillHousehold
import TillReceipts
import TillRecords
import TillRun
import TillStages

/// What documents of a folder tell about a household: its accounts, currency, country and members, for a first household file.
struct BookProposal {
    /// An account that documents name, or that files of one pattern are of.
    struct Account {
        /// Empty where the documents name none.
        var number = ""
        var currency: Currency?
        /// Names of its files.
        var files: [String] = []
        var rows = 0
        /// Sizes of what came in and went out, in ten-thousandths, and how many balances are stated.
        var into = Int64(0)
        var out = Int64(0)
        var balances = 0

        /// Hardly anything comes in and nobody says what is on it: so a card's rows are, without what pays its bill.
        var isSpentOnly: Bool { rows >= 8 && balances == 0 && into < out / BookProposal.leastIncome }
    }

    /// Of a hundred that go out from an account that is paid into, more than five come in.
    static let leastIncome: Int64 = 20

    private(set) var accounts: [Account] = []
    /// Who writes in chats, most messages first.
    private(set) var writers: [(name: String, messages: Int)] = []
    /// Paths of the documents that some reader claims, and of those that none does.
    private(set) var documents: [String] = []
    private(set) var unknown: [String] = []
    /// What documents were refused for, by file: the whole of one, or a row of it.
    private(set) var refused: [(file: String, why: String)] = []
    private(set) var banks = 0
    private(set) var chats = 0
    /// Pictures and papers: they are read by the first run, not here.
    var receipts: Int { documents.count - banks - chats }

    /// Looks at the documents of a folder. Throws what a reader lacks to be made.
    init(_ paths: [String], _ context: Context) throws(Fault) {
        let bank = try BankReader(options: BookProposal.options(BankReader.self), context: context)
        let chat = try ChatReader(options: Options(["messages": ["true"]]), context: context)
        let receipts = try ReceiptReader(options: BookProposal.options(ReceiptReader.self), context: context)
        var seen: Set<String> = []
        for path in paths {
            guard let document = try? Document(argument: path), seen.insert(document.id).inserted else { continue }
            let claims = [bank.claim(document.bytes), chat.claim(document.bytes), receipts.claim(document.bytes)]
            guard case .reader(let reader) = RivalClaims(claims, others: { [] }, ofAccounts: [0]).owner else {
                unknown.append(path)
                continue
            }
            var records: [Record] = []
            if reader == 0 { records = try BookProposal.records(document, bank) }
            if reader == 1 { records = try BookProposal.records(document, chat) }
            let isRefused = !records.isEmpty && records.allSatisfy { $0.equals(.type, .reject) || $0.equals(.type, .note) }
            // What may be anything and gives nothing is nothing of a household.
            if isRefused, claims[reader] == .possible {
                unknown.append(path)
                continue
            }
            documents.append(path)
            if let reject = records.first(where: { $0.equals(.type, .reject) }) {
                let words = [reject.string(.reason), reject.string(.remedy)].compactMap { $0 }.joined(separator: " ")
                refused.append((document.name, words))
            }
            if reader == 0 {
                banks += 1
                take(account: records, document.name)
            } else if reader == 1 {
                chats += 1
                take(messages: records)
            }
        }
        accounts.sort { ($1.rows, $0.number, $0.files.first ?? "") < ($0.rows, $1.number, $1.files.first ?? "") }
        writers.sort { ($1.messages, $0.name) < ($0.messages, $1.name) }
    }

    private static func options<R: Reader>(_ type: R.Type) throws(Fault) -> Options {
        try StageCatalogue.options(Plan.Step(stage: type.manual.name, options: [:]), type.manual)
    }

    /// What a reader makes of a document; a refused one is a record among them.
    private static func records<R: Reader>(_ document: Document, _ made: R) throws(Fault) -> [Record] {
        let capture = RecordCapture()
        let sink = capture.sink(named: R.manual.name, household: nil, speech: Speech(program: R.manual.name, quiet: true, descriptor: -1))
        var reader = made
        try DocumentReading.read(document, with: &reader, into: sink)
        try reader.finish(into: sink)
        let lines = (capture.lines(of: document.id) ?? []) + capture.others
        return lines.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
    }

    private mutating func take(account records: [Record], _ file: String) {
        var met: [String: Int] = [:]
        for record in records where record.equals(.type, .observation) || record.equals(.type, .balance) {
            // What has no digits is a name that several accounts of a bank have.
            let stated = record.string(.account) ?? ""
            let number = stated.filter(\.isNumber).count >= BookProposal.leastDigits ? stated : ""
            let place = met[number] ?? self.place(number, file)
            met[number] = place
            if record.equals(.type, .observation) {
                accounts[place].rows += 1
                let units = record.decimal(.amount)?.scaled(to: 4)?.units ?? 0
                if units > 0 { accounts[place].into = accounts[place].into.clampedAdding(units) }
                if units < 0 { accounts[place].out = accounts[place].out.clampedSubtracting(units) }
            } else {
                accounts[place].balances += 1
            }
            if accounts[place].currency == nil { accounts[place].currency = record.currency(.currency) }
        }
    }

    /// Digits that tell one account from another.
    private static let leastDigits = 4

    /// Where the account of a document stands: by its number, else by the pattern of its file's name.
    private mutating func place(_ number: String, _ file: String) -> Int {
        let pattern = HouseholdFile.pattern(of: file)
        let digits = BookProposal.numbers(in: file)
        let known = accounts.firstIndex { account in
            number.isEmpty
                ? account.number.isEmpty
                    && account.files.contains { HouseholdFile.pattern(of: $0) == pattern && BookProposal.numbers(in: $0) == digits }
                : !account.number.isEmpty && HouseholdFile.isSameNumber(account.number, number)
        }
        if let known {
            if !accounts[known].files.contains(file) { accounts[known].files.append(file) }
            return known
        }
        accounts.append(Account(number: number, files: [file]))
        return accounts.count - 1
    }

    /// Numbers in a file's name that are long enough for an account's and no dates: files of two accounts differ in them.
    private static func numbers(in file: String) -> [Substring] {
        file.split { !$0.isASCII || !$0.isNumber }.filter { $0.count >= 6 && !HouseholdFile.isStamp($0) }
    }

    private mutating func take(messages records: [Record]) {
        for record in records where record.equals(.type, .message) {
            // Notices of banks and shops come by SMS; who is meant there is nobody of the household.
            if record.object(.source)?.string(.format)?.hasPrefix("sms") ?? false { continue }
            guard let sender = record.string(.sender), !sender.isEmpty, !record.equals(.kind, "system"), record.flag(.bot) != true else {
                continue
            }
            if let place = writers.firstIndex(where: { $0.name == sender }) {
                writers[place].messages += 1
            } else {
                writers.append((sender, 1))
            }
        }
    }

    /// The currency of most rows.
    var currency: Currency? {
        var rows: [Currency: Int] = [:]
        for account in accounts { if let currency = account.currency { rows[currency, default: 0] += account.rows } }
        return rows.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key
    }

    /// The country of most IBANs, else the one whose currency it is; nil where many share it.
    var country: String? {
        var votes: [String: Int] = [:]
        for account in accounts where BookProposal.isIban(account.number) {
            votes[String(account.number.prefix(2)), default: 0] += account.rows
        }
        if let most = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { return most.key }
        return currency.flatMap { CountryNames.country(ofCurrency: $0.code) }
    }

    private static func isIban(_ number: String) -> Bool {
        let plain = number.utf8.filter { $0 != 0x20 }
        return plain.count >= 15 && plain.prefix(2).allSatisfy { (65...90).contains($0) }
            && plain.dropFirst(2).prefix(2).allSatisfy { (48...57).contains($0) }
    }
}

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
        text += (currency ?? proposal.currency).map { "currency: \($0.code)\n" } ?? "# currency: EUR\n"
        text += (country ?? proposal.country).map { "country: \($0)\n" } ?? "# country: DE\n"
        text += memberLines(members)
        guard !proposal.accounts.isEmpty else { return text + "# accounts:\n#   - {id: giro, kind: checking, last4: \"4417\"}\n" }
        text += "accounts:\n"
        var taken: Set<String> = []
        for account in proposal.accounts { text += line(account, &taken) }
        return text
    }

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

    private func line(_ account: BookProposal.Account, _ taken: inout Set<String>) -> String {
        let kind = self.kind(account)
        let digits = account.number.filter(\.isNumber)
        let name = kind == "bank" ? (digits.isEmpty ? ProposedHousehold.slug(account.files.first ?? "") : "bank") : kind
        let id = ProposedHousehold.unused(name, &taken, "account")
        var parts = ["id: \(id)", "kind: \(kind)"]
        if !account.number.isEmpty { parts.append("number: \(HouseholdFileEdit.quoted(account.number))") }
        if let currency = account.currency, currency != proposal.currency { parts.append("currency: \(currency.code)") }
        if account.number.isEmpty { parts.append("files: [\(patterns(account).map(HouseholdFileEdit.quoted).joined(separator: ", "))]") }
        let doubt = kind == "card" && !isCalled(account, "card") && account.isSpentOnly ? "; hardly anything comes in: perhaps no card" : ""
        return
            "  - {\(parts.joined(separator: ", "))}  # \(CountText.of(account.rows, "row")) in \(CountText.of(account.files.count, "file"))\(doubt)\n"
    }

    /// Patterns of an account's files that no other account's files have, else their names.
    private func patterns(_ account: BookProposal.Account) -> [String] {
        let others = proposal.accounts.filter { $0.files != account.files }.flatMap(\.files)
        let found = account.files.map { file in
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

    /// By words of its files' names, else a card by the form of its number or by what its rows do, else a bank's.
    private func kind(_ account: BookProposal.Account) -> String {
        if let called = called(account) { return called }
        let isMasked = account.number.contains("*") || account.number.uppercased().contains("XX")
        return isMasked || account.isSpentOnly ? "card" : "bank"
    }

    private func isCalled(_ account: BookProposal.Account, _ kind: String) -> Bool {
        called(account) == kind || account.number.contains("*") || account.number.uppercased().contains("XX")
    }

    private func called(_ account: BookProposal.Account) -> String? {
        for file in account.files {
            let name = String(decoding: WordFolding.folded(file), as: UTF8.self)
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
        let folded = String(decoding: WordFolding.folded(text), as: UTF8.self)
        let words = folded.split { !($0.isASCII && $0.isLetter) }.map(String.init)
        return words.first { $0.count >= 3 } ?? words.first ?? ""
    }
}
