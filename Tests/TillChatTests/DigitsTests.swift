import Testing

@testable import TillChat

@Suite struct DigitsTests {
    @Test(arguments: [("7", 7), ("٣", 3), ("۹", 9), ("४", 4), ("৫", 5), ("๑", 1), ("８", 8)])
    func readsTheDigitsOfManyScripts(text: String, value: Int) {
        let bytes = Array(text.utf8)
        let read = bytes.withUnsafeBytes { Digits.read($0, 0) }
        #expect(read?.value == value)
        #expect(read?.length == bytes.count)
    }

    @Test func lettersAreNone() {
        #expect(Array("é".utf8).withUnsafeBytes { Digits.read($0, 0) } == nil)
        #expect([].withUnsafeBytes { Digits.read($0, 0) } == nil)
    }
}
