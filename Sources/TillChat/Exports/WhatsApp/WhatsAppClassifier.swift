import TillRecords

/// Says what a line of an export is (message, system line, media, deleted), and finds sender, text and attachment.
final class WhatsAppClassifier {
    let markers: ChatMarkers
    /// Senders met, and whether each is one: what stands before the first colon of a system line is not.
    private let names = BytesTable()
    private var areSenders: [Bool] = []
    private var isMarked = false
    private var frame = WhatsAppHeader.Frame.dash

    init(markers: ChatMarkers) { self.markers = markers }

    /// Takes the rest of a header's line: finds the sender and puts the text into `raw`.
    func open(_ header: WhatsAppHeader, _ rest: ByteView, _ message: ChatMessage, _ raw: ByteBuffer) {
        isMarked = header.isMarked
        frame = header.frame
        raw.clear()
        guard let colon = senderEnd(rest), isSender(ByteView(rebasing: rest[..<colon])) else {
            message.kind = .system
            raw.append(rest)
            return
        }
        message.setSender(ByteView(rebasing: rest[..<colon]))
        let start = colon + 1
        raw.append(ByteView(rebasing: rest[(start + ChatText.blankLength(rest, start))...]))
    }

    /// Where the first colon stands that a blank or the end follows.
    private func senderEnd(_ rest: ByteView) -> Int? {
        var at = 1
        while let colon = rest.firstIndex(of: UInt8(ascii: ":"), from: at), colon <= 160 {
            if colon + 1 == rest.count || ChatText.blankLength(rest, colon + 1) > 0 { return colon }
            at = colon + 1
        }
        // `Ivo:milk 1.45`: no blank behind the colon, which is no part of a time or a link.
        guard let colon = rest.firstIndex(of: UInt8(ascii: ":"), from: 1), colon <= 60, rest[colon - 1] &- 0x30 >= 10,
            rest[colon + 1] != UInt8(ascii: "/")
        else { return nil }
        return colon
    }

    private func isSender(_ name: ByteView) -> Bool {
        let (index, isNew) = names.intern(name)
        if isNew { areSenders.append(judge(name)) }
        return areSenders[index]
    }

    private func judge(_ name: ByteView) -> Bool {
        // Quotation marks of a subject that holds a colon.
        for quote in ["“", "”", "«", "»", "\""] as [StaticString] where name.contains(ByteView(quote)) { return false }
        return !markers.has(.system, in: name)
    }

    /// Decides what the message is, from its whole text, and fills its fields.
    func close(_ raw: ByteView, _ message: ChatMessage) {
        let range = ChatText.trimmed(raw)
        let whole = ByteView(rebasing: raw[range])
        if message.kind == .system {
            ChatText.append(whole, to: message.text)
            ChatText.trim(message.text)
            return
        }
        let body = withoutEdit(whole, message)
        let lineEnd = body.firstIndex(of: 0x0A) ?? body.count
        let line = ByteView(rebasing: body[..<lineEnd])
        if attached(line, body, message) || omitted(line, body, message) { return }
        if lineEnd == body.count, replaced(line, message) { return }
        ChatText.append(body, to: message.text)
        ChatText.trim(message.text)
    }

    /// Takes `<This message was edited>` off the end.
    private func withoutEdit(_ body: ByteView, _ message: ChatMessage) -> ByteView {
        guard body.last == UInt8(ascii: ">"), let open = body.lastIndex(of: UInt8(ascii: "<")), open > 0 else { return body }
        let inner = ByteView(rebasing: body[open...])
        let isAfterMark = open >= 3 && ChatText.isDirectionMark(body, open - 3)
        guard markers.has(.edited, in: inner) || (isAfterMark && !inner.contains(UInt8(ascii: ":")) && open > 4) else { return body }
        message.isEdited = true
        return ByteView(rebasing: body[ChatText.trimmed(ByteView(rebasing: body[..<open]))])
    }

    /// `IMG-1.jpg (file attached)` of Android, with the caption on the next lines; `caption <attached: 1.jpg>` of iOS.
    private func attached(_ line: ByteView, _ body: ByteView, _ message: ChatMessage) -> Bool {
        if line.last == UInt8(ascii: ")"), let open = line.lastIndex(of: UInt8(ascii: "(")), open > 3 {
            let name = ByteView(rebasing: line[ChatText.trimmed(ByteView(rebasing: line[..<open]))])
            let isPlain = !line[(open + 1)...].contains { $0 &- 0x30 < 10 }
            if isPlain, WhatsAppClassifier.isFileName(name) {
                media(ByteView(rebasing: body[line.count...]), message)
                ChatText.append(name, to: message.attachment)
                ChatText.trim(message.attachment)
                return true
            }
        }
        guard body.last == UInt8(ascii: ">"), let open = body.lastIndex(of: UInt8(ascii: "<")),
            let colon = body[open...].firstIndex(of: UInt8(ascii: ":"))
        else { return false }
        let inner = ByteView(rebasing: body[(colon + 1)..<(body.count - 1)])
        let name = ByteView(rebasing: inner[ChatText.trimmed(inner)])
        guard WhatsAppClassifier.isFileName(name), open == 0 || ChatText.isDirectionMark(body, open - 3) || isMarked else { return false }
        media(ByteView(rebasing: body[..<open]), message)
        ChatText.append(name, to: message.attachment)
        return true
    }

    private func media(_ caption: ByteView, _ message: ChatMessage) {
        message.kind = .media
        ChatText.append(caption, to: message.text)
        ChatText.trim(message.text)
    }

    /// `<Media omitted>` with the caption on the next lines; `image omitted` behind a mark of direction, a name before it.
    private func omitted(_ line: ByteView, _ body: ByteView, _ message: ChatMessage) -> Bool {
        if line.first == UInt8(ascii: "<"), line.last == UInt8(ascii: ">"), line.count > 8, line.count < 90 {
            let inner = ByteView(rebasing: line[1..<(line.count - 1)])
            guard !inner.contains(where: { $0 == UInt8(ascii: "<") || $0 &- 0x30 < 10 }) else { return false }
            media(ByteView(rebasing: body[line.count...]), message)
            return true
        }
        if line.count == 4, line.elementsEqual("null".utf8) {
            media(ByteView(rebasing: body[line.count...]), message)
            return true
        }
        guard let mark = lastMark(line) else { return false }
        let tail = ByteView(rebasing: line[(mark + 3)...])
        let before = ByteView(rebasing: line[..<mark])
        guard tail.count < 120, markers.has(.omitted, in: tail) || (isMarked && isUnknownMedia(tail, before, message)) else { return false }
        media(before, message)
        return true
    }

    /// Media in a language whose words are not known: behind a mark on a marked line, short, no system line.
    private func isUnknownMedia(_ tail: ByteView, _ before: ByteView, _ message: ChatMessage) -> Bool {
        guard frame == .bracket, tail.count <= 80, !tail.contains(UInt8(ascii: ":")), !tail.contains(UInt8(ascii: ",")) else {
            return false
        }
        if markers.has(.system, in: tail) || markers.has(.call, in: tail) || markers.has(.deleted, in: tail) { return false }
        guard
            before.allSatisfy({ $0 <= 0x20 || $0 >= 0x80 }) || before.contains(ByteView("•"))
                || WhatsAppClassifier.isFileName(before)
        else { return false }
        let namesSender = message.sender.withBytes { tail.starts(with: $0) }
        return !namesSender
    }

    private func lastMark(_ line: ByteView) -> Int? {
        let ascii = ChatText.asciiLength(line)
        var at = line.count - 4
        while at >= ascii {
            if ChatText.isDirectionMark(line, at) { return at }
            at -= 1
        }
        return nil
    }

    /// A text of one line that stands for something else: deleted, a call, a system line in the name of a sender.
    private func replaced(_ line: ByteView, _ message: ChatMessage) -> Bool {
        switch markers.meaning(ofWhole: line) {
        case .deleted:
            message.kind = .deleted
            return true
        case .call, .system:
            return notice(line, message)
        case .omitted:
            media(ByteView(rebasing: line[line.count...]), message)
            return true
        default: break
        }
        guard frame == .bracket, ChatText.isDirectionMark(line, 0) else { return false }
        if markers.has(.location, in: line) || line.contains(ByteView("http")) { return false }
        if markers.has(.deleted, in: line) {
            message.kind = .deleted
            return true
        }
        let isNotice = ChatText.isDirectionMark(line, 3) || line.count > 90 || isMarked || line.contains(ByteView("WhatsApp"))
        if isNotice || markers.has(.system, in: line) || markers.has(.call, in: line) { return notice(line, message) }
        message.kind = .deleted
        return true
    }

    private func notice(_ line: ByteView, _ message: ChatMessage) -> Bool {
        message.kind = .system
        message.hasSender = false
        message.sender.clear()
        ChatText.append(line, to: message.text)
        ChatText.trim(message.text)
        return true
    }

    /// A name with an extension: `IMG-1.jpg`, `Some file.txt`.
    static func isFileName(_ bytes: ByteView) -> Bool {
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0, bytes.count < 255 else { return false }
        let tail = bytes[(dot + 1)...]
        return (1...5).contains(tail.count) && tail.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
            && tail.contains { ($0 | 0x20) &- 0x61 < 26 }
    }
}
