import Testing
import TillRecords
import TillTesting

/// `till check`: faults of plans and books with their places, and a line that does what a run does.
@Suite(.serialized) struct CheckTests {
    /// Data records of a stream: all but those that tell of the stream and its reading.
    private func data(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            !["stream", "end", "note", "reject"].contains { line.hasPrefix("{\"type\":\"\($0)\"") }
        }
    }

    @Test func theLineGivesTheRecordsOfTheRun() throws {
        let book = try PlanBook()
        book.write("currency: EUR\nmembers:\n  - {id: ana, role: owner, names: [Ana]}\n", to: "money/households/ana.yaml")
        book.write(
            "[2025-05-01, 10:00:00] Ana: paid 12,50 EUR for bread\n"
                + "[2025-05-02, 10:00:00] Ana: good morning\n",
            to: "money/inbox/ana/a chat's log.txt")
        book.write("<html>nothing</html>", to: "money/inbox/ana/page.csv")
        let plan = Checkout.path("pipelines/nightly.yaml")
        #expect(try book.shell("till run '\(plan)' --book money").code == 2)
        for household in ["ana", "ben"] {
            let script = try book.shell(
                "till check '\(plan)' --book money --household \(household) --shell > line.sh && out=$PWD/piped bash line.sh")
            #expect(script.code == 0, "\(script.errText)")
            let piped = data(script.outText)
            #expect(piped.count > 20)
            #expect(piped == data(book.text("output/current/\(household)/stream.ndjson")), "\(household)")
            let pages = try book.shell("diff -r piped/\(household) money/output/current/\(household) -x stream.ndjson -x summary.json")
            // The page of the run also tells of what it refused.
            if household == "ben" { #expect(pages.code == 0, "\(pages.outText)") }
        }
    }

    @Test func theLineOfAStrangersStageAndItsOptions() throws {
        let book = try PlanBook()
        #expect(try book.shell("cp '\(Checkout.path("Tests/Fixtures/stages/shout"))' my-shout && chmod 755 my-shout").code == 0)
        book.write(PlanBook.plan + "  - ./my-shout\n", to: "loud.yaml")
        #expect(try book.run("loud.yaml").code == 0)
        let piped = try book.shell("till check ./loud.yaml --book money --household ben --shell > line.sh && bash line.sh")
        #expect(piped.code == 0, "\(piped.errText)")
        #expect(data(piped.outText) == data(book.text("output/current/ben/stream.ndjson")))
        #expect(piped.outText.contains("\"shout\":\"SHOP"))
    }

    @Test func everyFaultIsToldWithItsPlace() throws {
        let book = try PlanBook()
        book.write(
            "plan: bad\nstages:\n  - till-bank:\n      date-order: sideways\n  - till-fly\n  - till-normalise: {rates: none.csv, color: red}\n  - till-bank\n",
            to: "bad.yaml")
        book.write("currency: EURO\n", to: "money/households/ben.yaml")
        let told = try book.shell("till check ./bad.yaml --book money")
        #expect(told.code == 1)
        for part in [
            "bad.yaml, line 3, column 5", "bad.yaml, line 5, column 5", "there is no stage till-fly", "has no option color",
            "bad.yaml, line 7, column 5", "must stand before the stages", "ben.yaml, line 1, column 11",
        ] {
            #expect(told.errText.contains(part), "\(part) is not in\n\(told.errText)")
        }
        #expect(!Files.exists(book.folder + "/store"), "checking writes nothing")
    }

    @Test func mistakesOfTheCommandLine() throws {
        let book = try PlanBook()
        #expect(try book.shell("till check ./none.yaml --book money").code == 66)
        #expect(try book.shell("till check ./short.yaml --book money --period May").code == 64)
        #expect(try book.shell("till check ./short.yaml --book money --household eve").code == 1)
        #expect(try book.shell("till check ./short.yaml --book nowhere").code == 66)
        let good = try book.shell("till check ./short.yaml --book money")
        #expect(good.code == 0)
        #expect(good.outText.contains("  ana: till-bank 1; it has no file") == false)
        #expect(good.outText.contains("  ben: till-bank 1; it has no file households/ben.yaml"))
    }

    /// The plans of the house are sound.
    @Test(arguments: Files.names(in: Checkout.path("pipelines")).filter { $0.hasSuffix(".yaml") })
    func everyPlanIsSound(plan: String) throws {
        let told = try Command.bash("till check '\(Checkout.path("pipelines/\(plan)"))' --book '\(Checkout.path("samples"))'").run()
        #expect(told.code == 0, "\(told.errText)")
    }
}
