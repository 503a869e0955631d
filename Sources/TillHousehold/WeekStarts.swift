import TillStages

/// The day that weeks begin on: as a household's file says, else as is usual in its country, else Monday.
///
/// The table of countries is of the Unicode CLDR, `supplemental/weekData`, version 44 (https://cldr.unicode.org); it lists those where
/// it is not Monday.
public struct WeekStarts: Sendable {
    /// Days of the week as a household's file names them, Monday first: a place in it is a day's number.
    public static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    public static let knowledgeTable = KnowledgeTable(
        "household/weeks.tsv", key: ["country"], .text("country"), .word("day", AllowedWords(days)))

    private var byCountry: [String: Int] = [:]

    /// Throws what is wrong with the table.
    public init(_ knowledge: Knowledge) throws(Fault) {
        for row in try WeekStarts.knowledgeTable.rows(knowledge) { byCountry[row.text(0)] = WeekStarts.days.firstIndex(of: row.text(1)) }
    }

    /// 0 for Monday to 6 for Sunday.
    public func first(of file: HouseholdFile?) -> Int {
        file?.weekStarts ?? file?.country.flatMap { byCountry[$0] } ?? 0
    }
}
