import TillRecords

/// The evidence for a series in a few words.
struct SeriesReason {
    let text: String

    init(_ series: RecurringSeries, _ fit: SeriesFit, _ due: DueDays) {
        var parts: [String] = []
        let count = fit.rows.count
        if count > 1 {
            let tally = fit.tally
            parts.append("\(fit.rhythm.name) \(due.words): \(tally.exact) of \(tally.gaps) gaps on the day")
            if tally.near > 0 { parts.append("\(tally.near) near it") }
            if tally.missed > 0 { parts.append("\(tally.missed) missing between") }
            if tally.off > 0 { parts.append("\(tally.off) elsewhere") }
            parts.append(
                fit.amounts.equal == 1
                    ? "equal amounts"
                    : fit.amounts.isPrice ? "mostly equal amounts" : fit.amounts.isLevel ? "close amounts" : "amounts that vary")
        }
        if let instalments = fit.instalments { parts.append("texts that count parts of \(instalments.of)") }
        switch fit.role {
        case .bill, .subscription: parts.append("\(fit.category) recurs")
        case .income where fit.rows.last?.isIncoming == true: parts.append("\(fit.category) recurs")
        default: break
        }
        if let declared = series.declared {
            parts.append(
                declared.period == fit.rhythm.name ? "declared by the household" : "declared by the household as \(declared.period)")
        }
        text = parts.joined(separator: ", ")
    }
}
