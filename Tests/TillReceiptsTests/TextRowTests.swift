import Testing

@testable import TillReceipts

@Suite struct TextRowTests {
    private func word(_ text: String, _ left: Int, _ top: Int, _ width: Int = 60) -> ReadWord {
        ReadWord(text: text, box: Box(left: left, top: top, width: width, height: 20), confidence: 90)
    }

    @Test func wordsOfAPageThatLiesAskewKeepTheirRows() {
        let words = [
            word("TOTAL", 10, 100), word("RM", 200, 108), word("12.00", 400, 116), word("CASH", 10, 130), word("RM", 200, 138),
            word("20.00", 400, 146),
        ]
        #expect(TextRow.rows(of: words.reversed()).map(\.text) == ["TOTAL RM 12.00", "CASH RM 20.00"])
    }

    @Test func noWordsAreNoRows() {
        #expect(TextRow.rows(of: []).isEmpty)
    }
}
