import TillRecords
import TillStages
import Yams

/// YAML with faults that name line and column.
public struct YamlReading: Sendable {
    private let file: String

    public init(file: String) { self.file = file }

    /// The root of a document, nil when it is empty. Refuses more than 64 aliases, which small files do not need.
    public static func root(_ yaml: String, file: String) throws(Fault) -> Node? {
        let aliases = yaml.utf8.contains(UInt8(ascii: "*")) ? yaml.split { " \t\n[,:".contains($0) }.count { $0.hasPrefix("*") } : 0
        guard aliases <= 64 else {
            throw Fault("yaml.aliases", "it has more than 64 aliases.", remedy: "Write the values out.", file: file)
        }
        do {
            // Values are read as the text they are; a guess at their types would cost more than all the rest.
            return try Yams.compose(yaml: yaml, .basic)
        } catch let error as YamlError {
            throw Fault("yaml.syntax", "it is not YAML: \(shortened(error)).", remedy: "Mend the line.", file: file, place: place(error))
        } catch {
            throw Fault("yaml.syntax", "it is not YAML.", remedy: "Mend it.", file: file)
        }
    }

    /// Reads a file: its root, nil when it is empty, and what tells of its values by its name. Throws where it cannot be read.
    public static func open(_ path: String) throws(Fault) -> (root: Node?, reading: YamlReading) {
        let file = Document.baseName(path)
        switch FileReading.read(path: path, limit: largest) {
        case .success(let bytes): return (try root(String(decoding: bytes, as: UTF8.self), file: file), YamlReading(file: file))
        case .failure(let trouble): throw trouble.fault(file: file)
        }
    }

    /// Bytes of a file that people write.
    private static let largest = 1 << 20

    private static func shortened(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "the text cannot be read"
        }
    }

    private static func place(_ error: YamlError) -> String? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            "line \(mark.line), column \(mark.column)"
        default: nil
        }
    }

    public func fault(_ node: Node, _ sentence: String, _ remedy: String) -> Fault {
        Fault(
            "yaml.value", sentence, remedy: remedy, file: file,
            place: node.mark.map { "line \($0.line), column \($0.column)" })
    }

    /// The members of a mapping by name.
    public func map(_ node: Node, _ what: String) throws(Fault) -> [String: Node] {
        guard let mapping = node.mapping else {
            throw fault(node, "\(what) must be a mapping of names to values.", "Write name: value lines.")
        }
        var found: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.string else { throw fault(key, "a name must be text.", "Write it as text.") }
            found[name] = value
        }
        return found
    }

    /// Refuses names that nobody reads, which are mostly misspelt.
    public func known(_ map: [String: Node], _ names: [String]) throws(Fault) {
        for (name, node) in map.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
            throw fault(
                node, "there is no setting named \(name).",
                "\(NearestName.question(name, among: names))Use one of \(names.joined(separator: ", ")).")
        }
    }

    /// A scalar as text; numbers keep their digits.
    public func text(_ node: Node?, _ name: String) throws(Fault) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else { throw fault(node, "\(name) must be one value.", "Write one value.") }
        return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null" ? nil : scalar.string
    }

    /// A list of texts; one text is a list of one.
    public func texts(_ node: Node?, _ name: String) throws(Fault) -> [String] {
        guard let node else { return [] }
        if node.scalar != nil { return try text(node, name).map { [$0] } ?? [] }
        var found: [String] = []
        for element in try list(node, name) {
            if let text = try text(element, name) { found.append(text) }
        }
        return found
    }

    public func list(_ node: Node?, _ name: String) throws(Fault) -> [Node] {
        guard let node else { return [] }
        if let scalar = node.scalar, scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~" { return [] }
        guard let sequence = node.sequence else { throw fault(node, "\(name) must be a list.", "Start each line with a dash.") }
        return Array(sequence)
    }

    public func currency(_ node: Node?) throws(Fault) -> Currency? {
        guard let node, let code = try text(node, "currency") else { return nil }
        guard let currency = Currency(code) else { throw fault(node, "there is no such currency.", "Use a code of ISO 4217 such as EUR.") }
        return currency
    }
}

/// Single values with faults that name line and column.
extension YamlReading {
    /// A decimal amount as the stream writes it: `-950.00`.
    public func amount(_ node: Node?, _ name: String) throws(Fault) -> Amount? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let amount = Amount(text), amount.scaled(to: 4) != nil else {
            throw fault(node, "\(name) is no amount.", "Write it with a point and at most four decimals, as 1250.50.")
        }
        return amount
    }

    /// An amount that is not negative.
    public func size(_ node: Node?, _ name: String) throws(Fault) -> Amount? {
        guard let node, let amount = try amount(node, name) else { return nil }
        guard !amount.isNegative else { throw fault(node, "\(name) cannot be negative.", "Write it without the minus.") }
        return amount
    }

    /// A day as `YYYY-MM-DD`.
    public func day(_ node: Node?, _ name: String) throws(Fault) -> Day? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let day = Day(text) else { throw fault(node, "\(name) is no day.", "Write it as YYYY-MM-DD.") }
        return day
    }

    /// A whole number of a range.
    public func integer(_ node: Node?, _ name: String, _ range: ClosedRange<Int>) throws(Fault) -> Int? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw fault(node, "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).", "Correct it.")
        }
        return number
    }

    /// One of these words, in whatever case it is written.
    public func choice(_ node: Node?, _ name: String, _ names: [String]) throws(Fault) -> String? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let known = names.first(where: { $0.lowercased() == text.lowercased() }) else {
            throw fault(
                node, "there is no such \(name).",
                "\(NearestName.question(text, among: names))Use one of \(names.joined(separator: ", ")).")
        }
        return known
    }
}
