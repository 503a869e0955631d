import TillRecords
import TillStages

/// KakaoTalk's text export: of phones with the day in every line (`…, name : text`), of computers below lines of a day
/// (`[name] [time] text`).
struct KakaoTalkFormat: ChatFormat {
    static let name: StaticString = "kakaotalk"
    let settings: ChatSettings

    func claim(_ head: ChatHead) -> ChatClaim {
        let lines = head.lines.map { String(decoding: $0, as: UTF8.self) }
        if lines.contains(where: { phone($0) != nil }) { return .certain }
        return lines.contains { dayLine($0) != nil } && lines.contains { computer($0) != nil } ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        var proof = OrderProof()
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            if let time = phone(line)?.time ?? dayLine(line) { proof.take(time) }
        }
        let order = try proof.order(settings, file: source.name)
        lines.rewind()
        receiver.placeWord = "line"
        let log = TextLog(receiver)
        var today = WrittenTime.Reading()
        while let line = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            if let row = phone(line) {
                try log.open(lines.number, row.time, order, sender: row.sender, text: row.text)
            } else if let day = dayLine(line) {
                try log.close()
                today = day
            } else if let row = computer(line) {
                var time = today
                (time.header.hour, time.header.minute) = (row.time.header.hour, row.time.header.minute)
                time.header.half = row.time.header.half
                try log.open(lines.number, time, order, sender: row.sender, text: row.text)
            } else if settings.times.read(line)?.hasTime ?? false {
                // A day by itself sets the messages below it apart.
                try log.close()
            } else {
                log.go(on: line)
            }
        }
        try log.close()
    }

    private typealias Row = (time: WrittenTime.Reading, sender: String, text: String)

    /// `2025년 6월 25일 오후 2:03, 지민 : 커피 4500`
    private func phone(_ line: String) -> Row? {
        guard line.first?.isNumber ?? false || line.first?.isLetter ?? false, let colon = line.firstRange(of: " : ") else { return nil }
        let head = line[..<colon.lowerBound]
        // A name may have a comma in it, and so may a day.
        for comma in head.indices where head[comma] == "," {
            let (day, name) = (head[..<comma], head[head.index(after: comma)...])
            guard name.first == " ", name.count > 1, let time = settings.times.read(day), time.hasTime else { continue }
            return (time, String(name.dropFirst()), String(line[colon.upperBound...]))
        }
        return nil
    }

    /// `--------------- 2025년 6월 25일 수요일 ---------------`
    private func dayLine(_ line: String) -> WrittenTime.Reading? {
        guard line.hasPrefix("-----"), line.hasSuffix("-----") else { return nil }
        let inner = line.drop { $0 == "-" || $0 == " " }
        guard let last = inner.lastIndex(where: { $0 != "-" && $0 != " " }) else { return nil }
        return settings.times.read(inner[...last])
    }

    /// `[지민] [오후 2:03] 커피 4500`
    private func computer(_ line: String) -> Row? {
        guard line.first == "[", let end = line.firstRange(of: "] ["), let close = line[end.upperBound...].firstIndex(of: "]"),
            let time = settings.times.read("2000-01-01", clock: line[end.upperBound..<close]), time.hasTime
        else { return nil }
        return (time, String(line[..<end.lowerBound].dropFirst()), String(line[line.index(after: close)...].drop { $0 == " " }))
    }
}
