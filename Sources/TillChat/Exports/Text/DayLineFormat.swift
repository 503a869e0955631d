import TillRecords
import TillStages

/// Texts where day and time have a line of their own, then the sender's line, then the text up to an empty line: imessage-exporter's.
struct DayLineFormat: ChatFormat {
    static let name: StaticString = "imessage"
    let settings: ChatSettings

    func claim(_ head: ChatHead) -> ChatClaim {
        let lines = head.lines.map { String(decoding: $0, as: UTF8.self) }
        // The first line is a moment and nothing else, the next ones hardly ever.
        guard let first = lines.first, let stamp = stamp(first), stamp.notice.isEmpty, lines.count > 2 else { return .none }
        let stamps = lines.count { self.stamp($0) != nil }
        return stamps * 2 < lines.count ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        var proof = OrderProof()
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            if let stamp = stamp(line) { proof.take(stamp.time) }
        }
        let order = try proof.order(settings, file: source.name)
        lines.rewind()
        receiver.placeWord = "line"
        let log = TextLog(receiver)
        var waiting: (place: Int, time: WrittenTime.Reading)?
        var isAfterBlank = true
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            if isAfterBlank, let stamp = stamp(line) {
                waiting = nil
                if stamp.notice.isEmpty {
                    try log.close()
                    waiting = (lines.number, stamp.time)
                } else {
                    try log.open(lines.number, stamp.time, order, sender: nil, text: stamp.notice)
                }
            } else if let opened = waiting {
                try log.open(opened.place, opened.time, order, sender: line, text: "")
                waiting = nil
            } else if line.hasPrefix("/"), log.isTextEmpty, WhatsAppClassifier.isFile(line) {
                log.take(file: line)
            } else {
                log.go(on: line)
            }
            isAfterBlank = line.isEmpty
        }
        try log.close()
    }

    /// `Jun 25, 2025  2:03:10 PM (Read by you after 5 seconds)`, and what an app says behind it.
    private func stamp(_ line: String) -> (time: WrittenTime.Reading, notice: String)? {
        guard let first = line.first, first.isNumber || first.isLetter, line.contains(":") else { return nil }
        let head = line.firstIndex(of: "(").map { line[..<$0] } ?? line[...]
        if let time = settings.times.read(head), time.hasTime { return (time, "") }
        // A notice stands in the line of its moment.
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        for count in stride(from: min(7, words.count - 1), through: 4, by: -1) {
            guard let time = settings.times.read(words[..<count].joined(separator: " ")), time.hasTime else { continue }
            return (time, words[count...].joined(separator: " "))
        }
        return nil
    }
}

extension WhatsAppClassifier {
    /// Whether a line is the path of a file.
    fileprivate static func isFile(_ line: String) -> Bool { Array(line.utf8).withBytes { isFileName($0) } }
}
