import Testing
import TillRecords

@testable import TillBook

/// A line that may have what is asked for is always let through; one that surely has not is kept out.
@Suite struct LineSieveTests {
    @Test(arguments: [
        ("aldi", #"{"merchant":"ALDI Nord"}"#, true), ("aldi", #"{"merchant":"Lidl"}"#, false), ("aldi", #"{"merchant":"Ald"}"#, false),
        // Letters beyond ASCII, and escapes, may be spelt in other ways.
        ("cafe", #"{"merchant":"Café"}"#, true), ("cafe", #"{"merchant":"Bäcker"}"#, true), ("cafe", #"{"merchant":"Caf\u00e9"}"#, true),
        ("lidl", #"{"account":"•• 4417","text":"LIDL …0013"}"#, true), ("aldi", #"{"account":"•• 4417","text":"LIDL …0013 – 5 €"}"#, false),
        ("aldi", #"{"account":"•• 4417","text":"BÄCKER …0013"}"#, true), ("café", #"{"merchant":"Lidl"}"#, true),
        ("a", #"{"merchant":"Lidl"}"#, true),
        (#""2025-03-"#, #"{"date":"2025-03-14"}"#, true), (#""2025-03-"#, #"{"date":"2025-04-14"}"#, false),
    ])
    func aLineIsKeptOut(word: String, line: String, passes: Bool) {
        let sieve = LineSieve([word.hasPrefix("\"") ? Array(word.utf8) : word == "café" ? Array(word.utf8) : WordFolding.folded(word)])
        var line = line
        #expect(line.withUTF8 { sieve.passes(ByteView($0)) } == passes)
    }

    @Test func allWordsMustBeThere() {
        let sieve = LineSieve([Array("aldi".utf8), Array("food".utf8)])
        for (line, passes) in [
            ("aldi food", true), ("food aldi", true), ("aldi", false), (String(repeating: "x", count: 9000) + "ALDIFOOD", true),
        ] {
            var line = line
            #expect(line.withUTF8 { sieve.passes(ByteView($0)) } == passes)
        }
    }

    /// An amount of the size that is asked for, wherever it stands in the line; what is written otherwise is left to whoever reads it.
    @Test(arguments: [
        (#"{"amount":"-20.00"}"#, true), (#"{"amount":"-19.99"}"#, false), (#"{"amount":"5","home":{"amount":"21"}}"#, true),
        (#"{"amount":-20}"#, true), (#"{"amount":"5"}"#, false), (#"{"amount" : "5"}"#, true), (#"{"text":"x"}"#, true),
    ])
    func anAmountOfTheSize(line: String, passes: Bool) {
        let sieve = LineSieve([]) { ($0.scaled(to: 2)?.units.magnitude ?? 0) >= 2000 }
        var line = line
        #expect(line.withUTF8 { sieve.passes(ByteView($0)) } == passes)
    }
}
