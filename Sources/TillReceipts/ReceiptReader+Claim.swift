import Glibc
import TillStages

extension ReceiptReader {
    public static let takes = "receipts (JPEG, PNG, TIFF, PDF, text)"

    public func claim(_ bytes: [UInt8]) -> DocumentClaim {
        switch DocumentKind(bytes) {
        case .image, .pdf: .certain
        // What a person can turn into a picture that is read; an archive is none.
        case .foreign(let name): name == "ZIP" ? .none : .likely
        case .lines: ReceiptReader.looksLikeRecords(bytes) ? .certain : .none
        case .text: ReceiptReader.looksLikeReceipt(bytes) ? .likely : .none
        case .unknown: .none
        }
    }

    /// Records of receipts: the first one has a text, and is of no chat.
    private static func looksLikeRecords(_ bytes: [UInt8]) -> Bool {
        let first = bytes.prefix(65_536).split(separator: 0x0A, maxSplits: 1).first ?? []
        let line = String(decoding: first, as: UTF8.self)
        return line.contains("\"text\"") && (line.contains("\"receipt_id\"") || line.contains("\"captured_at\""))
    }

    /// A narrow strip of text, with a price at the end of a few of its lines.
    private static func looksLikeReceipt(_ bytes: [UInt8]) -> Bool {
        let lines = firstLines(bytes.prefix(16_384))
        guard lines.count >= 4 else { return false }
        // A chat, a log and a table begin most lines with a day; a receipt has one or two.
        guard lines.count(where: startsWithDay) * 4 < lines.count else { return false }
        let wide = lines.count { $0.count > 72 }
        let priced = lines.count { line in
            var end = line[...]
            // A letter for the tax, a currency sign, a blank may follow the price.
            while let last = end.last, last < 0x30 || last > 0x39, line.endIndex - end.endIndex < 5 { end.removeLast() }
            let tail = end.suffix(3)
            return tail.count == 3 && (tail.first == 0x2E || tail.first == 0x2C) && tail.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        return wide * 8 <= lines.count && priced >= 2 && priced * 8 >= lines.count
    }

    /// The first lines that hold something, two hundred at most.
    private static func firstLines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        bytes.withUnsafeBytes { all in
            while start < all.count, lines.count < 200 {
                let line = end(of: 0x0A, all[start...])
                let end = end(of: 0x0D, all[start..<line])
                if end > start { lines.append(bytes[start..<end]) }
                start = end + 1
            }
        }
        return lines
    }

    /// Where a byte stands first; the end of the bytes when it does not.
    private static func end(of byte: UInt8, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        let run = UnsafeRawBufferPointer(rebasing: bytes)
        guard let base = run.baseAddress, let found = memchr(base, Int32(byte), run.count) else { return bytes.endIndex }
        return bytes.startIndex + base.distance(to: found)
    }

    /// Whether a line begins with two or three numbers and marks between them: `14.03.25`, `[2025-03-14`.
    private static func startsWithDay(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\"") || $0 <= 0x20 || $0 >= 0x80 }
        var (digits, marks) = (0, 0)
        for byte in text.prefix(10) {
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
            } else if byte == 0x2E || byte == 0x2F || byte == 0x2D, digits > marks {
                marks += 1
            } else {
                break
            }
        }
        return marks >= 2 && digits >= 3
    }
}
