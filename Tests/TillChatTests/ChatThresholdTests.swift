import Testing
import TillRecords
import TillTesting

@testable import TillChat

/// Rules of reading chats that have a threshold, as tables: just below, at, and just above it.
@Suite struct ChatThresholdTests {
    /// Lines to one that starts a message, and whether the text is taken for a chat: one in twelve at least.
    @Test(arguments: [(11, true), (12, true), (13, false)])
    func linesThatStartAMessage(lines: Int, isChat: Bool) {
        let text = "14/03/2025, 10:00 - Ana: paid 12 euros for bread\n" + Array(repeating: "and more\n", count: lines - 1).joined()
        #expect(ChatRun(text).observations.count == (isChat ? 1 : 0))
    }

    /// A picture is sent on its day or on the next: its name then decides the order of the dates.
    @Test(arguments: [("20250403", "2025-04-03"), ("20250402", "2025-04-03"), ("20250401", nil), ("20250404", nil)] as [(String, String?)])
    func theDayInTheNameOfAPicture(picture: String, date: String?) {
        let text = """
            03/04/2025, 10:00 - Ana: paid 12 euros for bread
            03/04/2025, 10:01 - Ana: IMG-\(picture)-WA0003.jpg (file attached)
            """
        #expect(ChatRun(text).observations.first?.string(.date) == date)
    }

    /// Steps back in time of the one reading, where the other has none: one decides between them.
    @Test(arguments: [(0, false), (1, true), (2, true)])
    func datesThatGoBackInTime(steps: Int, isDecided: Bool) {
        // Day first they go on; month first each pair of them goes back.
        var days = ["01/05/2025", "02/05/2025"]
        for step in 0..<steps { days += ["0\(step + 1)/06/2025", "0\(step + 2)/06/2025"] }
        let text = days.map { "\($0), 10:00 - Ana: paid 12 euros for bread" }.joined(separator: "\n")
        #expect(!ChatRun(text).observations.isEmpty == isDecided)
    }
}
