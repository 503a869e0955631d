import TillRecords

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
