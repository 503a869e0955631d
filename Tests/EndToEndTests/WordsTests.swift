import Testing
import TillRecords
import TillTesting

/// What a new user meets who names the wrong thing, asks at the wrong time, or looks at what somebody changed: a sentence that says
/// what is so and what to do, and nothing left behind.
@Suite(.serialized) struct WordsTests {
    @Test func aBookThatIsNotThereIsSaidSoAndNotMade() throws {
        let book = try PlanBook()
        let before = try book.shell("ls").outText
        let done = try book.shell("till run ./short.yaml --book nowhere")
        let told = "nowhere: there is no such folder. Name a book with --book, or make one with till init."
        #expect(
            done.code == 66
                && done.errText.contains(told))
        #expect(try book.shell("ls").outText == before)
        #expect(try book.shell("mkdir empty && till run ./short.yaml --book empty").errText.contains("the book has no folder inbox"))
        #expect(try book.shell("ls empty").outText == "")
    }

    @Test func aDatabaseThatWasOnlyBegunIsNoRunYet() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let made = try book.shell("f=$(find . -name till.sqlite) && rm -f $f $f-wal $f-shm && : > $f && echo $f")
        #expect(made.outText.contains("till.sqlite"))
        let done = try book.shell("till status --book money")
        #expect(done.code == 66 && done.errText.contains("nothing was run on this book yet."), "\(done.errText)")
        #expect(try book.run().code == 0)
        #expect(try book.shell("till status --book money").code == 0)
    }

    @Test(arguments: [
        ("till run nope --book money", "there is no plan nope. There are feed, monthly, nightly, receipts, records;"),
        ("till check nope --book money", "there is no plan nope."),
        (
            "till run ./short.yaml --book money --only nobody",
            "the book has no documents of a household nobody. Put"
        ),
        ("till explain SHOP --book money", "SHOP is no id. The pages and transactions.csv show the ids"),
        ("till explain groceries --book money", "till explain 2025-03 Groceries lists those of a figure"),
        ("till explain 3fa --book money", "3fa is too short for an id. Give at least 6 characters of it."),
        ("till restore money back", "money: it is a folder. Name the file of a backup; there is none in it."),
        ("printf 'plan: x\\nstages: [till-bank, till-dedup]\\n' > x.yaml; till check ./x.yaml --book money", "Is till-dedupe meant?"),
        ("exec 9>money/.lock; flock 9; till forget giro.csv --book money --household ben --wait 0", "another run is at work on this book"),
    ])
    func whatIsNamedWronglyIsToldWithWhatThereIs(line: String, told: String) throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let done = try book.shell(line)
        #expect(done.code != 0 && done.errText.contains(told), "\(done.outText)\(done.errText)")
    }

    @Test func statusTellsWhatRunsAndWhatFailed() throws {
        let book = try PlanBook(households: ["ana"])
        #expect(try book.run().code == 0)
        #expect(try book.shell("till status --book money").outText.hasPrefix("1 household, 1 document\n20 transactions published; "))
        // A run that ends with a sentence has failed; one that is still there is at work; one that is neither was stopped.
        #expect(try book.shell("till run ./short.yaml --book money --only nobody").code == 66)
        let failed = try book.shell("till status --book money")
        #expect(failed.code == 1 && failed.lines.contains { $0.hasPrefix("  2  ") && $0.contains("  failed  ") }, "\(failed.outText)")
        _ = try book.shell("sqlite3 money/store/till.sqlite 'UPDATE run SET exit = NULL, outcome = NULL, seconds = NULL WHERE number = 2'")
        let stopped = try book.shell("till status --book money")
        #expect(stopped.code == 1 && stopped.outText.contains("  stopped  not ended  "), "\(stopped.outText)")
        let held = try book.shell("exec 9>money/.lock; flock 9; till status --book money; till status --book money --json")
        #expect(held.code == 0 && held.outText.contains("  at work  not ended  "), "\(held.outText)")
        #expect(held.outText.contains("\"running\":true"))
    }

    @Test func aPublishedStreamThatWasChangedIsNotCalledUnchanged() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let before = book.sums
        _ = try book.shell("echo more >> money/output/current/ben/stream.ndjson")
        let done = try book.run()
        #expect(done.errText.contains("ben/stream.ndjson. It is made anew now."), "\(done.errText)")
        #expect(book.sums == before)
        #expect(try book.shell("till verify --book money").code == 0)
    }

    @Test func aDecisionThatALaterOneReplacesSaysSo() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let transaction = try #require(book.records("output/current/ben/stream.ndjson").first { $0.type == "transaction" })
        let id = try #require(transaction.string(.id))
        for category in ["food.groceries", "home.garden"] {
            #expect(try book.shell("till decide recategorise \(id) \(category) --book money").code == 0)
        }
        let first = try book.shell("till explain d1 --book money").outText
        #expect(first.contains("d2 was decided later and wins"), "\(first)")
        #expect(try book.shell("till explain d2 --book money").outText.contains("it holds; to take it back: till decide undo 2"))
        _ = try book.shell("till decide undo 2 --book money")
        #expect(try book.shell("till explain d1 --book money").outText.contains("it holds; to take it back: till decide undo 1"))
    }

    @Test func aFolderOfBackupsNamesTheNewest() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        #expect(try book.shell("till backup safe --book money").code == 0)
        let done = try book.shell("till restore safe back")
        #expect(
            done.code == 64 && done.errText.contains("safe: it is a folder. Name a backup in it, such as safe/"), "\(done.errText)")
        #expect(try book.shell("ls back").code != 0)
    }
}
