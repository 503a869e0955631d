import Glibc
import Testing
import TillRecords
import TillTesting

/// What plans may say: strangers' stages, stages across households, limits, a month.
@Suite(.serialized) struct PlanTests {
    /// A stage in Python that passes all on and ends as its option says for the household ben.
    private let mischief = """
        #!/usr/bin/env python3
        import json, sys, time
        if "--describe" in sys.argv:
            print(json.dumps({"type": "manual", "name": "mischief", "protocol": 1, "input": "records",
                              "options": [{"type": "option", "name": "how", "kind": "value"}]}))
            sys.exit(0)
        how = sys.argv[sys.argv.index("--how") + 1]
        for line in sys.stdin:
            if '"household":"ben"' in line:
                if how == "crash": print("ben is too much for me", file=sys.stderr); sys.exit(3)
                if how == "nonsense": print("not a record")
                if how == "hang": time.sleep(60)
                if how == "spin":
                    while True: pass
                if how == "memory": x = bytearray(3 << 30)
                if how == "cut": sys.stdout.flush(); sys.exit(0)
            sys.stdout.write(line)

        """

    private func mischievous(_ how: String) -> String {
        PlanBook.plan + "  - ./mischief: {how: \(how), limits: {seconds: 2, megabytes: 500}}\n"
    }

    @Test(arguments: [
        ("crash", "ended with exit code 3"), ("nonsense", "a line that is no record"), ("hang", "more than the 2 seconds"),
        ("spin", "more than the 2 seconds"), ("memory", "ended with exit code 1"), ("cut", "stopped before its end record"),
    ])
    func aStrangersFailureCostsOneHousehold(how: String, sentence: String) throws {
        let book = try PlanBook(households: ["ana", "ben", "cid"])
        book.write(mischief, to: "mischief", mode: 0o755)
        book.write(mischievous("well"), to: "short.yaml")
        #expect(try book.run().code == 0)
        let before = book.text("output/current/ben/stream.ndjson")
        #expect(before.contains("transaction"))
        book.write(mischievous(how), to: "short.yaml")
        book.add("more.csv", to: "ana", amount: 300)
        book.add("more.csv", to: "ben", amount: 300)
        let run = try book.run()
        #expect(run.code == 2)
        #expect(
            run.errText.contains("ben: ") && run.errText.contains("the stage mischief") && run.errText.contains(sentence), "\(run.errText)")
        #expect(book.text("output/current/ben/stream.ndjson") == before, "what was published of it stays")
        #expect(book.text("output/current/ana/stream.ndjson").contains("\"-305\\.00\"") == false)
        #expect(book.records("output/current/ana/stream.ndjson").count { $0.type == "transaction" } == 40)
        #expect(book.records("output/current/cid/stream.ndjson").count { $0.type == "transaction" } == 20)
        if how == "crash" { #expect(book.text("logs/ben-mischief.log").contains("ben is too much")) }
        #expect(!Files.exists(book.folder + "/logs/ana-mischief.log"), "the log of what went well is not kept")
        // Put right, the household is made.
        book.write(mischievous("well"), to: "short.yaml")
        #expect(try book.run().code == 0)
        #expect(book.records("output/current/ben/stream.ndjson").count { $0.type == "transaction" } == 40)
    }

    @Test func othersMayNotChangeAPlanWithAStageOfItsOwn() throws {
        let book = try PlanBook()
        book.write(mischief, to: "mischief", mode: 0o755)
        book.write(mischievous("well"), to: "short.yaml", mode: 0o664)
        let open = try book.run()
        #expect(open.code == 64)
        #expect(open.errText.contains("only its owner may be able to write it") && open.errText.contains("chmod go-w"), "\(open.errText)")
        book.write(mischievous("well"), to: "short.yaml")
        chmod(book.scratch.path + "/mischief", 0o777)
        let program = try book.run()
        #expect(program.code == 64)
        #expect(program.errText.contains("a stage that others may write"), "\(program.errText)")
        book.write(PlanBook.plan + "  - ./nowhere\n", to: "short.yaml")
        let missing = try book.run()
        #expect(missing.code == 64)
        #expect(missing.errText.contains("short.yaml, line 7, column 5: the stage nowhere is no executable file"), "\(missing.errText)")
        book.write(PlanBook.plan, to: "short.yaml", mode: 0o666)
        #expect(try book.run().code == 0, "a plan of Till's own stages runs whatever it is")
    }

    /// A stage in Python that counts the transactions of each household, and passes all on.
    private let counting = """
        #!/usr/bin/env python3
        import json, sys
        if "--describe" in sys.argv:
            print('{"type":"manual","name":"counting","protocol":1,"input":"records","options":[]}'); sys.exit(0)
        seen = []
        for line in sys.stdin:
            record = json.loads(line)
            if record["type"] == "transaction": seen.append(record["household"])
            if record["type"] != "end": sys.stdout.write(line)
        for name in sorted(set(seen), key=seen.index):
            print(json.dumps({"type": "tally", "household": name, "count": seen.count(name)}, separators=(",", ":")))
        print('{"type":"end","producer":"counting","records":{},"rejected":0,"totals":{}}')

        """

    @Test func stagesAcrossHouseholdsRunOnceAndOnlyWhenSomethingChanged() throws {
        let book = try PlanBook(households: ["cid", "ana", "ben"])
        book.write(counting, to: "counting", mode: 0o755)
        book.write(PlanBook.plan + "across:\n  - ./counting\n", to: "short.yaml")
        func tallies() -> [String] {
            book.records("output/current/_across/stream.ndjson").filter { !["stream", "end"].contains($0.type) }.map(\.text)
        }
        #expect(try book.run().code == 0)
        let expected = ["ana", "ben", "cid"].map { "{\"type\":\"tally\",\"household\":\"\($0)\",\"count\":20}" }
        #expect(tallies() == expected, "in the order of ids, and nothing that a household's stream has")
        #expect(book.sums.contains("_across/stream.ndjson"))
        let sums = book.sums
        let second = try book.run()
        #expect(second.code == 0 && second.errText.contains("nothing changed"))
        // --only leaves the others, and across follows what they have.
        book.add("more.csv", to: "ben", amount: 500)
        #expect(try book.run("short.yaml", "--only ben").code == 0)
        #expect(tallies()[1] == "{\"type\":\"tally\",\"household\":\"ben\",\"count\":40}")
        #expect(try book.shell("till forget more.csv --book money").code == 0)
        #expect(try book.run().code == 0)
        #expect(book.sums == sums)
        #expect(try book.shell("till verify --book money").code == 0)
        let runs = book.records("logs/000002.ndjson")
        #expect(!runs.contains { $0.string(.household) == "_across" }, "an unchanged night runs no stage")
    }

    @Test func aFailureAcrossLeavesWhatWasThere() throws {
        let book = try PlanBook()
        book.write(counting, to: "counting", mode: 0o755)
        book.write(PlanBook.plan + "across:\n  - ./counting\n", to: "short.yaml")
        #expect(try book.run().code == 0)
        let before = book.text("output/current/_across/stream.ndjson")
        book.write(counting.replacing("seen = []", with: "sys.exit(9)"), to: "counting", mode: 0o755)
        book.add("more.csv", to: "ben", amount: 500)
        let run = try book.run()
        #expect(run.code == 2)
        #expect(run.errText.contains("what is across households"), "\(run.errText)")
        #expect(book.text("output/current/_across/stream.ndjson") == before)
        #expect(book.records("output/current/ben/stream.ndjson").count { $0.type == "transaction" } == 40)
    }

    @Test func aWorkerOverTheLimitsOfThePlanIsEnded() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let before = book.sums
        book.add("huge.csv", to: "ben", amount: 1, rows: 60_000)
        book.write("limits: {megabytes: 20}\n" + PlanBook.plan, to: "short.yaml")
        let run = try book.run()
        #expect(run.errText.contains("held more than 20 MB of memory and was ended"), "\(run.errText)")
        #expect(run.code == 2 || run.code == 65)
        #expect(book.sums == before || book.sums.contains("ben/stream.ndjson"))
        #expect(book.records("output/current/ben/stream.ndjson").count { $0.type == "transaction" } == 20)
        let log = book.records("logs/000002.ndjson").first { $0.string(.household) == "ben" }
        #expect(log?.string(.code) == "worker.too-large")
    }

    @Test func aPlanOfItsOwnHasAPlaceOfItsOwn() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let before = book.sums
        let monthly = Checkout.path("pipelines/monthly.yaml")
        #expect(try book.shell("till run '\(monthly)' --book money").code == 0)
        #expect(book.sums == before, "the nightly run stays")
        let pages = Files.names(in: book.folder + "/output/monthly/current/ana").filter { $0.hasPrefix("2025") }
        #expect(pages == ["2025-08.html"], "the last month that is over")
        #expect(try book.shell("till run '\(monthly)' --book money --period 2025-03").code == 0)
        #expect(Files.names(in: book.folder + "/output/monthly/current/ana").filter { $0.hasPrefix("2025") } == ["2025-03.html"])
        let rows = book.text("output/monthly/current/ana/transactions.csv").split(separator: "\r\n").dropFirst()
        #expect(!rows.isEmpty && rows.allSatisfy { $0.hasPrefix("2025-03,") })
        #expect(book.text("output/monthly/current/index.html").contains("ana/2025-03.html"))
        #expect(try book.shell("till run '\(monthly)' --book money --period 2025").code == 0)
        let year = Files.names(in: book.folder + "/output/monthly/current/ana").filter { $0.hasPrefix("2025") }
        #expect(year.sorted() == (1...9).map { "2025-0\($0).html" } + ["2025.html"], "the year and its months")
        #expect(try book.shell("till run '\(monthly)' --book money --period 20x5").code == 64)
        let none = try book.shell("till run '\(monthly)' --book money --period 2031-01")
        #expect(none.code == 2)
        #expect(none.errText.contains("no document of the household is about January 2031"), "\(none.errText)")
        // The ledger of the book is the nightly plan's.
        #expect(try book.run().errText.contains("nothing changed"))
    }

    @Test func aHouseholdsPageAmongOthersLiesWhereAllAreDone() throws {
        let names = (1...21).map { "house-\($0)" }
        let book = try PlanBook(households: names)
        for (place, name) in names.enumerated() {
            var text = "Date,Description,Amount,Currency\n"
            for month in 1...5 {
                text += "2025-0\(month)-03,ALDI MARKET,-\(40 + place).00,EUR\n2025-0\(month)-28,NETFLIX.COM,-\(9 + place % 4).00,EUR\n"
            }
            Files.write(text, to: "\(book.folder)/inbox/\(name)/giro.csv")
        }
        let report = "  - till-report: {out: $out, no-index: true, across: ../_across}\n"
        let across =
            "across:\n  - till-cohorts\n  - till-report: {cohorts: $across/cohorts.html, peers-pages: $across/peers, discard: true}\n"
        book.write(PlanBook.plan + report + across, to: "short.yaml")
        let run = try book.run()
        #expect(run.code == 0, "\(run.errText)")
        let own = book.text("output/current/house-3/index.html")
        #expect(own.contains("../_across/peers/house-3.html"))
        let page = book.text("output/current/_across/peers/house-3.html")
        #expect(page.contains("A group of 20 to 49 households") && page.contains("of 100"), "\(page.suffix(1500))")
        #expect(page.contains("../cohorts.html#c1") && page.contains("../../house-3/index.html"))
        for other in names where other != "house-3" { #expect(!page.contains(other + "<") && !page.contains(other + ".html")) }
        #expect(Files.names(in: book.folder + "/output/current/_across/peers").count == 21)
        // What another household has anew changes where all stand, and none of their own pages.
        let before = book.sums.split(separator: "\n").filter { $0.contains("  house-3/") }
        Files.write("Date,Description,Amount,Currency\n2025-05-04,NETFLIX.COM,-400.00,EUR\n", to: "\(book.folder)/inbox/house-9/more.csv")
        #expect(try book.run().code == 0)
        #expect(book.sums.split(separator: "\n").filter { $0.contains("  house-3/") } == before)
        #expect(try book.run().errText.contains("nothing changed"))
    }

    @Test func theExitTellsOfRejectsAgainWhenNothingChanged() throws {
        let book = try PlanBook()
        book.write("<html>log in</html>", to: "money/inbox/ben/page.csv")
        let first = try book.run()
        let second = try book.run()
        #expect(first.code == 2)
        #expect(second.code == 2)
        #expect(
            second.errText.contains("nothing changed") && second.errText.contains("1 part of a document could not be read"),
            "\(second.errText)")
        #expect(try book.shell("till status --book money").code == 0)
    }

    @Test func theLogHasCountsAndNothingOfAPersons() throws {
        let book = try PlanBook()
        book.write("<html>log in</html>", to: "money/inbox/ben/secret name.csv")
        let run = try book.run("short.yaml", "--log")
        #expect(run.code == 2)
        let log = book.records("logs/000001.ndjson")
        #expect(log.map { $0.string(Key(foreign: "event")) } == ["begin", "household", "household", "end"])
        #expect(log.allSatisfy { $0.integer(Key(foreign: "run")) == 1 && $0.string(.time) != nil })
        let ana = log.first { $0.string(.household) == "ana" }
        #expect(ana?.integer(Key(foreign: "documents")) == 1)
        #expect(ana?.objects(Key(foreign: "stages")).first { $0.string(.stage) == "till-dedupe" }?.integer(.records) == 40)
        let text = book.text("logs/000001.ndjson")
        for secret in ["SHOP", "secret", "-11.00"] { #expect(!text.contains(secret), "\(secret)") }
        #expect(text.split(separator: "\n").allSatisfy { run.errText.contains($0) }, "--log says them on standard error")
    }
}

extension String {
    fileprivate func replacing(_ word: String, with other: String) -> String {
        guard let range = firstRange(of: word) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
