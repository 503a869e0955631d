import Testing
import TillRecords
import TillStages

@Suite struct HouseholdHoldingTests {
    private func households(_ lines: [String]) throws -> [[String]] {
        var holding = HouseholdHolding()
        var found: [[String]] = []
        for line in lines {
            if let done = holding.take(try Record(checking: line)) { found.append(done.map(\.text)) }
        }
        return found + [holding.rest().map(\.text)]
    }

    @Test func givesOutAHouseholdWhenTheNextBegins() throws {
        let a1 = #"{"type":"x","household":"a","n":1}"#
        let a2 = #"{"type":"x","household":"a","n":2}"#
        let b1 = #"{"type":"x","household":"b"}"#
        let note = #"{"type":"note","code":"c","message":"m"}"#
        let none = #"{"type":"x"}"#
        #expect(try households([a1, note, a2, b1]) == [[a1, note, a2], [b1]])
        #expect(try households([none, none]) == [[none, none]])
        #expect(try households([none, a1, none]) == [[none], [a1], [none]])
        #expect(try households([note, a1, b1, a1]) == [[note], [a1], [b1], [a1]])
        #expect(try households([]) == [[]])
    }

    @Test func isEmptyAfterTheRest() throws {
        var holding = HouseholdHolding()
        _ = holding.take(try Record(checking: #"{"type":"x","household":"a"}"#))
        #expect(holding.rest().count == 1)
        #expect(holding.rest().isEmpty)
        #expect(holding.take(try Record(checking: #"{"type":"x","household":"a"}"#)) == nil)
    }
}
