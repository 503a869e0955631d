import Testing
import TillStages
import TillTesting

@testable import TillRun

/// How much may be refused before a run is not published.
@Suite struct RejectLimitTests {
    @Test(arguments: [
        (0.0, 0, 0, false), (0.0, 0, 100, false), (0.0, 1, 1000, true), (0.1, 9, 91, false), (0.1, 10, 90, false), (0.1, 11, 89, true),
        (0.5, 1, 1, false), (0.5, 2, 1, true), (1.0, 5, 0, false), (0.99, 1, 0, true),
    ])
    func limits(most: Double, rejected: Int, rows: Int, isExceeded: Bool) {
        #expect(RejectLimit(most: most).isExceeded(rejected: rejected, rows: rows) == isExceeded)
        let fault: Fault? = {
            do throws(Fault) {
                try RejectLimit(most: most).check(rejected: rejected, rows: rows)
                return nil
            } catch { return error }
        }()
        #expect((fault?.code == "run.rejects") == isExceeded)
    }

    /// What is between two probes is a stage's, the rest is reading and writing; all of it is what passed.
    @Test func stagesShareWhatPassed() {
        let clock = StageClock(["a", "b"])
        clock.begin()
        // Behind the first probe 6 s, behind the second 4, behind the last 1.
        for (place, seconds) in [(0, 6.0), (1, 4.0), (2, 1.0)] { clock.pass(place, seconds) }
        for place in 0...2 { clock.end(place) }
        let told = Dictionary(uniqueKeysWithValues: clock.seconds.map { ($0.stage, $0.seconds.rounded()) })
        #expect(told == ["reading": 0, "a": 2, "b": 3, "writing": 1])
    }
}
