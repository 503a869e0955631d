import TillRecords

/// Tells a person about documents in place of the stream: hears the records that a reader makes of each, and then has a text.
public protocol DocumentTelling: AnyObject {
    /// A document begins, named as on the command line.
    func begin(_ name: String)
    /// A record of it, notes and rejects among them.
    func hear(_ record: consuming Record)
    /// What is told of the document that ended; ends with a line break where it is not empty.
    func end() -> String
    /// How the process ends when nothing was refused.
    var exit: ExitCode { get }
}

extension DocumentTelling {
    /// What is told of one document that a reader reads for it.
    public func told<R: Reader>(of document: Document, by reader: inout R, household: String?) throws(Fault) -> String {
        let silence = Speech(program: R.manual.name, quiet: true, descriptor: -1)
        let sink = Sink(stage: R.manual.name, downstream: TellingEnd(self), speech: silence, household: household)
        begin(document.name)
        try DocumentReading.read(document, with: &reader, into: sink)
        try reader.finish(into: sink)
        return end()
    }
}

/// Where the records end that are only told of.
final class TellingEnd: Downstream {
    private let telling: any DocumentTelling

    init(_ telling: any DocumentTelling) { self.telling = telling }

    func accept(_ record: consuming Record) throws(Fault) { telling.hear(record) }
    func finish() throws(Fault) {}
}
