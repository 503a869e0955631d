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
}

extension Stage {
    public mutating func finish(into sink: Sink) throws(Fault) {}
}

/// A stage whose input is documents.
public protocol Reader: ManualHolder {
    init(options: Options, context: Context) throws(Fault)
    /// Reads an argument in the reader's own way, when it is no single document to hold in memory: a folder that is one
    /// conversation, a file too large. False when it is a document like any other.
    mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool
    /// Reads one document into records. A thrown fault refuses the document as a whole; the others are still read.
    mutating func read(_ document: Document, into sink: Sink) throws(Fault)
    /// All documents were given; reads what was held back to be read together. Other documents may follow.
    mutating func finish(into sink: Sink) throws(Fault)
}

extension Reader {
    public mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool { false }
    public mutating func finish(into sink: Sink) throws(Fault) {}
}
