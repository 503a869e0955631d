import TillFigures
import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages

/// The open matters of one household as items of the queue.
struct ReviewMatters {
    private let ledger: PublishedLedger
    private let file: HouseholdFile?
    private let book: HouseholdBook
    private let shown: ShownText
    private let records: [String: Record]
    private let able: [String]
    private(set) var items: [ReviewItem] = []

    /// Rows of one matter that are listed at most.
    private static let most = 4

    /// - Parameter able: members who may approve what a limit holds back.
    init(_ ledger: PublishedLedger, _ file: HouseholdFile?, _ uses: CategoryUses, able: [String]) {
        self.able = able
        self.ledger = ledger
        self.file = file
        shown = ShownText(file)
        book = PublishedBook.book(of: ledger.household, records: ledger.all, file: file, uses: uses)
        records = Dictionary(ledger.transactions.map { ($0.string(.id) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let open = OpenMatters(book)
        items = open.approvals.map(approval) + open.links.map(link) + open.categories.map { category($0.key, $0.value) }
        items += open.alone.map(alone) + open.gaps.map(gap) + open.questions.map(question)
    }

    private func line(_ row: ReportTransaction) -> String { "\(row.name), \(row.day), \(ReportFigure.money(row))" }

    private func detail(_ row: ReportTransaction, _ words: String) -> ReviewItem.Detail {
        ReviewItem.Detail(text: "\(row.day)  \(words)", money: ReportFigure.money(row))
    }

    private func item(_ kind: ReviewKind, _ row: ReportTransaction, _ sentence: String) -> ReviewItem {
        var item = ReviewItem(kind: kind, household: ledger.household, ids: [row.id], title: line(row), sentence: sentence)
        item.size = size(row)
        return item
    }

    private func size(_ row: ReportTransaction) -> Int64 { Int64(clamping: (row.minor ?? row.money.minorUnits).magnitude) }

    private static func short(_ id: String) -> String { String(id.prefix(12)) }

    // MARK: Kinds

    private func approval(_ row: ReportTransaction) -> ReviewItem {
        let member = records[row.id]?.string(.member).map { " of \($0)" } ?? ""
        let who = able.isEmpty ? "an owner or adult" : able.joined(separator: " or ")
        var item = item(.approval, row, "An expense\(member) above the limit. It is in no figure until \(who) approves it.")
        item.choices = [
            ReviewChoice(key: "a", words: "approve it", decision: ["approve", ReviewMatters.short(row.id)]),
            ReviewChoice(key: "x", words: "reject it", decision: ["reject", ReviewMatters.short(row.id)]),
        ]
        return item
    }

    /// A link that was weighed and not made; or a document that is not sure of what it says.
    private func link(_ row: ReportTransaction) -> ReviewItem {
        guard let candidate = records[row.id]?.objects(.candidates).first, let to = candidate.string(.to) else { return reading(row) }
        let kind = candidate.string(.kind) ?? "same"
        let other = ledger.transaction(to)
        let what = kind == "same" ? "the same movement as" : "a \(kind) with"
        var item = item(.link, row, "Is it \(what) this one? \(shown.text(candidate.string(.why) ?? "")).")
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
    private func reading(_ row: ReportTransaction) -> ReviewItem {
        let observations = records[row.id]?.strings(.observations).compactMap { ledger.observation($0) } ?? []
        let days = observations.flatMap { $0.strings(.dates) }
        let open = days.isEmpty ? "Not all of it could be read surely." : "Its day can be \(days.joined(separator: " or "))."
        var item = item(.link, row, open)
        item.details = row.sources.map { ReviewItem.Detail(text: $0) }
        if !days.isEmpty { item.answer = "country: … in households/\(ledger.household).yaml, or date-order of till-receipts in the plan" }
        item.choices = [seen(row)]
        return item
    }

    private func category(_ name: String, _ rows: [ReportTransaction]) -> ReviewItem {
        let ordered = rows.sorted { (size($1), $0.id) < (size($0), $1.id) }
        let first = ordered[0]
        let sum = rows.reduce(Int64(0)) { $0.clampedAdding(size($1)) }
        let total = FigureWords.money(sum, book.home)
        let count = CountText.of(rows.count, "row")
        let guess = records[first.id]?.object(.category)
        let idea = guess?.string(.guess)
        let isGuess = !first.category.isEmpty
        let why = guess?.string(.why).map { " (\(shown.text($0)))" } ?? ""
        var item = ReviewItem(
            kind: .category, household: ledger.household, ids: ordered.map(\.id), title: "\(name), \(count), \(total)",
            sentence: isGuess ? "\(idea ?? first.category) is a guess\(why)." : "Nothing says what it is for.")
        item.size = sum
        item.details = ordered.prefix(ReviewMatters.most).map { detail($0, $0.text.isEmpty ? $0.name : $0.text) }
        // All of the merchant where it has a name; else the row alone.
        let flags: Set<String> = first.merchant.isEmpty ? [] : ["merchant"]
        let about = ["recategorise", ReviewMatters.short(first.id)]
        if isGuess, let id = idea ?? guess?.string(.name) {
            item.choices.append(ReviewChoice(key: "a", words: "yes, \(idea ?? first.category)", decision: about + [id], flags: flags))
        }
        item.choices.append(
            ReviewChoice(
                key: "c", words: "another category", decision: about, flags: flags, prompt: "category", placeholder: "CATEGORY"))
        return item
    }

    /// A receipt or a message that no bank's row covers.
    private func alone(_ row: ReportTransaction) -> ReviewItem {
        var item = item(.alone, row, "Only \(row.sources.first ?? "a document") tells of it, so it is in no figure.")
        let near = ReviewMatters.nearest(row, book.transactions)
        item.details = near.map { detail($0, "\($0.name)  \(ReviewMatters.short($0.id))") }
        if !near.isEmpty { item.sentence += " Is it one of these rows of a bank?" }
        item.choices = [
            seen(row),
            ReviewChoice(
                key: "c", words: "one with a row of a bank", decision: ["merge", ReviewMatters.short(row.id)], prompt: "id of the row",
                placeholder: "ID"),
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

    private func gap(_ gap: OpenMatters.Gap) -> ReviewItem {
        let name = PublishedBook.accountNames(book, file)[gap.account] ?? shown.account(gap.account)
        let money = FigureWords.money(gap.difference.minorUnits, gap.difference.currency)
        var item = ReviewItem(
            kind: .gap, household: ledger.household, title: "\(name), \(gap.first) to \(gap.last), \(money)",
            sentence: "The bank's balances and rows differ by \(money): a row is missing, doubled or altered.")
        item.size = Int64(clamping: gap.difference.minorUnits.magnitude)
        item.answer = "export \(gap.first) to \(gap.last) again and put the file into inbox/\(ledger.household)/"
        return item
    }

    private func question(_ question: Question) -> ReviewItem {
        let title = [question.subject, question.place].filter { !$0.isEmpty }.joined(separator: ", ")
        var item = ReviewItem(
            kind: .question, household: ledger.household, title: title.isEmpty ? ledger.household : title, sentence: question.sentence)
        item.answer = question.quoted + question.answer
        return item
    }
}

/// One way to settle a matter: a key, and the decision it stands for.
struct ReviewChoice: Equatable {
    let key: Character
    /// What the key says: `yes, they are one`.
    let words: String
    /// What follows `till decide`.
    let decision: [String]
    var flags: Set<String> = []
    /// The option `--as`.
    var kind: String?
    /// What is to be typed before the decision is whole; it becomes its last word.
    var prompt: String?
    /// What stands for the typed word in the line that is shown.
    var placeholder = ""

    /// The options that `till decide` would get.
    func options(typed: String?, by: String?) -> Options {
        var values = Dictionary(uniqueKeysWithValues: flags.map { ($0, ["true"]) })
        if let kind { values["as"] = [kind] }
        if let by { values["by"] = [by] }
        return Options(values, arguments: decision + (typed.map { [$0] } ?? []))
    }

    /// The line that a person types for it: `till decide recategorise 3fa4c21b food.groceries --merchant`.
    func command(_ again: String) -> String {
        let words = decision.map(ShellLine.quoted) + (prompt == nil ? [] : [placeholder])
        let options = (kind.map { ["--as \($0)"] } ?? []) + flags.sorted().map { "--\($0)" }
        return "till decide \((words + options).joined(separator: " "))\(again)"
    }
}
