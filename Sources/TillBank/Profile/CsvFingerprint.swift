import TillRecords

/// What tables of one bank have in common from export to export: the titles of their columns.
struct CsvFingerprint: Hashable, Sendable {
    private let titles: [[UInt8]]

    /// Case, blanks at the ends and empty titles at the end do not count.
    init(_ titles: [[UInt8]]) {
        var plain = titles.map { WordFolding.folded($0) }
        while plain.last?.isEmpty ?? false { plain.removeLast() }
        self.titles = plain
    }

    /// How many columns have a title.
    var count: Int { titles.count { !$0.isEmpty } }
}
