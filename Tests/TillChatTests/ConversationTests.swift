import Testing

@testable import TillChat

/// Corrections, deletions, answers and bots within a conversation.
@Suite struct ConversationTests {
    private func last(_ lines: (String, String)...) throws -> Understood {
        try #require(try ChatRun.understood(lines.map { (sender: $0.0, text: $0.1) }).last)
    }

    @Test(arguments: [
        ("actually 9 not 8", "9"), ("oops 9", "9"), ("make that 9", "9"), ("*9", "9"), ("sorry, plums were 9", "9"),
    ])
    func aCorrectionReplacesTheNewest(text: String, amount: String) throws {
        let understood = try last(("Ana", "plums 8"), ("Ana", text))
        #expect(understood.operation == .amend, "\(text)")
        #expect(understood.refers == [1])
        #expect(understood.entries.map { "\($0.amount) \($0.description)" } == ["\(amount) plums"])
    }

    @Test func aCorrectionThatNamesAThingFindsIt() throws {
        let understood = try last(("Ana", "cab 14"), ("Ana", "plums 8"), ("Ana", "sorry the cab was 16"))
        #expect(understood.refers == [1])
        #expect(understood.entries.map { "\($0.amount)" } == ["16"])
    }

    @Test func aCorrectionKeepsTheOtherItemsOfTheMessage() throws {
        let understood = try last(("Ana", "plums 8, tea 5"), ("Ana", "actually tea was 6"))
        #expect(understood.entries.map { "\($0.amount) \($0.description)" } == ["8 plums", "6 tea"])
    }

    @Test func onlyTheDayOrTheCurrencyCanChange() throws {
        let day = try last(("Ana", "plums 8"), ("Ana", "that was yesterday"))
        #expect(day.operation == .amend)
        #expect(day.entries.map { "\($0.day)" } == ["2025-03-13"])
        let currency = try last(("Ana", "plums 8"), ("Ana", "in euros"))
        #expect(currency.entries.map { $0.currency?.code } == ["EUR"])
    }

    @Test(arguments: ["delete last", "undo", "remove the plums", "scratch that"])
    func aDeletionFindsItsMessage(text: String) throws {
        let understood = try last(("Ana", "plums 8"), ("Ana", text))
        #expect(understood.operation == .delete, "\(text)")
        #expect(understood.refers == [1])
        #expect(understood.entries.isEmpty)
    }

    @Test func deletingEverythingIsACommand() throws {
        #expect(try last(("Ana", "plums 8"), ("Ana", "delete all")).operation == .command)
    }

    @Test func anAddedTipChangesNothingElse() throws {
        let understood = try last(("Ana", "curry 30"), ("Ana", "add 4 tip to that"))
        #expect(understood.operation == .add)
        #expect(understood.entries.map { "\($0.amount)" } == ["4"])
    }

    @Test func aNumberAnswersTheQuestionBeforeIt() throws {
        #expect(
            try last(("Ben", "what did you pay for the plums?"), ("Ana", "18")).entries.map { "\($0.amount) \($0.description)" } == [
                "18 plums"
            ])
        #expect(try last(("Ben", "nice day"), ("Ana", "18")).entries.isEmpty)
    }

    @Test func whatABotSaysIsNeverCounted() throws {
        #expect(try last(("Ana", "plums 8"), ("bot", "Added: plums 8.00")).entries.isEmpty)
    }

    @Test(arguments: ["summary", "/stats", "how much did I spend this month?", "monthly limit 900", "list expenses"])
    func commandsAreNoMoney(text: String) throws {
        let understood = try last(("Ana", text))
        #expect(understood.operation == .command, "\(text)")
        #expect(understood.entries.isEmpty)
    }
}
