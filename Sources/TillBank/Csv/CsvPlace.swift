import TillRecords
import TillStages

/// Where the rows of a table stand: the document and the part of it, the names of its records and their source.
struct CsvPlace: ~Copyable {
    let document: Document
    private let part: BankPart
    let source: EvidenceSource
    let identity: EvidenceIdentity
    /// What a refusal says of the profiles that the table is read by.
    let profiles: String

    init(_ writer: BankWriter, expecting rows: Int) {
        document = writer.document
        part = writer.part
        source = part.source(of: document, writer.request)
        identity = EvidenceIdentity(document: writer.part.identity(document), expecting: rows)
        profiles = BankProfile.named(writer.profiles)
    }

    /// What a row's place is called.
    var word: String { part.word }

    /// Where a row stands, for a person.
    func name(_ line: Int) -> String { part.place(line) }

    /// Writes a balance. Observations of the same line have another number space.
    func write(_ balance: BalanceRow, _ sink: Sink) throws(Fault) {
        try sink.write(balance, id: identity.id(balance.line, number: ~balance.number), from: source)
    }
}
