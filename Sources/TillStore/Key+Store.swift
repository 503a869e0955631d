import TillRecords

/// Names of the fields of the journal and of a backup's list, beside those of records.
extension Key {
    static var bytes: Key { Key(field: "bytes") }
    static var cipher: Key { Key(field: "cipher") }
    static var cost: Key { Key(field: "cost") }
    static var count: Key { Key(field: "count") }
    static var era: Key { Key(field: "era") }
    static var erases: Key { Key(field: "erases") }
    static var files: Key { Key(field: "files") }
    static var forgotten: Key { Key(field: "forgotten") }
    static var form: Key { Key(field: "form") }
    static var hash: Key { Key(field: "hash") }
    static var held: Key { Key(field: "held") }
    static var journal: Key { Key(field: "journal") }
    static var keyId: Key { Key(field: "key_id") }
    static var lost: Key { Key(field: "lost") }
    static var mac: Key { Key(field: "mac") }
    static var made: Key { Key(field: "made") }
    static var path: Key { Key(field: "path") }
    static var piece: Key { Key(field: "piece") }
    static var program: Key { Key(field: "program") }
    static var register: Key { Key(field: "register") }
    static var salt: Key { Key(field: "salt") }
    static var sha256: Key { Key(field: "sha256") }
    static var stretching: Key { Key(field: "stretching") }
    static var sums: Key { Key(field: "sums") }
}
