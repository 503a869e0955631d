import Testing
import TillTesting

@testable import TillRecords

@Suite struct ByteBufferTests {
    @Test(arguments: [0, 1, -1, 9, 10, 99, -100, .max, .min] as [Int])
    func writesNumbers(number: Int) {
        let buffer = ByteBuffer(capacity: 1)
        buffer.append(number: number)
        #expect(buffer.text == String(number))
    }

    @Test func writesStringsAsJsonWantsThem() {
        let buffer = ByteBuffer(capacity: 1)
        buffer.append(jsonString: "a\"b\\c\nd\re\tf\u{1}\u{1F}g\u{7F}é€𝄞")
        #expect(buffer.text == #""a\"b\\c\nd\re\tf\u0001\u001fg"# + "\u{7F}é€𝄞\"")
    }

    @Test func repairsBytesThatAreNotUtf8() throws {
        let buffer = ByteBuffer(capacity: 1)
        let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x82, 0xF0, 0x9D, 0x84, 0x9E, 0xC3]
        bytes.withBytes { buffer.append(jsonString: $0) }
        #expect(buffer.text == "\"a\u{FFFD}\u{FFFD}(\u{FFFD}\u{FFFD}𝄞\u{FFFD}\"")
        #expect(fault(of: "{\"type\":\(buffer.text)}") == nil)
    }

    /// Every string of bytes becomes JSON, and where it was UTF-8 it comes back.
    @Test func everyByteSoupBecomesAJsonString() throws {
        var chance = SeededChance(5)
        for _ in 0..<3000 {
            let bytes = (0..<chance.below(40)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
            var record = Record(type: .note)
            bytes.withBytes { record.set(.text, bytes: $0) }
            let read = try Record(line: record.written)
            let back = read.withBytes(.text) { Array($0) }
            if bytes.withBytes({ Utf8.firstError(in: $0) }) == nil { #expect(back == bytes) }
            #expect(back != nil)
        }
    }

    @Test func growsClearsAndTruncates() {
        let buffer = ByteBuffer(capacity: 1)
        for _ in 0..<1000 { buffer.append("0123456789") }
        #expect(buffer.count == 10_000)
        buffer.truncate(to: 12)
        #expect(buffer.text == "012345678901")
        buffer.truncate(to: 50)
        buffer.truncate(to: -1)
        #expect(buffer.isEmpty)
        buffer.append([1, 2])
        buffer.clear()
        #expect(buffer.bytes == [])
    }

    @Test func writesHexadecimal() {
        let buffer = ByteBuffer()
        [UInt8](arrayLiteral: 0, 9, 10, 0xAB, 0xFF).withBytes { buffer.append(hex: $0) }
        #expect(buffer.text == "00090aabff")
    }
}
