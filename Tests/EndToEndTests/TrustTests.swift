import Glibc
import Testing
import TillRecords
import TillTesting

/// What was decided, taken in and published is not lost unseen: whoever cuts, strips, empties or edits it is told of by `verify`, `run`,
/// `status` and `doctor`.
@Suite(.serialized) struct TrustTests {
    /// Takes fields out of a line of the journal: `strip LINE FIELD…`.
    private static let strip = """
        strip() { python3 - "$@" <<'P'
        import json, sys
        path = "money/decisions/journal.ndjson"
        lines = open(path).read().splitlines()
        entry = json.loads(lines[int(sys.argv[1])])
        for field in sys.argv[2:]: entry.pop(field)
        lines[int(sys.argv[1])] = json.dumps(entry, separators=(",", ":"), ensure_ascii=False)
        open(path, "w").write("\\n".join(lines) + "\\n")
        P
        }

        """

    /// A book that was run, with three decisions, and its journal as it was with two of them; made once.
    private static let made = Result {
        let book = try PlanBook(households: ["ana"])
        try #require(try book.run().code == 0)
        for number in 1...3 {
            if number == 3 { _ = try book.shell("cp money/decisions/journal.ndjson older") }
            let ids = book.records("output/current/ana/stream.ndjson").filter { $0.type == "transaction" }.compactMap { $0.string(.id) }
            let said = try book.shell("till decide recategorise \(ids[number]) leisure.games --book money --quiet")
            try #require(said.code == 0, "\(said.errText)")
        }
        try #require(try book.run().code == 0)
        return book
    }

    private func decided() throws -> PlanBook {
        let made = try Self.made.get()
        let book = try PlanBook(households: ["ana"])
        _ = try book.shell("rm -rf money; cp -a \(made.scratch.path)/money \(made.scratch.path)/older .")
        return book
    }

    /// The ways to take something from the end, or out of the middle, of a journal without its key.
    private static let cuts = [
        ("deleted", "rm money/decisions/journal.ndjson"), ("its folder deleted", "rm -r money/decisions"),
        ("emptied", ": > money/decisions/journal.ndjson"), ("its last cut", "sed -i '$d' money/decisions/journal.ndjson"),
        ("all but one cut", "sed -i '2,$d' money/decisions/journal.ndjson"),
        ("cut, with the seal of the store", "rm money/store/seal.json; sed -i '$d' money/decisions/journal.ndjson"),
        ("cut, with the seals of the book", "rm money/store/seal.json money/archive/seal.json; sed -i '$d' money/decisions/journal.ndjson"),
        (
            "cut, with seals of another end",
            "for f in money/store/seal.json money/archive/seal.json; do sed -i 's/\"count\":3/\"count\":2/' $f; done; "
                + "sed -i '$d' money/decisions/journal.ndjson"
        ),
        ("deleted with the database", "rm money/decisions/journal.ndjson money/store/till.sqlite*"),
        ("its first stripped", "strip 0 content"),
        ("its last stripped with its salt", "strip -1 content salt"),
        ("an older one", "cp older money/decisions/journal.ndjson"), ("a line of noise", "echo noise >> money/decisions/journal.ndjson"),
    ]

    @Test(arguments: cuts) func aJournalThatLacksSomethingIsNamed(how: String, command: String) throws {
        let book = try decided()
        let before = book.sums
        let done = try book.shell(Self.strip + command)
        try #require(done.code == 0, "\(done.errText)")
        book.add("visa.csv", to: "ana", amount: 70, rows: 3)
        let run = try book.run()
        #expect(run.code == 65 && run.errText.contains("journal."), "\(how): \(run.errText)")
        #expect(book.sums == before, "\(how): something was published")
        for command in ["verify", "status"] {
            let told = try book.shell("till \(command) --book money")
            #expect(told.code != 0 && told.errText.contains("journal."), "\(how): \(command) says \(told.errText)")
        }
        #expect(try book.shell("till doctor --book money").outText.contains("mend  decisions"), "\(how)")
        #expect(try book.shell("till decide undo --book money").code != 0, "\(how): one more was decided")
        // A person goes on without: that is noted, and the next run publishes.
        let accepted = try book.shell("till decide --accept-loss --reason 'the disk broke' --book money")
        #expect(accepted.code == 0, "\(how): \(accepted.errText)")
        #expect(try book.shell("till decide --list --book money").outText.contains("accept-loss"), "\(how)")
        let after = try book.run()
        #expect(after.code == 0, "\(how): \(after.errText)")
        #expect(book.sums != before)
        #expect(try book.shell("till verify --book money").code == 0)
        #expect(try book.shell("till decide --accept-loss --reason again --book money").code == 64)
    }

    /// The ways to lose a database.
    private static let losses = [
        ("removed", "rm money/store/till.sqlite*"), ("its folder removed", "rm -r money/store"),
        ("emptied", "rm -f money/store/till.sqlite-*; : > money/store/till.sqlite"),
        ("without its rows", "sqlite3 money/store/till.sqlite 'DELETE FROM document'"),
        ("with nothing forgotten", "sqlite3 money/store/till.sqlite 'UPDATE document SET forgotten = 0'"),
        ("an older one", "cp older money/store/till.sqlite; rm -f money/store/till.sqlite-*"),
    ]

    /// A document whose file is gone, and one that was forgotten.
    private func kept() throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        try #require(try book.run().code == 0)
        _ = try book.shell("cp money/store/till.sqlite older")
        book.add("gone.csv", to: "ana", amount: 70, rows: 3)
        book.add("wrong.csv", to: "ana", amount: 90, rows: 3)
        try #require(try book.run().code == 0)
        _ = try book.shell("rm money/inbox/ana/gone.csv; till forget wrong.csv --book money --quiet")
        try #require(try book.run().code == 0)
        return book
    }

    @Test(arguments: losses) func aLostDatabaseIsMadeAnew(how: String, command: String) throws {
        let book = try kept()
        let before = book.sums
        _ = try book.shell(command)
        let verified = try book.shell("till verify --book money")
        #expect(verified.code == 1, "\(how): verify says nothing")
        let run = try book.run()
        #expect(run.code == 0 && run.errText.contains("the database was"), "\(how): \(run.errText)")
        #expect(book.sums == before, "\(how): other results")
        #expect(try book.shell("till verify --book money").code == 0)
        #expect(try book.shell("till status --book money").outText.contains("3 documents (1 forgotten)"), "\(how)")
    }

    @Test(arguments: [
        ("removed", "rm money/archive/documents.ndjson"), ("cut", "sed -i '$d' money/archive/documents.ndjson"),
        ("edited", "sed -i 's/,\"forgotten\":true//' money/archive/documents.ndjson"),
        ("removed with its seal", "rm money/archive/documents.ndjson money/archive/seal.json"),
    ]) func aListBesideTheOriginalsIsMadeAnewFromTheDatabase(how: String, command: String) throws {
        let book = try kept()
        let before = book.sums
        _ = try book.shell(command)
        let run = try book.run()
        #expect(run.code == 0 && run.errText.contains("the list of documents"), "\(how): \(run.errText)")
        #expect(book.sums == before)
        #expect(try book.shell("till verify --book money").code == 0)
        // With the database gone as well, something is lost, and nothing goes on.
        _ = try book.shell(command + "; rm money/store/till.sqlite*")
        let refused = try book.run()
        #expect(refused.code == 65 && refused.errText.contains("store.lost"), "\(how): \(refused.errText)")
        #expect(book.sums == before)
        #expect(try book.shell("till status --book money").code != 0)
        #expect(try book.shell("till decide --accept-loss --reason broken --book money").code == 0)
        #expect(try book.run().code == 0)
    }

    @Test func originalsOfNoDocumentAreNamed() throws {
        let book = try kept()
        _ = try book.shell("mkdir -p money/archive/ab; cp $(find money/archive -name '*.zst' | head -1) money/archive/ab/cdef.zst")
        let told = try book.shell("till verify --book money")
        #expect(told.code == 1 && told.errText.contains("archive.orphan"))
        #expect(try book.shell("till doctor --book money").outText.contains("belong to no document"))
    }

    @Test(arguments: [
        ("a file edited", "echo x >> money/output/current/ana/stream.ndjson"), ("a file gone", "rm money/output/current/ana/stream.ndjson"),
        ("a file put there", "echo x > money/output/current/ana/more.html"),
        ("a file and its sum edited", "cd money/output/current; echo x >> ana/stream.ndjson; sha256sum ana/stream.ndjson > SHA256SUMS"),
        ("the list gone", "rm money/output/current/SHA256SUMS"),
        ("a link in place of a file", "cd money/output/current/ana; mv stream.ndjson ../../x; ln -s ../../x stream.ndjson"),
    ]) func whatIsPublishedAndWasChangedIsMadeAnew(how: String, command: String) throws {
        let book = try PlanBook(households: ["ana", "ben"])
        try #require(try book.run().code == 0)
        let before = book.sums
        _ = try book.shell("(\(command))")
        #expect(try book.shell("till verify --book money").code == 1, "\(how)")
        let run = try book.run()
        #expect(run.errText.contains("published.changed"), "\(how): \(run.errText)")
        #expect(book.sums == before, "\(how)")
        #expect(try book.shell("till verify --book money").code == 0, "\(how)")
        #expect(try book.shell("cd money/output/current; sha256sum --check --quiet SHA256SUMS").code == 0, "\(how)")
        #expect(try book.run().errText.contains("nothing changed"), "\(how)")
    }

    @Test func noTwoBooksShareAnOutput() throws {
        let book = try PlanBook(households: ["ana"])
        try #require(try book.run("short.yaml", "--out shared").code == 0)
        _ = try book.shell("till init other --household ben --currency EUR --quiet; cp money/inbox/ana/* other/inbox/ben/")
        let other = try book.shell("till run ./short.yaml --book other --out shared")
        #expect(other.code == 64 && other.errText.contains("output.other-book"))
        #expect(try book.shell("ls shared/current").outText.contains("ana"))
        #expect(try book.shell("till verify --book other --out shared").code == 1)
        #expect(try book.run("short.yaml", "--out shared").code == 0)
        // Inboxes without a book of their own, too.
        _ = try book.shell("mkdir -p one two; cp -r money/inbox one/inbox; cp -r other/inbox two/inbox")
        #expect(try book.shell("till run ./short.yaml --book one --out bare").code == 0)
        #expect(try book.shell("till run ./short.yaml --book two --out bare").code == 64)
        #expect(try book.shell("mv one moved; till run ./short.yaml --book moved --out bare").code == 0)
    }

    @Test(arguments: ["money/inbox/ana/out", "money/inbox", "money/archive/out", "there/new", "other/inbox/ben/x/y"])
    func noOutputLiesWhereDocumentsAreRead(place: String) throws {
        let book = try PlanBook(households: ["ana"])
        _ = try book.shell("ln -s money/inbox/ana there; till init other --household ben --quiet")
        let run = try book.run("short.yaml", "--out \(place)")
        #expect(run.code == 64 && run.errText.contains("output.inbox"), "\(place): \(run.errText)")
        #expect(!Files.exists("\(book.scratch.path)/\(place)/runs"))
    }

    @Test func aBookIsItsOwnersAloneWhateverTheUmask() throws {
        let scratch = Scratch()
        let made = try shell(
            """
            umask 000; till init money --household ana --currency EUR --quiet
            printf 'Date,Description,Amount\\n2025-01-20,x,-1.00\\n' > money/inbox/ana/x.csv
            till run nightly --book money --quiet; till add -3.00 tea --book money --on 2025-01-21 --quiet
            till decide note $(tail -1 money/output/current/ana/transactions.csv | grep -o '[0-9a-f]\\{32\\}') hi --book money --quiet
            find money -not -path '*/x.csv' -not -type l -perm /077
            """, scratch)
        #expect(made.outText.isEmpty, "\(made.outText)")
    }

    @Test func lookingNeedsNoRightToWrite() throws {
        let book = try kept()
        let told = try book.shell(
            """
            unshare -m true 2>/dev/null || exit 99
            unshare -m bash -c 'mount --bind money money && mount -o remount,ro,bind money || exit 99
            touch money/x 2>/dev/null && exit 99; till verify --book money || exit 1; till status --book money || exit 2'
            """)
        if told.code == 99 { return }
        #expect(told.code == 0, "\(told.outText)\(told.errText)")
    }

    @Test func strangersStagesKnowNoSecrets() throws {
        let book = try PlanBook(households: ["ana"])
        book.write(
            """
            #!/bin/sh
            [ "$1" = --describe ] && echo '{"type":"manual","name":"spy","protocol":1,"input":"records","options":[]}' && env > \(book.scratch.path)/asked && exit
            env > \(book.scratch.path)/run; exec cat

            """, to: "spy", mode: 0o755)
        book.write(PlanBook.plan.replacing("  - till-dedupe\n", with: "  - ./spy\n  - till-dedupe\n"), to: "spied.yaml")
        let run = try book.shell("SECRET=hunter2 TILL_KEY_FILE=$PWD/money/key till run ./spied.yaml --book money")
        #expect(run.code == 0, "\(run.errText)")
        let seen = try book.shell("cat asked run | cut -d= -f1 | sort -u")
        let allowed: Set<String> = ["LANG", "LC_ALL", "LC_CTYPE", "PATH", "PWD", "SHLVL", "TMPDIR", "TZ", "_", "OLDPWD"]
        #expect(Set(seen.lines).isSubset(of: allowed), "\(seen.outText)")
        // Nor are they run from where others may put another.
        for mode in ["777", "775", "1777"] {
            _ = try book.shell("mkdir -p open; cp spy spied.yaml open/; chmod 755 open/spy; chmod \(mode) open")
            let refused = try book.shell("till run --plan open/spied.yaml --book money --fresh")
            #expect(refused.code == 64 && refused.errText.contains("foreign.writable"), "\(mode): \(refused.errText)")
        }
    }
}
