import Testing

@testable import TillLedger

@Suite struct CategoriseWordsTests {
    private func fold(_ text: String) -> [String] {
        let words = DescriptionWords(text)
        return words.words.map { words.text($0) }
    }

    @Test(arguments: [
        ("McDonald's #4471", ["mcdonald"]), ("BÄCKEREI MÜLLER", ["backerei", "muller"]), ("Straße ŁÓDŹ", ["strasse", "lodz"]),
        ("Cafe\u{301}", ["cafe"]), ("H&M", ["h", "m"]), ("TERMINAL4411", ["terminal"]), ("7-ELEVEN XXXXX1234", ["7", "eleven"]),
        ("GLASS", ["glass"]), ("", []), ("   ", []), ("O’Neill – pub", ["oneill", "pub"]),
    ])
    func wordsAreFolded(text: String, words: [String]) {
        #expect(fold(text) == words)
    }

    /// Any bytes may come: nothing traps, and no more is looked at than a line's worth.
    @Test func anyBytes() {
        var state: UInt64 = 1
        var words = DescriptionWords()
        for length in 0..<600 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            bytes.withUnsafeBytes { words.read($0) }
            #expect(words.words.count <= DescriptionWords.most)
        }
    }

    @Test func sizesOfAmountsHaveFourStepsForADoubling() {
        #expect(ExampleFeatures.bucket(0) == ExampleFeatures.bucket(1))
        #expect(ExampleFeatures.bucket(-1000) == ExampleFeatures.bucket(1000))
        #expect(ExampleFeatures.bucket(2000) - ExampleFeatures.bucket(1000) == 4)
        #expect(ExampleFeatures.bucket(.min) <= 255)
    }
}
