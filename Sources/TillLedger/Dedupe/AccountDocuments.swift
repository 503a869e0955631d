import TillRecords

/// The days that each document tells of an account, from its first row to its last.
struct AccountDocuments {
    struct Span {
        var document: Int
        var first: Int
        var last: Int

        /// Whether the document has all of a day: its first and its last may be cut, as where one export goes on from another.
        func tellsAll(of day: Int) -> Bool { first < day && day < last }
    }

    private var spans: [Int: [Span]] = [:]

    init(_ household: HouseholdEvidence) {
        var place: [Int: [Int: Int]] = [:]
        for one in household.all where one.kind == .bank && one.account >= 0 && one.document >= 0 {
            let day = one.day.ordinal
            let at = place[one.account]?[one.document] ?? spans[one.account]?.count ?? 0
            var span = Span(document: one.document, first: day, last: day)
            if let known = spans[one.account].flatMap({ $0.indices.contains(at) ? $0[at] : nil }) {
                span.first = min(known.first, day)
                span.last = max(known.last, day)
                spans[one.account]?[at] = span
            } else {
                place[one.account, default: [:]][one.document] = at
                spans[one.account, default: []].append(span)
            }
        }
    }

    /// Of an account, in the order of their first rows.
    func of(_ account: Int) -> [Span] { spans[account] ?? [] }

    /// Accounts of which several documents tell.
    var several: Set<Int> { Set(spans.lazy.filter { $0.value.count > 1 }.map(\.key)) }

    /// Whether a document of an account that is none of these has all of a day.
    func others(of account: Int, tellAllOf day: Int, without documents: Set<Int>) -> Bool {
        of(account).contains { !documents.contains($0.document) && $0.tellsAll(of: day) }
    }
}

extension Movement {
    /// The bank's documents it stands in.
    var documents: Set<Int> { Set(evidence.lazy.filter { $0.kind == .bank && $0.document >= 0 }.map(\.document)) }
}
