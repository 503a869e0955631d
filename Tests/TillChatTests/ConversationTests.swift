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

    /// What names nothing mends what was said today or yesterday, not a week ago.
    @Test(arguments: [(0, true), (1, true), (2, false), (60, false)])
    func aCorrectionIsOfTheseDays(days: Int, isMended: Bool) throws {
        let understood = try ChatRun.understood(
            [(sender: "Ana", text: "plums 8"), (sender: "Ana", text: "make that 9")], daysBetween: days)
        #expect((understood.last?.operation == .amend) == isMended)
    }

    /// A numeral within a word is a part of the word; behind a blank, a currency or a word for it, it is a sum.
    @Test(arguments: [("八百屋で680円", ["680"]), ("八百円", ["800"]), ("三百円でした", ["300"]), ("八百屋", [])])
    func numeralsInWords(text: String, amounts: [String]) throws {
        let understood = try ChatRun.understood([(sender: "健", text: text)], "ja", currency: "JPY")
        #expect(understood.flatMap(\.entries).map { "\($0.amount)" } == amounts)
    }

    /// A notice of what is left tells of no movement, wherever the word for a balance stands before the sum.
    @Test(arguments: [
        ("Available balance in A/c XX1234 as on 01-04-26 is INR 61,250.40", 0), ("Rs.450.00 debited from a/c **1234 on 02-04-26", 1),
        ("Rs.450.00 debited from a/c **1234, available balance INR 61,250.40", 1),
    ])
    func balancesAreNoMovements(text: String, entries: Int) throws {
        #expect(try ChatRun.understood([(sender: "VM-BANK", text: text)], currency: "INR").flatMap(\.entries).count == entries)
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

    private func counted(_ understood: Understood) -> [String] {
        understood.entries.filter { !$0.needsReview }.map { "\($0.amount) \($0.direction.rawValue)" }
    }

    /// What is added to an entry counts by what stands before it; other numbers right after an entry do not.
    @Test(arguments: [
        ("plus 4 tip", "4 expense"), ("and 4 tip", "4 expense"), ("plus 4 people", ""), ("took 40 minutes", ""), ("table 4", ""),
    ])
    func whatFollowsAnEntry(text: String, entry: String) throws {
        #expect(counted(try last(("Ana", "curry 30"), ("Ana", text))).joined() == entry)
    }

    /// What was promised counts once it is sent.
    @Test(arguments: [("sent you 24", "24 transfer"), ("will send you the 24 on monday", ""), ("can I send you 24 later?", "")])
    func aPromiseKept(text: String, entry: String) throws {
        let understood = try ChatRun.understood([("Ben", "I paid 48 for the van"), ("Ana", "I'll send you 24"), ("Ana", text)])
        #expect(understood.map { counted($0).joined(separator: ",") } == ["48 expense", "", entry])
    }

    /// A number is money if the question before it asks for money.
    @Test func anAnswerIsWhatWasAsked() throws {
        let paid = try last(("Ben", "what did you spend on the tent?"), ("Ana", "140")).entries
        let people = try last(("Ben", "how many people are coming?"), ("Ana", "140")).entries
        let (sure, unsure) = (paid.map { $0.confidence }.max() ?? 0, people.map { $0.confidence }.max() ?? 0)
        #expect(sure > unsure)
        #expect(people.allSatisfy { $0.needsReview })
    }

    /// Words of correction lead in the amount that holds, in any language.
    @Test(arguments: [
        ("sv", "kaffe 45", "nej, 54", "54"), ("pl", "herbata 12", "jednak 14", "14"), ("ja", "お茶 300", "訂正 320", "320"),
        ("zh", "打车 30", "不对,35", "35"), ("ar", "شاي 12", "تصحيح 14", "14"), ("cs", "čaj 60", "vlastně 65", "65"),
        ("fi", "tee 3", "eiku 4", "4"), ("el", "τσάι 3", "λάθος, 4", "4"), ("hu", "tea 300", "bocs, 320", "320"),
        ("ro", "ceai 8", "de fapt 9", "9"), ("ko", "차 3000", "정정 3500", "3500"), ("th", "ชา 40", "แก้เป็น 45", "45"),
    ])
    func wordsOfCorrection(language: String, first: String, then: String, amount: String) throws {
        let understood = try #require(try ChatRun.understood([("Ana", first), ("Ana", then)], language).last)
        #expect(understood.operation == .amend)
        #expect(understood.entries.map { "\($0.amount)" } == [amount])
    }
}
