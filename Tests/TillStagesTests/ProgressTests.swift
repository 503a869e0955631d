import Testing

@testable import TillStages

/// How fast work goes and what is left of it, in words.
@Suite struct ProgressTests {
    @Test func theRateIsThatOfLate() {
        let progress = Progress("documents", total: 1000, quiet: true)
        // A hundred that were known from before, then ten a second.
        for second in 0...60 { progress.set(100 + second * 10, at: Double(second)) }
        #expect(progress.line.hasSuffix(" 700/1000 documents, 10 a second, 30 s left"), "\(progress.line)")
    }

    @Test func nothingIsForetoldBeforeItCanBe() {
        let progress = Progress("documents", total: 10, quiet: true)
        progress.set(1, at: 0.1)
        #expect(progress.line.hasSuffix(" 1/10 documents"))
    }

    @Test(arguments: [
        (3.14, 100, ", 3.1 a second, 32 s left"), (0.5, 100, ", 30 a minute, 3 min left"), (0.5, 18_000, ", 30 a minute, 10 h 0 min left"),
        (2.0, 0, ""),
    ])
    func thePaceIsReadable(rate: Double, left: Int, text: String) {
        #expect(Progress.pace(rate, left: left) == text)
    }
}
