import TillRecords
import TillStages

extension ReceiptReader {
    public static let takes = "receipts (JPEG, PNG, TIFF, WebP, HEIC, GIF, BMP, PDF, XML invoices, mails, text)"

    public func claim(_ bytes: [UInt8]) -> DocumentClaim {
        switch DocumentKind(bytes) {
        case .image: .certain
        // A statement is a PDF too.
        case .pdf: .likely
        // What a person can turn into a picture that is read; an archive is none.
        case .foreign(let name): name == "ZIP" ? .none : .likely
        case .mail: .certain
        case .lines: ReceiptReader.looksLikeRecords(bytes) ? .certain : .none
        case .text: ElectronicInvoice.isOne(bytes) ? .certain : ReceiptReader.looksLikeReceipt(bytes) ? .likely : .none
        case .unknown: .none
        }
    }

    /// Records of receipts: the first one has a text, and is of no chat.
    private static func looksLikeRecords(_ bytes: [UInt8]) -> Bool {
        let first = bytes.prefix(65_536).split(separator: 0x0A, maxSplits: 1).first ?? []
        let line = String(decoding: first, as: UTF8.self)
        return line.contains("\"text\"") && (line.contains("\"receipt_id\"") || line.contains("\"captured_at\""))
    }

    /// A narrow strip of text that is no table, with a price at the end of a few of its lines.
    private static func looksLikeReceipt(_ bytes: [UInt8]) -> Bool {
        let lines = firstLines(bytes.prefix(16_384))
        guard lines.count >= 4, !isTable(lines) else { return false }
        let wide = lines.count { $0.count > 72 }
        let priced = lines.count { line in
            var end = line[...]
            // A letter for the tax, a currency sign, a blank may follow the price.
            while let last = end.last, last < 0x30 || last > 0x39, line.endIndex - end.endIndex < 5 { end.removeLast() }
            let tail = end.suffix(3)
            if hasSign(line) { return true }
            return tail.count == 3 && (tail.first == 0x2E || tail.first == 0x2C) && tail.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        return wide * 8 <= lines.count && priced >= 2 && priced * 8 >= lines.count
    }

    /// A chat, a log and a table have a day in most lines, or many cells; a receipt has one day or two, and a line of it two marks of decimals.
    private static func isTable(_ lines: [ArraySlice<UInt8>]) -> Bool {
        if lines.count(where: startsWithDay) * 4 >= lines.count || lines.count(where: hasDay) * 2 >= lines.count { return true }
        if lines.count(where: hasQuotedCell) * 4 >= lines.count { return true }
        return [(UInt8(ascii: ";"), 2), (0x09, 2), (UInt8(ascii: "|"), 2), (UInt8(ascii: ","), 3)].contains { mark, least in
            lines.count { $0.count { $0 == mark } >= least } * 4 >= lines.count * 3
        } || hasAsManyCommas(lines)
    }

    /// Whether a quote begins or ends a cell: `;"`, `",`.
    private static func hasQuotedCell(_ line: ArraySlice<UInt8>) -> Bool {
        func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") || byte == 0x09 }
        return zip(line, line.dropFirst()).contains { a, b in a == UInt8(ascii: "\"") && isMark(b) || isMark(a) && b == UInt8(ascii: "\"") }
    }

    /// Whether nine lines of ten have the same number of commas, two at least; what stands above a table has another.
    private static func hasAsManyCommas(_ lines: [ArraySlice<UInt8>]) -> Bool {
        var counts: [Int: Int] = [:]
        for line in lines { counts[line.count { $0 == UInt8(ascii: ",") }, default: 0] += 1 }
        return counts.contains { commas, count in commas >= 2 && count * 10 >= lines.count * 9 }
    }

    /// Signs of currencies that have no small coins, in UTF-8: they stand beside a price that has no decimals.
    private static let signs: [[UInt8]] = ["¥", "￥", "円", "₩", "원", "₫", "元"].map { Array($0.utf8) }

    /// Whether a line ends with a whole number that such a sign stands beside: `¥1,234`, `510円`.
    private static func hasSign(_ line: ArraySlice<UInt8>) -> Bool {
        var end = line[...]
        while let last = end.last, last == 0x20 || last == UInt8(ascii: ")") || last == UInt8(ascii: "-") { end.removeLast() }
        if let sign = signs.first(where: { end.suffix($0.count).elementsEqual($0) }) {
            return end.dropLast(sign.count).last.map { $0 &- 48 < 10 } ?? false
        }
        let head = end.dropLast(end.reversed().prefix { $0 &- 48 < 10 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }.count)
        guard head.count < end.count else { return false }
        var before = head
        while before.last == 0x20 { before.removeLast() }
        return signs.contains { before.suffix($0.count).elementsEqual($0) }
    }

    /// The first lines that hold something, two hundred at most.
    private static func firstLines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        bytes.withBytes { all in
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
    private static func end(of byte: UInt8, _ bytes: Slice<ByteView>) -> Int {
        bytes.base.firstIndex(of: byte, from: bytes.startIndex).map { min($0, bytes.endIndex) } ?? bytes.endIndex
    }

    /// Whether a line begins with a day, behind a bracket or a quote: `[2025-03-14`.
    private static func startsWithDay(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\"") || $0 <= 0x20 || $0 >= 0x80 }
        guard text.first.map({ $0 &- 48 < 10 }) ?? false else { return false }
        return hasDay(text.prefix(10)) || isNamedDay(text)
    }

    /// Whether a text begins with a day whose month is a word: `17-Mar-24`, `03 juin 2026`.
    private static func isNamedDay(_ text: ArraySlice<UInt8>) -> Bool {
        func isMark(_ byte: UInt8) -> Bool { [0x20, 0x2D, 0x2E, 0x2F].contains(byte) }
        let day = text.prefix { $0 &- 48 < 10 }
        let month = text[day.endIndex...].drop(while: isMark).prefix { ($0 | 0x20) &- 97 < 26 || $0 >= 0x80 }
        let year = text[month.endIndex...].drop(while: isMark).prefix { $0 &- 48 < 10 }
        return day.count <= 2 && month.count >= 3 && (year.count == 2 || year.count == 4)
    }

    /// Whether a line has two or three short numbers with marks between them: `14.03.25`, `2025-03-14`, `14.03.`.
    private static func hasDay(_ line: ArraySlice<UInt8>) -> Bool {
        var (digits, marks, run) = (0, 0, 0)
        var isDay = false
        for byte in line {
            if byte &- 48 < 10 {
                digits += 1
                run += 1
                isDay = (isDay || marks == 2 && digits >= 3) && digits <= 8 && run <= 4
            } else if byte == 0x2E || byte == 0x2F || byte == 0x2D, run > 0 {
                marks += 1
                run = 0
                isDay = byte == 0x2E && marks == 2 && digits >= 3
            } else {
                if isDay { return true }
                (digits, marks, run) = (0, 0, 0)
            }
        }
        return isDay
    }
}
