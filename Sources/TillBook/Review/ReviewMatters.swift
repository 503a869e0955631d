import TillFigures
import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages

/// The open matters of one household as items of the queue.
struct ReviewMatters {
    let ledger: PublishedLedger
    let file: HouseholdFile?
    let book: HouseholdBook
    let shown: ShownText
    private let records: [String: Record]
    private let able: [String]
    /// What is asked.
    private(set) var items: [ReviewItem] = []
    /// What a person acknowledged, and what is not worth a question.
    private(set) var acknowledged: [ReviewItem] = []
    private(set) var small: [ReviewItem] = []

    /// Rows of one matter that are listed at most.
    private static let most = 4

    /// - Parameters:
    ///   - decisions: what people have decided, as what is published calls things.
    ///   - able: members who may approve what a limit holds back.
    ///   - isBundled: small matters of a kind are asked together.
    init(
        _ ledger: PublishedLedger, _ file: HouseholdFile?, _ uses: CategoryUses, _ decisions: DecisionBook, able: [String],
        isBundled: Bool = true
    ) {
        self.able = able
        self.ledger = ledger
        self.file = file
        shown = ShownText(file)
        let since = DecisionsSince(ledger, decisions)
        book = PublishedBook.book(of: ledger.household, records: since.records, file: file, uses: uses)
        records = Dictionary(ledger.transactions.map { ($0.string(.id) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let open = OpenMatters(book, answered: since.answered, isBundled: isBundled)
        items = open.asked.map(item)
        acknowledged = open.acknowledged.map(item)
        small = open.small.map(item)
    }

    func line(_ row: ReportTransaction) -> String { "\(row.name), \(row.day), \(ReportFigure.money(row))" }

    private func detail(_ row: ReportTransaction, _ words: String) -> ReviewItem.Detail {
        ReviewItem.Detail(text: "\(row.day)  \(words)", money: ReportFigure.money(row))
    }

    static func short(_ id: String) -> String { String(id.prefix(12)) }

    private func money(_ minor: Int64) -> String { FigureWords.money(minor, book.home) }

    // MARK: Kinds

    /// A matter as a person is asked it.
    private func item(_ matter: OpenMatters.Matter) -> ReviewItem {
        var item = matter.parts.isEmpty ? single(matter) : together(matter)
        item.key = matter.key
        item.size = matter.worth
        item.said = matter.said
        if matter.worth > 0 {
            item.worth = money(matter.worth)
            item.sentence += " An answer moves up to \(item.worth)."
        }
        if matter.kind != .approval {
            item.choices.append(
                ReviewChoice(key: "l", words: "later", decision: ["acknowledge", matter.key, "later"], household: ledger.household))
        }
        return item
    }

    private func single(_ matter: OpenMatters.Matter) -> ReviewItem {
        switch matter.kind {
        case .approval: approval(matter)
        case .link: link(matter)
        case .category: category(matter)
        case .merchant: merchant(matter)
        case .income: income(matter)
        case .alone: alone(matter)
        case .account: account(matter)
        case .gap: gap(matter)
        case .question: ReviewQuestion(self, matter).item
        }
    }

    private func item(_ matter: OpenMatters.Matter, _ title: String, _ sentence: String) -> ReviewItem {
        ReviewItem(
            kind: ReviewKind(rawValue: matter.kind.rawValue) ?? .question, household: ledger.household, ids: matter.rows.map(\.id),
            title: title, sentence: sentence)
    }

    func known(_ matter: OpenMatters.Matter, _ words: String) -> ReviewChoice {
        ReviewChoice(key: "a", words: words, decision: ["acknowledge", matter.key], household: ledger.household)
    }

    /// Small matters of a kind in one line.
    private func together(_ matter: OpenMatters.Matter) -> ReviewItem {
        let (count, sum) = (matter.parts.count, money(matter.size))
        let words: (title: String, sentence: String, answer: String) =
            switch matter.kind {
            case .alone:
                (
                    "\(count) small sums that only receipts or messages tell of, \(sum) in all",
                    "They are in no figure. Are they right as they are?", "right as they are"
                )
            case .category:
                ("\(count) merchants with small sums, \(sum) in all, are guesses", "Their categories are guesses.", "leave them as guesses")
            case .merchant: ("\(count) merchants of two categories, \(sum) in all", "Each has two categories.", "both are right for all")
            case .income:
                (
                    "\(count) small sums that came in, \(sum) in all", "Nobody said whether they are income.",
                    "leave them as they are counted"
                )
            case .gap:
                (
                    "\(count) small differences of rows and balances, \(sum) in all", "A row is missing, doubled or altered.",
                    "they are known"
                )
            default: ("\(count) small links and readings, \(sum) in all", "They were left to a person.", "leave them as they are")
            }
        var item = item(matter, words.title, words.sentence)
        item.observations = matter.rows.flatMap { $0.observations.prefix(1) }
        item.parts = matter.parts.map(self.item)
        item.details = item.parts.prefix(ReviewMatters.most + 2).map { ReviewItem.Detail(text: $0.title) }
        let more = item.parts.count - item.details.count
        item.details.append(.init(text: (more > 0 ? "and \(more) more; " : "") + "one by one: till review --all"))
        item.choices = [known(matter, words.answer)]
        return item
    }

    private func approval(_ matter: OpenMatters.Matter) -> ReviewItem {
        let row = matter.rows[0]
        let member = records[row.id]?.string(.member).map { " of \($0)" } ?? ""
        let who = able.isEmpty ? "an owner or adult" : able.joined(separator: " or ")
        var item = item(matter, line(row), "An expense\(member) above the limit. It is in no figure until \(who) approves it.")
        item.choices = [
            ReviewChoice(key: "a", words: "approve it", decision: ["approve", ReviewMatters.short(row.id)]),
            ReviewChoice(key: "x", words: "reject it", decision: ["reject", ReviewMatters.short(row.id)]),
        ]
        return item
    }

    /// A link that was weighed and not made; or a document that is not sure of what it says.
    private func link(_ matter: OpenMatters.Matter) -> ReviewItem {
        let row = matter.rows[0]
        guard let candidate = records[row.id]?.objects(.candidates).first, let to = candidate.string(.to) else { return reading(matter) }
        let kind = candidate.string(.kind) ?? "same"
        let other = ledger.transaction(to)
        let what = kind == "same" ? "the same movement as" : "a \(kind) with"
        var item = item(matter, line(row), "Is it \(what) this one? \(shown.text(candidate.string(.why) ?? "")).")
        item.ids.append(to)
        if let other {
            let words = "\(other.string(.date) ?? "")  \(shown.text(TransactionWords.name(other)))"
            item.details = [ReviewItem.Detail(text: words, money: TransactionWords.money(other))]
        }
        let ids = [ReviewMatters.short(row.id), ReviewMatters.short(to)]
        item.choices = [
            ReviewChoice(key: "a", words: "yes", decision: ["approve"] + ids, kind: kind),
            ReviewChoice(key: "x", words: "no", decision: ["reject"] + ids, kind: kind),
        ]
        return item
    }

    /// A receipt that was not surely read, or whose day is open.
    private func reading(_ matter: OpenMatters.Matter) -> ReviewItem {
        let row = matter.rows[0]
        let observations = records[row.id]?.strings(.observations).compactMap { ledger.observation($0) } ?? []
        let days = observations.flatMap { $0.strings(.dates) }
        let open = days.isEmpty ? "Not all of it could be read surely." : "Its day can be \(days.joined(separator: " or "))."
        var item = item(matter, line(row), open)
        item.details = row.sources.map { ReviewItem.Detail(text: $0) }
        // A receipt's reading is meant, and no bank's.
        let read = observations.first { $0.has(.dates) || $0.flag(.needsReview) ?? false } ?? observations.first
        let id = ReviewMatters.short(read?.string(.id) ?? row.id)
        item.choices = ReviewMatters.days(days, id)
        item.choices += [
            seen(row), correction("m", "the amount is", id, "amount", "AMOUNT"), correction("d", "the day is", id, "date", "DAY"),
        ]
        return item
    }

    static func days(_ days: [String], _ id: String) -> [ReviewChoice] {
        zip("123456789", days).map { ReviewChoice(key: $0, words: $1, decision: ["correct", id, "date=\($1)"]) }
    }

    func correction(_ key: Character, _ words: String, _ id: String, _ field: String, _ placeholder: String) -> ReviewChoice {
        ReviewChoice(
            key: key, words: "\(words) \u{2026}", decision: ["correct", id], prompt: field, placeholder: placeholder, before: "\(field)=")
    }

    private func category(_ matter: OpenMatters.Matter) -> ReviewItem {
        let rows = matter.rows
        let first = rows[0]
        let guess = records[first.id]?.object(.category)
        let idea = guess?.string(.guess)
        let isGuess = !first.category.isEmpty && OpenMatters.isIdea(first.certainty)
        let why = guess?.string(.why).map { " (\(shown.text($0)))" } ?? ""
        var item = item(
            matter, "\(matter.name), \(CountText.of(rows.count, "row")), \(money(matter.size))",
            isGuess ? "\(idea ?? first.category) is a guess\(why)." : "Nothing says what it is for.")
        item.details = rows.prefix(ReviewMatters.most).map { detail($0, $0.text.isEmpty ? $0.name : $0.text) }
        if isGuess, let id = idea ?? guess?.string(.name) { item.choices.append(naming(first, "a", "yes, \(idea ?? first.category)", id)) }
        item.choices.append(anotherCategory(first))
        return item
    }

    /// All of the merchant where it has a name; else the row alone.
    private func naming(_ row: ReportTransaction, _ key: Character, _ words: String, _ category: String) -> ReviewChoice {
        ReviewChoice(
            key: key, words: words, decision: ["recategorise", ReviewMatters.short(row.id), category],
            flags: row.merchant.isEmpty ? [] : ["merchant"])
    }

    private func anotherCategory(_ row: ReportTransaction) -> ReviewChoice {
        ReviewChoice(
            key: "c", words: "another category", decision: ["recategorise", ReviewMatters.short(row.id)],
            flags: row.merchant.isEmpty ? [] : ["merchant"], prompt: "category", placeholder: "CATEGORY")
    }

    /// A merchant whose rows have two categories.
    private func merchant(_ matter: OpenMatters.Matter) -> ReviewItem {
        let parts = Dictionary(grouping: matter.rows, by: \.category).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let told = parts.map { part in
            "\(part.key) in \(CountText.of(part.value.count, "row")) (\(ReviewMatters.sum(part.value, book.home)))"
        }
        var item = item(
            matter, "\(matter.name), \(CountText.of(matter.rows.count, "row")), \(money(matter.size))",
            "It is \(told.joined(separator: " and ")).")
        item.details = parts.compactMap { part in part.value.first.map { detail($0, $0.text.isEmpty ? $0.name : $0.text) } }
        item.choices = zip("123456789", parts).compactMap { key, part in
            guard let row = part.value.first, let id = records[row.id]?.object(.category)?.string(.name) else { return nil }
            return naming(row, key, "all are \(part.key)", id)
        }
        item.choices.append(known(matter, "both are right"))
        return item
    }

    private static func sum(_ rows: [ReportTransaction], _ home: Currency) -> String {
        FigureWords.money(rows.reduce(Int64(0)) { $0.clampedAdding(Int64(clamping: ($1.minor ?? 0).magnitude)) }, home)
    }

    /// Money that came in and is perhaps none of the household's income, or is and is not counted so.
    private func income(_ matter: OpenMatters.Matter) -> ReviewItem {
        let first = matter.rows[0]
        if let doubt = first.doubt { return doubtful(matter, first, doubt) }
        var item = item(
            matter, "\(matter.name), \(CountText.of(matter.rows.count, "row")), \(money(matter.size))",
            "It is counted as income, and \(first.certainty ?? 0) % sure.")
        item.details = matter.rows.prefix(ReviewMatters.most).map { detail($0, $0.text.isEmpty ? $0.name : $0.text) }
        if let id = records[first.id]?.object(.category)?.string(.name) {
            item.choices.append(naming(first, "a", "yes, \(first.category)", id))
        }
        item.choices.append(anotherCategory(first))
        return item
    }

    /// What a person sent, or what came onto a card from nobody known.
    private func doubtful(_ matter: OpenMatters.Matter, _ first: ReportTransaction, _ doubt: MoneyDoubt) -> ReviewItem {
        var item = item(matter, "\(matter.name), \(CountText.of(matter.rows.count, "row")), \(money(matter.size))", doubt.sentence)
        item.details = matter.rows.prefix(ReviewMatters.most).map { detail($0, $0.text.isEmpty ? $0.name : $0.text) }
        switch doubt {
        case .fromPerson:
            item.choices = [
                naming(first, "a", "it is income", "income.other"),
                naming(first, "p", "it was paid back, or shared", "transfer.person"), anotherCategory(first),
            ]
        case .ontoCard: item.choices = [naming(first, "a", "it pays the card", "debt.card"), anotherCategory(first)]
        }
        return item
    }

    /// A receipt or a message that no bank's row covers.
    private func alone(_ matter: OpenMatters.Matter) -> ReviewItem {
        let row = matter.rows[0]
        let doubt = row.leftOut == .doubtful ? ", and it may not be about money" : ""
        var item = item(matter, line(row), "Only \(row.sources.first ?? "a document") tells of it\(doubt): it is in no figure.")
        let near = ReviewMatters.nearest(row, book.transactions)
        item.details = near.map { detail($0, "\($0.name)  \(ReviewMatters.short($0.id))") }
        if !near.isEmpty { item.sentence += " Is it one of these rows of a bank?" }
        let id = ReviewMatters.short(row.id)
        item.choices = [
            ReviewChoice(key: "a", words: "leave it out", decision: ["tag", id, OpenMatters.seen]),
            ReviewChoice(key: "y", words: "count it", decision: ["tag", id, CountingRules.tag]),
        ]
        if row.money.minorUnits < 0 {
            item.choices += [
                ReviewChoice(key: "p", words: "paid in cash", decision: ["correct", id, "paid=cash"]),
                ReviewChoice(key: "i", words: "it came in", decision: ["correct", id, "sign=in"]),
            ]
        } else {
            item.choices.append(ReviewChoice(key: "o", words: "it went out", decision: ["correct", id, "sign=out"]))
        }
        item.choices += [
            ReviewChoice(
                key: "c", words: "one with a row of a bank", decision: ["merge", id], prompt: "id of the row", placeholder: "ID"),
            correction("m", "the amount is", id, "amount", "AMOUNT"),
            ReviewChoice(key: "x", words: "not ours", decision: ["ignore", id]),
        ]
        return item
    }

    private func seen(_ row: ReportTransaction) -> ReviewChoice {
        ReviewChoice(key: "a", words: "right as it is", decision: ["tag", ReviewMatters.short(row.id), OpenMatters.seen])
    }

    /// Rows of a bank that no receipt covers and that lie near in amount and days.
    private static func nearest(_ row: ReportTransaction, _ all: [ReportTransaction]) -> [ReportTransaction] {
        let size = row.money.minorUnits.magnitude
        let near = all.filter { other in
            guard other.status == .posted, other.id != row.id, other.money.currency == row.money.currency,
                other.money.minorUnits.signum() == row.money.minorUnits.signum(), abs(other.day.ordinal - row.day.ordinal) <= 7
            else { return false }
            let gap = Int128(other.money.minorUnits.magnitude) - Int128(size)
            return abs(gap) * 50 <= Int128(size)
        }
        func distance(_ other: ReportTransaction) -> Int128 {
            abs(Int128(other.money.minorUnits.magnitude) - Int128(size)) * 7 + Int128(abs(other.day.ordinal - row.day.ordinal))
        }
        return Array(near.sorted { (distance($0), $0.id) < (distance($1), $1.id) }.prefix(3))
    }

    private func account(_ matter: OpenMatters.Matter) -> ReviewItem {
        let account = matter.account
        let number = account?.last4.map { " \u{2022}\u{2022} \($0)" } ?? ""
        let paid =
            account.map { one in
                one.rows == 0
                    ? ""
                    : " \(CountText.of(one.rows, "row")) of other accounts \(one.rows == 1 ? "names" : "name") it, \(money(one.paid)) in all."
            } ?? ""
        let kind = account.map { $0.kind == matter.name ? "" : ", \($0.kind)" } ?? ""
        var item = item(
            matter, "\(matter.name)\(number)\(kind)",
            "There is no export of it: what it was used for is not known.\(paid)")
        item.rank = 2
        item.answer = "put an export of it into inbox/\(ledger.household)/"
        item.choices = [known(matter, "there is none to be had")]
        return item
    }

    private func gap(_ matter: OpenMatters.Matter) -> ReviewItem {
        guard let gap = matter.gap else { return item(matter, matter.name, "") }
        let name = PublishedBook.accountNames(book, file)[gap.account] ?? shown.account(gap.account)
        let money = FigureWords.money(gap.difference.minorUnits, gap.difference.currency)
        var item = item(
            matter, "\(name), \(gap.first) to \(gap.last), \(money)",
            "The bank's balances and rows differ by \(money): a row is missing, doubled or altered.")
        item.answer = "export \(gap.first) to \(gap.last) again and put the file into inbox/\(ledger.household)/"
        item.choices = [known(matter, "it is known")]
        return item
    }
}

/// What was decided since a household was published.
private struct DecisionsSince {
    /// The records that are published, with the decisions that hold now.
    let records: [Record]
    /// What those of them answer that no run has followed yet.
    private(set) var answered = Answered()

    init(_ ledger: PublishedLedger, _ decisions: DecisionBook) {
        let followed = Set(ledger.others.filter { $0.equals(.type, .decision) }.compactMap { $0.string(.id) })
        let now = decisions.records(of: ledger.household)
        records = ledger.others.filter { !$0.equals(.type, .decision) } + now + ledger.observations + ledger.transactions
        let fresh = now.compactMap { Decision($0) }.filter { !followed.contains($0.id) }
        guard !fresh.isEmpty else { return }
        var owner: [String: String] = [:]
        for row in ledger.transactions { for id in row.strings(.observations) { owner[id] = row.string(.id) } }
        for decision in fresh { take(decision, owner) }
    }

    private mutating func take(_ decision: Decision, _ owner: [String: String]) {
        switch decision.action {
        case .acknowledge, .dismiss, .note: break
        case .answer:
            answered.keys.insert(decision.about)
            // An account that was just declared has no document before the next run.
            if decision.text.hasPrefix("account="), let id = decision.text.split(whereSeparator: { ":=".contains($0) }).last {
                answered.keys.insert("account:\(id)")
            }
        case .tag where Set(decision.words).isDisjoint(with: [OpenMatters.seen, CountingRules.tag]): break
        default:
            if let merchant = decision.merchant {
                answered.merchants.insert(decision.action == .recategorise ? merchant : "")
                return
            }
            if decision.action == .ignore { answered.documents.formUnion(decision.subjects) }
            // Of a row that has nothing but what it was asked for, everything is answered.
            for id in decision.subjects + decision.with { owner[id].map { _ = answered.rows.insert($0) } }
        }
    }
}
