import TillRecords
import TillStages

/// What a record of a bank's export stands on, in the words of the export.
extension BankReader {
    public func passage(of record: Record, in document: Document) throws(Fault) -> OriginalPassage? {
        guard let source = record.object("source"), let place = source.string("place") else { return nil }
        if source.equals("format", "xlsx") {
            return try formats.lazy.compactMap { $0 as? XlsxFormat }.first?.passage(place, in: document)
        }
        guard place.hasPrefix("line "), let number = Int(place.dropFirst(5)) else { return nil }
        let lines = BankLines(document.bytes, alphabets: try Alphabet.all(knowledge))
        guard number >= 1, number <= lines.count else { return nil }
        switch source.string("format") ?? "" {
        case "csv": return lines.row(number)
        case "mt940": return lines.field(number)
        case "qif": return lines.entry(number)
        default: return lines.element(number, reference: source.string("ref"))
        }
    }
}
