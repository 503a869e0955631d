import Testing
import TillRecords

@testable import TillChat
@testable import TillStages

/// The message that an observation stands on, read back.
@Suite struct PassageTests {
    private func passage(_ text: String, _ number: Int) throws -> OriginalPassage? {
        let run = ChatRun(text)
        try #require(run.observations.count > number, "\(run.rejects.map(\.text))")
        let reader = try ChatReader(options: Options(), context: Context(knowledge: ChatRun.knowledge))
        return try reader.passage(of: run.observations[number], in: Document(name: "chat.txt", bytes: Array(text.utf8)))
    }

    @Test func aMessageWithItsSenderAndAllItsLines() throws {
        let text =
            "14/03/2025, 08:02 - Ida: tea €4\n14/03/2025, 08:03 - Bo: paid 12.50 € for soap\nand a brush\n14/03/2025, 08:04 - Ida: ok\n"
        let lines = try passage(text, 1)?.lines
        #expect(lines?.map(\.text) == ["2025-03-14 08:03:00  Bo", "paid 12.50 € for soap", "and a brush"])
        #expect(lines?.first?.number == 2)
    }

    @Test func anEntryOfJson() throws {
        let text =
            #"{"name":"Home","type":"private_group","id":1,"messages":[{"id":7,"type":"message","date":"2025-03-14T08:02:09","from":"Ida","text":"paid 4 € for tea"},{"id":8,"type":"message","date":"2025-03-14T09:02:09","from":"Bo","text":"paid 9 € for soap"}]}"#
        let lines = try passage(text, 1)?.lines
        #expect(lines?.map(\.text) == ["2025-03-14 09:02:09  Bo", "paid 9 € for soap"])
    }
}
