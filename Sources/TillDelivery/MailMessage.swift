import TillRecords
import TillStages

/// A message of mail (RFC 5322, MIME), the same bytes for the same delivery.
struct MailMessage {
    let bytes: [UInt8]

    init(_ content: DeliveryContent, _ delivery: Delivery, from: String, to: [String]) {
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        var lines = [
            "From: Till <\(from)>", "To: \(to.map { "<\($0)>" }.joined(separator: ",\r\n "))",
            "Subject: \(MailMessage.encoded(content.subject))", "Date: \(MailMessage.date(delivery.made))",
            "Message-ID: <\(delivery.key)@\(domain)>", "Idempotency-Key: \(delivery.key)", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Type: \(content.form.media)", "Content-Transfer-Encoding: base64", "",
        ]
        lines += Base64.lines(Array(content.body.utf8))
        bytes = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// Whether a text is one address and nothing a header or a program could take for more.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, text.utf8.count <= 254, !text.hasPrefix("-") else { return false }
        let marks = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-".utf8)
        return parts.allSatisfy { $0.utf8.allSatisfy(marks.contains) }
    }

    /// RFC 2047: words of at most 75 characters, each with whole characters of UTF-8.
    static func encoded(_ text: String) -> String {
        let clean = Speech.clean(text).replacing("\n", with: " ").replacing("\t", with: " ")
        if clean.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), clean.utf8.count <= 60, !clean.contains("=?") { return clean }
        var words: [[UInt8]] = [[]]
        for character in clean.unicodeScalars {
            let bytes = Array(String(character).utf8)
            if (words.last?.count ?? 0) + bytes.count > 42 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Base64.text($0))?=" }.joined(separator: "\r\n ")
    }

    /// `Mon, 17 Mar 2025 06:00:00 +0000`
    static func date(_ seconds: Int) -> String {
        guard let day = Day(ordinal: seconds / 86_400) else { return "Thu, 1 Jan 1970 00:00:00 +0000" }
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = seconds % 86_400
        return "\(names[day.weekday]), \(day.day) \(months[day.month - 1]) \(day.year) "
            + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) +0000"
    }
}

/// RFC 4648.
enum Base64 {
    private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for at in stride(from: 0, to: bytes.count, by: 3) {
            let three = (0..<3).map { at + $0 < bytes.count ? Int(bytes[at + $0]) : 0 }
            let all = three[0] << 16 | three[1] << 8 | three[2]
            let left = bytes.count - at
            out.append(signs[all >> 18])
            out.append(signs[all >> 12 & 63])
            out.append(left > 1 ? signs[all >> 6 & 63] : UInt8(ascii: "="))
            out.append(left > 2 ? signs[all & 63] : UInt8(ascii: "="))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Lines of 76 characters.
    static func lines(_ bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count, by: 57).map { text(Array(bytes[$0..<min($0 + 57, bytes.count)])) }
    }
}
