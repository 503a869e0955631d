import Glibc
import TillRecords

/// How a document separates and quotes its cells.
struct CsvDialect: Equatable {
    var delimiter: UInt8
    /// 0 when nothing is quoted.
    var quote: UInt8
    /// Bytes before the first row: a `sep=` line.
    var start = 0
    var startLine = 1

    func scanner(_ body: CsvBody) -> CsvScanner {
        CsvScanner(body, delimiter: delimiter, quote: quote, from: start, line: startLine)
    }

    /// How it is named to a person.
    var name: String {
        switch delimiter {
        case 0x09: "tab"
        case 0x2C: "comma"
        case 0x3B: "semicolon"
        default: String(decoding: [delimiter], as: UTF8.self)
        }
    }

    static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C, 0x5E, 0x7E]
    private static let sampleRows = 60
    private static let headBytes = 1 << 18

    /// The dialect whose cells read best: rows with a date and a number, known header words, rows of one width.
    static func detect(_ text: ByteView, _ knowledge: CsvKnowledge) -> (dialect: CsvDialect, because: String) {
        if let named = separatorLine(text) { return (named, "the line sep= names it") }
        let quote: UInt8 = quoteByte(text)
        let start = blankStart(text)
        let head = ByteView(rebasing: text.prefix(start.offset + headBytes))
        let present = delimiters.filter { head.firstIndex(of: $0) != nil }
        guard present.count > 1 else {
            let only = CsvDialect(delimiter: present.first ?? 0x2C, quote: quote, start: start.offset, startLine: start.line)
            return (only, present.isEmpty ? "nothing separates cells" : "nothing else could separate cells")
        }
        var best = (score: -1, dialect: CsvDialect(delimiter: 0x2C, quote: quote))
        for delimiter in present {
            let dialect = CsvDialect(delimiter: delimiter, quote: quote, start: start.offset, startLine: start.line)
            let score = score(CsvSample(CsvBody(head), dialect, knowledge, rows: sampleRows), knowledge)
            if score > best.score { best = (score, dialect) }
        }
        return (best.dialect, "rows read best so")
    }

    /// The dialect with a delimiter that a person names.
    static func told(_ delimiter: UInt8, _ text: ByteView) -> CsvDialect {
        let start = blankStart(text)
        return CsvDialect(delimiter: delimiter, quote: quoteByte(text), start: start.offset, startLine: start.line)
    }

    private static func score(_ sample: CsvSample, _ knowledge: CsvKnowledge) -> Int {
        var widths: [Int: Int] = [:]
        var typed = 0
        var roles = 0
        for (index, row) in sample.rows.enumerated() where row.cells.count > 1 {
            widths[row.cells.count, default: 0] += 1
            if row.kind.isData {
                typed += 1
                continue
            }
            guard index < 60 else { continue }
            roles = max(roles, row.cells.prefix(200).reduce(0) { $0 + (knowledge.headers.read($1) == nil ? 0 : 1) })
        }
        return typed * 10 + (widths.values.max() ?? 0) + min(roles, 12) * 3
    }

    /// The `sep=;` that spreadsheets write and read.
    private static func separatorLine(_ text: ByteView) -> CsvDialect? {
        guard text.count > 5 else { return nil }
        let head = text.prefix(5).map { $0 | 0x20 }
        guard head[0] == 0x73, head[1] == 0x65, head[2] == 0x70, text[3] == 0x3D else { return nil }
        var end = 5
        while end < text.count, text[end] == 0x0D || text[end] == 0x0A {
            end += 1
            if text[end - 1] == 0x0A { break }
        }
        guard end > 5 else { return nil }
        return CsvDialect(delimiter: text[4], quote: 0x22, start: end, startLine: 2)
    }

    /// Blank lines before the first row are skipped, so that they do not count as rows.
    private static func blankStart(_ text: ByteView) -> (offset: Int, line: Int) {
        var at = 0
        var line = 1
        while at < text.count, text[at] == 0x0A || text[at] == 0x0D {
            if text[at] == 0x0A { line += 1 }
            at += 1
        }
        return (at, line)
    }

    /// The double quote, unless only single quotes stand around cells. One that stands before cells and not behind them is no quote: it keeps
    /// spreadsheets from reading a number (`'0512`).
    private static func quoteByte(_ text: ByteView) -> UInt8 {
        func parts(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x3B || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x7C }
        var (doubles, singles, before, behind) = (0, 0, 0, 0)
        let end = min(text.count, 1 << 14)
        var at = 0
        while at < end {
            let start = at
            while at < end, !parts(text[at]) { at += 1 }
            if at > start {
                if text[start] == 0x22 { doubles += 1 }
                let (opens, closes) = (text[start] == 0x27, at - start > 1 && text[at - 1] == 0x27)
                if opens { singles += 1 }
                // A quoted cell with a mark inside opens in one piece and closes in another.
                if opens, !closes { before += 1 }
                if closes, !opens { behind += 1 }
            }
            at += 1
        }
        return doubles == 0 && singles > 4 && before <= behind + singles / 10 ? 0x27 : 0x22
    }
}
