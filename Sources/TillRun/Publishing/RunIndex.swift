import TillRecords
import TillReports
import TillStages

/// What a run has across households: the page that leads to them, and the counts for its last lines.
package enum RunIndex {
    /// Writes the page of all households from what each household's report left.
    ///
    /// A plan without pages has none.
    static func write(_ households: [String], to folder: String) throws(Fault) {
        let told = households.filter { ReportIndex.hasSummary($0, folder: folder) }
        if told.isEmpty { return }
        try ReportIndex.write(told, folder: folder, groups: Plan.acrossFolder + "/cohorts.html")
    }

    /// What is published, in numbers.
    package struct Counts {
        /// As the `end` records of the households' streams count them.
        package var transactions = 0
        /// What documents tell of movements, as the same records count it.
        var observations = 0
        /// What needs a person, by kind.
        package var needs: [String: Int] = [:]
        /// Households whose published stream does not end as every stream does.
        package var damaged: [String] = []

        /// How many things need a person.
        package var questions: Int { needs.values.reduce(0, +) }

        /// The same in words: `14 categories, 1 gap in an account`.
        package var questionWords: String { ReviewKind.counts(ReviewKind.allCases.map { ($0.rawValue, needs[$0.rawValue] ?? 0) }) }
    }

    package static func counts(_ households: [String], in folder: String) -> Counts {
        var counts = Counts()
        for household in households {
            let stream = "\(folder)/\(household)/stream.ndjson"
            guard let end = lastLine(of: stream), let records = end.object(.records) else {
                if Folder.exists(stream) { counts.damaged.append(household) }
                continue
            }
            counts.transactions += records.integer(.transaction) ?? 0
            counts.observations += records.integer(.observation) ?? 0
            for need in ReportIndex.needs(household, folder: folder) { counts.needs[need.kind, default: 0] += need.count }
        }
        return counts
    }

    private static func lastLine(of path: String) -> Record? {
        guard let bytes = FileReading.tail(path: path, most: 65_536) else { return nil }
        let end = bytes.last == 0x0A ? bytes.count - 1 : bytes.count
        let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return bytes[start..<end].withBytes { try? Record(checking: $0) }
    }
}
