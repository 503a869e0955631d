import TillStages

/// Rows that are known to be no movements, to be told in one note a kind.
struct CsvSkipped {
    enum Kind: Int, CaseIterable {
        case titles, remark, withoutCash

        var sentence: String {
            switch self {
            case .titles: "the titles again"
            case .remark: "no movements: remarks, sections, totals"
            case .withoutCash: "movements of securities without cash"
            }
        }
    }

    private var counts = [0, 0, 0]
    private var lines: [[Int]] = [[], [], []]

    mutating func add(_ kind: Kind, _ line: Int) {
        counts[kind.rawValue] += 1
        if lines[kind.rawValue].count < 5 { lines[kind.rawValue].append(line) }
    }

    func tell(_ place: borrowing CsvPlace, _ sink: Sink) throws(Fault) {
        for kind in Kind.allCases where counts[kind.rawValue] > 0 {
            let count = counts[kind.rawValue]
            let named = lines[kind.rawValue].map { "\($0)" }.joined(separator: ", ")
            let more = count > lines[kind.rawValue].count ? " and others" : ""
            try sink.note(
                "bank.csv.skipped", "\(count) \(count == 1 ? "row is" : "rows are") \(kind.sentence) (\(place.word) \(named)\(more)).",
                file: place.document.name,
                place: place.name(lines[kind.rawValue].first ?? 0))
        }
    }
}
