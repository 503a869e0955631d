/// The names of a household's members, and what stands in their place where a stream is published: the members' ids.
///
/// Names are found as whole words in any case of letters, with any marks between their words (`Ana_Ng.pdf`), family name first as
/// well, and with an s behind them (`Anas Geburtstag`).
public struct MemberNames: Sendable {
    /// A name as its words in small letters.
    private struct Name: Sendable {
        var words: [[UInt8]]
        var id: [UInt8]
        /// Writing that sets no blanks between words.
        var isUnspaced: Bool
    }

    private let names: [Name]
    /// The bytes that names begin with, a bit each.
    private var begins = SIMD4<UInt64>()

    public var isEmpty: Bool { names.isEmpty }

    public init(_ file: HouseholdFile?) {
        var found: [Name] = []
        for member in file?.members ?? [] {
            for name in member.names {
                let words = name.split { MemberNames.separators.contains($0) }.map { Array($0.lowercased().utf8) }
                // One letter is nobody's name.
                guard words.reduce(0, { $0 + $1.count }) >= 2 else { continue }
                let isUnspaced = name.unicodeScalars.contains { $0.value >= 0x0E00 }
                found.append(Name(words: words, id: Array(member.id.utf8), isUnspaced: isUnspaced))
                if words.count > 1, let last = words.last {
                    found.append(Name(words: [last] + words.dropLast(), id: Array(member.id.utf8), isUnspaced: isUnspaced))
                }
            }
        }
        names = found.sorted { ($1.words.count, $1.words.joined().count) < ($0.words.count, $0.words.joined().count) }
        for name in names {
            guard let first = name.words.first?.first else { continue }
            begins[Int(first >> 6)] |= 1 << UInt64(first & 63)
        }
    }

    private static let separators: Set<Character> = [" ", "_", "-", ".", ",", "\u{A0}", "'", "\u{2019}"]

    /// False when no member's name can stand in the text: no word of it begins as one does.
    public func mayStand(in text: UnsafeRawBufferPointer) -> Bool {
        guard !names.isEmpty else { return false }
        var isInWord = false
        for index in 0..<text.count {
            let byte = text[index]
            // Other letters than those of ASCII have small forms that only the whole way knows.
            if byte >= 0x80 { return true }
            if !isInWord, isBeginning(MemberNames.small(byte)), isBegun(text, index) { return true }
            isInWord = (byte | 0x20) &- 97 < 26
        }
        return false
    }

    /// Whether a name begins with this byte, a small letter where it is one.
    @inline(__always)
    private func isBeginning(_ byte: UInt8) -> Bool { begins[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

    /// The small letter of one of ASCII.
    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    /// Whether the first word of a name stands here.
    private func isBegun(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        for index in names.indices {
            let word = names[index].words[0]
            guard start + word.count <= text.count else { continue }
            if word.indices.allSatisfy({ MemberNames.small(text[start + $0]) == word[$0] }) { return true }
        }
        return false
    }

    /// The text with members' names replaced by their ids.
    public func hidden(in text: [UInt8]) -> [UInt8] {
        guard !names.isEmpty, !text.isEmpty else { return text }
        let folded = MemberNames.folded(text)
        var out: [UInt8] = []
        var copied = 0
        var index = 0
        while index < folded.bytes.count {
            if isBeginning(folded.bytes[index]), let (name, end) = name(at: index, folded.bytes) {
                out += text[copied..<folded.origin(index)]
                out += name.id
                copied = folded.origin(end)
                index = end
            } else {
                index += 1
            }
        }
        return copied == 0 ? text : out + text[copied...]
    }

    /// The longest name that begins here, and where it ends.
    private func name(at start: Int, _ text: [UInt8]) -> (Name, Int)? {
        let startsWord = start == 0 || !MemberNames.isLetter(text[start - 1])
        for name in names where startsWord || name.isUnspaced {
            guard var end = end(of: name, text, start) else { continue }
            if !name.isUnspaced {
                // A genitive: the s stays.
                let ends = end == text.count || !MemberNames.isLetter(text[end])
                let isGenitive = !ends && text[end] == UInt8(ascii: "s") && (end + 1 == text.count || !MemberNames.isLetter(text[end + 1]))
                guard ends || isGenitive else { continue }
            }
            end = min(end, text.count)
            return (name, end)
        }
        return nil
    }

    private func end(of name: Name, _ text: [UInt8], _ start: Int) -> Int? {
        var at = start
        for (number, word) in name.words.enumerated() {
            if number > 0 { while at < text.count, !MemberNames.isLetter(text[at]), !MemberNames.isDigit(text[at]) { at += 1 } }
            guard at + word.count <= text.count, text[at..<at + word.count].elementsEqual(word) else { return nil }
            at += word.count
        }
        return at
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte >= 0x80 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// Text in small letters, and where each of its bytes stood.
    private struct Folded {
        var bytes: [UInt8]
        /// Nil when every byte stands where it stood.
        var origins: [Int]?

        func origin(_ index: Int) -> Int { origins.map { $0[index] } ?? index }
    }

    private static func folded(_ text: [UInt8]) -> Folded {
        if text.allSatisfy({ $0 < 0x80 }) { return Folded(bytes: text.map(small)) }
        var bytes: [UInt8] = []
        var origins: [Int] = []
        var at = 0
        // Broken letters take one byte of the source each time, as many as they are written with here otherwise.
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            for byte in scalar.properties.lowercaseMapping.utf8 {
                bytes.append(byte)
                origins.append(min(at, text.count))
            }
            at += scalar.utf8.count
        }
        origins.append(text.count)
        return Folded(bytes: bytes, origins: origins)
    }
}
