/// The records that speak about the stream itself.
extension Shape {
    public static let stream = Shape(
        .stream, "The first record of a stream: who wrote it, in which version of the protocol.",
        [
            .must(.protocol, .integer, "version of the protocol"),
            .must(.producer, .text, "the executable that wrote the stream"),
            .may(.version, .text, "the executable's version"),
            .may(.key, .id, "in what is published: a few digits that tell the key its names are made with from others"),
        ])

    public static let note = Shape(
        .note, "A warning or remark as data. Nothing was lost.",
        [
            .must(.code, .id, "what kind of remark: bank.csv.chain-broken"),
            .may(.stage, .text, "the stage that says it"),
            .may(.household, .id, "whose data it is about"),
            .may(.document, .identity, "SHA-256 of the document"),
            .may(.file, .text, "base name of the document"),
            .may(.place, .text, "line 12, entry 3, page 2"),
            .must(.message, .text, "one sentence"),
            .may(.remedy, .text, "what would settle it"),
        ])

    public static let reject = Shape(
        .reject, "A part of the input that could not be used: never silently lost.",
        [
            .must(.code, .id, "what is wrong, as a stable word: bank.csv.bad-date"),
            .may(.stage, .text, "the stage that refused it"),
            .may(.household, .id, "whose data it is"),
            .may(.document, .identity, "SHA-256 of the document"),
            .may(.within, .identity, "SHA-256 of the document it lay in"),
            .may(.file, .text, "base name of the document"),
            .may(.place, .text, "line 12, entry 3, page 2"),
            .must(.reason, .text, "one sentence"),
            .must(.remedy, .text, "what to do about it"),
            .may(.settings, .list(.text), "settings of which one answers it for good, as a profile has them: date-order: DMY"),
            .may(.content, .text, "what was refused, shortened"),
        ])

    public static let end = Shape(
        .end, "The last record of a stream: how much came through. A stream without it was cut.",
        [
            .must(.producer, .text, "the executable that wrote the stream"),
            .must(.records, .any, "how many records of each type were written"),
            .must(.rejected, .integer, "parts of its own input that the stage refused"),
            .must(.totals, .any, "sums of the amounts of observations and of transactions by currency; XXX where it is unknown"),
        ])
}

extension FieldWord {
    @inlinable public static var end: FieldWord { "end" }
    @inlinable public static var note: FieldWord { "note" }
    @inlinable public static var reject: FieldWord { "reject" }
    @inlinable public static var stream: FieldWord { "stream" }
}

extension Key {
    @inlinable public static var content: Key { Key(field: "content") }
    @inlinable public static var producer: Key { Key(field: "producer") }
    @inlinable public static var `protocol`: Key { Key(field: "protocol") }
    @inlinable public static var reason: Key { Key(field: "reason") }
    @inlinable public static var records: Key { Key(field: "records") }
    @inlinable public static var rejected: Key { Key(field: "rejected") }
    @inlinable public static var remedy: Key { Key(field: "remedy") }
    @inlinable public static var settings: Key { Key(field: "settings") }
    @inlinable public static var stage: Key { Key(field: "stage") }
    @inlinable public static var totals: Key { Key(field: "totals") }
    @inlinable public static var version: Key { Key(field: "version") }
}
