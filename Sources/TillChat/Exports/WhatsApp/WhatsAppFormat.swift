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
            if line.withBytes({ WhatsAppHeaderReader.read($0, settings.markers.clock) }) != nil { headers += 1 }
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
    private static func attachmentDay(_ line: ByteView, from start: Int) -> Day? {
        guard start < line.count else { return nil }
        let rest = ByteView(rebasing: line[start...])
        guard let last = rest.last, last == UInt8(ascii: ")") || last == UInt8(ascii: ">") else { return nil }
        guard rest.contains(UInt8(ascii: "(")) || rest.contains(UInt8(ascii: "<")) else { return nil }
        return WhatsAppDates.day(inAttachment: rest)
    }
}

/// Turns the lines of an export into messages: a header opens one, what follows without a header continues it.
final class WhatsAppReading {
    private var order: DateOrder
    /// A day above twelve has shown the order, and no day behind it could be of either.
    private var isProven = false
    private let markers: ChatMarkers
    private let receiver: any ChatReceiver
    private let message = ChatMessage()
    private let classifier: WhatsAppClassifier
    /// The text of the open message as it stands in the export, marks of direction included.
    private let raw = ByteBuffer(capacity: 4096)
    private var isOpen = false
    private var frame: WhatsAppHeader.Frame?
    private let same = WhatsAppSameDay()
    private var strayLine: Int?

    init(order: DateOrder, markers: ChatMarkers, receiver: any ChatReceiver) {
        self.order = order
        self.markers = markers
        self.receiver = receiver
        classifier = WhatsAppClassifier(markers: markers)
    }

    @inline(__always)
    func take(_ line: ByteView, number: Int) throws(Fault) {
        guard let header = WhatsAppHeaderReader.read(line, markers.clock, same: same), frame == nil || header.frame == frame else {
            try continued(line, number)
            return
        }
        try flush()
        frame = header.frame
        try prove(header, number)
        guard let day = header.day(order), let seconds = header.secondsOfDay else {
            try receiver.reject(
                "chat.whatsapp.bad-date", "its day or time does not exist in the order of the other dates.",
                remedy: "Correct the line and read the file again.", place: number, content: String(decoding: line, as: UTF8.self))
            return
        }
        message.reset()
        message.place = number
        message.day = day
        message.seconds = seconds
        isOpen = true
        classifier.open(header, ByteView(rebasing: line[min(header.rest, line.count)...]), message, raw)
    }

    /// Follows an order that changes inside the file where both are proven; else the line is refused as before.
    @inline(__always)
    private func prove(_ header: WhatsAppHeader, _ number: Int) throws(Fault) {
        let (first, second) = (header.numbers.0, header.numbers.1)
        guard order != .yearFirst, first != second else { return }
        guard first > 12 || second > 12 else {
            isProven = false
            return
        }
        let shown: DateOrder = first > 12 ? .dayFirst : .monthFirst
        if shown != order, isProven, header.day(shown) != nil {
            order = shown
            try receiver.note(
                "chat.order-changes", "from here on its dates are written in another order; days above twelve prove both.",
                remedy: "Nothing, where the setting of the phone was changed.", place: number)
        }
        if shown == order { isProven = true }
    }

    private func continued(_ line: ByteView, _ number: Int) throws(Fault) {
        if isOpen {
            raw.append(UInt8(ascii: "\n"))
            raw.append(line)
        } else if strayLine == nil, line.contains(where: { $0 > 0x20 }) {
            strayLine = number
            try receiver.reject(
                "chat.whatsapp.stray-line", "it stands before the first message or behind a refused one.",
                remedy: "Export the chat again.", place: number, content: String(decoding: line, as: UTF8.self))
        }
    }

    func finish() throws(Fault) { try flush() }

    @inline(__always)
    private func flush() throws(Fault) {
        guard isOpen else { return }
        isOpen = false
        strayLine = nil
        raw.withBytes { classifier.close($0, message) }
        raw.clear()
        try receiver.take(message)
    }
}
