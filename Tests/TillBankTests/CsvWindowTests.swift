import Glibc
import Testing
import TillTesting

@testable import TillBank
import TillRecords
@testable import TillStages

/// A table that is read from its file window by window says what it says when it is held in memory.
@Suite struct CsvWindowTests {
    private struct Row: Equatable {
        var line: Int
        var cells: [[UInt8]]
    }

    private func rows(_ body: CsvBody, quote: UInt8 = 0x22) -> [Row] {
        var scanner = CsvScanner(body, delimiter: 0x2C, quote: quote)
        defer { scanner.release() }
        var rows: [Row] = []
        while scanner.next() { rows.append(Row(line: scanner.line, cells: (0..<scanner.width).map { scanner.content($0) })) }
        #expect(scanner.isAtEnd)
        return rows
    }

    private func check(_ text: [UInt8], _ scratch: Scratch, sizes: [Int]) throws {
        let file = try #require(PartwiseFile(path: scratch.file("text", text)))
        text.withBytes { raw in
            let whole = rows(CsvBody(raw))
            for size in sizes {
                let windowed = rows(CsvBody(file, from: 0, head: raw, windowSize: size))
                #expect(windowed == whole, "\(size): \(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: [
        "a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\r\r\nc,d\r\r\n", "\"a,1\",b", "\"say \"\"hi\"\"\",b\nc,d",
        "\"a\nb\",c\nd",
        "lost\",\"b\"\nc", "=\"0123\",b\n", " \"a\" , b \nc", "\"never closed,b\nc,d\n\"e\",f\n\"g,h", "a,,\n", "\r\r\r\n\n",
    ])
    func everyWayToEndARow(text: String) throws {
        try check(Array(text.utf8), Scratch(), sizes: Array(1...9) + [64])
    }

    @Test func anyText() throws {
        let scratch = Scratch()
        var chance = SeededChance(11)
        for _ in 0..<150 {
            let text = (0..<chance.below(90)).map { _ in chance.pick(Array("ab,,\"\"\r\n\n =\t".utf8)) }
            try check(text, scratch, sizes: [1, 2, 3, 7, 16])
        }
    }

    /// Quotes that nothing closes are searched for once, not once a cell, although each window ends in the search.
    @Test(.timeLimit(.minutes(1))) func openQuotesCostLinearTime() throws {
        let text = Array((String(repeating: "\"a,", count: 20_000) + "\n" + String(repeating: "\"a,\n", count: 20_000)).utf8)
        try check(text, Scratch(), sizes: [50_000])
    }

    /// The tables of the samples, and what a fuzzer found.
    static let tables = ["samples/inbox", "Tests/Fixtures/fuzz/csv"].flatMap { folder in
        Files.below(Checkout.path(folder)).map { "\(folder)/\($0)" }
    }.filter { $0.hasSuffix(".csv") || $0.contains("/csv/") }

    @Test(arguments: tables)
    func wholeTables(path: String) throws {
        let bytes = try #require(Checkout.bytes(path))
        guard let held = LargeDocument(bytes, windowSize: nil) else { return }
        for size in [100, 3000, CsvWindow.usualSize] {
            let read = try #require(LargeDocument(bytes, windowSize: size))
            #expect(read.lines == held.lines && read.fault?.code == held.fault?.code, "\(size)")
        }
    }

    private static let head = Array("Date,Text,Amount\n".utf8)

    private static func table(rows: Int, text: String = "BREAD") -> [UInt8] {
        head + (0..<rows).flatMap { Array("2025-03-\(10 + $0 / 200 % 20),\(text) \($0),-4.5\($0 % 10)\n".utf8) }
    }

    @Test func aTableOfManyWindows() throws {
        let bytes = Self.table(rows: 1500)
        let held = try #require(LargeDocument(bytes, windowSize: nil))
        let read = try #require(LargeDocument(bytes, windowSize: 4096))
        #expect(held.fault == nil && held.lines.count { $0 == 0x0A } == 1500)
        #expect(read.lines == held.lines)
    }

    /// What is written while a table is read is never taken for what was there.
    @Test(arguments: ["cut", "more", "other"])
    func aFileThatChanges(how: String) throws {
        let bytes = Self.table(rows: 1500)
        let read = try #require(
            LargeDocument(bytes, windowSize: 4096) { path in
                // A clock tick later, so that the time of the change is another.
                usleep(30_000)
                switch how {
                case "cut": truncate(path, 20_000)
                case "more": Files.write(bytes + bytes, to: path)
                default: Files.write(Self.table(rows: 1500, text: "BLOOD"), to: path)
                }
            })
        #expect(read.fault?.code == "document.changed")
    }

    @Test func onlyPlainTablesAreReadSo() throws {
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let scratch = Scratch()
        func isLarge(_ bytes: [UInt8], from least: Int = 0) -> Bool { reader.large(scratch.file("x.csv", bytes), from: least) != nil }
        let plain = Self.table(rows: 30)
        #expect(isLarge(plain) && !isLarge(plain, from: plain.count + 1))
        #expect(isLarge([0xEF, 0xBB, 0xBF] + plain))
        #expect(!isLarge(plain + [0]) && !isLarge(plain + [0xE4]) && !isLarge(plain + [0xC3]))
        #expect(!isLarge([0xFF, 0xFE] + plain.flatMap { [$0, 0] }))
        #expect(!isLarge(Array("<html><body>".utf8) + plain) && !isLarge(Array("!Type:Bank\n".utf8) + plain))
        #expect(!isLarge([UInt8](repeating: 0x0A, count: 70_000) + plain))
        #expect(reader.large("-", from: 0) == nil && reader.large(scratch.path, from: 0) == nil)
        #expect(reader.large("\(scratch.path)/nothing", from: 0) == nil)
    }

    /// A character that the parts of the survey cut in two is whole all the same; the digest is that of all bytes.
    @Test(arguments: 0..<4) func charactersAcrossParts(shift: Int) throws {
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let bytes = Self.head + [UInt8](repeating: 0x61, count: shift) + Array(String(repeating: "€", count: 200_000).utf8)
        let scratch = Scratch()
        let large = try #require(reader.large(scratch.file("x.csv", bytes), from: 0))
        #expect(large.id == Document(name: "x.csv", bytes: bytes).id)
    }
}
