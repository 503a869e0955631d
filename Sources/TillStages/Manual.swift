import TillRecords

/// A unit's manual: help, `--describe`, the documentation and the conformance tests are made from it.
public struct Manual: Sendable {
    /// Name of the executable.
    public let name: String
    /// One line.
    public let summary: String
    /// A few paragraphs: what it decides, from what, and what it leaves alone.
    public let discussion: String
    /// What the arguments are.
    public let input: Input
    public let options: [OptionDeclaration]
    public let examples: [Example]
    /// Types of records it reads (or documents), and those it adds or changes.
    public let reads: [String]
    public let writes: [String]

    public enum Input: String, Sendable {
        /// Files of records, or `-`; standard input when none is named.
        case records
        /// Documents of the outside world, or `-`.
        case documents
        /// Names of things the unit knows, such as plans.
        case names
        /// No input.
        case none
    }

    public init(
        name: String, summary: String, discussion: String, input: Input, options: [OptionDeclaration], examples: [Example], reads: [String],
        writes: [String]
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.input = input
        self.options = options
        self.examples = examples
        self.reads = reads
        self.writes = writes
    }

    /// All options: the unit's own, then those every unit has.
    public var allOptions: [OptionDeclaration] { options + OptionDeclaration.common(for: input) }
}

/// An example that runs: the conformance tests run it, the help shows it.
public struct Example: Sendable {
    public let what: String
    /// As typed at a shell: `till-bank giro.csv`.
    public let command: String
    /// What standard input gets.
    public let input: String
    /// Files that lie in the folder it runs in.
    public let files: [String: String]
    /// Fragments that standard output must contain, in this order.
    public let shows: [String]

    public init(_ what: String, command: String, input: String = "", files: [String: String] = [:], shows: [String]) {
        self.what = what
        self.command = command
        self.input = input
        self.files = files
        self.shows = shows
    }
}

extension Manual {
    /// The manual as one JSON object: what `--describe` prints.
    public var json: String {
        var record = Record(type: "manual")
        record.set(.name, string: name)
        record.set(.version, string: TillVersion.text)
        record.set(.protocol, integer: StreamProtocol.version)
        record.set(.summary, string: summary)
        record.set(.discussion, string: discussion)
        record.set(.input, string: input.rawValue)
        record.set(.reads, strings: reads)
        record.set(.writes, strings: writes)
        record.set(.options, objects: allOptions.map(\.record))
        record.set(.examples, objects: examples.map(\.record))
        return record.text
    }
}

extension OptionDeclaration {
    fileprivate var record: Record {
        var record = Record(type: "option")
        record.set(.name, string: name)
        switch kind {
        case .flag: record.set(.kind, string: "flag")
        case .value(let word):
            record.set(.kind, string: "value")
            record.set(.word, string: word)
        case .values(let word):
            record.set(.kind, string: "values")
            record.set(.word, string: word)
        case .choice(let names):
            record.set(.kind, string: "choice")
            record.set(.choices, strings: names)
        }
        record.set(.help, string: help)
        if let fallback { record.set(.default, string: fallback) }
        return record
    }
}

extension Example {
    fileprivate var record: Record {
        var record = Record(type: "example")
        record.set(.what, string: what)
        record.set(.command, string: command)
        record.set(.input, string: input)
        var files: [Record] = []
        for (name, content) in self.files.sorted(by: { $0.key < $1.key }) {
            var file = Record(type: "file")
            file.set(.name, string: name)
            file.set(.content, string: content)
            files.append(file)
        }
        record.set(.files, objects: files)
        record.set(.shows, strings: shows)
        return record
    }
}
