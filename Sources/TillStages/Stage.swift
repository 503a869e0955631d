import TillRecords

/// A function from a stream of records to a stream of records.
///
/// It gets every record but `stream` and `end`, and emits what it does not know untouched.
public protocol Stage: ManualHolder {
    /// Throws usage faults and missing knowledge.
    init(options: Options, context: Context) throws(Fault)
    /// Takes the next record; emits whatever is ready.
    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault)
    /// The stream has ended; emits what was held back. Another stream may follow: a worker runs one household after the other.
    mutating func finish(into sink: Sink) throws(Fault)
    /// True when it was asked to write its product to standard output in place of the stream. No plan may ask that.
    var replacesStream: Bool { get }
    /// The key that it publishes the names of all records under, in a few digits of its own hash; nil for a stage that publishes none.
    var publishesUnder: String? { get }
}

extension Stage {
    public var publishesUnder: String? { nil }
    public mutating func finish(into sink: Sink) throws(Fault) {}
    public var replacesStream: Bool { false }
}

/// A stage whose input is documents.
///
/// A plan may have several readers; each document of an inbox goes to the one that claims it surest.
public protocol Reader: ManualHolder {
    /// What it reads, in a few words, for a person whose document nobody claims: `exports of banks (CSV, OFX)`.
    static var takes: String { get }
    /// Whether the household's file changes how it reads: then a plan makes one for each household, else one for all.
    static var asksHousehold: Bool { get }
    /// Whether it reads what accounts held and moved, so that a file which the household names as an account's is rather its own.
    static var readsAccounts: Bool { get }
    /// Whether its documents lie in inboxes; those of a reader that says no are given to it by their place in the book.
    static var isOfInbox: Bool { get }
    init(options: Options, context: Context) throws(Fault)
    /// Who tells a person about each document in place of the stream, when that was asked for. No plan may ask it.
    var telling: (any DocumentTelling)? { get }
    /// All that decides, beside a document itself, what is read in it; nil where reading anew costs less than remembering.
    var readingSettings: [String]? { get }
    /// Codes of rejects and notes that tell of the machine or the moment and not of the document: such a reading is not remembered.
    static var momentaryRejects: Set<String> { get }
    /// How sure it is that a document is its own, whosever it is. Looks at the head of the document only.
    func claim(_ bytes: [UInt8]) -> DocumentClaim
    /// Reads an argument in the reader's own way, when it is no single document to hold in memory: a folder that is one
    /// conversation, a file too large. False when it is a document like any other.
    mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool
    /// Reads one document into records. A thrown fault refuses the document as a whole; the others are still read.
    mutating func read(_ document: Document, into sink: Sink) throws(Fault)
    /// Gives `take` the documents that lie in the one that was just read and are another reader's: photos in the export of a chat.
    /// A reader whose readings are remembered has none.
    func enclosed(in document: Document, into sink: Sink, _ take: (Document) throws(Fault) -> Void) throws(Fault)
    /// Codes of rejects that say that a document is none of what this reads: a photo that shows no receipt. Of a document that
    /// came inside another one that is no trouble.
    static var foreignRejects: Set<String> { get }
    /// Reads back what stands at the place that a record of its own names, for a person who asks what the record stands on; nil where
    /// the document has no such place.
    func passage(of record: Record, in document: Document) throws(Fault) -> OriginalPassage?
    /// All documents were given; reads what was held back to be read together. Other documents may follow.
    mutating func finish(into sink: Sink) throws(Fault)
}

extension Reader {
    public static var takes: String { manual.summary }
    public static var asksHousehold: Bool { true }
    public static var readsAccounts: Bool { false }
    public static var isOfInbox: Bool { true }
    public var readingSettings: [String]? { nil }
    public var telling: (any DocumentTelling)? { nil }
    public static var momentaryRejects: Set<String> { [] }
    public static var foreignRejects: Set<String> { [] }
    public func enclosed(in document: Document, into sink: Sink, _ take: (Document) throws(Fault) -> Void) throws(Fault) {}
    public func claim(_ bytes: [UInt8]) -> DocumentClaim { .none }
    public func passage(of record: Record, in document: Document) throws(Fault) -> OriginalPassage? { nil }
    public mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool { false }
    public mutating func finish(into sink: Sink) throws(Fault) {}
}
