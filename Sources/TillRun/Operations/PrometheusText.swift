import TillRecords
import TillStages

/// Metrics as Prometheus reads them from a file (text format 0.0.4): `node_exporter --collector.textfile.directory` takes it from there.
package struct PrometheusText {
    private var lines: [String] = []

    package init() {}

    /// Adds a metric with its values.
    ///
    /// - Parameters:
    ///   - help: what it is, a sentence.
    ///   - values: labels and value of each; none leaves the metric out.
    package mutating func add(
        _ name: String, _ help: String, isCounter: Bool = false, _ values: [(labels: [(name: String, value: String)], value: String)]
    ) {
        guard !values.isEmpty else { return }
        lines.append("# HELP \(name) \(help)")
        lines.append("# TYPE \(name) \(isCounter ? "counter" : "gauge")")
        for (labels, value) in values {
            let inner = labels.map { "\($0.name)=\"\(PrometheusText.escaped($0.value))\"" }.joined(separator: ",")
            lines.append("\(name)\(inner.isEmpty ? "" : "{\(inner)}") \(value)")
        }
    }

    package mutating func add(_ name: String, _ help: String, _ labels: [(name: String, value: String)], _ value: Int) {
        add(name, help, [(labels, String(value))])
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    package var text: String { lines.map { $0 + "\n" }.joined() }

    /// Puts the file in place of the one before in one step.
    package func write(to path: String) throws(Fault) { try Folder.replace(path, with: Array(text.utf8)) }
}
