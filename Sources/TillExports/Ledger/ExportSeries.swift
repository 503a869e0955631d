import TillRecords

/// A recurring movement, for the calendar of what is coming.
struct ExportSeries: Sendable, Equatable {
    var id: String
    var name: String
    var kind: String
    var period: SeriesPeriod
    var money: Money?
    var next: Day?
    /// active, late, ended
    var status: String
}
