import Testing
import TillRecords
import TillRun
import TillStages

@testable import TillBook

/// A person's way through the queue: answers in, decisions out.
@Suite struct ReviewSessionTests {
    /// Writes decisions into memory; refuses what it is told to.
    private final class MemoryDesk: ReviewDesk {
        var written: [String] = []
        var takenBack: [Int] = []

        func decide(_ item: ReviewItem, _ choice: ReviewChoice, typed: String?) throws(Fault) -> (number: Int, told: String) {
            if typed == "nonsense" { throw Fault("decide.category", "there is no category nonsense.", remedy: "", exit: .usage) }
            written.append((choice.decision + (typed.map { [$0] } ?? [])).joined(separator: " "))
            return (written.count, "told")
        }

        func takeBack(_ number: Int) { takenBack.append(number) }
    }

    private let desk = MemoryDesk()

    private func item(_ name: String, size: Int64 = 0, kind: ReviewKind = .category, isOpen: Bool = true) -> ReviewItem {
        var item = ReviewItem(kind: kind, household: "ng", title: name, sentence: "")
        item.size = size
        guard isOpen else { return item }
        item.choices = [
            ReviewChoice(key: "a", words: "yes", decision: ["recategorise", name, "food.groceries"]),
            ReviewChoice(key: "c", words: "another", decision: ["recategorise", name], prompt: "category", placeholder: "CATEGORY"),
        ]
        return item
    }

    @Test func answersBecomeDecisionsInTheOrderOfTheQueue() throws {
        var session = ReviewSession(["one", "two", "three"].map { item($0) }, desk: desk)
        #expect(try session.answer("a") == .decided(1, "told"))
        #expect(session.prompt(for: "c") == "category" && session.prompt(for: "a") == nil)
        #expect(try session.answer("c", typed: "home.garden") == .decided(2, "told"))
        #expect(try session.answer("s") == .skipped)
        #expect(session.item == nil && session.decided == 2 && session.skipped == 1)
        #expect(desk.written == ["recategorise one food.groceries", "recategorise two home.garden"])
    }

    @Test func aKeyThatMeansNothingChangesNothing() throws {
        var session = ReviewSession([item("one")], desk: desk)
        #expect(try session.answer("z") == .unknown)
        #expect(try session.answer("c", typed: "") == .unknown)
        #expect(try session.answer("c") == .unknown)
        #expect(try session.answer("u") == .nothing)
        #expect(session.place == 0 && desk.written.isEmpty)
    }

    @Test func whatTheLedgerRefusesIsAskedAgain() throws {
        var session = ReviewSession([item("one"), item("two")], desk: desk)
        #expect(throws: Fault.self) { try session.answer("c", typed: "nonsense") }
        #expect(session.item?.title == "one" && session.decided == 0)
        #expect(try session.answer("a") == .decided(1, "told"))
    }

    /// Answers of a file are for the questions in their order: behind one that is not taken nothing is used.
    @Test(arguments: [
        ("a\na\na", 3, ExitCode.good), ("a\n\n# two\nz\na\na", 1, .checkFailed), ("c nonsense\na", 0, .checkFailed),
        ("c\na", 0, .checkFailed),
        ("u\na", 0, .checkFailed), ("a\ns\na", 2, .good), ("a\nu\na\na", 3, .good), ("a", 1, .good),
    ]) func writtenAnswersEndWithTheFirstThatIsNotTaken(text: String, decisions: Int, code: ExitCode) {
        let answers = WrittenAnswers(text)
        var walk = ReviewWalk(ReviewSession(["one", "two", "three"].map { item($0) }, desk: desk), again: "")
        #expect(walk.run(answers) == code)
        #expect(desk.written.count == decisions)
    }

    @Test func aRefusalNamesTheLineAndWhatIsLeft() {
        var answers = WrittenAnswers("# mine\na\n\nz 1\na\n")
        _ = answers.key()
        _ = answers.key()
        #expect(answers.refusal?.contains("line 4") ?? false)
        #expect(answers.refusal?.contains("(1 answer)") ?? false)
    }

    @Test func undoGoesBackToTheLastDecisionOverWhatWasSkipped() throws {
        var session = ReviewSession(["one", "two", "three", "four"].map { item($0) }, desk: desk)
        _ = try session.answer("a")
        _ = try session.answer("s")
        _ = try session.answer("a")
        _ = try session.answer("s")
        #expect(try session.answer("u") == .takenBack(2))
        #expect(session.item?.title == "three" && session.skipped == 1 && session.decided == 1)
        #expect(try session.answer("u") == .takenBack(1))
        #expect(session.item?.title == "one" && session.skipped == 0 && session.decided == 0)
        #expect(try session.answer("u") == .nothing)
        #expect(desk.takenBack == [2, 1])
    }

    @Test func leavingEndsIt() throws {
        var session = ReviewSession([item("one"), item("two")], desk: desk)
        _ = try session.answer("a")
        #expect(try session.answer("q") == .left)
        #expect(session.item == nil && session.decided == 1)
    }

    /// Approvals first, then by money; what cannot be settled here comes last.
    @Test func theQueueIsInTheOrderOfMoneyAndEase() {
        let queue = ReviewQueue([
            item("question", kind: .question, isOpen: false), item("small", size: 10), item("gap", size: 9_000, kind: .gap, isOpen: false),
            item("large", size: 500), item("approval", size: 20, kind: .approval),
        ])
        #expect(queue.items.map(\.title) == ["approval", "large", "small", "gap", "question"])
        #expect(queue.counts == "1 approval, 2 categories, 1 gap in an account, 1 question of a reader")
        #expect(ReviewQueue([]).counts.isEmpty)
    }

    @Test func theLineThatIsShownIsTheDecision() {
        let choice = ReviewChoice(
            key: "c", words: "", decision: ["recategorise", "abc"], flags: ["merchant"], prompt: "category", placeholder: "CATEGORY")
        #expect(choice.command(" --book 'my money'") == "till decide recategorise abc CATEGORY --merchant --book 'my money'")
        #expect(choice.options(typed: "food.coffee", by: "ana").arguments == ["recategorise", "abc", "food.coffee"])
        #expect(choice.options(typed: nil, by: "ana").text("by") == "ana" && choice.options(typed: nil, by: nil).flag("merchant"))
        let link = ReviewChoice(key: "a", words: "", decision: ["approve", "abc", "def"], kind: "transfer")
        #expect(
            link.command("") == "till decide approve abc def --as transfer" && link.options(typed: nil, by: nil).text("as") == "transfer")
    }

    /// Small matters of a kind are one, and can be asked one by one.
    @Test func whatIsAskedTogetherCanBeOpened() throws {
        var all = item("all")
        all.parts = [item("one"), item("two")]
        var session = ReviewSession([all, item("other")], desk: desk)
        #expect(session.count == 2)
        #expect(try session.answer("o") == .opened)
        #expect(session.count == 3 && session.item?.title == "one")
        #expect(try session.answer("o") == .unknown)
        _ = try session.answer("a")
        #expect(session.item?.title == "two")
    }

    /// An answer about all of a merchant answers what else is asked of the same rows; taken back, all of it is asked again.
    @Test func whatAnAnswerSettlesBesidesIsNotAsked() throws {
        var (first, second, third) = (item("one"), item("two"), item("three"))
        first.ids = ["x", "y"]
        second.ids = ["y"]
        third.ids = ["y", "z"]
        var session = ReviewSession([first, second, third], desk: desk)
        _ = try session.answer("a")
        #expect(session.item?.title == "three")
        #expect(try session.answer("u") == .takenBack(1))
        _ = try session.answer("s")
        #expect(session.item?.title == "two" && session.skipped == 1)
    }

    @Test func aTypedWordFollowsItsField() {
        let choice = ReviewChoice(
            key: "d", words: "", decision: ["correct", "abc"], prompt: "date", placeholder: "DAY", before: "date=", household: "ng")
        #expect(choice.command("") == "till decide correct abc date=DAY --household ng")
        #expect(choice.options(typed: "2025-03-04", by: nil).arguments == ["correct", "abc", "date=2025-03-04"])
    }

    /// A setting takes the place of the lines that left it open, and stands at the end where there are none.
    @Test(arguments: [
        (
            "files: [a]\n# open:\n# sign: negative-out\n# sign: positive-out\nunit: whole\n",
            "files: [a]\n# open:\nsign: positive-out\nunit: whole\n"
        ),
        ("files: [a]\nsign: negative-out\n", "files: [a]\nsign: positive-out\n"), ("files: [a]\n", "files: [a]\nsign: positive-out\n"),
    ])
    func anAnswerIsALineOfTheProfile(before: String, after: String) {
        #expect(MatterAnswer.set("sign", "positive-out", in: before) == after)
    }
}
