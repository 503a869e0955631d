import TillRecords

/// What the understanding of one message stands on: its day, its household's currency and dates.
struct MessageSettings {
    var day: Day
    /// What `$` stands for.
    var dollar: Currency?
    var order: DateOrder
}
