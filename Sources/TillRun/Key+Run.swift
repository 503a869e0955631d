import TillRecords

/// Names of the fields of logs, of what workers answer and of what lists a run's files, beside those of records.
extension Key {
    static var bytes: Key { Key(field: "bytes") }
    static var cpu: Key { Key(field: "cpu") }
    package static var documents: Key { Key(field: "documents") }
    package static var event: Key { Key(field: "event") }
    package static var exit: Key { Key(field: "exit") }
    static var failed: Key { Key(field: "failed") }
    static var fault: Key { Key(field: "fault") }
    static var files: Key { Key(field: "files") }
    static var hash: Key { Key(field: "hash") }
    static var megabytes: Key { Key(field: "megabytes") }
    package static var inputs: Key { Key(field: "inputs") }
    static var milliseconds: Key { Key(field: "milliseconds") }
    static var observation: Key { Key(field: "observation") }
    static var open: Key { Key(field: "open") }
    package static var outcome: Key { Key(field: "outcome") }
    static var path: Key { Key(field: "path") }
    package static var plan: Key { Key(field: "plan") }
    package static var run: Key { Key(field: "run") }
    static var schema: Key { Key(field: "schema") }
    static var seconds: Key { Key(field: "seconds") }
    static var sha256: Key { Key(field: "sha256") }
    static var stages: Key { Key(field: "stages") }
    static var tables: Key { Key(field: "tables") }
    static var times: Key { Key(field: "times") }
    static var transaction: Key { Key(field: "transaction") }
    package static var undoes: Key { Key(field: "undoes") }
}
