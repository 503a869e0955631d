import TillRecords

/// Which of the days a date can be it is: as asked, by the country, by the receipt's own evidence, by the day it was captured.
enum DateDecision: Equatable {
    case day(Day, isSure: Bool)
    case open([Day])

    /// - Parameters:
    ///   - asked: the order that the command line, the country or the household's file gives.
    ///   - evidence: the order of the country that the receipt's words tell of.
    ///   - captured: the day the picture was taken: a receipt is not from the future, and mostly fresh.
    static func decide(_ date: PrintedDate, asked: DateOrder?, evidence: DateOrder?, captured: Day?) -> DateDecision {
        let days = date.candidates
        guard let first = days.first else { return .open([]) }
        guard days.count > 1, !date.isPlain else { return .day(first, isSure: true) }
        for order in [asked, evidence] {
            guard let order else { continue }
            if let day = order == .monthFirst ? date.monthFirst : date.dayFirst { return .day(day, isSure: order == asked) }
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
    func has(_ sought: [UInt8]) -> Bool {
        let words = Folding.words(sought)
        return rows.contains { MerchantNameText.contains($0.allWords, words) }
    }
}
