import TillRecords
import TillStages

/// LINE's text export: the day on a line of its own, then time, sender and text with tabs between.
struct LineTextFormat: ChatFormat {
    static let name: StaticString = "line"
    let settings: ChatSettings
    private var markers: ChatMarkers { settings.markers }

    func claim(_ head: ChatHead) -> ChatClaim {
        let lines = head.lines
        let short = lines.lazy.filter { $0.count <= LineTextFormat.longestDay }
        guard short.contains(where: { day(String(decoding: $0, as: UTF8.self)) != nil }) else { return .none }
        return lines.contains { row(String(decoding: $0, as: UTF8.self)).map { $0.sender != nil } ?? false } ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        var proof = OrderProof()
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) { if let day = day(line) { proof.take(day) } }
        let order = try proof.order(settings, file: source.name)
        lines.rewind()
        receiver.placeWord = "line"
        let message = ChatMessage()
        var today: Day?
        var open: Row?
        func close() throws(Fault) {
            guard let row = open else { return }
            open = nil
            fill(message, row)
            try receiver.take(message)
        }
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            // A text of several lines stands in double quotes.
            if let row = open, row.isUnclosed {
                open?.text += "\n" + line
            } else if let reading = day(line) {
                try close()
                today = reading.header.day(reading.header.digits.0 == 4 ? .yearFirst : order)
            } else if let today, let row = row(line) {
                try close()
                message.reset()
                message.place = lines.number
                message.day = today
                message.seconds = row.seconds
                open = row
            } else if open != nil, !line.isEmpty {
                open?.text += "\n" + line
            }
        }
        try close()
    }

    private struct Row {
        let seconds: Int
        let sender: String?
        var text: String

        var isUnclosed: Bool { text.hasPrefix("\"") && !(text.utf8.count > 1 && text.hasSuffix("\"")) }
    }

    /// `08:02<tab>Ana<tab>coffee`, `13:01<tab>Ben unsent a message.`
    private func row(_ line: String) -> Row? {
        let cells = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        guard cells.count >= 2, let seconds = seconds(cells[0]) else { return nil }
        if cells.count == 2 { return Row(seconds: seconds, sender: nil, text: String(cells[1])) }
        return Row(seconds: seconds, sender: cells[1].isEmpty ? nil : String(cells[1]), text: String(cells[2]))
    }

    /// Bytes of the longest line that holds nothing but a day.
    private static let longestDay = 39

    /// `2024/03/05(Tue)`, `2024.03.05 Tuesday`, `Wed, 06/25/2025`: a day and nothing else but the day of the week.
    private func day(_ line: String) -> WrittenTime.Reading? {
        guard line.utf8.count <= LineTextFormat.longestDay, !line.contains(":"), !line.contains("\t"), !line.contains("\u{FF1A}"),
            line.split(whereSeparator: { !$0.isLetter }).count <= 1 || line.first?.isNumber ?? false
        else { return nil }
        guard let reading = settings.times.read(line), !reading.hasTime, reading.count == nil else { return nil }
        return reading
    }

    /// Seconds since midnight of `08:02`, `08:02 PM` or `下午08:02`.
    private func seconds(_ word: Substring) -> Int? {
        let digits = word.drop { !$0.isNumber }
        let parts = digits.prefix { $0.isNumber || $0 == ":" }.split(separator: ":")
        guard parts.count == 2, var hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, word.utf8.count < 16 else { return nil }
        let rest = Array(word.filter { !$0.isNumber && $0 != ":" }.utf8)
        switch rest.withBytes({ markers.clock.half(in: $0) }) {
        case .pm where hour < 12: hour += 12
        case .am where hour == 12: hour = 0
        default: break
        }
        return hour < 24 ? hour * 3600 + minute * 60 : nil
    }

    private func fill(_ message: ChatMessage, _ row: Row) {
        var text = row.text
        if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 1 {
            text = String(text.dropFirst().dropLast()).replacingPairs()
        }
        guard let sender = row.sender else {
            let isUnsent = Array(text.utf8).withBytes { markers.has(.deleted, in: $0) }
            message.kind = isUnsent ? .deleted : .system
            if !isUnsent { message.text.append(text: text) }
            return
        }
        if text.hasPrefix("☎") {
            message.kind = .system
            message.text.append(text: String(text.dropFirst()).trimmed)
            return
        }
        message.setSender(sender)
        if text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count < 40, !text.contains("\n") {
            message.kind = .media
            return
        }
        message.text.append(text: text.trimmed)
    }
}

extension String {
    /// Two double quotes that stand for one.
    fileprivate func replacingPairs() -> String {
        var out = ""
        var rest = self[...]
        while let pair = rest.firstRange(of: "\"\"") {
            out += rest[..<pair.lowerBound] + "\""
            rest = rest[pair.upperBound...]
        }
        return out + rest
    }
}
