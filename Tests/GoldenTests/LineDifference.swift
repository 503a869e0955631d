/// Where two texts differ, line by line, with nothing of what is equal.
enum LineDifference {
    /// `-` lines are what was expected, `+` lines what came; nil when the texts are equal.
    static func between(_ expected: String, _ actual: String) -> String? {
        guard expected != actual else { return nil }
        let before = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let after = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = after.difference(from: before)
        guard !changes.isEmpty else { return "the texts differ in the bytes of their line ends" }
        let lines = changes.map { change in
            switch change {
            case .remove(let offset, let line, _): (offset, 0, "- \(offset + 1): \(line)")
            case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
            }
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        let shown = lines.prefix(40).map(\.2).joined(separator: "\n")
        return lines.count > 40 ? "\(shown)\n… and \(lines.count - 40) more lines" : shown
    }
}
