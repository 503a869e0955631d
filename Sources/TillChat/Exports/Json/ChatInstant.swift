import TillRecords

/// Times as exports write them.
enum ChatInstant {
    /// `2024-03-05T08:02:10[.123][Z|+02:00]` into the message; false when it is not that. With a zone it is an instant in UTC.
    static func read(_ text: String, into message: ChatMessage) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, let day = bytes[..<10].withBytes({ Day(bytes: $0) }), bytes[10] == 0x54 || bytes[10] == 0x20,
            let hour = pair(bytes, 11), let minute = pair(bytes, 14), hour < 24, minute < 60
        else { return false }
        var at = 16
        var second = 0
        if at + 2 < bytes.count, bytes[at] == UInt8(ascii: ":"), let read = pair(bytes, at + 1), read < 61 {
            second = min(read, 59)
            at += 3
        }
        var millis = 0
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            var scale = 100
            at += 1
            while at < bytes.count, bytes[at] &- 0x30 < 10 {
                millis += Int(bytes[at] &- 0x30) * scale
                scale /= 10
                at += 1
            }
        }
        message.day = day
        message.seconds = hour * 3600 + minute * 60 + second
        message.millis = millis
        guard at < bytes.count else { return true }
        return zone(bytes, at, message)
    }

    private static func zone(_ bytes: [UInt8], _ at: Int, _ message: ChatMessage) -> Bool {
        if bytes[at] == UInt8(ascii: "Z") {
            message.isInstant = true
            return true
        }
        guard bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"), let hours = pair(bytes, at + 1), let day = message.day
        else {
            return false
        }
        let minutes = pair(bytes, at + 4) ?? pair(bytes, at + 3) ?? 0
        let offset = (hours * 60 + minutes) * 60 * (bytes[at] == UInt8(ascii: "-") ? -1 : 1)
        return message.setInstant(seconds: day.ordinal * 86_400 + message.seconds - offset, millis: message.millis)
    }

    private static func pair(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at + 1 < bytes.count, bytes[at] &- 0x30 < 10, bytes[at + 1] &- 0x30 < 10 else { return nil }
        return Int(bytes[at] &- 0x30) * 10 + Int(bytes[at + 1] &- 0x30)
    }

    /// A number of seconds since 1970 with or without decimals (`1709625730.000100`), as text or number.
    static func readSeconds(_ record: Record, _ key: Key, into message: ChatMessage) -> Bool {
        guard let text = record.string(key) ?? record.raw(key).map({ String(decoding: $0, as: UTF8.self) }) else { return false }
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first.flatMap({ Int($0) }), abs(whole) < 1 << 40 else { return false }
        let fraction = parts.count > 1 ? (parts[1] + "000").prefix(3) : "0"
        return message.setInstant(seconds: whole, millis: Int(fraction) ?? 0)
    }

    /// A number of thousandths of a second since 1970.
    static func readMillis(_ record: Record, _ key: Key, into message: ChatMessage) -> Bool {
        guard let total = record.integer(key) ?? record.string(key).flatMap({ Int($0) }), abs(total) < 1 << 50 else { return false }
        let seconds = total >= 0 ? total / 1000 : (total - 999) / 1000
        return message.setInstant(seconds: seconds, millis: total - seconds * 1000)
    }
}
