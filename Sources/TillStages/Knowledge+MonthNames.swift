import TillRecords

/// Names of months, for whatever reads dates.
extension Knowledge {
    /// The file of the names; those that are of many languages, as short forms are, are of `any`.
    public static let months = KnowledgeTable(
        "months.tsv", key: ["number", "language", "name"], .integer("number", 1...12),
        .word("language", AllowedWords.languages(or: ["any"])), .text("name"))

    /// The names of months. Throws `knowledge.missing`, or a fault with the line of a row that means nothing.
    ///
    /// - Parameter languages: names of these languages only; of all when empty.
    public func monthNames(languages: Set<String> = []) throws(Fault) -> [MonthName] {
        try Knowledge.months.rows(self).compactMap { row in
            guard languages.isEmpty || languages.contains(row.text(1)) else { return nil }
            return MonthName(number: row.integer(0), language: row.text(1), text: row.text(2))
        }
    }
}
