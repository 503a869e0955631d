import Testing

@testable import TillBank
import TillRecords

/// How text becomes rows and cells.
@Suite struct CsvScannerTests {
    private func rows(_ text: String, delimiter: Character = ",") -> [[String]] {
        let bytes = Array(text.utf8)
        return bytes.withBytes { raw in
            var scanner = CsvScanner(CsvBody(raw), delimiter: delimiter.asciiValue ?? 0x2C, quote: 0x22)
            defer { scanner.release() }
            var rows: [[String]] = []
            while scanner.next() { rows.append((0..<scanner.width).map { String(decoding: scanner.content($0), as: UTF8.self) }) }
            return rows
        }
    }

    @Test(arguments: [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ("a,b\r\r\nc,d\r\r\n", [["a", "b"], ["c", "d"]]),
        ("\"a,1\",b", [["a,1", "b"]]),
        ("\"say \"\"hi\"\"\",b", [["say \"hi\"", "b"]]),
        ("a \"b\" c,d", [["a \"b\" c", "d"]]),
        ("\"a \"b\" c\",d", [["a \"b\" c", "d"]]),
        ("\"a\nb\",c", [["a\nb", "c"]]),
        ("lost\",\"b\"", [["lost", "b"]]),
        ("=\"0123\",b", [["0123", "b"]]),
        (" \"a\" , b ", [["a", "b"]]),
        ("\"never closed,b\nc,d", [["\"never closed", "b"], ["c", "d"]]),
        ("a,,\n", [["a", "", ""]]),
    ])
    func rowsAndCells(text: String, expected: [[String]]) {
        #expect(rows(text) == expected)
    }

    @Test func linesCountAsAnEditorCountsThem() {
        let bytes = Array("a\n\"b\nc\"\nd\r\ne\rf".utf8)
        let lines: [Int] = bytes.withBytes { raw in
            var scanner = CsvScanner(CsvBody(raw), delimiter: 0x2C, quote: 0x22)
            defer { scanner.release() }
            var lines: [Int] = []
            while scanner.next() { lines.append(scanner.line) }
            return lines
        }
        #expect(lines == [1, 2, 4, 5, 6])
    }

    @Test func openQuotesCostLinearTime() {
        let bytes = [UInt8](repeating: 0x22, count: 3) + Array(String(repeating: "\n\"x", count: 200_000).utf8)
        let count: Int = bytes.withBytes { raw in
            var scanner = CsvScanner(CsvBody(raw), delimiter: 0x2C, quote: 0x22)
            defer { scanner.release() }
            var count = 0
            while scanner.next() { count += 1 }
            return count
        }
        #expect(count > 0)
    }
}
