import Testing
import TillTesting

/// Small cases of what the tools do, in sheets. `TILL_RECORD=1 swift test --filter SheetTests` records anew; then read `git diff`.
@Suite struct SheetTests {
    private static let cases = GoldenCase.records ? [] : SheetCase.all(in: "sheets").filter { GoldenCase.isAsked($0.description) }

    @Test(arguments: cases)
    func givesWhatIsKept(one: SheetCase) throws {
        let outcome = try one.run()
        #expect(!outcome.tookTooLong)
        let kept = one.expected.joined(separator: "\n")
        if let difference = LineDifference.between(kept, SheetCase.whole(outcome).joined(separator: "\n")) {
            Issue.record("\(one)\n\(difference)")
        }
    }

    @Test(.enabled(if: GoldenCase.records)) func record() throws {
        try SheetRecording.record(folder: "sheets") { _, outcome in SheetCase.whole(outcome) }
    }

    @Test func everyCaseExpectsSomethingAndHasANameOfItsOwn() {
        let cases = SheetCase.all(in: "sheets")
        #expect(Set(cases.map(\.description)).count == cases.count)
        for one in cases { #expect(!one.script.isEmpty && !one.expected.isEmpty, "\(one)") }
    }
}

/// Writes sheets anew, with what the programs say now.
enum SheetRecording {
    static func record(folder: String, _ expecting: (SheetCase, Outcome) -> [String]) throws {
        for name in Files.names(in: Checkout.path("Tests/Golden/\(folder)"))
        where name.hasSuffix(".txt") && GoldenCase.isAsked("\(folder)/\(name)") {
            let sheet = SheetCase.read("\(folder)/\(name)")
            var lines = sheet.head
            for one in sheet.cases {
                lines += one.script.isEmpty ? one.given : one.lines(expecting: expecting(one, try one.run()))
            }
            Files.write(lines.joined(separator: "\n"), to: Checkout.path("Tests/Golden/\(folder)/\(name)"))
        }
    }
}
