import TillRecords
import TillStages

/// What a record of a chat stands on: the message, with who wrote it and when.
extension ChatReader {
    public func passage(of record: Record, in document: Document) throws(Fault) -> OriginalPassage? {
        guard let source = record.object(.source), let place = source.string(.place) else { return nil }
        // Read as messages: then every format, and what lies in an archive, answers alike.
        var listener = self
        listener.request.wantsMessages = true
        let capture = RecordCapture()
        let silent = Speech(program: ChatReader.manual.name, quiet: true, descriptor: -1)
        let sink = capture.sink(named: ChatReader.manual.name, household: document.household, speech: silent)
        try listener.read(document, into: sink)
        try listener.finish(into: sink)
        let lines =
            capture.lines(of: source.string(.document) ?? document.id, within: source.string(.within)) ?? capture.lines(of: document.id)
            ?? []
        for line in lines.split(separator: 0x0A) {
            guard let message = line.withBytes({ try? Record(checking: $0) }), ChatReader.stands(message, at: place, source) else {
                continue
            }
            return ChatReader.passage(message, place)
        }
        return nil
    }

    private static func stands(_ message: borrowing Record, at place: String, _ wanted: borrowing Record) -> Bool {
        guard message.equals(.type, .message), let source = message.object(.source), source.string(.place) == place else {
            return false
        }
        // Of several exports in one archive, each has a line with this number.
        return wanted.string(.ref).map { $0 == source.string(.ref) } ?? true
    }

    private static func passage(_ message: borrowing Record, _ place: String) -> OriginalPassage {
        let when = message.string(.timestamp)?.replacing("T", with: " ") ?? ""
        let head = [when, message.string(.sender) ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
        let number = place.split(separator: " ").last.flatMap { Int($0) }
        var lines = [OriginalPassage.Line(number: number, text: head)]
        for text in (message.string(.text) ?? "").split(separator: "\n") { lines.append(.init(number: nil, text: String(text))) }
        if let attachment = message.string(.attachment) { lines.append(.init(number: nil, text: "[\(attachment)]")) }
        return OriginalPassage(lines)
    }
}
