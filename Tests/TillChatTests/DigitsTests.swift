import Testing

@testable import TillChat
import TillRecords

@Suite struct DigitsTests {
    @Test(arguments: [("7", 7), ("٣", 3), ("۹", 9), ("४", 4), ("৫", 5), ("๑", 1), ("８", 8)])
    func readsTheDigitsOfManyScripts(text: String, value: Int) {
        let bytes = Array(text.utf8)
        let read = bytes.withBytes { Digits.read($0, 0) }
        #expect(read?.value == value)
        #expect(read?.length == bytes.count)
    }

    @Test func lettersAreNone() {
        #expect(Array("é".utf8).withBytes { Digits.read($0, 0) } == nil)
        #expect([].withBytes { Digits.read($0, 0) } == nil)
    }
}
