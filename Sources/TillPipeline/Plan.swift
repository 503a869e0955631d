import TillHousehold
import TillRecords
import TillStages
import Yams

/// A file that names stages and their options: `pipelines/nightly.yaml`.
public struct Plan: Sendable, Equatable {
    public var name: String
    public var summary: String
    /// The stages in their order; the first reads documents.
    public var stages: [Step]

    public struct Step: Sendable, Equatable {
        public var stage: String
        /// Options by name; a flag has no values.
        public var options: [String: [String]]
    }

    /// Reads a plan. `$book` and `$out` in values stand for the two folders of the run. Throws a fault with line and column.
    public init(path: String, book: String, out: String) throws(Fault) {
        let file = Document.baseName(path)
        let bytes: [UInt8]
        switch FileReading.read(path: path, limit: 1 << 20) {
        case .failure(let trouble): throw trouble.fault(file: file)
        case .success(let read): bytes = read
        }
        let reading = YamlReading(file: file)
        guard let root = try YamlReading.root(String(decoding: bytes, as: UTF8.self), file: file) else {
            throw Fault("plan.empty", "the plan is empty.", remedy: "Name its stages.", file: file, exit: .usage)
        }
        let map = try reading.map(root, "a plan")
        try reading.known(map, ["plan", "summary", "stages"])
        name = try reading.text(map["plan"], "plan") ?? file
        summary = try reading.text(map["summary"], "summary") ?? ""
        stages = []
        for node in try reading.list(map["stages"], "stages") {
            stages.append(try Plan.step(node, reading, ["$book": book, "$out": out]))
        }
        guard !stages.isEmpty else { throw reading.fault(root, "the plan names no stages.", "List them under stages.") }
    }

    private static func step(_ node: Node, _ reading: YamlReading, _ folders: [String: String]) throws(Fault) -> Step {
        if let name = node.scalar?.string { return Step(stage: name, options: [:]) }
        let map = try reading.map(node, "a stage")
        guard map.count == 1, let (name, settings) = map.first else {
            throw reading.fault(node, "a stage is a name, or a name with its options.", "Write - till-normalise: {rates: rates.csv}.")
        }
        var options: [String: [String]] = [:]
        for (written, value) in try reading.map(settings, "the options of \(name)") {
            // `rates?: $book/rates.csv` is left out where the book has no such file.
            let isIfThere = written.hasSuffix("?")
            let option = isIfThere ? String(written.dropLast()) : written
            if let scalar = value.scalar?.string, scalar == "true" || scalar == "false" {
                if scalar == "true" { options[option] = ["true"] }
                continue
            }
            let texts = try reading.texts(value, option).map { text in folders.reduce(text) { $0.replacing($1.key, with: $1.value) } }
            if isIfThere, texts.contains(where: { !Folder.exists($0) }) { continue }
            options[option] = texts
        }
        return Step(stage: name, options: options)
    }
}

extension String {
    /// The text with every occurrence of a word replaced.
    fileprivate func replacing(_ word: String, with other: String) -> String {
        var rest = Substring(self)
        var out = ""
        while let first = rest.first {
            if rest.hasPrefix(word) {
                out += other
                rest = rest.dropFirst(word.count)
            } else {
                out.append(first)
                rest = rest.dropFirst()
            }
        }
        return out
    }
}
