import TillRecords

/// Names of the fields of what a household's pages tell the list of all, beside those of records.
extension Key {
    static var bars: Key { Key(field: "bars") }
    static var incoming: Key { Key(field: "incoming") }
    static var language: Key { Key(field: "language") }
    static var needs: Key { Key(field: "needs") }
    static var outgoing: Key { Key(field: "outgoing") }
    static var span: Key { Key(field: "span") }
    static var title: Key { Key(field: "title") }
    static var word: Key { Key(field: "word") }
}
