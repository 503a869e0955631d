import Testing
import TillRecords

@testable import TillBank

/// What is done to a table of text before its cells are divided.
@Suite struct RepairTests {
    private static func repaired(_ text: String) -> String? {
        Array(text.utf8).withBytes { CsvRepair.repaired($0) }.map { String(decoding: $0.text, as: UTF8.self) }
    }

    // MARK: Digits

    /// Digits and marks of each script, in cells that hold more digits than letters.
    @Test(arguments: [
        ("\u{661}\u{662}\u{66B}\u{663}\u{664}", "12.34"), ("-\u{661}\u{66C}\u{662}\u{663}\u{664}\u{66B}\u{665}\u{666}", "-1'234.56"),
        ("\u{6F1}\u{6F2}/\u{6F0}\u{6F3}", "12/03"), ("१२.३४", "12.34"), ("১২.৩৪", "12.34"), ("૧૨", "12"), ("௧௨", "12"), ("๑๒", "12"),
        ("໑໒", "12"), ("၁၂", "12"), ("១២", "12"), ("－１，２３４．５６", "-1'234.56"), ("２０２４／０３／１４", "2024/03/14"),
        ("\u{661}\u{662} د", "12 د"),
    ])
    func digits(text: String, expected: String) { #expect(Self.repaired("a,\(text)\n") == "a,\(expected)\n") }

    /// Texts stay as they are written, though they have such digits, and plain tables are not copied.
    @Test(arguments: ["مقهى \u{661}\u{662}", "カフェ２４", "caf\u{E9} 12", "12.34", "नदी १२ कैफे", "a１"])
    func textsStay(text: String) { #expect(Self.repaired("a,\(text)\n") == nil) }

    @Test func aTableOfOtherDigits() {
        let rows = [
            "\u{662}\u{660}\u{662}\u{664}/\u{660}\u{663}/\u{661}\u{664};a;-\u{661}\u{662}\u{66B}\u{663}\u{664}", "２０２４/０３/１５;b２;１，０００．５０",
        ]
        let read = ReadDocument((["Date;Text;Amount"] + rows).joined(separator: "\n"), name: "a.csv")
        #expect(read.column(.date) == ["2024-03-14", "2024-03-15"] && read.column(.amount) == ["-12.34", "1000.50"])
        #expect(read.column(.text) == ["a", "b２"] && read.codes.isEmpty)
    }

    // MARK: Lines in quotes

    /// A line that is one quoted cell of a table is opened; doubled quotes in it become one.
    @Test func linesInQuotes() {
        let lines = ["\"Date,Text,Amount\"", "\"2025-03-14,\"\"TEA, GREEN\"\",-3.50\"", "\"2025-03-15,WAGE,100.00\""]
        let read = ReadDocument(lines.joined(separator: "\r\n"), name: "a.csv")
        #expect(read.column(.text) == ["TEA, GREEN", "WAGE"] && read.column(.amount) == ["-3.50", "100.00"])
        #expect(read.observations.map { $0.object(.source)?.string(.place) } == ["line 2", "line 3"])
    }

    /// Quotes behind a backslash are quotes of the text; a backslash at the end of a cell is none of theirs.
    @Test func backslashes() {
        let rows = [#""2025-02-03","CAFE \"RIO\"","-5.00""#, #""2025-02-04","A \"B\" C","-6.00""#, #""2025-02-14","D","7.00""#]
        let read = ReadDocument(([#""Date","Text","Amount""#] + rows).joined(separator: "\n"), name: "a.csv")
        #expect(read.column(.text) == ["CAFE \"RIO\"", "A \"B\" C", "D"] && read.column(.amount) == ["-5.00", "-6.00", "7.00"])
        #expect(Self.repaired("\"a\",\"C:\\\",\"b\"\n") == nil)
    }

    /// Two lines are too few, cells of their own are none, and one line that is otherwise leaves all as they are.
    @Test(arguments: [
        "\"a,b,c\"\n\"1,2,3\"\n", "\"a\",\"b\",\"c\"\n\"1\",\"2\",\"3\"\n\"1\",\"2\",\"3\"\n",
        "\"a,b,c\"\n\"1,2,3\"\n\"1,2,3\",4\n", "\"a,b\"\n\"1,2\"\n\"1,2\"\n",
    ])
    func otherLinesStay(text: String) { #expect(Self.repaired(text) == nil) }
}
