import Glibc
import TillRecords

/// The first bytes of an export, for recognising what it is.
struct ChatHead: Sendable {
    /// The bytes as UTF-8, without byte order mark, at most 64 KB.
    let bytes: [UInt8]
    /// The first lines that are not empty, sixty at most.
    let lines: [ArraySlice<UInt8>]

    init(_ raw: [UInt8]) {
        let text = WideText.utf8(raw) ?? raw
        bytes = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
        lines = ChatHead.lines(bytes, most: 60)
    }

    private static func lines(_ bytes: [UInt8], most: Int) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        bytes.withBytes { all in
            var start = 0
            while start < all.count, lines.count < most {
                let end = all.firstIndex(of: 0x0A, from: start) ?? all.count
                let last = end > start && all[end - 1] == 0x0D ? end - 1 : end
                if last > start { lines.append(bytes[start..<last]) }
                start = end + 1
            }
        }
        return lines
    }

    /// The first byte that is no blank.
    var firstByte: UInt8? { bytes.first { $0 > 0x20 } }

    func has(_ word: StaticString) -> Bool {
        bytes.withBytes { $0.contains(ByteView(word)) }
    }

    /// True when it has every one of the words.
    func has(all words: [StaticString]) -> Bool { words.allSatisfy { has($0) } }

    /// The first line that is not blank, as a record, when it is one.
    var firstRecord: Record? {
        guard firstByte == UInt8(ascii: "{") else { return nil }
        let lines = bytes.split(separator: 0x0A, maxSplits: 8)
        guard let line = lines.first(where: { $0.contains { $0 > 0x20 } }) else { return nil }
        return line.withBytes { try? Record(checking: $0) }
    }
}
