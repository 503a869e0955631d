import TillStages

/// Documents that are too large to be held in memory.
extension BankReader {
    /// Reads a large document part by part where its format can; every other document is held.
    public mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool {
        guard let document = large(argument) else { return false }
        try DocumentReading.read(document, with: &self, into: sink)
        return true
    }

    /// The document of a file that is read part by part; nil where it is held, or standard input.
    ///
    /// - Parameter least: smaller ones are held; nil for the limit of their format.
    func large(_ argument: String, from least: Int? = nil) -> Document? {
        guard argument != "-", let file = PartwiseFile(path: argument), file.size <= Document.largest else { return nil }
        var head = Document(head: file.head(65_536), name: Document.baseName(argument))
        head.path = argument
        return BankReader.isArchive(head) ? nil : (try? choose(head))?.partwise(file, head, from: least)
    }
}
