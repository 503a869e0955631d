import TillRecords

/// Names of the fields of deliveries in an outbox and of what a webhook gets, beside those of records.
extension Key {
    static var attempts: Key { Key(field: "attempts") }
    static var due: Key { Key(field: "due") }
    static var ended: Key { Key(field: "ended") }
    static var failures: Key { Key(field: "failures") }
    static var made: Key { Key(field: "made") }
    static var media: Key { Key(field: "media") }
    static var opened: Key { Key(field: "opened") }
    static var openings: Key { Key(field: "openings") }
    static var subject: Key { Key(field: "subject") }
    static var tokens: Key { Key(field: "tokens") }
}
