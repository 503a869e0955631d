import TillFigures
import TillRecords

/// Groups of households that live alike, and what put a household into one: from `cohort` and `membership` records.
struct CohortFigures {
    private let cohorts: [Record]
    private let memberships: [Record]

    init(_ records: [Record]) {
        cohorts = records.filter { $0.equals(.type, .cohort) }
        memberships = records.filter { $0.equals(.type, .membership) }
    }

    private var everybody: Record? { cohorts.first { $0.equals(.id, "all") } }

    func all(_ period: FigurePeriod) -> [LedgerFigure] {
        guard let month = period.month?.iso else { return [] }
        return memberships.filter { $0.string(.month) == month }.map { membership($0, period) }
            + cohorts.filter { $0.string(.month) == month }.map { group($0, period) }
    }

    private func figure(_ name: String, _ record: Record, _ period: FigurePeriod) -> LedgerFigure {
        LedgerFigure(
            kind: "cohort", name: name, period: period, currency: record.currency(.currency) ?? .unknown,
            value: record.string(.label) ?? "")
    }

    private func text(_ value: Double, _ isShare: Bool) -> String {
        isShare ? Figure.text(value * 100, decimals: 1) + "%" : Figure.text(value, decimals: 2)
    }

    /// Where a household stands: features in the order in which they draw it to its group.
    private func membership(_ record: Record, _ period: FigurePeriod) -> LedgerFigure {
        var figure = figure("Peers", record, period)
        let group = cohorts.first { $0.string(.id) == record.string(.cohort) }
        figure.definition =
            "The group whose centre is nearest, by the shares of spending and the other measures of the household's complete months."
        figure.facts = [
            ("group", record.string(.cohort) ?? ""), ("households", record.string(.size) ?? ""),
            ("complete months", String(record.integer(.months) ?? 0)),
        ]
        if let distance = record.number(.distance) { figure.facts.append(("distance to its centre", Figure.text(distance, decimals: 2))) }
        if let next = record.string(.next), let distance = record.number(.nextDistance) {
            figure.facts.append(("distance to the next, \(next)", Figure.text(distance, decimals: 2)))
        }
        let peers = record.objects(.peers).enumerated().sorted { a, b in
            let pulls = (a.element.number(.pull) ?? 0, b.element.number(.pull) ?? 0)
            return pulls.0 != pulls.1 ? pulls.0 > pulls.1 : a.offset < b.offset
        }
        figure.facts += peers.map { entry in
            let peer = entry.element
            let (own, all) = (feature(peer, group), feature(peer, everybody))
            let isShare = (own ?? all)?.equals(.kind, "share") ?? false
            var words = [text(peer.number(.value) ?? 0, isShare), "\(peer.integer(.percentile) ?? 0) of 100 have less"]
            if let median = own?.number(.median) { words.append("middle of the group \(text(median, isShare))") }
            if let median = all?.number(.median) { words.append("of all \(text(median, isShare))") }
            if let distance = peer.number(.distance) { words.append("\(Figure.text(distance, decimals: 2)) from the centre") }
            if let pull = peer.number(.pull) { words.append("draws it here by \(Figure.text(pull, decimals: 2))") }
            return (peer.string(.label) ?? "", words.joined(separator: ", "))
        }
        figure.follow = record.string(.cohort).map { ["\(period.name) Group \($0)"] } ?? []
        return figure
    }

    private func feature(_ peer: Record, _ group: Record?) -> Record? {
        group?.objects(.features).first { $0.string(.feature) == peer.string(.feature) }
    }

    private func group(_ record: Record, _ period: FigurePeriod) -> LedgerFigure {
        var figure = figure("Group \(record.string(.id) ?? "")", record, period)
        figure.definition = "Households whose spending, income and swings are alike. None is named; what would tell of one is held back."
        figure.facts = [("households", String(record.integer(.households) ?? 0))]
        if let share = record.number(.share) { figure.facts.append(("of all households", Figure.text(share * 100, decimals: 1) + "%")) }
        for (words, key) in [("comes in", .income), ("goes out", .spending)] as [(String, Key)] {
            guard let amount = record.decimal(key), let money = Money(amount, figure.currency) else { continue }
            figure.facts.append(("\(words) in a middle month", money.description))
        }
        figure.facts += record.objects(.traits).map { trait in
            (trait.string(.words) ?? "", Figure.text(trait.number(.difference) ?? 0, decimals: 1) + " deviations from all")
        }
        let isAll = record.equals(.id, "all")
        figure.facts += record.objects(.features).map { one in
            let isShare = one.equals(.kind, "share")
            func list(_ key: Key) -> String {
                (one.elements(key) ?? []).compactMap { Double(String(decoding: $0, as: UTF8.self)) }.map { text($0, isShare) }
                    .joined(separator: " \u{00B7} ")
            }
            var words: [String] = []
            if let mean = one.number(.mean) { words.append("mean \(text(mean, isShare))") }
            if let middle = one.number(.median) { words.append("middle \(text(middle, isShare))") }
            for (word, key) in [("quarters", .quartiles), ("tenths", .deciles)] as [(String, Key)] where one.has(key) {
                words.append("\(word) \(list(key))")
            }
            if one.flag(.hidden) ?? false { words = ["held back"] }
            let all = isAll ? nil : feature(one, everybody)?.number(.mean)
            if let all { words.append("of all households \(text(all, isShare))") }
            return (one.string(.label) ?? "", words.joined(separator: ", "))
        }
        add(drift: record, to: &figure)
        figure.facts += record.objects(.choice).map { trial in
            (
                "\(trial.integer(.cohorts) ?? 0) groups tried",
                "agreement \(Figure.text(trial.number(.agreement) ?? 0, decimals: 2)), weakest "
                    + "\(Figure.text(trial.number(.holding) ?? 0, decimals: 2)), smallest \(trial.integer(.smallest) ?? 0)"
            )
        }
        return figure
    }

    private func add(drift record: Record, to figure: inout LedgerFigure) {
        guard let drift = record.object(.drift) else { return }
        if let stayed = drift.number(.stayed) { figure.facts.append(("stayed", Figure.text(stayed * 100, decimals: 0) + "%")) }
        if let shift = drift.number(.shift) { figure.facts.append(("its centre moved by", Figure.text(shift, decimals: 2))) }
        if let moved = drift.number(.moved) { figure.facts.append(("moved to another", Figure.text(moved * 100, decimals: 0) + "%")) }
        let labels = record.objects(.features)
        figure.facts += drift.objects(.features).map { one in
            let label = labels.first { $0.string(.feature) == one.string(.feature) }?.string(.label) ?? ""
            return ("shift of \(label)", "\(Figure.text(one.number(.index) ?? 0, decimals: 2)), \(one.string(.drift) ?? "")")
        }
    }
}
