import Glibc
import Testing
import TillRecords
import TillTesting

/// Days on which a run cannot go well: each gives a sentence, and what was published stays, whole.
///
/// A small disk and one that cannot be written are real ones where the system lets us mount them, which root may do in a name space
/// of its own; elsewhere a limit of file sizes and rights of folders stand in, and the test says so.
@Suite(.serialized) struct BadDayTests {
    private static let mayMount = (try? Command(["unshare", "-m", "true"]).run().code) == 0

    /// A shell line in which `disk` is a disk of its own; what the line prints and says is what counts, since the disk goes with it.
    private func onDisk(_ options: String, _ line: String, _ book: PlanBook) throws -> Outcome {
        book.write("set -e\nmkdir -p disk\nmount -t tmpfs -o \(options) tmpfs disk\n\(line)\n", to: "on-disk.sh")
        return try book.shell("unshare -m bash on-disk.sh")
    }

    /// Ends a script: whether what is published is what was published, and whole.
    private let judgement = """
        sha256sum disk/out/current/SHA256SUMS
        (cd disk/out/current && sha256sum --check --quiet SHA256SUMS && echo whole)

        """

    @Test func aFullDiskLeavesTheLastRun() throws {
        let book = try PlanBook()
        guard Self.mayMount else {
            print("➜ aFullDiskLeavesTheLastRun: no disk may be mounted here; RunTests tries a limit of file sizes. skipped")
            return
        }
        let done = try onDisk(
            "size=3m",
            """
            till run ./short.yaml --book money --out disk/out --quiet
            sha256sum disk/out/current/SHA256SUMS
            python3 -c "
            rows = ''.join('2025-%02d-%02d,SHOP %d,-%d.00,EUR\\n' % (n % 12 + 1, n % 27 + 1, n % 50, n + 1) for n in range(9000))
            open('money/inbox/ben/large.csv', 'w').write('Date,Description,Amount,Currency\\n' + rows)"
            set +e
            till run ./short.yaml --book money --out disk/out; echo "exit $?"
            \(judgement)
            # Room again: the next run takes up the work.
            mount -o remount,size=200m disk
            till run ./short.yaml --book money --out disk/out; echo "exit $?"
            till verify --book money --out disk/out; echo "exit $?"
            """, book)
        let lines = done.lines
        #expect(lines.count(where: { $0 == "whole" }) == 1, "\(done.outText)\(done.errText)")
        #expect(lines.filter { $0.hasSuffix("SHA256SUMS") }.count == 2 && Set(lines.filter { $0.hasSuffix("SHA256SUMS") }).count == 1)
        #expect(lines.filter { $0.hasPrefix("exit") } == ["exit 74", "exit 0", "exit 0"], "\(done.outText)\(done.errText)")
        #expect(done.errText.contains("the disk is full") && done.errText.contains("Make room"), "\(done.errText)")
    }

    /// Every file of the book may fail to be written: the database, the archive, the run's folder.
    @Test(arguments: [1, 2, 4, 8, 16, 32, 64, 128])
    func aLimitOnFilesStopsARunAnywhereAndTheNextGoesOn(blocks: Int) throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let before = book.sums
        book.add("large.csv", to: "ben", amount: 1, rows: 600)
        book.add("small.csv", to: "ana", amount: 1, rows: 3)
        let done = try book.shell("ulimit -f \(blocks); trap '' XFSZ; till run ./short.yaml --book money")
        #expect([0, 74].contains(done.code), "exit \(done.code): \(done.errText)")
        if done.code == 74 {
            #expect(done.errText.contains("till run: ") && done.errText.contains("Make room"), "\(done.errText)")
            // The book's database may be behind what is published; the next run brings it there.
            let sums = book.sums
            #expect(sums == before || sums.contains("ben/stream.ndjson"))
        }
        #expect(try book.shell("cd money/output/current && sha256sum --check --quiet SHA256SUMS").code == 0)
        #expect(try book.run().code == 0)
        let verified = try book.shell("till verify --book money")
        #expect(verified.code == 0, "\(verified.outText)\(verified.errText)")
        let rows = try book.shell("sqlite3 money/store/till.sqlite 'SELECT count(*) FROM transactions'")
        let published = ["ana", "ben"].reduce(0) { sum, id in
            sum + book.records("output/current/\(id)/stream.ndjson").count { $0.type == "transaction" }
        }
        #expect(rows.outText == "\(published)\n")
    }

    @Test func anOutputThatCannotBeWrittenGivesASentence() throws {
        let book = try PlanBook()
        guard Self.mayMount else {
            print("➜ anOutputThatCannotBeWrittenGivesASentence: no disk may be mounted here. skipped")
            return
        }
        let done = try onDisk(
            "size=20m",
            """
            till run ./short.yaml --book money --out disk/out --quiet
            cp -r money disk/book && till run ./short.yaml --book disk/book --quiet
            sha256sum disk/out/current/SHA256SUMS
            mount -o remount,ro disk
            echo 'Date,Description,Amount,Currency
            2025-02-02,NEW,-1.00,EUR' > money/inbox/ben/new.csv
            set +e
            till run ./short.yaml --book money --out disk/out; echo "exit $?"
            till run ./short.yaml --book disk/book; echo "exit $?"
            till backup disk --book money; echo "exit $?"
            till doctor --book disk/book --quiet; echo "exit $?"
            \(judgement)
            """, book)
        #expect(done.lines.filter { $0.hasSuffix("SHA256SUMS") }.count == 2 && done.lines.last == "whole", "\(done.outText)\(done.errText)")
        #expect(Set(done.lines.filter { $0.hasSuffix("SHA256SUMS") }).count == 1)
        let exits = done.lines.filter { $0.hasPrefix("exit") }
        #expect(exits == ["exit 74", "exit 74", "exit 74", "exit 1"], "\(done.outText)\(done.errText)")
        #expect(done.errText.split(separator: "\n").filter { $0.contains("it is not allowed here") }.count == 3, "\(done.errText)")
        #expect(done.outText.contains("nothing can be written in"), "\(done.outText)")
    }

    @Test func ofTwoRunsAtOnceOneWaitsOrLeaves() throws {
        let book = try PlanBook(households: ["ana", "ben", "cid", "dan"])
        #expect(try book.run().code == 0)
        let expected = book.sums
        _ = try book.shell("rm -r money/output money/store")
        let both = try book.shell(
            """
            till run ./short.yaml --book money --wait 60 & first=$!
            till run ./short.yaml --book money --wait 60; echo "second $?"
            wait $first; echo "first $?"
            """)
        #expect(both.lines.sorted() == ["first 0", "second 0"], "\(both.errText)")
        #expect(book.sums == expected)
        // One that may not wait leaves with a sentence, and disturbs nothing.
        let held = try book.shell("exec 9>money/.lock; flock 9; till run ./short.yaml --book money --wait 0; echo $?")
        #expect(held.outText == "73\n" && held.errText.contains("another run is at work on this book"), "\(held.errText)")
        let many = try book.shell(
            "for n in 1 2 3 4 5; do till run ./short.yaml --book money --fresh --wait 60 --quiet & done; wait; till verify --book money")
        #expect(many.code == 0, "\(many.outText)\(many.errText)")
        #expect(book.sums == expected)
        #expect(try book.shell("sqlite3 money/store/till.sqlite 'SELECT count(*) FROM transactions'").outText == "80\n")
    }

    /// To the book, a clock that was set back is a last run that began in the time to come.
    @Test func aClockThatWasSetBackIsToldAndChangesNothing() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let before = book.sums
        _ = try book.shell("sqlite3 money/store/till.sqlite \"UPDATE run SET started = '2999-12-31T23:59:59Z'\"")
        // Files of the inbox that come from the time to come are read all the same.
        book.add("late.csv", to: "ben", amount: 900, rows: 2)
        _ = try book.shell("touch -d 2999-01-01 money/inbox/ben/late.csv money/households/*")
        let run = try book.run()
        #expect(run.code == 0)
        #expect(run.errText.contains("was it set back? Results do not depend on it"), "\(run.errText)")
        #expect(book.records("output/current/ben/stream.ndjson").count { $0.type == "transaction" } == 22)
        #expect(Files.names(in: book.folder + "/output/runs") == ["000001", "000002"], "runs go on by their numbers")
        #expect(try book.shell("till forget late.csv --book money").code == 0)
        #expect(try book.run().code == 0)
        #expect(book.sums == before)
        #expect(try book.shell("till verify --book money").code == 0)
    }
}
