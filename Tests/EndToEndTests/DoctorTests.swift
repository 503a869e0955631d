import Glibc
import Testing
import TillRecords
import TillTesting

/// `till doctor`: each thing that can be wrong is found, with what to do; and nothing is changed by looking.
@Suite(.serialized) struct DoctorTests {
    private func checks(_ book: PlanBook, _ more: String = "--book money") throws -> (code: Int32, states: [String: Record]) {
        let done = try book.shell("till doctor --json \(more)")
        let record = try Record(checking: String(done.outText.dropLast()))
        var states: [String: Record] = [:]
        for check in record.objects(Key(foreign: "checks")) {
            let name = check.string(Key(foreign: "check")) ?? ""
            if states[name]?.string(.state) != "mend" { states[name] = check }
        }
        #expect(states.values.allSatisfy { $0.string(.state) != "mend" || $0.string(.remedy) != nil }, "each has its remedy")
        #expect((done.code == 0) == (record.integer(Key(foreign: "mend")) == 0))
        return (done.code, states)
    }

    @Test func aBookInOrderIsWell() throws {
        let book = try PlanBook()
        let before = try checks(book)
        #expect(before.code == 0)
        #expect(before.states["last run"]?.string(.state) == "note")
        #expect(!Files.exists(book.folder + "/store"), "looking makes nothing")
        #expect(try book.run().code == 0)
        let after = try checks(book, "--book money --days 1")
        #expect(after.code == 0)
        #expect(after.states["database"]?.string(Key(foreign: "sentence"))?.hasPrefix("form 3 of 3") == true)
        #expect(after.states["originals"]?.string(Key(foreign: "sentence")) == "2 kept, none missing")
        #expect(after.states["its end"]?.string(Key(foreign: "sentence")) == "published")
        for tool in ["pictures", "pdftotext", "pdftoppm", "sqlite", "key", "writing", "disk", "inbox", "decisions", "published", "clock"] {
            #expect(after.states[tool]?.string(.state) == "good", "\(tool)")
        }
        let quiet = try book.shell("till doctor --book money --quiet")
        #expect(quiet.code == 0 && quiet.outText.isEmpty)
    }

    /// What a person does to a book, the check that finds it, and a word of what it says.
    @Test(arguments: [
        ("chmod 644 money/key", "key", "others may read"),
        ("echo 12 > money/key", "key", "64 hexadecimal digits"),
        ("printf 'currency: EURO\\n' > money/households/ana.yaml", "households", "ana.yaml, line 1"),
        ("printf 'currency: EUR\\nlanguages: [klingon]\\n' > money/households/ana.yaml", "households", "a language that Tesseract lacks"),
        ("rm -r money/archive/[0-9a-f][0-9a-f]", "originals", "are not in the archive"),
        ("echo nonsense > money/decisions/journal.ndjson", "decisions", "not an entry"),
        ("sqlite3 money/store/till.sqlite \"UPDATE run SET started = '2999-01-01T00:00:00Z'\"", "clock", "before the last run began"),
        ("sqlite3 money/store/till.sqlite \"UPDATE run SET exit = NULL\"", "its end", "never came to its end"),
        ("sqlite3 money/store/till.sqlite \"UPDATE run SET exit = 74\"", "its end", "exit code 74"),
        ("sqlite3 money/store/till.sqlite \"INSERT INTO grdb_migrations VALUES ('99-later')\"", "database", "a newer Till"),
        ("rm money/store/till.sqlite-*; head -c 500 /dev/urandom > money/store/till.sqlite", "database", "damaged"),
        ("rm -r money/output/runs/*", "published", "leads nowhere"),
        ("sqlite3 money/store/till.sqlite \"UPDATE run SET started = '2020-01-01T00:00:00Z'\"", "last run", "more than 3 days ago"),
    ])
    func whatIsWrongIsFound(deed: String, check: String, word: String) throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        #expect(try book.shell("mkdir -p money/decisions && \(deed)").code == 0)
        let found = try checks(book, "--book money --days 3")
        #expect(found.code == 1)
        let record = found.states[check]
        #expect(record?.string(.state) == "mend", "\(found.states.mapValues(\.text))")
        #expect(record?.string(Key(foreign: "sentence"))?.contains(word) == true, "\(record?.text ?? "")")
        let told = try book.shell("till doctor --book money --days 3 --quiet")
        #expect(told.code == 1 && told.outText.contains("mend  \(check)"), "\(told.outText)")
    }

    @Test func withoutABookTheMachineIsLookedAt() throws {
        let book = try PlanBook()
        let nowhere = try book.shell("mkdir empty && cd empty && till doctor")
        #expect(nowhere.code == 0)
        #expect(nowhere.outText.contains("there is no book in this folder") && nowhere.outText.contains("till init"))
        #expect(nowhere.outText.contains("Tesseract"))
        let named = try book.shell("till doctor --book nothing-here")
        #expect(named.code == 1)
        #expect(named.outText.contains("there is no folder nothing-here"))
        #expect(try book.shell("till doctor --book empty").outText.contains("is no book"))
        let bare = try book.shell("PATH=/nowhere \"$(command -v till)\" doctor")
        #expect(bare.code == 1)
        #expect(bare.outText.contains("Install the package poppler-utils."))
    }

    @Test func aRunAtWorkIsNoFault() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let done = try book.shell(
            "sqlite3 money/store/till.sqlite 'UPDATE run SET exit = NULL'; exec 9>money/.lock; flock 9; till doctor --book money")
        #expect(done.code == 0)
        #expect(done.outText.contains("at work on the book now"), "\(done.outText)")
    }
}
