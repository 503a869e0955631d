import TillFigures
import TillRecords

/// What of a household only a person can settle, over all its months. Pages, `till run` and `till review` count it alike.
///
/// What an answer can move is worth asking: money, weighed by how doubtful it is. A matter stands by itself where that is half a per cent
/// of what goes out in a year; smaller ones of a kind are asked together; what is not worth it even so is only listed.
public struct OpenMatters: Sendable {
    /// In the order in which a person is asked.
    public private(set) var asked: [Matter] = []
    /// What a person has acknowledged: it is shown, and not counted.
    public private(set) var acknowledged: [Matter] = []
    /// What is not worth a question: all of a kind together moves too little.
    public private(set) var small: [Matter] = []

    /// One thing that only a person can settle, or several of a kind that are asked together.
    public struct Matter: Sendable {
        public enum Kind: String, Sendable, CaseIterable {
            /// A row that waits for an owner or adult.
            case approval
            /// Rows with a link that was weighed and left to a person, or whose own document is not sure of what it says.
            case link
            /// Rows of a merchant whose category is missing or a guess.
            case category
            /// A merchant whose rows have two categories.
            case merchant
            /// Money that came in and is perhaps no income; or that is held for none, and perhaps is.
            case income
            /// A row that only a receipt or a message tells of.
            case alone
            /// A declared account of which there is no document.
            case account
            /// Days of an account on which rows and balances differ.
            case gap
            /// What a reader asks.
            case question
        }

        public let kind: Kind
        /// Names it for who acknowledges it; the same as long as it is the same matter.
        public let key: String
        /// The merchant, the account, the document it is about.
        public var name = ""
        public var rows: [ReportTransaction] = []
        /// The matters that are asked together, weightiest first; empty for one that stands by itself.
        public var parts: [Matter] = []
        /// Money it is about, and what of it an answer may move, in minor units of the home currency, without a sign.
        public var size: Int64 = 0
        public var worth: Int64 = 0
        public var gap: Gap?
        public var account: UndocumentedAccount?
        public var question: Question?
        /// What a person said when it was acknowledged: `known` or `later`.
        public var said = ""
    }

    /// Days on which an account's rows and balances differ.
    public struct Gap: Sendable {
        public let account: String
        public let first: Day
        public let last: Day
        /// Minor units: balances less rows.
        public let difference: Money
    }

    /// The tag that says of a row nothing else confirms: a person looked at it.
    public static let seen = "seen"

    /// - Parameters:
    ///   - answered: what was answered since the book's records were made.
    ///   - isBundled: small ones of a kind are asked together.
    public init(_ book: HouseholdBook, answered: Answered = Answered(), isBundled: Bool = true) {
        let least = MatterLeast(book)
        var found = MatterSearch(book, answered, least).all
        for index in found.indices.reversed() {
            if let said = book.acknowledged.keys[found[index].key] { found[index].said = said }
            guard !found[index].said.isEmpty else { continue }
            acknowledged.append(found.remove(at: index))
        }
        let kinds = Dictionary(grouping: found, by: \.kind)
        for kind in Matter.Kind.allCases {
            guard let all = kinds[kind]?.sorted(by: OpenMatters.precedes) else { continue }
            guard isBundled, OpenMatters.bundled.contains(kind) else {
                asked += all
                continue
            }
            asked += all.filter { $0.worth >= least.alone }
            bundle(kind, all.filter { $0.worth < least.alone }, least.together)
        }
        asked.sort(by: OpenMatters.precedes)
        acknowledged.sort(by: OpenMatters.precedes)
    }

    /// Kinds whose small matters are asked together. What waits, whole accounts and whole documents are never small.
    private static let bundled: Set<Matter.Kind> = [.link, .category, .merchant, .income, .alone, .gap]

    private mutating func bundle(_ kind: Matter.Kind, _ parts: [Matter], _ least: Int64) {
        let worth = parts.reduce(Int64(0)) { $0.clampedAdding($1.worth) }
        guard worth >= least, !parts.isEmpty else { return small += parts }
        guard parts.count > 1 else { return asked += parts }
        var all = Matter(kind: kind, key: "small:\(kind.rawValue)")
        all.rows = parts.flatMap(\.rows)
        all.parts = parts
        all.size = parts.reduce(Int64(0)) { $0.clampedAdding($1.size) }
        all.worth = worth
        asked.append(all)
    }

    /// What waits and whole documents first, then by what an answer moves.
    private static func precedes(_ a: Matter, _ b: Matter) -> Bool {
        (rank(a), -a.worth, a.name, a.key) < (rank(b), -b.worth, b.name, b.key)
    }

    private static func rank(_ matter: Matter) -> Int {
        switch matter.kind {
        case .approval: 0
        case .question: matter.question?.weight == .urgent ? 1 : 4
        case .account: 2
        default: 3
        }
    }

    /// Per cent below which a category is a guess.
    static let sure = 50
    /// Per cent below which money that came in is perhaps no income, and much money is perhaps of another category.
    static let sureIncome = 70

    /// Per cent below which a guess is no answer to offer: it is wrong more than seven times in ten.
    static let leastIdea = 30

    /// Whether a category that is so sure in per cent is worth a question of its own, to be answered by yes.
    public static func isIdea(_ certainty: Int?) -> Bool { (certainty ?? 100) >= leastIdea }

    /// How many of each kind are asked; kinds without any are left out.
    public var counts: [(kind: String, count: Int)] {
        Matter.Kind.allCases.map { kind in (kind.rawValue, asked.count { $0.kind == kind }) }.filter { $0.1 > 0 }
    }

    public var count: Int { asked.count }
}

/// What people answered since the records of a book were made: it is asked no more.
public struct Answered: Sendable {
    /// Ids of transactions.
    public var rows: Set<String> = []
    /// Names that documents or people give.
    public var merchants: Set<String> = []
    /// Documents that are not read any more.
    public var documents: Set<String> = []
    /// Keys of matters.
    public var keys: Set<String> = []

    public init() {}
}

/// What a person has said of matters, as the decisions in a stream say it.
struct AcknowledgedMatters: Sendable {
    /// By key: `known` or `later`.
    private(set) var keys: [String: String] = [:]
    /// What was said of observations of rows that were acknowledged together, by kind of matter.
    private var rows: [String: [String: String]] = [:]

    /// Takes a decision; any other record is none of it.
    mutating func take(_ record: borrowing Record) {
        guard record.equals(.action, "acknowledge"), let about = record.string(.about) else { return }
        let said = record.string(.value) ?? "known"
        guard let kind = AcknowledgedMatters.bundle(about) else {
            keys[about] = said
            return
        }
        for id in record.strings(.with) { rows[kind, default: [:]][id] = said }
    }

    mutating func take(_ other: AcknowledgedMatters) {
        keys.merge(other.keys) { _, theirs in theirs }
        rows.merge(other.rows) { mine, theirs in mine.merging(theirs) { $1 } }
    }

    /// The kind of the matters that a key stands for together; nil where it stands for one.
    private static func bundle(_ key: String) -> String? { key.hasPrefix("small:") ? String(key.dropFirst("small:".count)) : nil }

    /// What was said of a row; empty where nothing was.
    func said(_ row: ReportTransaction, _ kind: OpenMatters.Matter.Kind) -> String {
        guard let known = rows[kind.rawValue] else { return "" }
        return row.observations.lazy.compactMap { known[$0] }.first ?? ""
    }
}

/// Rejects of a stream that its decisions acknowledge.
public enum AcknowledgedRejects {
    public static func count(in records: [Record]) -> Int {
        var said = AcknowledgedMatters()
        for record in records where record.equals(.type, .decision) { said.take(record) }
        guard !said.keys.isEmpty else { return 0 }
        return records.count { $0.equals(.type, .reject) && said.keys[RecordReading.question($0, masking: true).key] != nil }
    }
}

/// From which money on a question is worth asking, in minor units of the home currency.
private struct MatterLeast {
    /// By itself: half a per cent of what goes out in a year.
    let alone: Int64
    /// Together with others of its kind: a tenth of that.
    let together: Int64

    init(_ book: HouseholdBook) {
        let year = book.months.suffix(12).map(book.tally)
        let moved = max(year.reduce(Int64(0)) { $0.clampedAdding($1.outgoing) }, year.reduce(Int64(0)) { $0.clampedAdding($1.incoming) })
        // Twenty of a currency with cents; of one without, the price of a small thing has more digits.
        var least: Int64 = book.home.exponent == 0 ? 2_000 : 20
        for _ in 0..<book.home.exponent { least *= 10 }
        alone = max(least, moved / 200)
        together = max(least, moved / 2_000)
    }
}

/// Finds what is open in a household.
private struct MatterSearch {
    private(set) var all: [OpenMatters.Matter] = []
    private let book: HouseholdBook
    private let answered: Answered

    /// Rows of one merchant, apart by what a person has said of them.
    private struct Asked: Hashable {
        let name: String
        let said: String
    }

    init(_ book: HouseholdBook, _ answered: Answered, _ least: MatterLeast) {
        self.book = book
        self.answered = answered
        var categories: [Asked: [ReportTransaction]] = [:]
        var merchants: [Asked: [ReportTransaction]] = [:]
        var incomes: [Asked: [ReportTransaction]] = [:]
        // Half known: asked only where so much money hangs on it that it is a question by itself.
        var weak: [Asked: [ReportTransaction]] = [:]
        func asked(_ row: ReportTransaction, _ kind: OpenMatters.Matter.Kind) -> Asked {
            Asked(name: row.name, said: book.acknowledged.said(row, kind))
        }
        for row in book.transactions where !answered.rows.contains(row.id) {
            let isNamed = answered.merchants.contains(row.merchant)
            if row.isUnsure, row.isCounted {
                if !isNamed { categories[asked(row, .category), default: []].append(row) }
            } else if row.isCounted, row.doubt != nil {
                if !isNamed { incomes[asked(row, .income), default: []].append(row) }
            } else if row.isCounted, !isNamed, !row.merchant.isEmpty, ["known", "learnt"].contains(row.by) {
                merchants[asked(row, .merchant), default: []].append(row)
                if row.flow == .spending, (row.certainty ?? 100) < OpenMatters.sureIncome {
                    weak[asked(row, .category), default: []].append(row)
                }
                if row.flow == .income, (row.certainty ?? 100) < OpenMatters.sureIncome, !row.isSavingsInterest {
                    incomes[asked(row, .income), default: []].append(row)
                }
            }
            take(row)
        }
        take(.category, categories)
        take(.category, weak.filter { categories[$0.key] == nil && worth($0.value) >= least.alone })
        take(.income, incomes)
        takeMerchants(merchants)
        takeGaps()
        takeAccounts()
        for question in book.questions where !question.isRemark { take(question) }
    }

    private func size(_ row: ReportTransaction) -> Int64 { Int64(clamping: (row.minor ?? row.money.minorUnits).magnitude) }

    private func size(_ rows: [ReportTransaction]) -> Int64 { rows.reduce(Int64(0)) { $0.clampedAdding(size($1)) } }

    /// Per cent of money of which nobody knows the one from the other.
    private static let even = 50

    private static func share(_ size: Int64, _ percent: Int) -> Int64 { Int64(clamping: Int128(size) * Int128(percent) / 100) }

    private mutating func add(
        _ kind: OpenMatters.Matter.Kind, _ name: String, _ rows: [ReportTransaction], worth: Int64, key: String, said: String = ""
    ) {
        var matter = OpenMatters.Matter(kind: kind, key: "\(kind.rawValue):\(key)")
        matter.name = name
        matter.rows = rows.sorted { (size($1), $0.id) < (size($0), $1.id) }
        matter.size = size(rows)
        matter.worth = worth
        matter.said = said
        all.append(matter)
    }

    /// What a row asks by itself.
    private mutating func take(_ row: ReportTransaction) {
        let isSeen = row.tags.contains(OpenMatters.seen)
        if row.approval == "pending" {
            add(.approval, row.name, [row], worth: size(row), key: row.id)
        } else if row.needsReview, !row.isUnsure, row.doubt == nil, !isSeen {
            add(
                .link, row.name, [row], worth: MatterSearch.share(size(row), MatterSearch.even), key: row.id,
                said: book.acknowledged.said(row, .link))
        } else if row.leftOut == .unconfirmed || row.leftOut == .doubtful, !isSeen {
            add(.alone, row.name, [row], worth: row.isMoot ? 0 : size(row), key: row.id, said: book.acknowledged.said(row, .alone))
        }
    }

    /// What all rows of a merchant ask together: their money, by how doubtful each row's category is.
    private mutating func take(_ kind: OpenMatters.Matter.Kind, _ groups: [Asked: [ReportTransaction]]) {
        for (asked, rows) in groups { add(kind, asked.name, rows, worth: worth(rows), key: asked.name, said: asked.said) }
    }

    private func worth(_ rows: [ReportTransaction]) -> Int64 {
        rows.reduce(Int64(0)) {
            $0.clampedAdding(MatterSearch.share(size($1), $1.doubt == nil ? 100 - ($1.certainty ?? 0) : MatterSearch.even))
        }
    }

    private mutating func takeMerchants(_ groups: [Asked: [ReportTransaction]]) {
        for (asked, rows) in groups {
            // What came back of a purchase has the purchase's category, and says nothing of the merchant's.
            let spent = rows.filter { $0.flow == .spending && $0.kind != "refund" && $0.parts.isEmpty }
            let parts = Dictionary(grouping: spent, by: \.category)
            guard parts.count > 1, let most = parts.values.map({ size($0) }).max() else { continue }
            let rest = size(spent).clampedSubtracting(most)
            add(.merchant, asked.name, spent, worth: MatterSearch.share(rest, 50), key: asked.name, said: asked.said)
        }
    }

    private mutating func takeGaps() {
        for account in book.accounts {
            for gap in book.histories[account]?.coverage.gaps ?? [] {
                let key = "gap:\(account):\(gap.first):\(gap.last):\(gap.difference.amount)"
                if answered.keys.contains(key) { continue }
                var matter = OpenMatters.Matter(kind: .gap, key: key)
                matter.name = account
                matter.gap = OpenMatters.Gap(account: account, first: gap.first, last: gap.last, difference: gap.difference)
                matter.size = Int64(clamping: gap.difference.minorUnits.magnitude)
                matter.worth = matter.size
                all.append(matter)
            }
        }
    }

    private mutating func takeAccounts() {
        // Where no account has documents none is missing.
        guard !book.accounts.isEmpty else { return }
        for account in book.undocumented {
            var matter = OpenMatters.Matter(kind: .account, key: "account:\(account.id)")
            matter.name = account.id
            matter.account = account
            matter.size = account.paid
            matter.worth = account.paid
            if !answered.keys.contains(matter.key) { all.append(matter) }
        }
    }

    private mutating func take(_ question: Question) {
        guard !answered.keys.contains(question.key),
            question.documents.isEmpty || !answered.documents.isSuperset(of: question.documents)
        else { return }
        var matter = OpenMatters.Matter(kind: .question, key: question.key)
        matter.name = question.subject
        matter.question = question
        all.append(matter)
    }
}

/// A declared account of which there is no document, and what was paid to it.
public struct UndocumentedAccount: Sendable, Hashable {
    public let id: String
    public let kind: String
    /// The last four digits of its number, where they are declared.
    public let last4: String?
    /// How many rows pay to it or take from it, and their sum in minor units of the home currency, without signs.
    public let rows: Int
    public let paid: Int64
}
