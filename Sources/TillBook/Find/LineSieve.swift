import Glibc
import TillRecords

/// Lets lines of a stream through that may have what is asked for, without reading them: a line in which every letter stands as it is
/// must have each word somewhere, and an amount of the size that is asked for. What else is written in a line is left to whoever reads it.
final class LineSieve {
    /// In small letters of ASCII.
    private let words: [Needle]
    /// Without letters: to be found as they are.
    private let signs: [Needle]
    private let holdsSize: ((Amount) -> Bool)?
    private var small = [UInt8](repeating: 0, count: 1 << 12)

    private static let amount = Needle(Array(#""amount":""#.utf8))

    /// - Parameters:
    ///   - words: folded (`WordFolding`). Those with other letters than ASCII's may be spelt in many ways, and sieve nothing.
    ///   - size: whether an amount is of the size that is asked for; nil where none is.
    init(_ words: [[UInt8]], size: ((Amount) -> Bool)? = nil) {
        let plain = words.filter { word in word.count > 1 && word.allSatisfy { $0 < 0x80 && $0 >= 0x20 } }
        signs = plain.filter { !$0.contains { ($0 | 0x20) &- 97 < 26 } }.map(Needle.init)
        self.words = plain.filter { $0.contains { ($0 | 0x20) &- 97 < 26 } }.map(Needle.init)
        holdsSize = size
    }

    /// Whether the line may have all that is asked for.
    func passes(_ line: ByteView) -> Bool {
        guard hasSize(line) else { return false }
        for sign in signs where sign.place(in: line) == nil {
            // An escape may stand for any sign.
            return line.firstIndex(of: 0x5C) != nil
        }
        guard !words.isEmpty else { return true }
        if small.count < line.count { small = [UInt8](repeating: 0, count: line.count * 2) }
        guard LineSieve.lower(line, into: &small) else { return true }
        return small[..<line.count].withBytes { letters in words.allSatisfy { $0.place(in: letters) != nil } }
    }

    /// Whether some amount of the line, wherever it stands, is of the size that is asked for.
    private func hasSize(_ line: ByteView) -> Bool {
        guard let holdsSize else { return true }
        var at = 0
        var isKnown = false
        while let found = LineSieve.amount.place(in: line, from: at) {
            let start = found + LineSieve.amount.bytes.count
            guard let end = line.firstIndex(of: 0x22, from: start),
                let amount = Amount(bytes: ByteView(rebasing: line[start..<end]))
            else { return true }
            if holdsSize(amount) { return true }
            (at, isKnown) = (end, true)
        }
        // Written otherwise than we write it.
        return !isKnown
    }

    /// Writes the line in small letters. False where it has letters beyond ASCII, or escapes: then nothing is known of it.
    private static func lower(_ line: ByteView, into room: inout [UInt8]) -> Bool {
        var above: UInt8 = 0
        var escapes: UInt8 = 0
        for index in 0..<line.count {
            let byte = line[index]
            above |= byte
            escapes |= byte == 0x5C ? 1 : 0
            room[index] = byte &- 65 < 26 ? byte | 0x20 : byte
        }
        return escapes == 0 && (above < 0x80 || hasOnlyMarks(line))
    }

    /// Whether all beyond ASCII are the marks that Till itself writes, which are nobody's letters: … • – — €
    private static func hasOnlyMarks(_ line: ByteView) -> Bool {
        var at = 0
        while at < line.count {
            if line[at] < 0x80 {
                at += 1
                continue
            }
            guard line[at] == 0xE2, at + 2 < line.count else { return false }
            switch (line[at + 1], line[at + 2]) {
            case (0x80, 0x93), (0x80, 0x94), (0x80, 0xA2), (0x80, 0xA6), (0x82, 0xAC): at += 3
            default: return false
            }
        }
        return true
    }
}

/// Bytes that are looked for, by the one of them that a text has least.
private struct Needle {
    let bytes: [UInt8]
    private let anchor: Int

    /// Letters by how often texts of Europe have them, the rarest last; digits and signs of JSON are more often still.
    private static let letters = Array("eaintrsoldhumcgpfbvkwyzjxq".utf8)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        anchor = bytes.indices.max { Needle.rarity(bytes[$0]) < Needle.rarity(bytes[$1]) } ?? 0
    }

    private static func rarity(_ byte: UInt8) -> Int { letters.firstIndex(of: byte).map { $0 + 2 } ?? (byte &- 48 < 10 ? 1 : 0) }

    /// Where it first stands, from a place on.
    func place(in text: ByteView, from start: Int = 0) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var at = start + anchor
        while let found = text.firstIndex(of: bytes[anchor], from: at), found - anchor + bytes.count <= text.count {
            if text.matches(bytes, at: found - anchor) { return found - anchor }
            at = found + 1
        }
        return nil
    }
}
