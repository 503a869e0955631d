import TillRecords

/// What the command line, the household file and the knowledge files tell the readers of exports.
struct ChatSettings: Sendable {
    /// `--date-order`.
    var dateOrder: DateOrder?
    /// What the household's country writes, for exports that leave it open.
    var countryOrder: DateOrder?
    var markers: ChatMarkers
    /// What fields are called.
    var fields: FieldNames
    var times: WrittenTime
}
