/// Bytes as text of 64 signs (RFC 4648 §4).
enum Base64 {
    private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = bytes[start..<min(start + 3, bytes.count)]
            let bits = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
            for place in 0..<4 {
                out.append(place <= three.count ? signs[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The bytes that text of 64 signs stands for; nil for anything else.
    static func bytes(_ text: String) -> [UInt8]? {
        var values = [Int](repeating: -1, count: 256)
        for (value, sign) in signs.enumerated() { values[Int(sign)] = value }
        var out: [UInt8] = []
        var (bits, count) = (0, 0)
        for sign in text.utf8 {
            if sign == UInt8(ascii: "=") { break }
            guard values[Int(sign)] >= 0 else { return nil }
            bits = (bits << 6 | values[Int(sign)]) & 0xFFFF
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return out
    }
}
