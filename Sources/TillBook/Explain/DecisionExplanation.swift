import TillRecords
import TillRun
import TillStages

/// What people decided about something: who, when, why, and what it was before.
struct DecisionExplanation {
    private let scene: ExplainScene
    private let household: String
    private let shown: ShownText

    init(_ scene: ExplainScene, _ household: String) {
        self.scene = scene
        self.household = household
        shown = scene.shown(household)
    }

    /// The decisions that touched a transaction, those that were taken back among them, oldest first.
    func part(touching transaction: Record, _ record: inout Record) -> Explanation.Part {
        var part = Explanation.Part("Decisions", .decisions)
        let named = Set(transaction.strings(.decisions))
        let observations = Set(transaction.strings(.observations) + [transaction.string(.about)].compactMap { $0 })
        let names = Set([transaction.string(.merchant), transaction.object(.renamed)?.string(.from)].compactMap { $0 })
        let entries = scene.decisions.entries.filter { entry in
            guard let content = entry.content, !entry.isUndo, entry.household == household else { return false }
            if named.contains("d\(entry.number)") { return true }
            if let merchant = content.string(.merchant) { return names.contains(merchant) }
            let about = [content.string(.about)].compactMap { $0 } + content.strings(.also) + content.strings(.with)
            return !observations.isDisjoint(with: about)
        }
        for entry in entries { part.lines += lines(of: entry) }
        record.set(.decisions, objects: entries.compactMap { self.record($0) })
        let inChats = named.filter { $0.hasPrefix("c") }.sorted()
        if !inChats.isEmpty { part.lines.append(.text("Followed from orders in a chat: \(inChats.joined(separator: ", ")).")) }
        let missing = named.subtracting(entries.map { "d\($0.number)" }).subtracting(inChats).sorted()
        if !missing.isEmpty {
            part.lines.append(.text("Followed, and not in the journal that is at hand: \(missing.joined(separator: ", "))."))
        }
        if let trouble = scene.journalTrouble, !named.isEmpty {
            part.lines.append(.text("The journal of decisions cannot be read: \(trouble.sentence) \(trouble.remedy)"))
        }
        return part
    }

    /// A decision that was asked for by its number.
    static func of(_ number: Int, _ scene: ExplainScene) throws(Fault) -> Explanation {
        if let trouble = scene.journalTrouble { throw trouble }
        guard let entry = scene.decisions.entries.first(where: { $0.number == number }) else {
            throw Fault(
                "explain.no-decision", "there is no decision \(number).",
                remedy: "till decide --list\(scene.again) shows what was decided.", place: "d\(number)",
                exit: .missingInput)
        }
        guard let content = entry.content, let household = entry.household else {
            var made = Explanation(title: "Decision \(number): its content was erased")
            made.parts = [.init("", nil, [.text("The journal keeps its place and its hash, so that the chain still verifies.")])]
            made.record.set(.kind, string: "decision")
            made.record.set(.number, integer: number)
            return made
        }
        let explained = DecisionExplanation(scene, household)
        var made = Explanation(title: "Decision \(number): \(DecisionWords.line(content, shown: explained.shown.text))")
        made.record.set(.kind, string: "decision")
        if let record = explained.record(entry) {
            for key in keys { if let raw = record.raw(key) { made.record.set(key, raw: raw) } }
        }
        made.parts.append(.init("", nil, [.fact("household", household)] + explained.facts(of: entry, content)))
        made.parts += explained.touched(by: entry, content, &made.record)
        return made
    }

    private static let keys: [Key] = [
        .number, .household, .action, .value, .merchant, .link, .by, .at, .reason, .was, .holds, .about, .with,
    ]

    // MARK: Parts

    private func lines(of entry: DecisionBook.Entry) -> [Explanation.Line] {
        guard let content = entry.content else { return [] }
        return [.fact("d\(entry.number)", DecisionWords.line(content, shown: shown.text))] + facts(of: entry, content)
    }

    private func facts(of entry: DecisionBook.Entry, _ content: Record) -> [Explanation.Line] {
        var lines: [Explanation.Line] = []
        let who = content.string(.by).map { "by \($0)" } ?? "by nobody named"
        let when = content.string(.at).map { ", \(DecisionExplanation.moment($0))" } ?? ""
        lines.append(.fact("said", who + when))
        if let reason = content.string(.reason) { lines.append(.fact("because", shown.text(reason))) }
        if let was = DecisionWas.words(content) { lines.append(.fact("before", shown.text(was))) }
        if let back = scene.decisions.entries.last(where: { $0.holds && $0.isUndo && $0.content?.integer(.undoes) == entry.number }),
            !entry.holds
        {
            lines.append(
                .fact(
                    "now", "taken back by d\(back.number)\(back.content?.string(.at).map { ", \(DecisionExplanation.moment($0))" } ?? "")")
            )
        } else if entry.holds, let later = replacing(entry, content) {
            lines.append(.fact("now", "d\(later) was decided later and wins; without it this one holds again"))
        } else if entry.holds {
            lines.append(.fact("now", "it holds; to take it back: till decide undo \(entry.number)\(scene.again)"))
        }
        return lines
    }

    /// The number of a later decision on the same transaction that says the same thing anew.
    private func replacing(_ entry: DecisionBook.Entry, _ content: Record) -> Int? {
        let action = content.string(.action) ?? ""
        guard ["recategorise", "rename", "correct"].contains(action), content.string(.merchant) == nil else { return nil }
        return scene.decisions.entries.last { other in
            guard other.number > entry.number, other.holds, !other.isUndo, let later = other.content else { return false }
            guard later.string(.action) == action, later.string(.about) == content.string(.about), later.string(.merchant) == nil else {
                return false
            }
            guard action == "correct" else { return true }
            let (said, now) = (content.object(.value) ?? .bare, later.object(.value) ?? .bare)
            return Correction.fields.allSatisfy { !said.has($0) || now.has($0) }
        }?.number
    }

    /// `2026-11-21 15:33`
    private static func moment(_ text: String) -> String { String(text.prefix(16)).replacing("T", with: " ") }

    /// What the decision is about, as it stands in the ledger now.
    private func touched(by entry: DecisionBook.Entry, _ content: Record, _ record: inout Record) -> [Explanation.Part] {
        guard let ledger = PublishedLedger(household, in: scene.current) else {
            return [.init("", nil, [.text("Nothing is published of \(household) yet.")])]
        }
        if let merchant = content.string(.merchant) {
            let all = ledger.transactions(ofMerchant: merchant)
            let name = shown.text(merchant)
            guard !all.isEmpty else { return [.init("", nil, [.text("It is about all of \(name); nothing of it is in the ledger now.")])] }
            return [.init("It is about all of \(name)", nil, table(all))]
        }
        if content.equals(.action, "count") {
            let mine = ledger.transactions.filter { $0.strings(.decisions).contains("d\(entry.number)") }
            record.set(.transactions, strings: mine.compactMap { $0.string(.id) })
            guard !mine.isEmpty else {
                return [.init("", nil, [.text("Nothing is left open by it: it is the first count, or all of the cash is accounted for.")])]
            }
            return [.init("Nothing accounts for", nil, table(mine))]
        }
        let ids = [content.string(.about)].compactMap { $0 } + content.strings(.also) + content.strings(.with)
        var seen: Set<String> = []
        let transactions = ids.compactMap { ledger.transaction(of: $0) }.filter { seen.insert($0.string(.id) ?? "").inserted }
        record.set(.transactions, strings: transactions.compactMap { $0.string(.id) })
        if entry.isUndo { return [] }
        if content.equals(.action, "dismiss") {
            return [.init("It is about", nil, FindingExplanation.lines(content.object(.was) ?? .bare, shown))]
        }
        if let action = content.string(.action).flatMap(Decision.Action.init(rawValue:)), transactions.isEmpty,
            let what = DecisionExplanation.matter(action)
        {
            return [.init("", nil, [.text(what)])]
        }
        guard !transactions.isEmpty else {
            return [.init("", nil, [.text("What it is about is no longer in the ledger: its document was taken out.")])]
        }
        return [.init("It is about", nil, table(transactions))]
    }

    /// What a decision is about that is about no transaction.
    private static func matter(_ action: Decision.Action) -> String? {
        switch action {
        case .acknowledge: "It is about a matter of till review, which is asked no more."
        case .answer: "It is about what a reader asked; the answer stands in the household's file or in profiles/ of the book."
        case .ignore: "What it is about is left out: nothing of it is in the ledger."
        default: nil
        }
    }

    private func table(_ transactions: [Record]) -> [Explanation.Line] {
        let most = 12
        var lines: [Explanation.Line] = transactions.prefix(most).map { one in
            let name = shown.text(one.string(.merchant) ?? one.string(.text) ?? "")
            return .row([one.string(.date) ?? "", TransactionWords.short(one), name], TransactionWords.money(one))
        }
        if transactions.count > most { lines.append(.text("and \(transactions.count - most) more")) }
        return lines
    }

    /// A decision for programs.
    private func record(_ entry: DecisionBook.Entry) -> Record? {
        guard let content = entry.content else { return nil }
        var record = Record.bare
        record.set(.number, integer: entry.number)
        record.set(.holds, flag: entry.holds)
        for key in DecisionExplanation.keys where key != .number && key != .holds {
            if let raw = content.raw(key) { record.set(key, raw: raw) }
        }
        for key in [.reason, .value] as [Key] {
            if let text = content.string(key) { record.set(key, string: shown.text(text)) }
        }
        return record
    }
}
