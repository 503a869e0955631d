import TillRecords
import TillStages

/// The part of a document that rows are read from: all of it, or one sheet of a workbook.
struct BankPart {
    /// The word in `source.format`.
    var format: StaticString
    /// Name of the sheet; nil where the document is one run of lines.
    var sheet: String?
    /// Which sheet, from 0.
    var index = 0
    /// The document is no run of lines, and no sheets: its rows are counted.
    var isLaid = false

    /// What a row's place is called: a physical line, or a row.
    var word: String { sheet == nil && !isLaid ? "line" : "row" }

    /// What stands before the number in a place.
    var head: String { sheet.map { "sheet \($0), row " } ?? "\(word) " }

    func place(_ line: Int) -> String { "\(head)\(line)" }

    /// What ids of rows are made from: each sheet has rows 1, 2, 3 of its own.
    func identity(_ document: Document) -> Digest {
        index == 0 ? document.digest : Digest.sha256(Array("\(document.id) \(index)".utf8))
    }

    /// What the records of this part have in common.
    func source(of document: Document, _ request: BankRequest) -> EvidenceSource {
        EvidenceSource(
            .bank, format: format, document: document.id, file: document.name, within: document.carrier?.document,
            household: request.household, place: head)
    }
}
