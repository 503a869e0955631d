import Testing
import TillRecords
import TillStages

@Suite struct OptionsTests {
    private let options = Options(
        ["n": ["3"], "word": ["a", "b"], "day": ["2025-02-28"], "code": ["EUR"], "part": ["0.5"], "yes": ["true"]], arguments: ["f"])

    @Test func readsWhatWasGiven() throws {
        #expect(try options.integer("n") == 3)
        #expect(options.text("word") == "b")
        #expect(options.list("word") == ["a", "b"])
        #expect(options.list("none") == [])
        #expect(try options.day("day") == Day("2025-02-28"))
        #expect(try options.currency("code") == Currency("EUR"))
        #expect(try options.fraction("part") == 0.5)
        #expect(options.flag("yes") && !options.flag("no"))
        #expect(try options.integer("absent") == nil)
    }

    @Test func aWrongValueIsAUsageFaultThatNamesTheOption() {
        let calls: [(String, () throws(Fault) -> Void)] = [
            ("--word", { () throws(Fault) in _ = try options.integer("word") }),
            ("--n", { () throws(Fault) in _ = try options.day("n") }),
            ("--word", { () throws(Fault) in _ = try options.currency("word") }),
            ("--n", { () throws(Fault) in _ = try options.fraction("n") }),
        ]
        for (place, call) in calls {
            do throws(Fault) {
                try call()
                Issue.record("no fault for \(place)")
            } catch {
                #expect(error.place == place)
                #expect(error.exit == .usage)
                #expect(!error.remedy.isEmpty)
            }
        }
    }
}
