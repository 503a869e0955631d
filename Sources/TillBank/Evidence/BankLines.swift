import TillRecords
import TillStages

/// The lines of a bank's export as text, counted as its readers count them, and the passages that rows take up.
struct BankLines {
    private let lines: [Substring]

    /// A passage longer than this is cut.
    private static let most = 40
    /// No line that is shown has more signs.
    private static let widest = 2_000

    /// - Parameter alphabets: letters that tell one code page from another.
    init(_ bytes: [UInt8], alphabets: [Alphabet]) {
        let text = bytes.withBytes { raw in
            let read = CsvEncoding.read(raw, alphabets: alphabets)
            return String(decoding: read.decoded ?? Array(bytes.dropFirst(read.skipped)), as: UTF8.self)
        }
        let hasNewlines = text.utf8.contains(0x0A)
        lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == (hasNewlines ? "\n" : "\r") }
            .map { Substring($0.last == "\r" ? $0.dropLast() : $0) }
    }

    var count: Int { lines.count }

    /// A row of a table: one line, and those that a quoted cell goes on in.
    func row(_ number: Int) -> OriginalPassage {
        var quotes = 0
        return passage(from: number) { line, _ in
            quotes += line.utf8.count { $0 == UInt8(ascii: "\"") }
            return quotes.isMultiple(of: 2)
        }
    }

    /// A movement of a SWIFT statement: its field and what belongs to it, up to the next movement or balance.
    func field(_ number: Int) -> OriginalPassage {
        passage(from: number) { _, next in
            guard let next else { return true }
            return next.hasPrefix(":") && !next.hasPrefix(":86:") || next.hasPrefix("-")
        }
    }

    /// A record of QIF, up to its caret.
    func entry(_ number: Int) -> OriginalPassage { passage(from: number) { line, _ in line.hasPrefix("^") } }

    /// An element of OFX or XML, up to its end. Where many stand on one line, that with the reference.
    func element(_ number: Int, reference: String?) -> OriginalPassage {
        let first = String(lines[number - 1])
        if first.utf8.count > BankLines.widest { return OriginalPassage([excerpt(first, number, reference)], isCut: true) }
        guard let name = BankLines.name(in: first) else { return passage(from: number) { _, _ in true } }
        return passage(from: number) { line, _ in line.contains("</\(name)>") }
    }

    /// Lines from one on, until one is the last.
    ///
    /// - Parameter isLast: asked of each line with the one after it.
    private func passage(from number: Int, until isLast: (String, String?) -> Bool) -> OriginalPassage {
        var found: [OriginalPassage.Line] = []
        var at = number - 1
        while at < lines.count, found.count < BankLines.most {
            let text = String(lines[at])
            found.append(OriginalPassage.Line(number: at + 1, text: String(text.prefix(BankLines.widest))))
            at += 1
            if isLast(text, at < lines.count ? String(lines[at]) : nil) { return OriginalPassage(found) }
        }
        return OriginalPassage(found, isCut: at < lines.count)
    }

    /// The part of a very long line around a reference; its beginning where there is none.
    private func excerpt(_ line: String, _ number: Int, _ reference: String?) -> OriginalPassage.Line {
        let bytes = Array(line.utf8)
        let wanted = Array((reference ?? "").utf8)
        let at = wanted.isEmpty ? nil : BankLines.place(of: wanted, in: bytes)
        let start = max(0, (at ?? 0) - 400)
        return OriginalPassage.Line(number: number, text: String(decoding: bytes[start..<min(bytes.count, start + 800)], as: UTF8.self))
    }

    private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= wanted.count, let first = wanted.first else { return nil }
        return (0...bytes.count - wanted.count).first { start in
            bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    /// The name of the first element that begins on a line.
    private static func name(in line: String) -> String? {
        guard let open = line.firstIndex(of: "<") else { return nil }
        let name = line[line.index(after: open)...].prefix { $0.isLetter || $0.isNumber || ".:_".contains($0) }
        return name.isEmpty ? nil : String(name)
    }
}
