import TillRecords

/// Names of the fields of a manual, beside those of records.
extension Key {
    package static var choices: Key { Key(field: "choices") }
    static var command: Key { Key(field: "command") }
    static var commands: Key { Key(field: "commands") }
    static var `default`: Key { Key(field: "default") }
    static var discussion: Key { Key(field: "discussion") }
    static var examples: Key { Key(field: "examples") }
    static var files: Key { Key(field: "files") }
    static var event: Key { Key(field: "event") }
    static var exit: Key { Key(field: "exit") }
    static var exits: Key { Key(field: "exits") }
    package static var help: Key { Key(field: "help") }
    package static var input: Key { Key(field: "input") }
    package static var options: Key { Key(field: "options") }
    static var programs: Key { Key(field: "programs") }
    static var reads: Key { Key(field: "reads") }
    static var shows: Key { Key(field: "shows") }
    static var summary: Key { Key(field: "summary") }
    static var what: Key { Key(field: "what") }
    static var word: Key { Key(field: "word") }
    static var writes: Key { Key(field: "writes") }
}
