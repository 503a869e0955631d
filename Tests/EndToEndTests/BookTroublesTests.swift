import Glibc
import Testing
import TillRecords
import TillTesting

/// Faults of a book that were named wrongly, or not at all.
@Suite(.serialized) struct BookTroublesTests {
    /// The share of refused rows is looked at as well where nothing changed.
    @Test(arguments: [("0.0999", 65), ("0.11", 2)]) func tooManyRejectsAreTooManyTheNextNight(share: String, code: Int32) throws {
        let book = try PlanBook(households: ["ana"])
        var text = "Date,Description,Amount,Currency\n"
        for day in 10..<26 { text += "2025-10-\(day),SHOP,-\(day).00,EUR\n" }
        for day in 26..<30 { text += "2025-10-\(day),SHOP,rubbish,EUR\n" }
        book.write(text, to: "money/inbox/ana/more.csv")
        #expect(try book.run().code == 2)
        let before = book.sums
        let again = try book.run("short.yaml", "--max-reject-rate \(share)")
        #expect(again.code == code && again.errText.contains("[run.rejects]") == (code == 65), "\(again.errText)")
        #expect(book.sums == before)
    }

    /// A backup that failed leaves no place to look for backups; one that was written does.
    @Test(arguments: ["file", "full", "shelf"]) func aFailedBackupIsNoPlace(place: String) throws {
        let book = try PlanBook(households: ["ana"])
        #expect(try book.run().code == 0)
        book.write("mine", to: "file")
        let line =
            place == "full" ? "mkdir full; bash -c 'ulimit -f 4; till backup full --book money'" : "till backup \(place) --book money"
        let told = try book.shell("\(line); code=$?; cat money/store/shelves 2>/dev/null; exit $code")
        #expect((told.code == 0) == (place == "shelf"), "\(told.code) \(told.errText)")
        #expect(told.outText.contains("/\(place)\n") == (place == "shelf"), "\(told.outText)")
        if place == "file" { #expect(told.code == 64 && told.errText.contains("[usage.folder]"), "\(told.errText)") }
    }

    /// What may not be read is said to be so, and not to be missing. Root may read everything: it is somebody else who looks.
    @Test(.enabled(if: geteuid() == 0 && Files.isExecutable("/usr/bin/setpriv")), arguments: ["deliver", "archive"])
    func whatMayNotBeRead(folder: String) throws {
        let book = try PlanBook(households: ["ana"])
        #expect(try book.run().code == 0)
        Files.makeFolder(book.folder + "/deliver")
        Files.write("way: folder\nfolder: ../../shelf\nsend: report\nwhole: true\n", to: book.folder + "/deliver/shelf.yaml")
        let whole = try book.shell("chmod 711 '\(book.scratch.path)'; chown -R nobody '\(book.scratch.path)'; chmod 000 money/\(folder)")
        #expect(whole.code == 0)
        let commands = folder == "deliver" ? ["till deliver", "till deliver status"] : ["till verify", "till run ./short.yaml"]
        for line in commands {
            let told = try book.shell("setpriv --reuid nobody --clear-groups env PATH=\"$PATH\" \(line) --book money")
            #expect(told.code != 0, "\(line): \(told.outText)")
            #expect(told.errText.contains(folder) && told.errText.contains("not"), "\(line): \(told.errText)")
            for wrong in ["no targets", "archive.missing", "store.lost", "[deliver.no-targets]"] {
                #expect(!told.errText.contains(wrong), "\(line): \(told.errText)")
            }
        }
        _ = try book.shell("chmod 755 money/\(folder)")
    }

    /// What is made beside pages and tables needs some.
    @Test(arguments: [
        ("--pdf", false), ("--excel", false), ("--workbook", false), ("--excel --csv t", true), ("--excel --out o", true),
        ("--workbook --csv t", true), ("--excel --html a.html", false),
    ])
    func filesBesideNothing(options: String, isGood: Bool) throws {
        let scratch = Scratch()
        Files.write(Self.row, to: scratch.path + "/in.ndjson")
        let told = try Self.shell("till-report \(options) in.ndjson > /dev/null", scratch)
        #expect(told.code == (isGood ? 0 : 64) && told.errText.contains("[usage.option]") == !isGood, "\(told.code) \(told.errText)")
    }

    private static let row = """
        {"type":"transaction","id":"a","household":"ng","date":"2025-03-01","amount":"-20.00","currency":"EUR","status":"posted","observations":["p"]}

        """

    private static func shell(_ line: String, _ scratch: Scratch) throws -> Outcome {
        var command = Command.bash(line, folder: scratch.path)
        command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
        return try command.run()
    }

    /// A workbook of a time that no document is about is none; one that cannot be written is told in Till's words alone.
    @Test(arguments: [("--month 2025-03 --xlsx a.xlsx", 0), ("--month 2025-04 --xlsx a.xlsx", 2), ("--month 2025-03 --xlsx no/a.xlsx", 73)])
    func workbooks(options: String, code: Int32) throws {
        let scratch = Scratch()
        Files.write(Self.row, to: scratch.path + "/in.ndjson")
        let told = try Self.shell("till-report \(options) in.ndjson > /dev/null", scratch)
        #expect(told.code == code, "\(told.code) \(told.errText)")
        #expect(Files.exists(scratch.path + "/a.xlsx") == (code == 0))
        let foreign = told.errText.split(separator: "\n").filter { !$0.hasPrefix("till-report: ") && !$0.isEmpty }
        #expect(foreign.isEmpty && !told.errText.contains("workbook_close"), "\(told.errText)")
    }

    /// The receiver's checker says what is wrong with what it is given, in a line.
    @Test(.enabled(if: Python.isPresent), arguments: ["none", "folder", "short", "letters", "database"])
    func theCheckerSaysWhatIsWrong(what: String) throws {
        let scratch = Scratch()
        for (name, text) in [("secret", String(repeating: "5a", count: 16)), ("head", "Till-Nonce: 1\n"), ("body", "{}"), ("short", "x")] {
            Files.write(text, to: "\(scratch.path)/\(name)")
        }
        let secret = ["none": "nowhere", "folder": ".", "short": "short"][what] ?? "secret"
        let head = what == "letters" ? "latin" : "head"
        let program = Checkout.path("pipelines/deliver/check_delivery.py")
        let told = try Self.shell(
            "printf 'X: \\351\\n' > latin; PYTHONDONTWRITEBYTECODE=1 python3 '\(program)' --secret \(secret) --seen \(what == "database" ? "no/seen" : "seen") "
                + "--path /a --headers \(head) --body body", scratch)
        #expect(
            told.code == 2 && told.errText.hasPrefix("check_delivery.py: ") && told.errText.split(separator: "\n").count == 1,
            "\(told.errText)")
    }
}
