import Testing
import TillRecords
import TillTesting

/// Every code is provoked once, and its sentence kept. `TILL_RECORD=1 swift test --filter FaultTests` records anew.
@Suite struct FaultTests {
    private static let cases = SheetCase.all(in: "faults")
    private static let provoked = GoldenCase.records ? [] : cases.filter { !$0.script.isEmpty && GoldenCase.isAsked($0.description) }

    @Test(arguments: provoked)
    func isToldAsKept(one: SheetCase) throws {
        let outcome = try one.run()
        #expect(!outcome.tookTooLong)
        let told = Self.told(one, outcome)
        if !told.contains(where: { !$0.hasPrefix("=") }) {
            Issue.record("\(one) was not told\n\(SheetCase.whole(outcome).joined(separator: "\n").prefix(2000))")
        } else if let difference = LineDifference.between(one.expected.joined(separator: "\n"), told.joined(separator: "\n")) {
            Issue.record("\(one)\n\(difference)")
        }
    }

    @Test(.enabled(if: GoldenCase.records)) func record() throws {
        try SheetRecording.record(folder: "faults", Self.told)
    }

    @Test func everyCodeHasACase() {
        let had = Set(Self.cases.map(\.code))
        let lacking = FaultCodes.all.filter { !had.contains($0.key) }.map { "\($0.key) of \($0.value)" }.sorted()
        #expect(lacking.isEmpty, "write a case into Tests/Golden/faults: \(lacking.joined(separator: ", "))")
        let gone = had.subtracting(FaultCodes.all.keys).sorted()
        #expect(gone.isEmpty, "no longer in Sources: \(gone.joined(separator: ", "))")
        #expect(FaultCodes.hidden.isEmpty, "write codes whole, so that they are found: \(FaultCodes.hidden.joined(separator: ", "))")
    }

    /// What no command can provoke names its test, or what would have to break first; the latter are few.
    @Test func whatIsNotProvokedSaysWhy() {
        for one in Self.cases where one.script.isEmpty {
            guard let unit = one.unit?.split(separator: " ").map(String.init) else {
                #expect((one.reason?.count ?? 0) > 20, "\(one) has no command, no test and no reason")
                continue
            }
            let text = Checkout.text(unit[0]) ?? ""
            #expect(unit.count == 2 && text.contains("func \(unit[1])("), "\(one): there is no such test")
            #expect(text.contains("\"\(one.code)\""), "\(one): its test does not name it")
        }
        #expect(Self.cases.count { $0.reason != nil } <= 24)
    }

    /// What was said with the code: sentences on standard error, and notes and rejects in the stream that were not said there.
    private static func told(_ one: SheetCase, _ outcome: Outcome) -> [String] {
        let said = outcome.errText.split(separator: "\n").filter { $0.contains("[\(one.code)]") }.map { "! \($0)" }
        var records: [String] = []
        for line in outcome.out.split(separator: 0x0A) {
            guard let record = try? Record(line: Array(line)), record.string(.code) == one.code else { continue }
            let place = [record.string(.file), record.string(.place)].compactMap { $0 }.joined(separator: ", ")
            let sentence = [record.string(.message) ?? record.string(.reason), record.string(.remedy)].compactMap { $0 }
                .filter { !$0.isEmpty }.joined(separator: " ")
            guard !said.contains(where: { $0.contains(sentence) }) else { continue }
            records.append("> \(record.type)\(place.isEmpty ? "" : " \(place)"): \(sentence)")
        }
        return records + said + SheetCase.exit(outcome)
    }
}
