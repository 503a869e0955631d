import TillRecords
import TillStages

/// sigtop's texts of Signal: one line a message (`2025-06-25 14:03 You: text`), or blocks of `From:`, `Sent:` and the text.
struct SigtopFormat: ChatFormat {
    static let name: StaticString = "sigtop"
    let settings: ChatSettings

    func claim(_ head: ChatHead) -> ChatClaim {
        let lines = head.lines.map { String(decoding: $0, as: UTF8.self) }
        if lines.contains(where: { $0.hasPrefix("From: ") }), lines.contains(where: { sent($0) != nil }) { return .certain }
        let rows = lines.count { row($0) != nil }
        return rows > 0 && rows * 8 >= lines.count ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        receiver.placeWord = "line"
        let log = TextLog(receiver)
        var block = Block()
        var isBlocks = false
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            if line.hasPrefix("From: ") {
                isBlocks = true
                try block.give(to: log)
                block = Block(place: lines.number, sender: SigtopFormat.name(line.dropFirst(6)))
            } else if isBlocks {
                block.take(line, sent: sent(line))
            } else if let row = row(line) {
                try log.open(lines.number, row.time, .yearFirst, sender: row.isNotice ? nil : row.sender, text: row.text)
                if row.hasFile { log.message.kind = .media }
                log.message.isEdited = row.isEdited
            } else {
                log.go(on: line)
            }
        }
        try block.give(to: log)
        try log.close()
    }

    /// `Rasa (+37060000001)` is Rasa.
    private static func name(_ text: Substring) -> String {
        guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else { return String(text) }
        return String(text[..<text.index(before: open)])
    }

    /// `Sent: Wed, 25 Jun 2025 14:03:10 +0300`
    private func sent(_ line: String) -> WrittenTime.Reading? {
        guard line.hasPrefix("Sent: "), let time = settings.times.read(line.dropFirst(6)), time.hasTime else { return nil }
        return time
    }

    private struct Row {
        var time: WrittenTime.Reading
        var sender: String
        var text: String
        var hasFile = false
        var isEdited = false
        var isNotice = false
    }

    /// `2025-06-25 14:05 Rasa: [reply to You on 2025-06-25 14:03, 1 attachment] text`
    private func row(_ line: String) -> Row? {
        let head = line.prefix(16)
        guard head.utf8.count == 16, line.dropFirst(16).first == " ", line.dropFirst(17).first != "-", head.dropFirst(4).first == "-",
            let time = settings.times.read(head), time.hasTime, time.header.digits.0 == 4,
            let colon = line.dropFirst(17).firstRange(of: ": ")
        else { return nil }
        var row = Row(time: time, sender: String(line.dropFirst(17)[..<colon.lowerBound]), text: String(line[colon.upperBound...]))
        guard row.text.first == "[", let close = row.text.firstIndex(of: "]") else { return row }
        let details = row.text[..<close].dropFirst()
        row.isNotice = details.hasSuffix(" message") && close == row.text.indices.last
        guard !row.isNotice else { return row }
        row.hasFile = details.contains("attachment")
        row.isEdited = details.contains("edited")
        guard row.hasFile || row.isEdited || details.hasPrefix("reply") || details.hasPrefix("forwarded") else { return row }
        row.text = String(row.text[row.text.index(after: close)...].drop { $0 == " " })
        return row
    }

    /// One message of the long form: headers, a blank line, what it quotes behind `>`, older versions behind `|`, the text.
    private struct Block {
        var place = 0
        var sender = ""
        var time: WrittenTime.Reading?
        var file: String?
        var isEdited = false
        private var isHead = true
        private var versions = 0
        private var isOfVersion = false
        private var lines: [String] = []

        init() {}

        init(place: Int, sender: String) {
            self.place = place
            self.sender = sender
        }

        mutating func take(_ line: String, sent: WrittenTime.Reading?) {
            guard !isHead else {
                if line.isEmpty { isHead = false }
                if let sent { time = sent }
                if line.hasPrefix("Attachment: "), file == nil { file = Block.file(line.dropFirst(12)) }
                if line.hasPrefix("Edited: ") { isEdited = true }
                return
            }
            if line.hasPrefix(">") { return }
            guard isEdited, line.hasPrefix("|") else {
                lines.append(line)
                return
            }
            let inner = line.dropFirst().drop { $0 == " " }
            if inner.hasPrefix("Version: ") {
                // The newest comes first.
                versions += 1
                isOfVersion = false
            } else if inner.isEmpty {
                isOfVersion = true
            } else if isOfVersion, versions == 1 {
                lines.append(String(inner))
            }
        }

        private static func file(_ text: Substring) -> String {
            guard let open = text.lastIndex(of: "("), open > text.startIndex else { return String(text) }
            return String(text[..<text.index(before: open)])
        }

        func give(to log: TextLog) throws(Fault) {
            guard place > 0 else { return }
            guard let time else { return try log.rejectTimeless(place) }
            try log.open(place, time, .dayFirst, sender: sender, text: lines.joined(separator: "\n"))
            log.message.isEdited = isEdited
            if let file { log.take(file: file) }
            try log.close()
        }
    }
}
