import TillRecords

/// Names of the fields of the journal and of a backup's list, beside those of records.
extension Key {
    static var bytes: Key { Key(field: "bytes") }
    static var files: Key { Key(field: "files") }
    static var form: Key { Key(field: "form") }
    static var hash: Key { Key(field: "hash") }
    static var made: Key { Key(field: "made") }
    static var path: Key { Key(field: "path") }
    static var salt: Key { Key(field: "salt") }
    static var sha256: Key { Key(field: "sha256") }
}
