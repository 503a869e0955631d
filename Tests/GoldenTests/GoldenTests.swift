import Testing
import TillTesting

/// Commands and what they write, kept as files. `TILL_RECORD=1 swift test --filter GoldenTests` records anew; then read `git diff`.
@Suite struct GoldenTests {
    @Test(arguments: GoldenCase.all)
    func givesWhatIsKept(golden: GoldenCase) throws {
        let outcome = try golden.run()
        #expect(!outcome.tookTooLong)
        if GoldenCase.records {
            golden.record(outcome)
            return
        }
        #expect(outcome.code == golden.keptCode)
        for (name, text) in [("out", outcome.outText), ("err", outcome.errText)] {
            let kept = try #require(golden.kept(name), "\(golden)/\(name) is missing: record it with TILL_RECORD=1")
            if let difference = LineDifference.between(kept, text) { Issue.record("\(golden)/\(name)\n\(difference)") }
        }
    }

    @Test func thereAreCases() {
        #expect(!GoldenCase.all.isEmpty || Checkout.isSet("TILL_GOLDEN"))
    }

    /// Whatever Till says of one thing says it of one.
    @Test func oneThingIsToldAsOne() throws {
        let folder = Checkout.path("Tests/Golden")
        let texts = Files.below(folder).map { "\(folder)/\($0)" }.filter { !$0.hasSuffix(".md") && !$0.contains("/bin/") }
        #expect(texts.count > 60)
        for path in texts {
            let broken = Singulars.broken(String(decoding: Files.bytes(path) ?? [], as: UTF8.self))
            #expect(broken.isEmpty, "\(path): \(broken.joined(separator: "; "))")
        }
        #expect(Singulars.broken("1 rows of 12").count == 1 && Singulars.broken("(1 earlier days)").count == 1)
        #expect(Singulars.broken("11 rows, 1 row, line 1 is, 0.1 points, 1 less").isEmpty)
    }

    @Test func aDifferenceShowsOnlyWhatDiffers() {
        #expect(LineDifference.between("a\nb\nc\n", "a\nb\nc\n") == nil)
        #expect(LineDifference.between("a\nb\nc\n", "a\nB\nc\nd\n") == "- 2: b\n+ 2: B\n+ 4: d")
        #expect(LineDifference.between("a\r\n", "a\n") != nil)
    }
}
