import TillRecords
import TillStages

/// WhatsApp's own export as text, of Android and iOS, in any locale.
struct WhatsAppFormat: ChatFormat {
    static let name: StaticString = "whatsapp"
    let settings: ChatSettings

    func claim(_ head: ChatHead) -> ChatClaim {
        var lines = 0
        var headers = 0
        for line in head.lines {
            lines += 1
            if line.withUnsafeBytes({ WhatsAppHeaderReader.read($0, settings.markers.clock) }) != nil { headers += 1 }
            // Signal's Markdown looks alike: brackets, then two blanks at the ends of lines.
        }
        guard headers > 0 else { return .none }
        return headers * 12 >= lines ? .possible : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        let order = try dateOrder(lines, file: source.name)
        lines.rewind()
        receiver.placeWord = "line"
        let reading = WhatsAppReading(order: order, markers: settings.markers, receiver: receiver)
        while let more: Void = try lines.next({ line throws(Fault) in try reading.take(line, number: lines.number) }) { _ = more }
        try reading.finish()
    }

    /// The order of the dates, from as many lines as it takes.
    private func dateOrder(_ lines: LineSource, file: String) throws(Fault) -> DateOrder {
        var dates: WhatsAppDates?
        var isOpen = true
        while isOpen {
            let found: Void? = try lines.next { line throws(Fault) in
                guard let header = WhatsAppHeaderReader.read(line, settings.markers.clock) else { return }
                var known = dates ?? WhatsAppDates(first: header)
                isOpen = known.take(header)
                if isOpen, let day = WhatsAppFormat.attachmentDay(line, from: header.rest) { known.take(attachment: day, on: header) }
                dates = known
            }
            if found == nil { break }
        }
        // Where no line starts a message, none has a date.
        guard let dates else { return .dayFirst }
        return try dates.order(settings, file: file)
    }

    /// The day in the name of a file attached in this line.
    private static func attachmentDay(_ line: UnsafeRawBufferPointer, from start: Int) -> Day? {
        guard start < line.count else { return nil }
        let rest = UnsafeRawBufferPointer(rebasing: line[start...])
        guard let last = rest.last, last == UInt8(ascii: ")") || last == UInt8(ascii: ">") else { return nil }
        guard rest.contains(UInt8(ascii: "(")) || rest.contains(UInt8(ascii: "<")) else { return nil }
        return WhatsAppDates.day(inAttachment: rest)
    }
}
