import Testing

@testable import TillLedger
import TillRecords

@Suite struct CategoriseWordsTests {
    private func fold(_ text: String) -> [String] {
        let words = DescriptionWords(text)
        return words.words.map { words.text($0) }
    }

    @Test(arguments: [
        ("McDonald's #4471", ["mcdonald"]), ("BÄCKEREI MÜLLER", ["backerei", "muller"]), ("Straße ŁÓDŹ", ["strasse", "lodz"]),
        ("Cafe\u{301}", ["cafe"]), ("H&M", ["h", "m"]), ("TERMINAL4411", ["terminal"]), ("7-ELEVEN XXXXX1234", ["7", "eleven"]),
        ("GLASS", ["glass"]), ("", []), ("   ", []), ("O’Neill – pub", ["oneill", "pub"]),
        // Alphabets meet in Latin letters, with or without accents.
        ("КАУФЛАНД Пловдив", ["kaufland", "plovdiv"]), ("пятёрочка", ["pyaterochka"]), ("Ελλάς ΣΟΦΊΑ", ["ella", "sofia"]),
        ("აფთიაქი", ["aptiaki"]), ("ԿՈՇԻԿ", ["koshik"]), ("Phở Việt", ["pho", "viet"]), ("Магазинъ № 5", ["magazina", "5"]),
        // Look-alikes in a Latin word are Latin; a word of one alphabet is left to it.
        ("ТESCO", ["tesco"]), ("Lіdl", ["lidl"]), ("СОСО", ["soso"]), ("CОCО", ["coco"]), ("MΑΧ", ["max"]),
        // One word a letter where a script has no blanks; half-width and small kana, full-width letters.
        ("薬局", ["薬", "局"]), ("ｷｭｳﾖ", ["キ", "ユ", "ウ", "ヨ"]), ("ガソリン", ["ガ", "ソ", "リ", "ン"]), ("ｶﾞｿﾘﾝ", ["ガ", "ソ", "リ", "ン"]),
        ("しゃぶ", ["シ", "ヤ", "ブ"]), ("シャブ", ["シ", "ヤ", "ブ"]), ("っゎゖ", ["ツ", "ワ", "ヶ"]),
        ("ＡＴＭ　引出", ["atm", "引", "出"]), ("편의점", ["편", "의", "점"]), ("セブン-イレブン", ["セ", "ブ", "ン", "イ", "レ", "ブ", "ン"]),
        // Hebrew and Arabic: points fall away, letters of several shapes are one, the article goes.
        ("שָׁלוֹם", ["שלום"]), ("الصيدلية", ["صيدليه"]), ("أَحمد", ["احمد"]), ("الم", ["الم"]), ("٤٤", ["44"]),
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
            bytes.withBytes { words.read($0) }
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
