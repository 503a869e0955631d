import TillStages

/// Tables that are too large to be held in memory.
extension BankReader {
    /// Smaller files are held: that costs little, and only of them is it asked whether they were encoded twice.
    static let leastLarge = CsvEncoding.mostDoubled + 3

    /// Reads a large table of UTF-8 text part by part; every other document is held.
    public mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool {
        guard let document = large(argument, from: BankReader.leastLarge) else { return false }
        try DocumentReading.read(document, with: &self, into: sink)
        return true
    }

    /// The document of a table with at least so many bytes; nil where it is another document, or standard input.
    func large(_ argument: String, from least: Int) -> Document? {
        guard argument != "-", let file = PartwiseFile(path: argument), file.size >= least, file.size <= Document.largest else {
            return nil
        }
        let name = Document.baseName(argument)
        let looked = Document(head: file.head(65_536), name: name)
        guard !BankReader.isArchive(looked), let table = try? choose(looked) as? CsvFormat, table.answers(for: looked).encoding == nil,
            let survey = CsvSurvey(file, head: looked.bytes)
        else {
            return nil
        }
        return Document(name: name, head: looked.bytes, file: file, digest: survey.digest, path: argument)
    }
}
