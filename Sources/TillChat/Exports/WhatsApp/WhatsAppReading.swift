import TillRecords
import TillStages

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
    func take(_ line: UnsafeRawBufferPointer, number: Int) throws(Fault) {
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
        classifier.open(header, UnsafeRawBufferPointer(rebasing: line[min(header.rest, line.count)...]), message, raw)
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

    private func continued(_ line: UnsafeRawBufferPointer, _ number: Int) throws(Fault) {
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
