import TillBank
import TillChat
import TillHousehold
import TillReceipts
import TillRecords
import TillRun
import TillStages

/// What documents of a folder tell about a household: its accounts, currency, country and members, for a first household file.
struct BookProposal {
    private(set) var accounts: [ProposedAccount] = []
    /// Who writes in chats, most messages first.
    private(set) var writers: [(name: String, messages: Int)] = []
    /// Paths of the documents that some reader claims, and of those that none does.
    private(set) var documents: [String] = []
    private(set) var unknown: [String] = []
    /// What documents were refused for, by file: the whole of one, or a row of it.
    private(set) var refused: [(file: String, why: String)] = []
    /// What kind of account documents say they are of.
    private let kinds = StatedKinds()
    private(set) var banks = 0
    private(set) var chats = 0
    /// Pictures and papers: they are read by the first run, not here.
    var receipts: Int { documents.count - banks - chats }

    /// Looks at the documents of a folder. Throws what a reader lacks to be made.
    init(_ paths: [String], _ context: Context) throws(Fault) {
        var bank = try BankReader(options: BookProposal.options(BankReader.self), context: context)
        bank.kinds = kinds
        let chat = try ChatReader(options: Options(["messages": ["true"]]), context: context)
        let receipts = try ReceiptReader(options: BookProposal.options(ReceiptReader.self), context: context)
        var seen: Set<String> = []
        var statements: [(document: Document, records: [Record])] = []
        for path in paths {
            guard let document = try? Document(argument: path), seen.insert(document.id).inserted else { continue }
            let claims = [bank.claim(document.bytes), chat.claim(document.bytes), receipts.claim(document.bytes)]
            guard case .reader(let reader) = RivalClaims(claims, others: { [] }, ofAccounts: [0]).owner else {
                unknown.append(path)
                continue
            }
            if reader == 0 {
                statements.append((document, try BookProposal.records(document, &bank)))
            } else if try take(document, reader == 1 ? BookProposal.records(document, chat) : [], claims[reader]), reader == 1 {
                chats += 1
            }
        }
        try take(statements, bank)
        accounts = ProposedAccount.joined(accounts)
        accounts.sort { ($1.rows, $0.number, $0.files.first ?? "") < ($0.rows, $1.number, $1.files.first ?? "") }
        writers.sort { ($1.messages, $0.name) < ($0.messages, $1.name) }
    }

    /// What one reader makes of all statements: what one leaves open another may prove.
    private mutating func take(_ statements: [(document: Document, records: [Record])], _ reader: BankReader) throws(Fault) {
        var reader = reader
        let capture = RecordCapture()
        try reader.finish(into: BookProposal.sink(capture, BankReader.manual.name))
        for (document, records) in statements {
            let later = records.isEmpty ? BookProposal.records(capture.lines(of: document.id) ?? []) : records
            guard take(document, later, reader.claim(document.bytes)) else { continue }
            banks += 1
            take(account: later, document)
        }
    }

    /// Notes a document and what was refused of it; false where it is nothing of a household: what may be anything and gives nothing.
    private mutating func take(_ document: Document, _ records: [Record], _ claim: DocumentClaim) -> Bool {
        let isRefused = !records.isEmpty && records.allSatisfy { $0.equals(.type, .reject) || $0.equals(.type, .note) }
        if isRefused, claim == .possible {
            unknown.append(document.path ?? document.name)
            return false
        }
        documents.append(document.path ?? document.name)
        if let reject = records.first(where: { $0.equals(.type, .reject) }) {
            let place = reject.string(.place).map { $0.isEmpty ? "" : "\($0): " } ?? ""
            let words = place + [reject.string(.reason), reject.string(.remedy)].compactMap { $0 }.joined(separator: " ")
            refused.append((document.name, words))
        }
        take(messages: records)
        return true
    }

    private static func options<R: Reader>(_ type: R.Type) throws(Fault) -> Options {
        try StageCatalogue.options(Plan.Step(stage: type.manual.name, options: [:]), type.manual)
    }

    /// What a reader makes of a document; a refused one is a record among them. What it holds back is not there yet.
    private static func records<R: Reader>(_ document: Document, _ reader: inout R) throws(Fault) -> [Record] {
        let capture = RecordCapture()
        try DocumentReading.read(document, with: &reader, into: sink(capture, R.manual.name))
        return records((capture.lines(of: document.id) ?? []) + capture.others)
    }

    /// The same with a reader that reads nothing else.
    private static func records<R: Reader>(_ document: Document, _ made: R) throws(Fault) -> [Record] {
        let capture = RecordCapture()
        let sink = sink(capture, R.manual.name)
        var reader = made
        try DocumentReading.read(document, with: &reader, into: sink)
        try reader.finish(into: sink)
        return records((capture.lines(of: document.id) ?? []) + capture.others)
    }

    private static func sink(_ capture: RecordCapture, _ name: String) -> Sink {
        capture.sink(named: name, household: nil, speech: Speech(program: name, quiet: true, descriptor: -1))
    }

    private static func records(_ lines: [UInt8]) -> [Record] {
        lines.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
    }

    private mutating func take(account records: [Record], _ document: Document) {
        var met: [String: Int] = [:]
        for record in records where record.equals(.type, .observation) || record.equals(.type, .balance) {
            // What has no digits is a name that several accounts of a bank have.
            let stated = record.string(.account) ?? ""
            let number = stated.filter(\.isNumber).count >= BookProposal.leastDigits ? stated : ""
            let place = met[number] ?? self.place(number, document.name)
            met[number] = place
            accounts[place].kind = accounts[place].kind ?? kinds.kind(of: stated, in: document.id)
            if record.equals(.type, .observation) {
                accounts[place].add(record)
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
            accounts[known].add(file: file, isNamed: !number.isEmpty)
            return known
        }
        accounts.append(ProposedAccount(number: number, files: [file]))
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
