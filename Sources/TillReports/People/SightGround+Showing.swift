import TillRecords

extension SightGround {
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
        case "budget": sight.reach(.budget) == .all ? record : nil
        case "health": sight.reach(.health) == .all ? record : nil
        case "membership": sight.reach(.peers) == .all ? record : nil
        case "note", "reject": isShown(question: record) ? record : nil
        default: nil
        }
    }

    private func isShown(balance record: borrowing Record) -> Bool {
        sight.reach(.balances) == .all || (sight.reach(.balances) == .own && isOwn(account: record))
    }

    private func isShown(question record: borrowing Record) -> Bool {
        sight.reach(.questions) == .all || (sight.reach(.questions) == .own && isSeen(document: record))
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
        if sight.reach(.messages) != .all { for key in [.notes, .tags] as [Key] { row.remove(key) } }
        guard sight.reach(.movements) == .own, !isOwn(account: record) else { return row }
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
        if sight.reach(.messages) != .all, !isOf(member: record) { paper.remove(.message) }
        if sight.reach(.movements) == .own, !isOwn(account: record) { paper.remove(.account) }
        return paper
    }

    private func shown(series record: Record) -> Record {
        guard sight.reach(.movements) == .own, !isOwn(account: record) else { return record }
        var series = record
        series.remove(.account)
        return series
    }
}
