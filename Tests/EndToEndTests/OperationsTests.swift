import Testing
import TillRecords
import TillTesting

/// What tells of runs to those who look after them: metrics, limits of rejects, seconds of stages, the audit of views.
@Suite struct OperationsTests {
    private func value(_ book: PlanBook, _ metric: String) -> String? {
        book.text("output/metrics.prom").split(separator: "\n").first { $0.hasPrefix(metric + " ") || $0.hasPrefix(metric + "{") }?
            .split(separator: " ").last.map(String.init)
    }

    @Test func metricsOfRuns() throws {
        let book = try PlanBook()
        #expect(try book.run("short.yaml", "--slow").code == 0)
        #expect(
            value(book, "till_run_exit_code") == "0" && value(book, "till_run_rows_in") == "40" && value(book, "till_run_rows_out") == "40")
        #expect(value(book, #"till_run_households{plan="short",outcome="made"}"#) == "2" && value(book, "till_run_rejected") == "0")
        #expect(Int(value(book, "till_run_peak_memory_bytes") ?? "") ?? 0 > 1_000_000)
        #expect(Double(value(book, #"till_run_stage_seconds{plan="short",stage="till-dedupe"}"#) ?? "") != nil)
        #expect(value(book, #"till_open_questions{plan="short",kind="gap"}"#) == "0")
        let good = try #require(value(book, "till_run_last_good_timestamp_seconds").flatMap { Int($0) })
        // A run that fails says so, and the last good one stays.
        book.write("rubbish\n", to: "money/decisions/journal.ndjson")
        let failed = try book.run()
        #expect(value(book, "till_run_exit_code") == "\(failed.code)" && failed.code != 0)
        let still = try #require(value(book, "till_run_last_good_timestamp_seconds").flatMap { Int($0) })
        #expect(abs(still - good) <= 1)
        #expect(value(book, "till_run_rows_out") == "40")
        // Nothing of a person's.
        #expect(!book.text("output/metrics.prom").contains("ana") && !book.text("output/metrics.prom").contains("SHOP"))
    }

    @Test func slowStagesAreTold() throws {
        let book = try PlanBook()
        let run = try book.run("short.yaml", "--slow")
        #expect(run.code == 0 && run.errText.contains("seconds by stage") && run.errText.contains("seconds by household"), "\(run.errText)")
        #expect(try book.run("short.yaml", "--slow").errText.contains("nothing took long"))
        // Looking at the clock changes no byte.
        let sums = book.sums
        #expect(try book.run("short.yaml", "--fresh").code == 0)
        #expect(book.sums == sums)
    }

    /// 4 bad rows beside 16: a fifth. What is refused at a limit below is published at it.
    @Test func tooManyRejectsPublishNothing() throws {
        let book = try PlanBook(households: ["ana"])
        #expect(try book.run().code == 0)
        let before = book.sums
        var text = "Date,Description,Amount,Currency\n"
        for day in 10..<26 { text += "2025-10-\(day),SHOP,-\(day).00,EUR\n" }
        for day in 26..<30 { text += "2025-10-\(day),SHOP,rubbish,EUR\n" }
        book.write(text, to: "money/inbox/ana/more.csv")
        let rejects = try book.run("short.yaml", "--max-reject-rate 0.0999")
        #expect(rejects.code == 65 && rejects.errText.contains("[run.rejects]"), "\(rejects.errText)")
        #expect(book.sums == before)
        #expect(value(book, "till_run_exit_code") == "65")
        let published = try book.run("short.yaml", "--max-reject-rate 0.11")
        #expect(published.code == 2 && book.sums != before, "\(published.errText)")
        #expect(value(book, "till_run_rejected") == "4")
        #expect(try book.run("short.yaml", "--max-reject-rate 1.1").code == 64)
    }

    @Test(arguments: ["whole", "changed", "dropped", "cut", "empty", "gone"]) func theAuditHoldsToItsEnd(what: String) throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let path = "\(book.folder)/decisions/audit.ndjson"
        var lines = book.text("decisions/audit.ndjson").split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        switch what {
        case "changed": lines[0] = lines[0].replacing("\"ana\"", with: "\"bob\"")
        case "dropped": lines.removeFirst()
        case "cut": lines.removeLast()
        case "empty": lines = []
        default: break
        }
        if what == "gone" {
            _ = try book.shell("rm money/decisions/audit.ndjson")
        } else {
            Files.write(lines.map { $0 + "\n" }.joined(), to: path)
        }
        let audit = try book.shell("till audit --book money")
        #expect((audit.code == 0) == (what == "whole"), "\(audit.errText)")
        if what == "whole" { #expect(audit.lines.count == 2 && audit.outText.contains("ana, all of it: made by run 1 of short from")) }
        if what == "changed" || what == "dropped" { #expect(audit.errText.contains("[audit.broken]")) }
        if ["cut", "empty", "gone"].contains(what) { #expect(audit.errText.contains("[audit.cut]")) }
    }

    /// Alert rules and their tests, where Debian's promtool is.
    @Test(.enabled(if: (try? Command(["promtool", "--version"]).run())?.code == 0)) func promtoolTakesThem() throws {
        let folder = Checkout.path("pipelines/operations")
        for line in ["promtool check rules till-alerts.yaml", "promtool test rules till-alerts-test.yaml"] {
            let told = try Command.bash(line, folder: folder).run()
            #expect(told.code == 0, "\(told.outText)\(told.errText)")
        }
        let book = try PlanBook()
        #expect(try book.run("short.yaml", "--slow").code == 0)
        let metrics = try book.shell("promtool check metrics < money/output/metrics.prom")
        #expect(metrics.code == 0, "\(metrics.outText)\(metrics.errText)")
    }

    /// The dashboard and the rules ask for metrics that there are.
    @Test(.enabled(if: Python.isPresent)) func theDashboardAsksForWhatThereIs() throws {
        let book = try PlanBook()
        #expect(try book.run("short.yaml", "--slow").code == 0)
        let program = """
            import json, re, sys
            known = set(re.findall(r'^# TYPE (\\S+)', sys.stdin.read(), re.M)) | {'till_deliveries', 'till_deliveries_timestamp_seconds'}
            board = json.load(open('till-dashboard.json'))
            asked = {name for panel in board['panels'] for target in panel['targets'] for name in re.findall(r'till_\\w+', target['expr'])}
            asked |= set(re.findall(r'till_\\w+', ''.join(l for l in open('till-alerts.yaml') if 'expr:' in l)))
            ids = [panel['id'] for panel in board['panels']]
            print(len(ids) == len(set(ids)) and len(asked) > 8, sorted(asked - known))
            """
        let told = try Command(
            ["python3", "-c", program], input: Files.bytes("\(book.folder)/output/metrics.prom") ?? [],
            folder: Checkout.path("pipelines/operations")
        ).run()
        #expect(told.outText == "True []\n", "\(told.outText)\(told.errText)")
    }
}
