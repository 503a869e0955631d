import TillFigures
import TillRecords

/// A merchant or a category of a household that has a page of its own, and the rows that count to it.
struct Subject: Sendable {
    enum Kind: Sendable, Hashable {
        /// Who got money.
        case merchant
        /// What money was spent on, or came in from.
        case spending, income
    }

    let kind: Kind
    /// The merchant's name, or the category as records have it.
    let name: String
    /// By which pages of months address it.
    let slug: String
    /// The name of its page: it says nothing of what the page is of.
    let file: String
    /// Places of its rows in the book, oldest first.
    let rows: [Int]
    /// What each of them adds, in minor units: what went out, or what came in.
    let amounts: [Int64]
    /// The first month whose rows its page lists.
    let listedFrom: Month

    /// What a row adds to it, in minor units; nil where it is none of it. It is what `till explain` says of the same name.
    static func measure(_ kind: Kind, _ name: String) -> FigureSearch.Measure {
        switch kind {
        case .merchant: FigureSearch.counted(-1) { $0.name == name && $0.flow.isOutgoing }
        case .spending: FigureSearch.share(isIncoming: false) { $0 == name }
        case .income: FigureSearch.share(isIncoming: true) { $0 == name }
        }
    }
}

/// The merchants and categories of a household that matter enough for a page of their own.
struct Subjects: Sendable {
    /// By kind, then name.
    private(set) var all: [Subject] = []
    /// The twelve months up to the newest, or as many as are known, and all that came in and went out in them; nil without months.
    let year: FigurePeriod?
    let incoming: Int64
    let outgoing: Int64
    /// Their files by the slugs of pages of months.
    private var files: [String: String] = [:]
    /// The first month that each of them lists.
    private var listed: [String: Month] = [:]

    /// So many payments in one calendar year make a page, one a month, where they are such a share, as one part of so many, of all that moved
    /// that way in it; and so does a share twice as large, where there are payments enough to be usual. What is below stays rows of the pages
    /// of months: month by month it has nothing to say that these do not.
    static let leastPayments = 12
    static let shareOfPayments: Int64 = 100
    static let leastShare: Int64 = 50
    static let leastOfShare = 3

    init() { (year, incoming, outgoing) = (nil, 0, 0) }

    init(_ book: HouseholdBook) {
        year = book.months.first.flatMap { oldest in
            book.months.last.flatMap { FigurePeriod(from: max(oldest, $0.advanced(by: -11)).first, to: $0.last) }
        }
        let tally = year.map { book.tally($0) } ?? MonthTally()
        (incoming, outgoing) = (tally.whole(true), tally.whole(false))
        var gathered: [Key: [Int]] = [:]
        for (place, row) in book.transactions.enumerated() where row.isCounted && (row.flow == .income || row.flow.isOutgoing) {
            if row.flow.isOutgoing { gathered[Key(kind: .merchant, name: row.name), default: []].append(place) }
            for category in Set(row.shares.map(\.category)) {
                gathered[Key(kind: row.flow == .income ? .income : .spending, name: category), default: []].append(place)
            }
        }
        var moved: [Int: (incoming: Int64, outgoing: Int64)] = [:]
        for (month, tally) in book.tallies {
            let known = moved[month.year] ?? (0, 0)
            moved[month.year] = (known.incoming.clampedAdding(tally.incoming), known.outgoing.clampedAdding(tally.outgoing))
        }
        let made = gathered.compactMap { Subjects.subject($0, $1, book, moved) }
        for subject in made.sorted(by: Subjects.precedes) where files[subject.slug] == nil {
            files[subject.slug] = subject.file
            listed[subject.slug] = subject.listedFrom
            all.append(subject)
        }
        all.sort { ($0.kind == .merchant ? 1 : 0, $0.slug) < ($1.kind == .merchant ? 1 : 0, $1.slug) }
    }

    /// The page of what pages of months address by a slug; empty where it has none.
    func file(_ slug: String, else other: String = "") -> String { files[slug] ?? other }

    /// The rows of a month on the page of a merchant; empty where it has no page, or the page does not list them.
    func address(_ slug: String, _ month: Month) -> String {
        guard let from = listed[slug], month >= from else { return "" }
        return "\(file(slug))#\(SubjectPage.anchor(month))"
    }

    private struct Key: Hashable {
        let kind: Subject.Kind
        let name: String
    }

    /// Of a category that money goes both ways for, the greater side is its page.
    private static func precedes(_ a: Subject, _ b: Subject) -> Bool {
        let (first, second) = (a.total, b.total)
        return first != second ? first > second : (a.slug, a.file) < (b.slug, b.file)
    }

    /// Nil where it does not matter enough, or came to nothing in the end.
    private static func subject(
        _ key: Key, _ rows: [Int], _ book: HouseholdBook, _ moved: [Int: (incoming: Int64, outgoing: Int64)]
    ) -> Subject? {
        let measure = Subject.measure(key.kind, key.name)
        var amounts: [Int64] = []
        var years: [Int: (count: Int, sum: Int64)] = [:]
        for place in rows {
            let row = book.transactions[place]
            let amount = measure(row) ?? 0
            amounts.append(amount)
            let known = years[row.day.year] ?? (0, 0)
            years[row.day.year] = (known.count + 1, known.sum.clampedAdding(amount))
        }
        let matters = years.contains { year, told in
            guard told.sum > 0 else { return false }
            let whole = key.kind == .income ? moved[year]?.incoming : moved[year]?.outgoing
            func isPart(_ share: Int64) -> Bool { Int128(told.sum) * Int128(share) >= Int128(whole ?? .max) }
            return told.count >= leastPayments && isPart(shareOfPayments) || told.count >= leastOfShare && isPart(leastShare)
        }
        guard matters, let first = rows.first else { return nil }
        let slug = key.kind == .merchant ? book.slugs.merchant(key.name) : book.slugs.category(key.name)
        return Subject(
            kind: key.kind, name: key.name, slug: slug, file: file(key, book.transactions[first].id), rows: rows, amounts: amounts,
            listedFrom: listedFrom(rows, book))
    }

    /// A month is on the page with all of its rows or not at all: months, newest first, until there are rows enough.
    private static func listedFrom(_ rows: [Int], _ book: HouseholdBook) -> Month {
        Month(of: book.transactions[rows[Swift.max(0, rows.count - SubjectPage.mostRows)]].day)
    }

    /// Named after its first row: ids of what is published are under the book's key, so that nobody can tell by trying names which
    /// merchant a file is of; and it stays as long as no earlier row of it turns up.
    private static func file(_ key: Key, _ first: String) -> String {
        let kind = key.kind == .merchant ? "m" : "c"
        return "\(kind)-\(Digest.sha256(Array("\(first)\n\(kind)\n\(key.name)".utf8)).shortHex.prefix(nameLength)).html"
    }

    private static let nameLength = 12

    /// Whether a file of a household's folder is the page of a merchant or a category, or the PDF of one.
    static func isPage(_ name: String) -> Bool {
        guard name.hasPrefix("m-") || name.hasPrefix("c-") else { return false }
        let stem = name.hasSuffix(".html") ? name.dropLast(5) : name.hasSuffix(".pdf") ? name.dropLast(4) : ""
        return stem.utf8.count == nameLength + 2 && stem.utf8.dropFirst(2).allSatisfy { $0 &- 48 < 10 || $0 &- 97 < 6 }
    }
}

extension Subject {
    var total: Int64 { amounts.reduce(0) { $0.clampedAdding($1) } }
}
