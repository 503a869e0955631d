import TillRecords
import TillStages

/// Text with one field a line, `Date: 18/04/2024`, and a block of lines for each row: the names of the fields are the titles of a table.
struct BlockFormat: BankFormat {
    static let name: StaticString = "blocks"
    static let title = "text with one field a line"
    static let kinds = ["text with one field a line"]
    static let reads = "text with one field a line (Date: …)"
    static let examples = [
        Example(
            "a text of one field a line", command: "till-bank march.txt",
            files: [
                "march.txt": """
                Date: 14/03/2025
                Description: BAKERY WEST
                Amount: -4.50

                Date: 13/03/2025
                Description: TEA
                Amount: -3.00
                """
            ],
            shows: ["\"format\":\"blocks\"", "\"date\":\"2025-03-14\"", "\"amount\":\"-4.50\"", "\"text\":\"BAKERY WEST\""])
    ]

    private let tables: CsvFormat

    /// The tables' own options hold for blocks too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    /// Names and marks of fields are looked at as bytes: whatever the code page, they are the same ones in each block.
    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        head.controls == 0 && !head.startsText("<") && Blocks(Array(document.bytes.prefix(8192))).areRows ? .certain : .none
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        try tables.read(try laid(document), of: BlockFormat.name, into: writer)
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try laid(document).passage(of: source.string(.place))
    }

    private func laid(_ document: Document) throws(Fault) -> LaidTable {
        let knowledge = try tables.words()
        let text = document.bytes.withBytes { CsvEncoding.read($0, alphabets: knowledge.alphabets) }
        return Blocks(text.decoded ?? Array(document.bytes.dropFirst(text.skipped))).table
    }
}

/// Lines of fields, gathered to blocks: a field that a block has already begins the next one, and so does an empty line.
private struct Blocks {
    private typealias Field = (name: [UInt8], value: [UInt8])
    private var blocks: [[Field]] = []
    /// Lines that are no field.
    private var others = 0

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8]) {
        var block: [Field] = []
        func close(_ blocks: inout [[Field]]) {
            if !block.isEmpty { blocks.append(block) }
            block = []
        }
        let end: UInt8 = text.contains(0x0A) ? 0x0A : 0x0D
        for line in text.split(separator: end, omittingEmptySubsequences: false) {
            let line = Blocks.trimmed(line)
            guard !line.isEmpty else {
                close(&blocks)
                continue
            }
            guard let field = Blocks.field(line) else {
                others += 1
                block.append(([], line))
                continue
            }
            if block.contains(where: { $0.name == field.name }) { close(&blocks) }
            block.append(field)
        }
        close(&blocks)
    }

    /// A line with a colon behind its name, which has letters, no digits and forty bytes at most.
    private static func field(_ line: [UInt8]) -> Field? {
        let wide = Array("：".utf8)
        var at = 0
        while at < line.count, at <= 40 {
            let length = line[at] == 0x3A ? 1 : line[at...].starts(with: wide) ? wide.count : 0
            if length > 0 {
                let name = trimmed(line[..<at])
                guard !name.isEmpty, !name.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
                return (name, trimmed(line[(at + length)...]))
            }
            at += 1
        }
        return nil
    }

    private static func trimmed(_ text: some BidirectionalCollection<UInt8>) -> [UInt8] {
        // No-break spaces stand at the ends of such fields too.
        var plain = Array(text)
        while plain.last.map({ $0 <= 0x20 }) ?? false || plain.suffix(2) == [0xC2, 0xA0] {
            plain.removeLast(plain.suffix(2) == [0xC2, 0xA0] ? 2 : 1)
        }
        return Array(plain.drop { $0 <= 0x20 })
    }

    /// The fields of the blocks that are rows: those of the most frequent block.
    private var names: [[UInt8]] {
        var often: [[[UInt8]]: Int] = [:]
        for block in blocks { often[block.map(\.name), default: 0] += 1 }
        let most = often.max { ($0.value, $0.key.count) < ($1.value, $1.key.count) }?.key ?? []
        let known = Set(most)
        var names = most
        for block in blocks where Blocks.share(block, known) {
            for field in block where !names.contains(field.name) { names.append(field.name) }
        }
        return names
    }

    private static func share(_ block: [Field], _ names: Set<[UInt8]>) -> Bool { block.count { names.contains($0.name) } * 2 > names.count }

    /// Two blocks and two thirds of all have the same three fields or more, one of them a day and another one a number.
    var areRows: Bool {
        let names = names
        let known = Set(names)
        let rows = blocks.filter { Blocks.share($0, known) }
        guard names.count >= 3, names.count <= 40, !names.contains([]), rows.count >= 2, rows.count * 3 >= blocks.count * 2 else {
            return false
        }
        func all(_ holds: ([UInt8]) -> Bool) -> [[UInt8]] {
            names.filter { name in
                let values = rows.compactMap { row in row.first { $0.name == name }?.value }
                return values.count * 2 > rows.count && values.allSatisfy(holds)
            }
        }
        let days = all(Blocks.looksLikeDay)
        return !days.isEmpty && !all(Blocks.looksLikeNumber).filter { !days.contains($0) }.isEmpty
    }

    /// Three groups of digits or a word between them, six signs at least.
    private static func looksLikeDay(_ value: [UInt8]) -> Bool {
        value.count >= 6 && value.count <= 40 && value.split { $0 &- 0x30 >= 10 }.count >= 2 && value.first.map { $0 != 0x2D } ?? false
            && value.contains { $0 == 0x2F || $0 == 0x2E || $0 == 0x2D || $0 == 0x20 || $0 >= 0x80 }
    }

    /// Digits with at most a sign, a mark and a currency.
    private static func looksLikeNumber(_ value: [UInt8]) -> Bool {
        let digits = value.count { $0 &- 0x30 < 10 }
        return digits > 0 && value.count <= 30 && value.count { ($0 | 0x20) &- 97 < 26 } <= 3
    }

    /// Lines above the first row, a row of titles, and a row for each block.
    var table: LaidTable {
        var table = LaidTable()
        let names = names
        let known = Set(names)
        var hasTitles = false
        for block in blocks {
            guard Blocks.share(block, known) else {
                for field in block { table.add(field.name.isEmpty ? [field.value] : [field.name, field.value]) }
                continue
            }
            if !hasTitles { table.add(names) }
            hasTitles = true
            table.add(names.map { name in block.first { $0.name == name }?.value ?? [] })
        }
        return table
    }
}
