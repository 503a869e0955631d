import TillRecords
import TillStages

/// A kind of bank document: what it looks like, and how its rows become observations.
///
/// A new format is one file that conforms, and one line in `BankFormats`.
protocol BankFormat: Sendable {
    /// The word in `source.format`: `csv`, `ofx`.
    static var name: StaticString { get }
    /// Options that only this format has; they stand in the manual of `till-bank`.
    static var options: [OptionDeclaration] { get }

    /// Throws usage faults.
    init(options: Options, context: Context) throws(Fault)

    /// Whether the document is of this format, by its content, never by its name. Looks at its first bytes only; `head` are they,
    /// made comparable once for all formats.
    func claim(_ document: Document, _ head: HeadBytes) -> Claim

    /// Writes the document's observations, balances and trades in the order of the document.
    ///
    /// A bad row is `writer.reject`ed and the next one read; a thrown fault refuses the document as a whole.
    func read(_ document: Document, into writer: BankWriter) throws(Fault)
}

extension BankFormat {
    static var options: [OptionDeclaration] { [] }
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
