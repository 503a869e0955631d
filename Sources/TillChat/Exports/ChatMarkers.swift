import TillRecords
import TillStages

/// What apps write in place of a message, in the languages they speak: omitted, deleted, edited, system lines.
struct ChatMarkers: Sendable {
    let clock: ClockWords
    private var whole: [[UInt8]: Meaning] = [:]
    private var parts: [(text: [UInt8], meaning: Meaning)] = []
    private var longestWhole = 0
    /// Which first bytes (small) and lengths whole markers have: 256 lengths of each first byte.
    private var outlines = [Bool](repeating: false, count: 256 * 256)
    /// The first two bytes of whole markers.
    private var starts = [Bool](repeating: false, count: 256 * 256)

    enum Meaning: String, Sendable, CaseIterable {
        case omitted, deleted, edited, call, system, location
    }

    static let table = KnowledgeTable(
        "chat/markers.tsv", key: ["meaning", "extent", "phrase"], .choice("meaning", Meaning.self), .word("extent", ["whole", "part"]),
        .text("phrase"))

    init(_ knowledge: Knowledge) throws(Fault) {
        clock = try ClockWords(knowledge)
        for row in try ChatMarkers.table.rows(knowledge) {
            let meaning = row.choice(0, Meaning.self)
            let text = ChatMarkers.plain(Array(row.bytes(2)))
            if row.word(1) == 0 {
                whole[text] = meaning
                longestWhole = max(longestWhole, text.count)
                if let first = text.first { outlines[Int(first) << 8 | min(text.count, 255)] = true }
                if text.count > 1 { starts[Int(text[0]) << 8 | Int(text[1])] = true }
            } else {
                parts.append((text, meaning))
            }
        }
    }

    /// What a text means that is a marker as a whole, but for case, brackets and a final dot.
    func meaning(ofWhole text: ByteView) -> Meaning? {
        guard text.count <= longestWhole + 8, let first = text.first else { return nil }
        // Most texts are told by their first two letters, which folding keeps.
        if text.count > 1, ChatWords.isLetter(first), ChatWords.isLetter(text[1]), !starts[Int(first | 0x20) << 8 | Int(text[1] | 0x20)] {
            return nil
        }
        // Marks, brackets and dots are rare: most others are told by their first letter and length.
        if first != UInt8(ascii: "<"), ChatText.asciiLength(text) == text.count,
            !outlines[Int(first &- 0x41 < 26 ? first | 0x20 : first) << 8 | min(text.count, 255)]
        {
            let last = text[text.count - 1]
            guard last == UInt8(ascii: ".") || last == 0x20 else { return nil }
        }
        return whole[ChatMarkers.plain(Array(text))]
    }

    /// Whether a text has a marker of this meaning in it.
    func has(_ meaning: Meaning, in text: ByteView) -> Bool {
        let plain = ChatMarkers.plain(Array(text))
        if whole[plain] == meaning { return true }
        return plain.withBytes { raw in parts.contains { $0.meaning == meaning && raw.offset(of: $0.text) != nil } }
    }

    /// Folded, without marks of direction, angle brackets, and a dot at the end; blanks are one kind.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        let kept = ByteBuffer(capacity: bytes.count + 8)
        bytes.withBytes { raw in
            var at = 0
            while at < raw.count {
                let mark = ChatText.markLength(raw, at)
                let blank = mark > 0 ? 0 : ChatText.blankLength(raw, at)
                if blank > 0 { kept.append(0x20) }
                at += mark + blank
                guard mark + blank == 0 else { continue }
                if raw[at] != UInt8(ascii: "<"), raw[at] != UInt8(ascii: ">") { kept.append(raw[at]) }
                at += 1
            }
        }
        let folded = ByteBuffer(capacity: kept.count + 8)
        kept.withBytes { WordFolding.append($0, to: folded) }
        var out = folded.bytes
        while let last = out.last, last == UInt8(ascii: ".") || last == 0x20 { out.removeLast() }
        while out.first == 0x20 { out.removeFirst() }
        return out
    }
}
