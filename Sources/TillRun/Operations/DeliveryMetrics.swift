import TillProcess
import TillStages
import TillStore

/// How deliveries stand, for monitoring: `deliveries.prom` in the output.
package enum DeliveryMetrics {
    /// Name of the file.
    static let name = "deliveries.prom"

    /// Writes how many there are by target and state.
    package static func write(_ database: StoreDatabase, to out: String) throws(Fault) {
        var text = PrometheusText()
        text.add(
            "till_deliveries", "Deliveries by target and state (waiting, sending, delivered, dead).",
            try database.deliveryCounts().map { ([("target", $0.target), ("state", $0.state)], String($0.count)) })
        text.add(
            "till_deliveries_timestamp_seconds", "When till deliver last ran.", [],
            Int(WallClock.secondsSince("1970-01-01T00:00:00Z") ?? 0))
        try text.write(to: "\(out)/\(name)")
    }
}
