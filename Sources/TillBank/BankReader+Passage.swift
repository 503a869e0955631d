import TillRecords
import TillStages

/// What a record of a bank's export stands on, in the words of the export.
extension BankReader {
    public func passage(of record: Record, in document: Document) throws(Fault) -> OriginalPassage? {
        guard let source = record.object(.source) else { return nil }
        let name = source.string(.format) ?? ""
        guard let format = formats.first(where: { "\(type(of: $0).name)" == name }) else { return nil }
        return try format.passage(of: source, in: document, knowledge)
    }
}

extension BankLines {
    /// The lines that `find` finds from the line on that a record's source names; nil where there is none such.
    static func passage(
        of source: Record, in document: Document, _ knowledge: Knowledge, _ find: (BankLines, Int) -> OriginalPassage
    ) throws(Fault) -> OriginalPassage? {
        guard let place = source.string(.place), place.hasPrefix("line "), let number = Int(place.dropFirst(5)) else { return nil }
        let lines = BankLines(document.bytes, alphabets: try Alphabet.all(knowledge))
        return number >= 1 && number <= lines.count ? find(lines, number) : nil
    }
}
