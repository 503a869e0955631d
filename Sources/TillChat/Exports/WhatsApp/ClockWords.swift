import TillRecords
import TillStages

/// The words for the two halves of the day: `AM`, `p. m.`, `下午`.
struct ClockWords: Sendable {
    private let words: [[UInt8]: WhatsAppHeader.Half]

    static let table = KnowledgeTable("chat/clock.tsv", key: ["half", "word"], .word("half", ["am", "pm"]), .text("word"))

    init(_ knowledge: Knowledge) throws(Fault) {
        var words: [[UInt8]: WhatsAppHeader.Half] = [:]
        for row in try ClockWords.table.rows(knowledge) { words[ClockWords.plain(Array(row.bytes(1)))] = row.word(0) == 0 ? .am : .pm }
        self.words = words
    }

    /// The half that the bytes name; nil when they name none.
    func half(in bytes: ByteView) -> WhatsAppHeader.Half? {
        // The common ones without a look into the table.
        var letters: (UInt8, UInt8) = (0, 0)
        var count = 0
        var isPlain = true
        for byte in bytes {
            if byte >= 0x80 && byte != 0xC2 && byte != 0xA0 && byte != 0xE2 && byte != 0x80 && byte != 0xAF { isPlain = false }
            let letter = byte | 0x20
            guard letter &- 0x61 < 26 else { continue }
            if count == 0 { letters.0 = letter } else if count == 1 { letters.1 = letter }
            count += 1
        }
        if isPlain {
            if count == 0 { return nil }
            if count == 2, letters.1 == UInt8(ascii: "m") {
                if letters.0 == UInt8(ascii: "a") { return .am }
                if letters.0 == UInt8(ascii: "p") { return .pm }
            }
        }
        return words[ClockWords.plain(Array(bytes))]
    }

    /// Without dots, commas and blanks, ASCII in small letters.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        bytes.withBytes { raw in
            var at = 0
            while at < raw.count {
                let skipped = max(ChatText.blankLength(raw, at), ChatText.markLength(raw, at))
                if skipped > 0 {
                    at += skipped
                    continue
                }
                let byte = raw[at]
                at += 1
                if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") { continue }
                out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            }
        }
        return out
    }
}
