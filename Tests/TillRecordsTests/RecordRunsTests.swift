import Testing

@testable import TillRecords

/// Changed records, written.
struct RecordRunsTests {
    private static let names: [Key] = [
        Key(foreign: "a"), Key(foreign: "b"),
        Key(foreign: "c"), Key(foreign: "d"),
    ]

    /// Every choice of fields to keep, change and take away, in a line of fields side by side and in one with blanks.
    @Test(arguments: [#"{"a":1,"b":"x","c":[1,2],"d":null}"#, #"{ "a" : 1, "b":"x" ,"c": [1,2],"d":null }"#])
    func everyChangeOfFourFields(line: String) throws {
        for choice in 0..<81 {
            var record = try Record(checking: line)
            var (left, expected) = (choice, [(String, String)]())
            for (index, key) in RecordRunsTests.names.enumerated() {
                let old = ["1", "\"x\"", "[1,2]", "null"][index]
                switch left % 3 {
                case 0: expected.append((key.description, old))
                case 1:
                    record.set(key, integer: 70 + index)
                    expected.append((key.description, String(70 + index)))
                default: record.remove(key)
                }
                left /= 3
            }
            record.set(.new, flag: true)
            expected.append(("new", "true"))
            let wanted = "{" + expected.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
            #expect(
                try Record(checking: record.text).fields.map { "\($0.name):\(String(decoding: $0.raw, as: UTF8.self))" }
                    == expected.map { "\($0.0):\($0.1)" })
            if !line.contains(" ") { #expect(record.text == wanted) }
        }
    }

    @Test func nothingLeftIsAnEmptyObject() throws {
        var record = try Record(checking: #"{"a":1,"b":2}"#)
        record.remove(Key(foreign: "a"))
        record.remove(Key(foreign: "b"))
        #expect(record.text == "{}")
    }

    @Test func aChangeIsTakenBackByAnother() throws {
        var record = try Record(checking: #"{"a":1,"b":2}"#)
        record.remove(Key(foreign: "b"))
        record.set(Key(foreign: "b"), integer: 3)
        record.set(Key(foreign: "a"), integer: 4)
        #expect(record.text == #"{"a":4,"b":3}"#)
    }
}
