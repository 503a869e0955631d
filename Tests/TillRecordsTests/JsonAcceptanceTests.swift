import Testing
import TillRecords
import TillTesting

/// What is a record and what is not, by RFC 8259, in the manner of JSONTestSuite.
@Suite struct JsonAcceptanceTests {
    @Test(arguments: [
        "{}", " { } ", "\t{\"type\":\"x\"}\r", #"{"a":1}"#, #"{"a":-0}"#, #"{"a":0.5e-10}"#, #"{"a":1E+2}"#,
        #"{"a":123456789012345678901234567890}"#,
        #"{"a":""}"#, #"{"":1}"#, #"{"a":[]}"#, #"{"a":[[],[ ],{}]}"#, #"{"a":[1,2 , 3]}"#, #"{"a" : true , "b":false,"c":null}"#,
        #"{"a":"\"\\\/\b\f\n\r\t\u00e9\uD834\uDD1E"}"#, #"{"a":"\u0000"}"#, #"{"a":"\ud800"}"#, #"{"a":"\uDEAD"}"#, "{\"a\":\"\u{7F}\"}",
        "{\"a\":\"\u{2028}\u{FEFF}\"}", "{\"Ключ\":\"значение\"}", #"{"a":{"a":{"a":1}}}"#, #"{"a":1,"b":{"a":1}}"#, #"{"a":1e400}"#,
        #"{"a":{"b":1},"b":{"b":1}}"#,
    ])
    func accepts(line: String) {
        #expect(fault(of: line) == nil)
    }

    @Test(
        arguments: [
            ("", .unfinished), ("   ", .unfinished), ("[]", .notAnObject), ("\"a\"", .notAnObject), ("1", .notAnObject),
            ("null", .notAnObject),
            ("\u{FEFF}{}", .notAnObject), ("// {}", .notAnObject), ("{", .unfinished), (#"{"a""#, .unfinished), (#"{"a":"#, .unfinished),
            (#"{"a":1"#, .unfinished), (#"{"a":1,"#, .unfinished), (#"{"a":"b"#, .unfinished), (#"{"a":[1,"#, .unfinished),
            (#"{"a":-"#, .unfinished),
            ("{}}", .afterEnd), ("{}{}", .afterEnd), ("{},", .afterEnd), ("{} x", .afterEnd), (#"{"a":1,}"#, .badPunctuation),
            ("{,}", .badPunctuation), (#"{"a" 1}"#, .badPunctuation), (#"{"a":1 "b":2}"#, .badPunctuation),
            (#"{"a":1;"b":2}"#, .badPunctuation),
            (#"{"a":[1 2]}"#, .badPunctuation), (#"{"a":[1,]}"#, .badValue), (#"{"a":[,1]}"#, .badValue), (#"{"a":[1}"#, .badPunctuation),
            ("{a:1}", .badPunctuation), ("{'a':1}", .badPunctuation), (#"{"a":'b'}"#, .badValue), (#"{1:1}"#, .badPunctuation),
            (#"{"a":}"#, .badValue), (#"{"a":,}"#, .badValue), (#"{"a"::1}"#, .badValue), (#"{"a":True}"#, .badValue),
            (#"{"a":tru}"#, .badValue),
            (#"{"a":nul}"#, .badValue), (#"{"a":truee}"#, .badPunctuation), (#"{"a":NaN}"#, .badValue), (#"{"a":Infinity}"#, .badValue),
            (#"{"a":-Infinity}"#, .badValue), (#"{"a":undefined}"#, .badValue), (#"{"a":+1}"#, .badValue), (#"{"a":.5}"#, .badValue),
            (#"{"a":01}"#, .badNumber), (#"{"a":-01}"#, .badNumber), (#"{"a":1.}"#, .badNumber), (#"{"a":1.e5}"#, .badNumber),
            (#"{"a":1e}"#, .badNumber), (#"{"a":1e+}"#, .badNumber), (#"{"a":0x10}"#, .badPunctuation), (#"{"a":1.2.3}"#, .badPunctuation),
            (#"{"a":1_000}"#, .badPunctuation), (#"{"a":--1}"#, .badValue), (#"{"a":- 1}"#, .badValue), (#"{"a":"\x41"}"#, .badString),
            (#"{"a":"\u12"}"#, .badString), (#"{"a":"\u12G4"}"#, .badString), (#"{"a":"\U0041"}"#, .badString), (#"{"a":"\""#, .unfinished),
            ("{\"a\":\"\t\"}", .badString), ("{\"a\":\"\n\"}", .badString), ("{\"a\":\"\u{0}\"}", .badString),
            ("{\"a\":\u{0}1}", .badValue),
            ("{\u{A0}}", .badPunctuation), ("{\u{C}}", .badPunctuation), ("{/**/}", .badPunctuation), (#"{"a":1}#"#, .afterEnd),
            ("{\"a\":1\u{0}}", .badPunctuation), ("\u{0}{}", .notAnObject),
        ] as [(String, JsonFault.Reason)])
    func refuses(line: String, reason: JsonFault.Reason) {
        #expect(fault(of: line) == reason)
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"a":1}"#, #"{"":1,"":2}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#,
        #"{"a/b":1,"a\/b":2}"#, #"{"\u00e9":1,"é":2}"#, #"{"o":{"a":1,"a":2}}"#, #"{"o":{"a":1,"\u0061":2}}"#,
        #"{"l":[{"x":{"k":1,"k":1}}]}"#, #"{"\ud834\udd1e":1,"𝄞":2}"#,
    ])
    func refusesAFieldThatStandsThereTwice(line: String) {
        #expect(fault(of: line) == .duplicateKey)
    }

    @Test func findsARepeatAmongManyFields() {
        for count in [2, 10, 63, 64, 65, 66, 200, 5000] {
            let fields = (0..<count).map { "\"key\($0)x\":\($0)" }.joined(separator: ",")
            #expect(fault(of: "{\(fields)}") == nil)
            #expect(fault(of: "{\(fields),\"key0x\":1}") == .duplicateKey)
            #expect(fault(of: "{\(fields),\"key\(count - 1)x\":1}") == .duplicateKey)
            #expect(fault(of: "{\"in\":{\(fields),\"key\(count / 2)x\":1}}") == .duplicateKey)
            #expect(fault(of: "{\(fields),\"key\\u0030x\":1}") == .duplicateKey)
        }
    }

    /// 300,000 names of one length, first, middle and last letter: no line may cost more than its length.
    @Test(.timeLimit(.minutes(1))) func manyFieldsCostNoMoreThanTheirNumber() {
        let fields = (0..<300_000).map { "\"k\(String(1_000_000 + $0))xxxxxxxxk\":0" }.joined(separator: ",")
        let clock = ContinuousClock()
        let took = clock.measure { #expect(fault(of: "{\(fields)}") == nil) }
        #expect(took < .seconds(20))
    }

    @Test func refusesNestingDeeperThan64() {
        func nested(_ depth: Int) -> String {
            "{\"a\":" + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
        }
        #expect(fault(of: nested(64)) == nil)
        #expect(fault(of: nested(65)) == .tooDeep)
        #expect(fault(of: nested(1_000_000)) == .tooDeep)
        #expect(fault(of: String(repeating: "{\"a\":", count: 100_000)) == .tooDeep)
        #expect(fault(of: "{\"a\":" + String(repeating: "[", count: 100_000)) == .tooDeep)
    }

    @Test func refusesALineLongerThan16MB() {
        let long = Array("{\"a\":\"".utf8) + [UInt8](repeating: 0x61, count: Record.longestLine) + Array("\"}".utf8)
        #expect(fault(of: long) == .tooLong)
    }

    @Test func saysWhereALineStopsBeingARecord() throws {
        #expect(throws: JsonFault(.badValue, at: 5)) { try Record(checking: #"{"a":?}"#) }
        #expect(throws: JsonFault(.duplicateKey, at: 8)) { try Record(checking: #"{"a":1,"a":2}"#) }
    }

    /// Every start of a record is unfinished, never something else and never a trap.
    @Test func everyCutOfARecordIsUnfinished() {
        let line = Array(#"{"type":"observation","a":[1.5e3,{"b":"\u00e9\n"},true],"c":{"d":null,"e":false},"f":-0.25}"#.utf8)
        for length in 0..<line.count {
            let found = fault(of: Array(line[..<length]))
            #expect(found != nil)
            #expect([.unfinished, .badValue, .badString, .badUtf8].contains(found), "cut at \(length): \(String(describing: found))")
        }
        #expect(fault(of: line) == nil)
    }
}
