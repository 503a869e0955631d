import TillRecords

/// Names of the fields of what a reader of receipts and its workers tell each other, beside those of records.
extension Key {
    static var captured: Key { Key(field: "captured") }
    static var count: Key { Key(field: "count") }
    static var exit: Key { Key(field: "exit") }
    static var fields: Key { Key(field: "fields") }
    static var identity: Key { Key(field: "identity") }
    static var lost: Key { Key(field: "lost") }
    static var more: Key { Key(field: "more") }
    static var path: Key { Key(field: "path") }
    static var sentence: Key { Key(field: "sentence") }
    static var unasked: Key { Key(field: "unasked") }
}
