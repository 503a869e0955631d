import TillHousehold
import TillRecords
import TillStages

/// The page that leads to the households of a folder, made from the summary each household's report left there.
public enum ReportIndex {
    /// The name of the summary in a household's folder.
    static let summary = "summary.json"

    /// Writes `index.html` for the households named, in that order and in the language they share; one without a summary is left out.
    ///
    /// - Parameter groups: where in the folder the page of groups of them may lie; it is led to where it tells of any.
    public static func write(
        _ households: [String], folder: String, groups: String = "", knowledge: Knowledge = .located(nil)
    ) throws(Fault) {
        let entries = households.sorted().compactMap { id in
            FileReading.bytes(path: "\(folder)/\(id)/\(summary)", limit: 1 << 20).flatMap { bytes in
                bytes.withBytes { try? Record(checking: $0) }.map { HouseholdsPage.Entry($0) }
            }
        }
        let messages = try HouseholdLanguages(Options([:]), knowledge).messages(shared: entries.map(\.language))
        let told = tells(folder, groups) ? groups : ""
        try PageLanguage.speaking(messages) { () throws(Fault) in
            try PageFolder(folder).write(HouseholdsPage.html(entries, groups: told, frame: try PageFrame()), to: "index.html")
        }
    }

    /// Whether the page of groups tells of one.
    private static func tells(_ folder: String, _ groups: String) -> Bool {
        guard !groups.isEmpty, let bytes = FileReading.bytes(path: "\(folder)/\(groups)", limit: 1 << 26) else { return false }
        return String(decoding: bytes, as: UTF8.self).contains(CohortsPage.card)
    }

    /// Whether a household's report left its summary.
    public static func hasSummary(_ household: String, folder: String) -> Bool {
        FileReading.bytes(path: "\(folder)/\(household)/\(summary)", limit: 1 << 20) != nil
    }

    /// How many things need a person in a household, by kind; empty without a summary.
    public static func needs(_ household: String, folder: String) -> [(kind: String, count: Int)] {
        guard let bytes = FileReading.bytes(path: "\(folder)/\(household)/\(summary)", limit: 1 << 20),
            let record = bytes.withBytes({ try? Record(checking: $0) })
        else { return [] }
        return HouseholdsPage.Entry(record).needs
    }
}

extension HouseholdsPage.Entry {
    /// The entry as a record, to be written into the household's folder.
    var record: Record {
        var record = Record(type: "summary")
        record.set(.id, string: id)
        record.set(.language, string: language)
        record.set(.title, string: title)
        record.set(.span, string: span)
        record.set(.latest, string: latest)
        record.set(.month, string: month)
        record.set(.incoming, string: incoming)
        record.set(.outgoing, string: outgoing)
        record.set(.left, string: left)
        record.set(.word, string: word)
        record.set(.bars, strings: bars.map { "\($0.incoming) \($0.outgoing)" })
        record.set(.needs, strings: needs.map { "\($0.kind) \($0.count)" })
        return record
    }

    init(_ record: Record) {
        id = record.string(.id) ?? ""
        language = record.string(.language) ?? MessageTable.english
        title = record.string(.title) ?? ""
        span = record.string(.span) ?? ""
        latest = record.string(.latest) ?? ""
        month = record.string(.month) ?? ""
        incoming = record.string(.incoming) ?? ""
        outgoing = record.string(.outgoing) ?? ""
        left = record.string(.left) ?? ""
        word = record.string(.word) ?? ""
        bars = record.strings(.bars).map { pair in
            let sums = pair.split(separator: " ").map { Int64($0) ?? 0 }
            return YearBars.Pair(incoming: sums.first ?? 0, outgoing: sums.last ?? 0)
        }
        needs = record.strings(.needs).compactMap { need in
            let words = need.split(separator: " ")
            return words.count == 2 ? Int(words[1]).map { (kind: String(words[0]), count: $0) } : nil
        }
    }
}
