import Testing
import TillRecords

@testable import TillBank

/// Encodings, from the bytes alone; and bytes that are no text.
@Suite struct CsvEncodingTests {
    private static let table = "Datum;Verwendungszweck;Betrag\n14.03.2024;Bäcker Müller;-1,00\n15.03.2024;Größe;-2,00\n"

    private func texts(_ bytes: [UInt8]) -> [String] { ReadDocument(bytes, name: "bank.csv").column(.text) }

    private func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    @Test func oneTextInManyEncodings() {
        let table = CsvEncodingTests.table
        let expected = ["Bäcker Müller", "Größe"]
        #expect(texts(Array(table.utf8)) == expected)
        #expect(texts([0xEF, 0xBB, 0xBF] + Array(table.utf8)) == expected)
        #expect(texts(latin(table)) == expected)
        let little = table.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        #expect(texts([0xFF, 0xFE] + little) == expected)
        #expect(texts(little) == expected)
        let big = table.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(texts([0xFE, 0xFF] + big) == expected)
        #expect(texts(big) == expected)
        #expect(
            texts(Array(String(decoding: latin(table).flatMap { Array(String(Unicode.Scalar($0)).utf8) }, as: UTF8.self).utf8)) == expected)
    }

    @Test func twoEncodingsInOneFileAreTold() {
        let bytes = Array("Date,Text,Amount\n2024-01-02,CAF\u{C9},-1.00\n2024-01-03,CAF".utf8) + [0xC9] + Array(",-2.00\n".utf8)
        let read = ReadDocument(bytes, name: "bank.csv")
        #expect(read.column(.text) == ["CAFÉ", "CAFÉ"] && read.notes == ["bank.csv.encoding"])
    }

    @Test func nulsAreLeftOutAndTold() {
        let read = ReadDocument(Array("Date,Text,Amount\n2024-01-02,SH\0OP,-1.00\n".utf8), name: "bank.csv")
        #expect(read.column(.text) == ["SHOP"] && read.notes == ["bank.csv.encoding"])
    }

    /// Any bytes end in records or a fault, never in a trap.
    @Test func byteSoupIsNeverATrap() {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let bits = Array("Date,Text;Amount\t\"\n\r2024-01-02 -1.00,'()$€ÄBC.|0 Saldo Total\0".utf8)
        for _ in 0..<60 {
            let soup = (0..<Int(next() % 400)).map { _ in bits[Int(next()) % bits.count] }
            _ = ReadDocument(soup, name: "soup.csv")
            let table = Array("Date,Text,Amount,Balance\n2024-01-02,A,-1.00,5.00\n".utf8) + soup
            _ = ReadDocument(table, name: "soup.csv")
        }
    }
}
