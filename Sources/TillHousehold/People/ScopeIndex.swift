import TillRecords

/// What of a household's records a member sees, gathered before the first of them is shown: whether a record may be shown depends on
/// others, since a series, a finding or a document may be made of rows that the member does not see.
struct ScopeIndex {
    let scope: MemberScope
    /// The accounts of the stream that the member sees.
    private(set) var accounts: Set<String> = []
    /// Transactions the member sees, by every id that names them.
    private(set) var rows: Set<String> = []
    /// Observations the member sees.
    private(set) var papers: Set<String> = []
    /// What those of them say that is no bank's word.
    private(set) var words: [String: String] = [:]
    /// Rows that only messages which the member does not see tell of, by their ids: their words are those of the messages.
    private var wordless: Set<String> = []
    /// Words that stand in such rows alone.
    private var spoken: Set<String> = []
    /// Series the member sees.
    private(set) var series: Set<String> = []
    /// Who is paid, and what for, in rows the member sees and in rows it does not.
    private var merchants = (seen: Set<String>(), hidden: Set<String>())
    private var categories = (seen: Set<String>(), hidden: Set<String>())
    /// Documents the member sees something of, and those it does not see everything of.
    private var documents = (seen: Set<String>(), hidden: Set<String>())

    init(_ records: [Record], _ scope: MemberScope) {
        self.scope = scope
        accounts = Set(Set(records.compactMap { $0.string(.account) }).filter(scope.isOwn(account:)))
        let isResolved = records.contains { $0.equals(.type, .transaction) }
        /// Observations of transactions that the member does not see.
        var hidden: Set<String> = []
        for record in records where record.equals(.type, .transaction) || (!isResolved && record.equals(.type, .observation)) {
            let isSeen = add(row: record)
            if !isSeen { hidden.formUnion(record.strings(.observations)) }
        }
        for record in records where ScopeIndex.isPaper(record) { add(paper: record, hidden) }
        if scope.reach(.messages) != .all { findWordless(records) }
        for record in records where record.equals(.type, .series) && isSeen(series: record) { series.insert(record.string(.id) ?? "") }
    }

    /// Observations of messages that the member does not see, and what rests on nothing else.
    private mutating func findWordless(_ records: [Record]) {
        var unseen: Set<String> = []
        for record in records where record.equals(.type, .observation) {
            guard let id = record.string(.id), !papers.contains(id), let kind = record.object(.source)?.string(.kind),
                kind == "chat" || kind == "manual"
            else { continue }
            unseen.insert(id)
        }
        for record in records where record.equals(.type, .transaction) {
            let said = record.strings(.observations)
            guard let id = record.string(.id), !said.isEmpty, said.allSatisfy(unseen.contains) else { continue }
            wordless.insert(id)
            for name in [record.string(.merchant), record.string(.text)].compactMap({ $0 }) { spoken.insert(name) }
        }
        // What a row of another source says as well is no secret of the message.
        for record in records where record.equals(.type, .transaction) && !(record.string(.id).map(wordless.contains) ?? false) {
            for name in [record.string(.merchant), record.string(.text)].compactMap({ $0 }) { spoken.remove(name) }
        }
    }

    // MARK: Rows

    /// Whether a record is of one of the member's accounts; all are where its role sees all.
    func isOwn(account record: borrowing Record) -> Bool { record.string(.account).map(accounts.contains) ?? false }

    func isOf(member record: borrowing Record) -> Bool { record.string(.member) == scope.member.id }

    private mutating func add(row record: borrowing Record) -> Bool {
        let isSeen =
            switch scope.reach(.movements) {
            case .all: true
            case .own: isOwn(account: record) || isOf(member: record)
            case .none: false
            }
        let category = record.object(.category)?.string(.name) ?? ""
        let names = [record.string(.merchant) ?? "", record.string(.text) ?? ""].filter { !$0.isEmpty }
        let purposes = [category] + record.objects(.splits).compactMap { $0.object(.category)?.string(.name) ?? $0.string(.category) }
        if isSeen {
            if let id = record.string(.id) { rows.insert(id) }
            rows.formUnion(record.strings(.observations))
            merchants.seen.formUnion(names)
            categories.seen.formUnion(purposes)
        } else {
            merchants.hidden.formUnion(names)
            categories.hidden.formUnion(purposes)
        }
        return isSeen
    }

    // MARK: Documents

    private static func isPaper(_ record: borrowing Record) -> Bool {
        record.equals(.type, .observation) || record.equals(.type, .balance) || record.equals(.type, .trade)
    }

    private mutating func add(paper record: borrowing Record, _ hidden: Set<String>) {
        let isSeen = isSeen(paper: record, hidden)
        if isSeen, record.equals(.type, .observation), let id = record.string(.id) {
            papers.insert(id)
            words[id] = record.string(.text)
        }
        guard let source = record.object(.source) else { return }
        for name in [source.string(.document), source.string(.file)].compactMap({ $0 }) {
            if isSeen { documents.seen.insert(name) } else { documents.hidden.insert(name) }
        }
    }

    private func isSeen(paper record: borrowing Record, _ hidden: Set<String>) -> Bool {
        if record.equals(.type, .balance) { return sees(.balances, isOwn(account: record)) }
        if record.equals(.type, .trade) { return sees(.movements, isOwn(account: record)) }
        let id = record.string(.id) ?? ""
        let isMine = isOf(member: record)
        switch record.object(.source)?.string(.kind) {
        case "receipt":
            // A receipt that nobody is said to have sent belongs to its purchase.
            let isOfPurchase = !record.has(.member) && rows.contains(id) && !hidden.contains(id)
            return sees(.receipts, isMine || isOfPurchase) && (scope.reach(.movements) == .all || rows.contains(id))
        case "chat", "manual": return sees(.messages, isMine)
        default: return sees(.movements, isOwn(account: record))
        }
    }

    private func sees(_ matter: RoleRights.Matter, _ isOwn: Bool) -> Bool {
        switch scope.reach(matter) {
        case .all: true
        case .own: isOwn
        case .none: false
        }
    }

    /// Whether all that a document says of movements and balances is seen, and it says something.
    func isSeen(document record: borrowing Record) -> Bool {
        let names = [record.string(.document), record.string(.file)].compactMap { $0 }
        return names.contains { documents.seen.contains($0) } && names.allSatisfy { !documents.hidden.contains($0) }
    }

    // MARK: Results

    /// A series is seen when every row of it is; one that was only declared, when its account is.
    private func isSeen(series record: borrowing Record) -> Bool {
        let parts = record.strings(.transactions)
        // One of messages alone is called what they say.
        if !parts.isEmpty, parts.allSatisfy(wordless.contains) { return false }
        return sees(.recurring, parts.isEmpty ? isOwn(account: record) : parts.allSatisfy(rows.contains))
    }

    /// A finding is seen when all it rests on is; one that does not say what that is rests on every row of the household.
    func isSeen(finding record: borrowing Record) -> Bool {
        switch record.string(.rests) {
        case "budget": scope.reach(.findings) != .none && scope.reach(.budget) == .all
        case "forecast": sees(.forecast, isOwn(account: record)) && sees(.findings, true)
        case "rows": sees(.findings, restsOnOwn(record))
        default: scope.reach(.movements) == .all && sees(.findings, restsOnOwn(record))
        }
    }

    /// Its rows, its series, its account, and every row of the payee or purpose it names.
    private func restsOnOwn(_ finding: borrowing Record) -> Bool {
        guard finding.strings(.transactions).allSatisfy(rows.contains) else { return false }
        // A finding says in words what the rows it rests on are called.
        guard !finding.strings(.transactions).contains(where: wordless.contains) else { return false }
        if let merchant = finding.string(.merchant), spoken.contains(merchant) { return false }
        if let one = finding.string(.series), !series.contains(one) { return false }
        if finding.has(.account), !isOwn(account: finding) { return false }
        if let merchant = finding.string(.merchant) {
            return !merchants.hidden.contains(merchant) && (merchants.seen.contains(merchant) || finding.has(.series))
        }
        guard let category = finding.string(.category) else { return !finding.strings(.transactions).isEmpty }
        func isPart(_ name: String) -> Bool { name == category || name.hasPrefix(category + ".") }
        return categories.seen.contains(where: isPart) && !categories.hidden.contains(where: isPart)
    }

    /// A goal is seen when all accounts it is made of are; one of tagged rows tells of rows of everybody.
    func isSeen(goal record: borrowing Record) -> Bool {
        let named = record.strings(.accounts)
        return scope.reach(.movements) == .all || (!named.isEmpty && sees(.balances, named.allSatisfy(scope.isOwn(account:))))
    }

    /// A loan is seen when its account is; one without an account is the household's.
    func isSeen(loan record: borrowing Record) -> Bool {
        scope.reach(.movements) == .all || (record.has(.account) && sees(.balances, isOwn(account: record)))
    }

    /// A forecast is seen when it is of accounts that are seen, and every payment it reckons with is.
    func isSeen(forecast record: borrowing Record) -> Bool {
        guard record.equals(.of, "balance") else { return scope.reach(.forecast) == .all }
        let named = record.string(.account).map { [$0] } ?? record.strings(.accounts)
        let isOwn = !named.isEmpty && named.allSatisfy(scope.isOwn(account:))
        let isKnown = record.objects(.known).allSatisfy { $0.string(.series).map(series.contains) ?? false }
        return sees(.forecast, isOwn && isKnown)
    }
}

extension ScopeIndex {
    /// The record as the member sees it; nil for one that it does not.
    ///
    /// Types that no page is made of are left out as well: what is not known to be seen is not shown.
    func shown(_ record: Record) -> Record? {
        switch record.type {
        case "transaction": record.string(.id).map(rows.contains) ?? false ? shown(row: record) : nil
        case "observation": shown(paper: record)
        case "balance": isShown(balance: record) ? record : nil
        case "series": record.string(.id).map(series.contains) ?? false ? shown(series: record) : nil
        case "finding": isSeen(finding: record) ? record : nil
        case "forecast": isSeen(forecast: record) ? record : nil
        case "budget": scope.reach(.budget) == .all ? record : nil
        case "goal": isSeen(goal: record) ? record : nil
        case "loan": isSeen(loan: record) ? record : nil
        case "challenge": scope.reach(.movements) == .all ? record : nil
        case "health": scope.reach(.health) == .all ? record : nil
        case "membership": scope.reach(.peers) == .all ? record : nil
        case "note", "reject": isShown(question: record) ? record : nil
        default: nil
        }
    }

    private func isShown(balance record: borrowing Record) -> Bool {
        scope.reach(.balances) == .all || (scope.reach(.balances) == .own && isOwn(account: record))
    }

    private func isShown(question record: borrowing Record) -> Bool {
        scope.reach(.questions) == .all || (scope.reach(.questions) == .own && isSeen(document: record))
    }

    /// A row of an account that is not seen is there because it is the member's: without the account, the words of the bank, and
    /// what others said of it.
    private func shown(row record: Record) -> Record {
        var row = record
        let said = record.strings(.observations)
        let seen = said.filter(papers.contains)
        row.remove(.candidates)
        if seen.count < said.count {
            row.set(.observations, strings: seen)
            row.remove(.links)
        }
        if scope.reach(.messages) != .all { for key in [.notes, .tags] as [Key] { row.remove(key) } }
        if record.string(.id).map(wordless.contains) ?? false {
            for key in [.merchant, .text, .renamed, .splits, .corrected] as [Key] { row.remove(key) }
            if var category = row.object(.category) {
                category.remove(.why)
                row.set(.category, object: category)
            }
        }
        guard scope.reach(.movements) == .own, !isOwn(account: record) else { return row }
        row.remove(.account)
        row.remove(.text)
        if let text = seen.lazy.compactMap({ words[$0] }).first { row.set(.text, string: text) }
        return row
    }

    /// An observation stands for a row where no stage has resolved them.
    private func shown(paper record: Record) -> Record? {
        guard record.string(.id).map(papers.contains) ?? false else { return nil }
        var paper = record
        // A receipt may have come with words of whoever sent it.
        if scope.reach(.messages) != .all, !isOf(member: record) { paper.remove(.message) }
        if scope.reach(.movements) == .own, !isOwn(account: record) { paper.remove(.account) }
        return paper
    }

    private func shown(series record: Record) -> Record {
        guard scope.reach(.movements) == .own, !isOwn(account: record) else { return record }
        var series = record
        series.remove(.account)
        return series
    }
}
