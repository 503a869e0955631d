import TillRecords

/// Decides which of the transactions that no bank tells of are in the figures, by what their documents are and which days the bank's
/// documents cover.
public struct CountingRules {
    /// What the documents of unconfirmed transactions say, by observation.
    private struct Paper {
        var isChat = false
        var isCash = false
        var needsReview = false
    }

    /// The tag that says of a row no bank tells of: a person wants it counted.
    public static let tag = "counted"

    private var papers: [String: Paper] = [:]
    private var covered: CoveredDays
    /// The household keeps books of its cash.
    private let keepsCash: Bool

    /// - Parameter records: of one household; those of its observations and balances are looked at.
    init(_ records: [Record], _ rows: [LedgerTransaction], _ accounts: OwnAccounts) {
        var spans: [String: [String: (first: Int, last: Int)]] = [:]
        func cover(_ account: String, _ document: String, _ day: Day) {
            guard accounts.isSpending(account) else { return }
            let ordinal = day.ordinal
            let known = spans[account]?[document]
            spans[account, default: [:]][document] = (min(known?.first ?? ordinal, ordinal), max(known?.last ?? ordinal, ordinal))
        }
        var papers: [String: Paper] = [:]
        for record in records {
            let isBalance = record.equals(.type, .balance)
            guard isBalance || record.equals(.type, .observation), let source = record.object(.source) else { continue }
            if source.equals(.kind, "bank") {
                guard let day = record.date(.date) else { continue }
                cover(record.string(.account) ?? "", source.string(.document) ?? "", day)
            } else if !isBalance, let id = record.string(.id) {
                papers[id] = Paper(
                    isChat: source.equals(.kind, "chat"), isCash: record.object(.payment)?.equals(.kind, "cash") ?? false,
                    needsReview: record.flag(.needsReview) ?? false)
            }
        }
        // A stream whose observations were taken out is covered from the first to the last row of each account.
        if spans.isEmpty {
            for row in rows where row.status != .unconfirmed { cover(row.account, "", row.day) }
        }
        self.papers = papers
        keepsCash = accounts.hasCash
        covered = CoveredDays(spans.mapValues { Array($0.values) })
    }

    /// Settles what counts.
    ///
    /// Cash is drawn before it is paid with: day by day, first what the bank tells of, then the papers, the largest first. What the
    /// rows are called plays no part: others may know them by other ids, and are told the same figures.
    ///
    /// - Parameter rows: in order of day.
    func settle(_ rows: inout [LedgerTransaction], _ records: [Record]) {
        /// What was drawn and not yet told to be spent, in minor units of the home currency.
        var purse: Int64 = 0
        var start = 0
        while start < rows.count {
            var papers: [Int] = []
            var end = start
            while end < rows.count, rows[end].day == rows[start].day {
                let row = rows[end]
                if row.status == .unconfirmed {
                    papers.append(end)
                } else if row.isCounted, row.flow == .spending, row.use == .cash {
                    purse = purse.clampedAdding(row.spent)
                }
                end += 1
            }
            if papers.count > 1 { papers.sort { CountingRules.precedes(rows[$0], rows[$1]) } }
            for index in papers { settle(&rows[index], records, &purse) }
            start = end
        }
    }

    /// The order in which the papers of one day are settled.
    private static func precedes(_ a: LedgerTransaction, _ b: LedgerTransaction) -> Bool {
        let (size, other) = (a.home ?? 0, b.home ?? 0)
        return size != other ? size < other : (a.category, a.text, a.merchant, a.id) < (b.category, b.text, b.merchant, b.id)
    }

    private func settle(_ row: inout LedgerTransaction, _ records: [Record], _ purse: inout Int64) {
        guard row.isCounted, let home = row.home else { return }
        let papers = records[row.record].strings(.observations).compactMap { self.papers[$0] }
        let size = home.clampedNegation
        let isSaid = row.tags.contains(CountingRules.tag)
        if !isSaid, isDoubtful(row, papers) {
            row.counting = .left(.doubtful)
            // Were it sure, it would be paid with what was drawn before.
            row.isMoot = papers.contains(where: \.isCash) && !keepsCash && size > 0 && purse >= size
        } else if papers.contains(where: \.isCash) || row.use == .cash && !keepsCash {
            // Cash that no withdrawal explains was in the purse before the documents begin, or came in as cash. Where the household keeps
            // books of its cash no withdrawal is spending, so that none explains anything.
            guard size > 0, purse >= size else { return }
            purse = purse.clampedSubtracting(size)
            row.counting = .left(.cash)
        } else if !isSaid, covered.contains(row.day, of: row.account) {
            row.counting = .left(.unconfirmed)
        }
    }

    /// Whether only messages tell of it, and none of them is sure.
    private func isDoubtful(_ row: LedgerTransaction, _ papers: [Paper]) -> Bool {
        papers.isEmpty ? row.needsReview : papers.allSatisfy { $0.isChat && $0.needsReview }
    }
}

/// The days of which documents of the household's spending accounts tell: what was bought then by card or from an account has a row.
public struct CoveredDays {
    /// Documents of one account with at most this many days between them tell of those days too: a fortnight without a booking.
    public static let quiet = 14

    /// By account, in order of day.
    private var stretches: [String: [(first: Int, last: Int)]] = [:]

    /// - Parameter spans: days of one account that one document tells of, in any order.
    init(_ spans: [String: [(first: Int, last: Int)]]) {
        for account in spans.keys.sorted() {
            var joined: [(first: Int, last: Int)] = []
            for span in (spans[account] ?? []).sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
                if let before = joined.last, span.first - before.last - 1 <= CoveredDays.quiet {
                    joined[joined.count - 1].last = max(before.last, span.last)
                } else {
                    joined.append(span)
                }
            }
            stretches[account] = joined
        }
    }

    /// Whether the row of what a paper tells of would be there: of any account where the paper names none, else of that one.
    func contains(_ day: Day, of account: String) -> Bool {
        let ordinal = day.ordinal
        func holds(_ stretches: [(first: Int, last: Int)]) -> Bool {
            stretches.contains { $0.first <= ordinal && ordinal <= $0.last }
        }
        return account.isEmpty ? stretches.values.contains(where: holds) : stretches[account].map(holds) ?? false
    }
}
