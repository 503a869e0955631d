import TillHousehold
import TillRecords
import TillRun
import TillStages

/// A transaction, down to the lines that say so.
struct TransactionExplanation {
    private let scene: ExplainScene
    private let found: LedgerSearch.Found
    private let transaction: Record
    private let shown: ShownText

    private init(_ scene: ExplainScene, _ found: LedgerSearch.Found, _ transaction: Record) {
        self.scene = scene
        self.found = found
        self.transaction = transaction
        shown = scene.shown(found.household)
    }

    /// Of an observation that is in no transaction, the observation alone.
    static func of(_ found: LedgerSearch.Found, _ scene: ExplainScene) -> Explanation {
        guard let transaction = found.transaction else { return alone(found, scene) }
        return TransactionExplanation(scene, found, transaction).explanation
    }

    private static func alone(_ found: LedgerSearch.Found, _ scene: ExplainScene) -> Explanation {
        let observation = found.observation ?? .bare
        var made = Explanation(title: "\(TransactionWords.line(observation)): in no transaction")
        let why =
            observation.has(.date)
            ? "What its document says of it was taken back or replaced there." : "Nothing says its day, so it is in no figure."
        made.parts = [Explanation.Part("", nil, [.fact("observation", found.id), .fact("household", found.household), .text(why)])]
        let evidence = EvidenceExplanation(scene, found.household)
        var records: [Record] = []
        made.parts.append(evidence.part(of: observation, number: 1, of: 1, &records))
        made.record.set(.kind, string: "observation")
        made.record.set(.id, string: found.id)
        made.record.set(.household, string: found.household)
        made.record.set(.evidence, objects: records)
        return made
    }

    private var explanation: Explanation {
        var made = Explanation(title: shown.text(TransactionWords.line(transaction)))
        made.record.set(.kind, string: "transaction")
        made.parts.append(head(&made.record))
        made.parts.append(category(&made.record))
        let links = LinkExplanation(scene, found.ledger)
        made.parts += links.parts(of: transaction, &made.record)
        made.parts.append(DecisionExplanation(scene, found.household).part(touching: transaction, &made.record))
        let evidence = EvidenceExplanation(scene, found.household)
        var records: [Record] = []
        let ids = transaction.strings(.observations)
        for (index, id) in ids.enumerated() {
            guard let observation = found.ledger.observation(id) else { continue }
            made.parts.append(evidence.part(of: observation, number: index + 1, of: ids.count, &records))
        }
        if ids.isEmpty { made.parts.append(Explanation.Part("Evidence", .documents, [.text(noEvidence)])) }
        made.record.set(.evidence, objects: records)
        return made
    }

    /// Why nothing stands for it: only keeping a wallet, and a person's word, make transactions of their own.
    private var noEvidence: String {
        if transaction.has(.about) { return "No document tells of it: it cancels another transaction because a person said so." }
        if isRestOfCount {
            return "No document tells of it: it is what a count of the cash leaves open. Entries by hand (till add) make it less."
        }
        return "It is the wallet's side of the cash that the transaction above moved: the evidence is there."
    }

    private var isRestOfCount: Bool { transaction.object(.category)?.equals(.name, UnexplainedCash.word) ?? false }

    /// It is on an account of the household's own book of its cash.
    private var isOfWallet: Bool {
        let file = (try? scene.files.file(of: found.household)) ?? nil
        return transaction.string(.account).flatMap { file?.account(numbered: $0) }?.kind == "cash"
    }

    /// It was made beside what documents tell of, and what it is for is said elsewhere.
    private var isMade: Bool { transaction.strings(.observations).isEmpty && !transaction.has(.about) }

    // MARK: What it is

    private func head(_ record: inout Record) -> Explanation.Part {
        var part = Explanation.Part("")
        let id = transaction.string(.id) ?? ""
        record.set(.id, string: id)
        for key in [.household, .member, .date, .amount, .currency, .home, .status, .approval, .tags] as [Key] {
            if let raw = transaction.raw(key) { record.set(key, raw: raw) }
        }
        if let merchant = transaction.string(.merchant) { record.set(.merchant, string: shown.text(merchant)) }
        if let run = scene.earlier {
            part.lines.append(.text("It is no longer in the ledger. This is how run \(run) had it."))
            part.lines += gone
        }
        part.lines.append(.fact("transaction", id))
        part.lines.append(.fact("household", found.household))
        part.lines.append(.fact("state", state))
        if let account = transaction.string(.account) {
            part.lines.append(.fact("account", shown.account(account)))
            record.set(.account, string: shown.account(account))
        }
        if let member = transaction.string(.member) { part.lines.append(.fact("member", member)) }
        if let text = transaction.string(.text), text != transaction.string(.merchant) {
            part.lines.append(.fact("text", shown.text(text)))
        }
        part.lines += money
        part.lines += said
        if let series = series { part.lines.append(.fact("series", series)) }
        let page = "\(scene.current)/\(found.household)/\((transaction.string(.date) ?? "").prefix(7)).html"
        if Folder.exists(page) { part.lines.append(.fact("page", page)) }
        return part
    }

    /// Documents of it that a person took out.
    private var gone: [Explanation.Line] {
        let hashes = transaction.strings(.observations).compactMap { found.ledger.observation($0)?.object(.source) }
            .compactMap { source -> (String, String)? in
                guard let hash = source.string(.within) ?? source.string(.document) else { return nil }
                return (hash, source.string(.file) ?? "")
            }
        let forgotten = hashes.filter { scene.originals.stored($0.0, found.household)?.isForgotten ?? false }
        return Set(forgotten.map(\.0)).sorted().flatMap { hash -> [Explanation.Line] in
            let file = forgotten.first { $0.0 == hash }?.1 ?? ""
            return [
                .text("\(shown.file(file)) was forgotten; to read it again:"),
                .command("till forget --undo \(scene.originals.hash(hash, found.household).prefix(12))\(scene.again)"),
            ]
        }
    }

    private var state: String {
        let kind = transaction.string(.kind) ?? ""
        let words =
            switch transaction.string(.status) ?? "" {
            case "posted" where isOfWallet: "in the book of the household's cash"
            case "posted": "posted: a bank's row tells of it"
            case "pending": "pending: the bank has not booked it yet"
            case "unconfirmed": "unconfirmed: only a receipt or a message tells of it"
            case "void": "void: another row took its place"
            default: "as it came"
            }
        return kind.isEmpty ? words : "\(kind), \(words)"
    }

    private var money: [Explanation.Line] {
        var lines: [Explanation.Line] = []
        if let home = transaction.object(.home), home.string(.currency) != transaction.string(.currency) {
            let rate = home.string(.rate).map { ", at \($0)\(home.string(.rateDate).map { " of \($0)" } ?? "")" } ?? ""
            lines.append(.fact("converted", TransactionWords.money(home) + rate))
        }
        if let original = transaction.object(.original) { lines.append(.fact("paid as", TransactionWords.money(original))) }
        return lines
    }

    /// What people said of it.
    private var said: [Explanation.Line] {
        var lines: [Explanation.Line] = []
        switch transaction.string(.approval) ?? "" {
        case "pending": lines.append(.fact("approval", "waits for an owner or adult; it is in no figure until then"))
        case "approved": lines.append(.fact("approval", "approved"))
        case "rejected": lines.append(.fact("approval", "rejected: it is in no figure"))
        default: break
        }
        let tags = transaction.strings(.tags)
        if !tags.isEmpty { lines.append(.fact("tags", shown.text(tags.joined(separator: ", ")))) }
        for note in transaction.strings(.notes) { lines.append(.fact("note", shown.text(note))) }
        if let renamed = transaction.object(.renamed), let from = renamed.string(.from) {
            lines.append(.fact("named", "its documents say \(shown.text(from)); \(renamed.string(.decision) ?? "a decision") renamed it"))
        }
        return lines
    }

    private var series: String? {
        guard let id = transaction.string(.series) else { return nil }
        let record = found.ledger.others.first { $0.type == "series" && $0.string(.id) == id }
        let words = [record?.string(.name), record?.string(.period)].compactMap { $0 }.joined(separator: ", ")
        return words.isEmpty ? String(id.prefix(12)) : "\(id.prefix(12)) (\(words))"
    }

    // MARK: What it was for

    private func category(_ record: inout Record) -> Explanation.Part {
        let short = TransactionWords.short(transaction)
        guard let category = transaction.object(.category) else {
            var part = Explanation.Part("Category: none", .category)
            part.lines = [
                .text("Nobody and nothing says what it was for."), .command("till decide recategorise \(short) CATEGORY\(scene.again)"),
            ]
            return part
        }
        record.set(.category, object: category)
        let name = category.string(.label) ?? category.string(.name) ?? ""
        var part = Explanation.Part("Category: \(name)", .category)
        part.lines.append(.fact("says", CategoryWords.source(category) + (category.string(.why).map { ": \(shown.text($0))" } ?? "")))
        if let percent = CategoryWords.percent(category), !category.equals(.by, "decision") {
            part.lines.append(.fact("sure", "\(percent) %" + (percent < 50 ? ", so a person should look" : "")))
        }
        if let name = category.string(.name), name != category.string(.label) { part.lines.append(.fact("id", name)) }
        part.lines += splits
        if let others = others { part.lines.append(.fact("others", others)) }
        guard !isMade else { return part }
        part.lines.append(.text("To change it (with --merchant for all of the merchant):"))
        part.lines.append(.command("till decide recategorise \(short) CATEGORY\(scene.again)"))
        return part
    }

    private var splits: [Explanation.Line] {
        transaction.objects(.splits).map { part in
            let category = part.object(.category)
            let name = category?.string(.label) ?? category?.string(.name) ?? part.string(.category) ?? ""
            return .row(["part:", name], "\(part.string(.amount) ?? "") \(transaction.string(.currency) ?? "")")
        }
    }

    /// What the merchant's other transactions are for.
    private var others: String? {
        guard let merchant = transaction.string(.merchant), !merchant.isEmpty else { return nil }
        let all = found.ledger.transactions(ofMerchant: merchant).filter { $0.string(.id) != transaction.string(.id) }
        guard !all.isEmpty else { return nil }
        var counts: [String: Int] = [:]
        for one in all {
            counts[one.object(.category)?.string(.label) ?? one.object(.category)?.string(.name) ?? "none", default: 0] += 1
        }
        let list = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { "\($0.value) \($0.key)" }
        return "\(shown.text(merchant)) has \(all.count) more: \(list.joined(separator: ", "))"
    }
}
