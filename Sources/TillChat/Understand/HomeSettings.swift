import TillRecords

/// What the household file says that helps to understand its messages.
struct HomeSettings: Sendable {
    var currency: Currency?
    var languages: [String] = []
    var dateOrder: DateOrder?
}
