import TillRecords

/// Which of the days a date can be it is: as asked, by the country, by the receipt's own evidence, by the day it was captured.
enum DateDecision: Equatable {
    case day(Day, isSure: Bool)
    case open([Day])

    /// What tells the order, the surest first.
    struct Orders {
        /// As asked for.
        var asked: DateOrder?
        /// Of another day on the receipt that can only be one.
        var slip: DateOrder?
        /// What the country mostly writes.
        var country: DateOrder?
        /// Of the country that the receipt's words tell of.
        var words: DateOrder?
        /// Days that stand on the receipt with their order: one of them settles what another is.
        var days: Set<Day> = []
    }

    /// - Parameter captured: the day the picture was taken: a receipt is not from the future, and mostly fresh.
    static func decide(_ date: PrintedDate, _ orders: Orders, captured: Day?) -> DateDecision {
        let days = date.candidates
        guard let first = days.first else { return .open([]) }
        guard !date.isPlain else { return .day(first, isSure: true) }
        if let order = orders.asked, let day = date.day(order) ?? (days.count == 1 ? first : nil) { return .day(day, isSure: true) }
        let settled = Set([date.dayFirst, date.monthFirst, date.yearFirst].compactMap { $0 }).intersection(orders.days)
        if settled.count == 1, let day = settled.first { return .day(day, isSure: true) }
        // Points are those of the day in front, in countries too that write the month there.
        let country = date.isDotted && orders.country == .monthFirst ? .dayFirst : orders.country
        if country == .yearFirst, let day = date.yearFirst { return .day(day, isSure: true) }
        guard days.count > 1 else { return .day(first, isSure: true) }
        for order in [orders.slip, country, orders.words, date.isDotted ? .dayFirst : nil] {
            guard let order else { continue }
            // Who writes the year in front writes the day before the month where there is none.
            let day = order == .monthFirst ? date.monthFirst : date.dayFirst
            if let day { return .day(day, isSure: order == orders.slip || order == country) }
        }
        guard let captured else { return .open(days) }
        let past = days.filter { $0.ordinal <= captured.ordinal + 1 }
        if past.count == 1 { return .day(past[0], isSure: false) }
        let near = past.filter { captured.ordinal - $0.ordinal <= 14 }
        return near.count == 1 ? .day(near[0], isSure: false) : .open(days)
    }
}

/// The country that a receipt's own words tell of.
struct CountryEvidence {
    private let knowledge: ReceiptKnowledge

    init(_ knowledge: ReceiptKnowledge) { self.knowledge = knowledge }

    /// The order of dates where the receipt is from, when its words agree on one.
    func order(_ passages: [Passage]) -> DateOrder? {
        var votes: [DateOrder: Int] = [:]
        for country in knowledge.countries {
            var hits = 0
            for sought in country.words where passages.contains(where: { $0.has(sought) }) { hits += 1 }
            if hits > 0 { votes[country.order] = max(votes[country.order] ?? 0, hits) }
        }
        let ranked = votes.sorted { $0.value > $1.value }
        guard let best = ranked.first else { return nil }
        return ranked.count == 1 || best.value > ranked[1].value ? best.key : nil
    }
}

extension Passage {
    /// True when the words stand in some row, whole.
    func has(_ sought: [Glyph]) -> Bool {
        let words = Folding.words(sought)
        return rows.contains { MerchantNameText.contains($0.allWords, words) }
    }
}
