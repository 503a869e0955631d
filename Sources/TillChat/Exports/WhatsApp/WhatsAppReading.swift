import TillRecords
import TillStages

/// Turns the lines of an export into messages: a header opens one, what follows without a header continues it.
final class WhatsAppReading {
    private let order: DateOrder
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
