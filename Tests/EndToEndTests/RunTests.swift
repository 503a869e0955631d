import Glibc
import Testing
import TillRecords
import TillTesting

/// The nightly plan over the sample book, as a user runs it.
@Suite(.serialized) struct RunTests {
    private let till = Checkout.binaries + "/till"

    private func run(_ out: String, book: String = Checkout.path("samples"), _ more: [String] = []) throws -> Outcome {
        var command = Command([till, "run", "--plan", Checkout.path("pipelines/nightly.yaml"), "--book", book, "--out", out] + more)
        command.seconds = 300
        return try command.run()
    }

    /// The sample book, run once by one worker with nothing remembered; the tests look at it and never write to it.
    private static let once: Result<Scratch, any Error> = Result {
        let scratch = Scratch()
        let first = try RunTests().run(scratch.path + "/out", ["--workers", "1"])
        try #require(first.code == 0, "\(first.errText)")
        return scratch
    }

    /// A folder with an output that remembers what was read in the pictures, so that they are not read again.
    private func remembering() throws -> Scratch {
        let scratch = Scratch()
        let once = try RunTests.once.get()
        let copied = try Command.bash("mkdir -p out && cp -r '\(once.path)/out/book' out/", folder: scratch.path).run()
        try #require(copied.code == 0, "\(copied.errText)")
        return scratch
    }

    @Test func twiceGivesTheSameBytesOnceAndForOneWorkerOrTwo() throws {
        let once = try RunTests.once.get()
        let scratch = try remembering()
        let made = try run(scratch.path + "/out", ["--workers", "2"])
        #expect(made.code == 0, "\(made.errText)")
        let sums = Files.bytes("\(scratch.path)/out/current/SHA256SUMS")
        #expect(sums != nil)
        #expect(sums == Files.bytes("\(once.path)/out/current/SHA256SUMS"), "what was remembered gives what was read")
        let second = try run(scratch.path + "/out")
        #expect(second.code == 0)
        #expect(second.errText.contains("nothing changed"))
        // What was remembered has a run in its ledger, so this one is the second; the third published nothing.
        #expect(Files.names(in: "\(scratch.path)/out/runs") == ["000002"])
        #expect(Files.bytes("\(scratch.path)/out/current/SHA256SUMS") == sums)
    }

    @Test func everyMovementOfTheTruthIsOneTransaction() throws {
        let scratch = try RunTests.once.get()
        for household in Files.names(in: Checkout.path("samples/inbox")) {
            let truth = try lines(Checkout.path("samples/truth/\(household).ndjson"))
            let stream = try lines("\(scratch.path)/out/current/\(household)/stream.ndjson")
            let found = stream.filter { $0.type == "transaction" }
            let booked = truth.filter { $0.string(.account) != "cash" }
            let covered = found.filter { $0.string(.status) != "unconfirmed" }
            #expect(covered.count == booked.count, "\(household): \(covered.count) transactions, \(booked.count) true movements")
            #expect(stream.filter { $0.type == "reject" }.isEmpty)
            let transfers = truth.filter { $0.string(.kind) == "transfer" }.count
            let linked = found.filter { $0.string(.kind) == "transfer" }.count
            #expect(linked * 10 >= transfers * 9, "\(household): \(linked) of \(transfers) transfer legs")
        }
    }

    /// Members go by their ids in everything that is published, and no name of a chat's file is there.
    @Test func nothingPublishedNamesAMember() throws {
        let scratch = try RunTests.once.get()
        let program = #"""
            import pathlib, re, sys
            book, published = map(pathlib.Path, sys.argv[1:3])
            looked = 0
            for household in sorted((book / "households").glob("*.yaml")):
                members = re.findall(r"\{id: (\w+), role: \w+, names: \[([^\]]*)\]", household.read_text())
                files = [f.name for f in (book / "inbox" / household.stem).iterdir() if "chat" in f.name.lower()]
                for file in sorted((published / household.stem).rglob("*")):
                    if not file.is_file() or file.suffix not in (".html", ".csv", ".ndjson"): continue
                    looked += 1
                    text = re.sub(r'"jpeg":"[^"]*"|base64,[^"]*', "", file.read_text())
                    for ident, names in members:
                        for name in re.findall(r'"([^"]*)"', names):
                            for hit in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text, re.I):
                                if hit.group() != ident: print(file.name, name, repr(text[max(0, hit.start() - 60):hit.end() + 30]))
                    for name in files:
                        if name in text: print(file.name, name)
            print("looked at", looked)
            """#
        let outcome = try Command(["python3", "-c", program, Checkout.path("samples"), "\(scratch.path)/out/current"]).run()
        #expect(outcome.code == 0, "\(outcome.errText)")
        let lines = outcome.outText.split(separator: "\n")
        #expect(lines.count == 1, "\(lines.prefix(5))")
        #expect(lines.last.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0 > 40)
    }

    /// What is printed on the photos is what the stream says of them.
    @Test func thePhotosAreRead() throws {
        let scratch = try RunTests.once.get()
        var (photos, right) = (0, 0)
        for household in Files.names(in: Checkout.path("samples/inbox")) {
            let stream = try lines("\(scratch.path)/out/current/\(household)/stream.ndjson")
            var read: [String: (amount: String, date: String)] = [:]
            for record in stream where record.type == "observation" && record.object(.source)?.string(.kind) == "receipt" {
                read[record.object(.source)?.string(.file) ?? ""] = (record.string(.amount) ?? "", record.string(.date) ?? "")
            }
            for truth in try lines(Checkout.path("samples/truth/\(household).ndjson")) {
                for receipt in truth.objects(Key(foreign: "receipts")) {
                    photos += 1
                    let found = read[receipt.string(.file) ?? ""]
                    if found?.amount == "-" + (receipt.string(.total) ?? ""), found?.date == receipt.string(.date) { right += 1 }
                }
            }
        }
        #expect(photos > 30 && right * 100 >= photos * 95, "\(right) of \(photos)")
    }

    /// What a file is comes from its bytes: names and folders say nothing, and what nobody knows is told what Till reads.
    @Test func documentsAreDealtByTheirContent() throws {
        let scratch = Scratch()
        let samples = Checkout.path("samples")
        let script = """
            mkdir -p book/households book/inbox/fairclough/deep book/inbox/kowalczyk
            cp '\(samples)'/rates.csv book
            cp '\(samples)'/households/* book/households
            cp '\(samples)'/inbox/fairclough/savings-5847-2025-07-01.ofx book/inbox/fairclough/holiday.jpg
            cp "$(ls '\(samples)'/inbox/fairclough/IMG_*.jpg | head -1)" book/inbox/fairclough/deep/statement.csv
            printf 'BLUE HERON BOOKS\\n14/03/2025 17:52\\nNOTEBOOK 4.50\\nPAPERBACK 11.00\\nTOTAL 15.50\\nCASH 20.00\\nCHANGE 4.50\\n' \
                > book/inbox/kowalczyk/table.ofx
            printf '\\0\\1\\2\\3\\4\\5\\6\\7' > book/inbox/kowalczyk/unknown.csv
            """
        #expect(try Command.bash(script, folder: scratch.path).run().code == 0)
        #expect(try run(scratch.path + "/out", book: scratch.path + "/book").code == 2)
        let kinds = { (household: String) in
            try lines("\(scratch.path)/out/current/\(household)/stream.ndjson").filter { $0.type == "observation" }
                .compactMap { $0.object(.source) }.map { "\($0.string(.file) ?? "") \($0.string(.kind) ?? "")" }
        }
        #expect(Set(try kinds("fairclough")) == ["holiday.jpg bank", "statement.csv receipt"])
        #expect(try kinds("kowalczyk") == ["table.ofx receipt"])
        let rejects = try lines("\(scratch.path)/out/current/kowalczyk/stream.ndjson").filter { $0.type == "reject" }
        #expect(rejects.map { $0.string(.file) } == ["unknown.csv"])
        #expect(rejects.first?.string(.remedy)?.contains("receipts (JPEG") == true)
    }

    @Test func aPipeOfTheStagesGivesTheRecordsOfTheRun() throws {
        let scratch = Scratch()
        _ = try run(scratch.path + "/out")
        let book = Checkout.path("samples")
        let home = try #require(Files.names(in: book + "/inbox").first)
        let household = "--household-file '\(book)/households/\(home).yaml'"
        let script = """
            set -o pipefail; cd '\(book)/inbox/\(home)'
            (till-bank --quiet --household \(home) \(household) *.csv *.ofx
            till-receipts --quiet --crops --household \(home) \(household) *.jpg
            till-chat --quiet --household \(home) \(household) *.txt) \
            | till-normalise \(household) --rates '\(book)/rates.csv' | till-dedupe \(household) \
            | till-categorise | till-recur \(household) \
            | tee '\(scratch.path)/inside' | till-normalise \(household) --only-redact --key '\(scratch.path)/out/book/key' \
            | till-figures \(household) | till-health --months 24 \(household) | till-budget \(household) | till-forecast \(household) | till-findings \(household)
            """
        var command = Command(["bash", "-c", script])
        command.environment = ["PATH": Checkout.binaries + ":/usr/bin:/bin"]
        command.seconds = 120
        let piped = try command.run()
        #expect(piped.code == 0, "\(piped.errText)")
        let ours = try lines("\(scratch.path)/out/current/\(home)/stream.ndjson").filter { !["stream", "end"].contains($0.type) }.map(
            \.text)
        let theirs = piped.outText.split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix(#"{"type":"stream""#) && !$0.hasPrefix(#"{"type":"end""#) }
        #expect(ours == theirs)
        // What names a record or document inside the wall stands nowhere in what is published, nor its beginning.
        let inside = String(decoding: Files.bytes("\(scratch.path)/inside") ?? [], as: UTF8.self)
        let digests = Set(inside.split { !($0.isLetter || $0.isNumber) }.filter(IdentityForm.isDigest).map { $0.prefix(12) })
        try #require(digests.count > 1000)
        scratch.file("digests", digests.map { $0 + "\n" }.joined())
        let found = try Command.bash(
            "grep -rhoF -f digests out/current out/book/logs; ls -R out/current | grep -oF -f digests", folder: scratch.path
        ).run()
        #expect(found.outText.isEmpty, "\(found.outText.prefix(400))")
    }

    @Test func aBrokenDocumentCostsItselfAlone() throws {
        let scratch = Scratch()
        _ = try Command(["cp", "-r", Checkout.path("samples"), scratch.path + "/book"]).run()
        let home = try #require(Files.names(in: scratch.path + "/book/inbox").first)
        Files.write(Array("<html>log in</html>".utf8), to: "\(scratch.path)/book/inbox/\(home)/zzz.csv")
        let done = try run(scratch.path + "/out", book: scratch.path + "/book")
        #expect(done.code == 2)
        let stream = try lines("\(scratch.path)/out/current/\(home)/stream.ndjson")
        #expect(stream.filter { $0.type == "reject" }.map { $0.string(.file) } == ["zzz.csv"])
        #expect(stream.filter { $0.type == "transaction" }.count > 100)
    }

    @Test func aHouseholdThatFailsKeepsWhatWasPublished() throws {
        let scratch = Scratch()
        _ = try Command(["cp", "-r", Checkout.path("samples"), scratch.path + "/book"]).run()
        let home = try #require(Files.names(in: scratch.path + "/book/inbox").first)
        _ = try run(scratch.path + "/out", book: scratch.path + "/book")
        let before = try #require(Files.bytes("\(scratch.path)/out/current/\(home)/transactions.csv"))
        Files.write("currency: EURO\n", to: "\(scratch.path)/book/households/\(home).yaml")
        let done = try run(scratch.path + "/out", book: scratch.path + "/book")
        #expect(done.code == 2)
        #expect(done.errText.contains("line 1, column 11"))
        #expect(Files.bytes("\(scratch.path)/out/current/\(home)/transactions.csv") == before)
    }

    @Test func aRunBesideAnotherLeaves() throws {
        let scratch = Scratch()
        let done = try Command.bash(
            "mkdir -p out && exec 9>out/.lock && flock 9 && till run \(Checkout.path("pipelines/nightly.yaml")) --book \(Checkout.path("samples")) --out out --wait 1",
            folder: scratch.path
        ).run()
        #expect(done.code == 73)
        #expect(done.errText.contains("another run is writing this output"))
    }

    @Test func aFullDiskLeavesTheRunBefore() throws {
        let scratch = try remembering()
        _ = try run(scratch.path + "/out")
        let before = Files.bytes(scratch.path + "/out/current/SHA256SUMS")
        // No file of the run may grow past 100 kB: writing fails as it does on a full disk.
        let done = try Command.bash(
            "ulimit -f 100; trap '' XFSZ; till run \(Checkout.path("pipelines/nightly.yaml")) --book \(Checkout.path("samples")) --out out --seed 2",
            folder: scratch.path
        ).run()
        #expect(done.code == 74, "\(done.errText)")
        #expect(Files.bytes(scratch.path + "/out/current/SHA256SUMS") == before)
    }

    @Test func mistakesOfTheCommandLineAreSentences() throws {
        let scratch = Scratch()
        #expect(try run(scratch.path + "/out", book: scratch.path + "/nowhere").code == 66)
        let plan = scratch.file("bad.yaml", "plan: x\nstages:\n  - till-bank\n  - till-fly\n")
        let done = try Command([till, "run", "--plan", plan, "--book", Checkout.path("samples"), "--out", scratch.path + "/o"]).run()
        #expect(done.code == 64)
        #expect(done.errText.contains("there is no stage till-fly"))
    }

    private func lines(_ path: String) throws -> [Record] {
        let bytes = try #require(Files.bytes(path), "\(path) is missing")
        return try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { try Record(checking: String($0)) }
    }
}
