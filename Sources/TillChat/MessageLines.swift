import TillRecords

/// Writes a message record.
struct MessageLines {
    let out: ByteBuffer
    let source: EvidenceSource
    /// What evidence weighs, for messages that tell what was weighed.
    let weights: ChatWeights

    func write(_ message: ChatMessage, _ understood: Understood, _ name: (Int) -> String) {
        out.append("{\"type\":\"message\"")
        message.ref.withBytes { source.append(message.place, ref: $0, to: out) }
        out.append(",\"timestamp\":\"")
        Stamp.append(day: message.day, seconds: message.seconds, to: out)
        if message.millis > 0 {
            out.append(".")
            Stamp.append(message.millis, digits: 3, to: out)
        }
        out.append(message.isInstant ? "Z\"" : "\"")
        if message.hasSender { append(",\"sender\":", message.sender) } else { out.append(",\"sender\":null") }
        out.append(",\"text\":")
        message.text.withBytes { out.append(jsonString: $0) }
        out.append(",\"kind\":\"")
        out.append(word(message.kind))
        out.append("\"")
        if message.attachment.isEmpty { out.append(",\"attachment\":null") } else { append(",\"attachment\":", message.attachment) }
        if message.isEdited { out.append(",\"edited\":true") }
        if message.isBot { out.append(",\"bot\":true") }
        append(",\"reply_to\":", message.replyTo)
        append(understood, name)
        out.append("}")
    }

    private func word(_ kind: ChatMessage.Kind) -> StaticString {
        switch kind {
        case .message: "message"
        case .system: "system"
        case .media: "media"
        case .deleted: "deleted"
        }
    }

    private func append(_ name: StaticString, _ buffer: ByteBuffer) {
        guard !buffer.isEmpty else { return }
        out.append(name)
        buffer.withBytes { out.append(jsonString: $0) }
    }

    private func append(_ understood: Understood, _ name: (Int) -> String) {
        out.append(",\"op\":\"")
        out.append(text: understood.operation.rawValue)
        out.append("\"")
        if !understood.refers.isEmpty {
            out.append(",\"refers\":[")
            for (index, number) in understood.refers.enumerated() {
                if index > 0 { out.append(",") }
                out.append(jsonString: name(number))
            }
            out.append("]")
        }
        out.append(",\"entries\":[")
        for (index, entry) in understood.entries.enumerated() {
            out.append(index == 0 ? "{\"amount\":\"" : ",{\"amount\":\"")
            out.append(entry.amount)
            out.append("\",\"currency\":")
            if let currency = entry.currency { out.append(jsonString: currency.code) } else { out.append("null") }
            out.append(",\"direction\":\"")
            out.append(entry.direction.word)
            out.append("\",\"description\":")
            out.append(jsonString: entry.description)
            out.append(",\"date\":\"")
            out.append(entry.day)
            out.append("\",\"confidence\":")
            out.append(Amount(units: Int64(entry.confidence), decimals: 2))
            out.append(entry.needsReview ? ",\"needs_review\":true}" : "}")
        }
        out.append("]")
        if !understood.weighed.isEmpty { append(understood.weighed) }
    }

    /// What was weighed of each amount that was proposed: each evidence with its weight for money, in logarithms of odds.
    private func append(_ weighed: [WeighedAmount]) {
        out.append(",\"weighed\":[")
        for (index, one) in weighed.enumerated() {
            out.append(index == 0 ? "{\"amount\":\"" : ",{\"amount\":\"")
            out.append(one.amount)
            out.append("\",\"direction\":\"")
            out.append(one.direction.word)
            out.append("\",\"confidence\":")
            append(one.probability)
            out.append(",\"way_confidence\":")
            append(one.wayProbability)
            out.append(",\"evidence\":{")
            for (place, evidence) in one.evidence.enumerated() {
                if place > 0 { out.append(",") }
                out.append(jsonString: EvidenceNames.name(evidence) ?? "")
                out.append(":")
                append(weights.weight(.money, evidence))
            }
            out.append("}}")
        }
        out.append("]")
    }

    private func append(_ number: Double) { out.append(Amount(units: Int64((number * 1000).rounded()), decimals: 3)) }
}

/// Days and times as the stream writes them.
enum Stamp {
    static func append(day: Day?, seconds: Int, to out: ByteBuffer) {
        if let day { out.append(day) }
        out.append("T")
        append(time: seconds, to: out)
    }

    /// `HH:MM:SS`
    static func append(time seconds: Int, to out: ByteBuffer) { unsafe out.write(atMost: 8) { unsafe write(time: seconds, to: $0) } }

    /// The same where there is room for it; returns its length.
    static func write(time seconds: Int, to: UnsafeMutablePointer<UInt8>) -> Int {
        let parts = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        unsafe (to[0], to[1]) = digits(parts.0)
        unsafe (to[3], to[4]) = digits(parts.1)
        unsafe (to[6], to[7]) = digits(parts.2)
        unsafe (to[2], to[5]) = (UInt8(ascii: ":"), UInt8(ascii: ":"))
        return 8
    }

    /// The two digits of a number below a hundred.
    @inline(__always)
    private static func digits(_ value: Int) -> (UInt8, UInt8) {
        (48 &+ UInt8(truncatingIfNeeded: value / 10 % 10), 48 &+ UInt8(truncatingIfNeeded: value % 10))
    }

    static func append(_ value: Int, digits: Int, to out: ByteBuffer) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / power % 10))
            power /= 10
        }
    }
}
