import TillRecords
import TillStages

/// A kind of bank document: what it looks like, how its rows become observations, and all that a person is told about it.
///
/// A new format is one file that conforms, and one line in `BankFormats`. `BankReader` and its manual name no format: they are put
/// together from what the formats say of themselves.
protocol BankFormat: Sendable {
    /// The word in `source.format`: `csv`, `ofx`.
    static var name: StaticString { get }
    /// What `--explain` calls a document of it: "a table of text".
    static var title: String { get }
    /// What it is called in a list of what can be read: `OFX`, `QFX`.
    static var kinds: [String] { get }
    /// What of it is read, as a part of a sentence of the manual: "OFX 1.x and 2.x, QFX and OFC".
    static var reads: String { get }
    /// A paragraph of the manual about what is peculiar to it; empty for none.
    static var passage: String { get }
    /// Options that only this format has; they stand in the manual of `till-bank`.
    static var options: [OptionDeclaration] { get }
    /// Commands of the manual, which the tests run.
    static var examples: [Example] { get }

    /// Throws usage faults.
    init(options: Options, context: Context) throws(Fault)

    /// Whether bytes that are an archive are a document of this format all the same.
    static func isPacked(_ bytes: [UInt8]) -> Bool

    /// Whether the document is of this format, by its content, never by its name. Looks at its first bytes only; `head` are they,
    /// made comparable once for all formats.
    func claim(_ document: Document, _ head: HeadBytes) -> Claim

    /// How sure a document that the format claims for certain is a bank's, beside what other readers claim: a PDF may be a receipt.
    func weight(_ document: Document) -> DocumentClaim

    /// A file of this format as a document that is read part by part; nil where it must be held in memory.
    ///
    /// - Parameters:
    ///   - head: its first bytes, which the format claimed.
    ///   - least: smaller ones are held; nil for the format's own limit.
    func partwise(_ file: PartwiseFile, _ head: Document, from least: Int?) -> Document?

    /// Writes the document's observations, balances and trades in the order of the document.
    ///
    /// A bad row is `writer.reject`ed and the next one read; a thrown fault refuses the document as a whole. What is decided is
    /// told to `writer.facts`, for `--explain`.
    func read(_ document: Document, into writer: BankWriter) throws(Fault)

    /// What a record stands on, in the words of the document; nil where the document has no such place.
    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage?
}

extension BankFormat {
    static var passage: String { "" }
    static var options: [OptionDeclaration] { [] }
    static var examples: [Example] { [] }
    static func isPacked(_ bytes: [UInt8]) -> Bool { false }
    func weight(_ document: Document) -> DocumentClaim { .certain }
    func partwise(_ file: PartwiseFile, _ head: Document, from least: Int?) -> Document? { nil }

    /// The element that begins on the line.
    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        let reference = source.string(.ref)
        return try BankLines.passage(of: source, in: document, knowledge) { $0.element($1, reference: reference) }
    }
}

/// How sure a format is that a document is its own.
enum Claim: Int, Comparable, Sendable {
    case none
    /// It may be: taken when no other is certain and the content is not known to be foreign.
    case possible
    /// It says so itself. Two certain claims are a fault that names both.
    case certain

    static func < (a: Claim, b: Claim) -> Bool { a.rawValue < b.rawValue }
}
