import Glibc
import Testing
import TillRecords
import TillTesting

/// What is wrong with one thing keeps nothing from the others, and is said before anything is sent.
@Suite struct DeliverFaultsTests {
    private func target(_ book: PlanBook, _ name: String, _ text: String) { Files.write(text, to: "\(book.folder)/deliver/\(name).yaml") }

    private func book(_ households: [String] = ["ana", "ben"]) throws -> PlanBook {
        let book = try PlanBook(households: households)
        Files.makeFolder(book.folder + "/deliver")
        #expect(try book.run().code == 0)
        return book
    }

    /// One household's file that cannot be read: the others' pages arrive, and the exit code tells.
    @Test(arguments: ["currency: EURO\n", "members: 7\n", "currency: EUR\n"]) func oneBrokenFile(text: String) throws {
        let book = try book()
        target(book, "shelf", "way: folder\nfolder: ../../shelf\nsend: report\nwhole: true\n")
        Files.write(text, to: book.folder + "/households/ben.yaml")
        let isBroken = text != "currency: EUR\n"
        let sent = try book.shell("till deliver --book money; code=$?; ls shelf; exit $code")
        #expect(sent.code == (isBroken ? 2 : 0), "\(sent.errText)")
        #expect(sent.lines.contains { $0.hasPrefix("ana-") } && sent.lines.contains { $0.hasPrefix("ben-") } == !isBroken, "\(sent.lines)")
        #expect(!isBroken || sent.errText.contains("ben.yaml, line 1"), "\(sent.errText)")
    }

    /// What a rehearsal finds, and what it makes: nothing.
    @Test(arguments: [
        ("way: webhook\nurl: https://localhost/x\nsecret: .secrets/none\n", "[deliver.secret]"),
        ("way: webhook\nurl: https://localhost/x\nsecret: .secrets/short\n", "[deliver.secret]"),
        ("way: webhook\nurl: https://localhost/x\nsecret: .secrets/good\n", ""),
        ("way: folder\nfolder: ../../file/pages\n", "[deliver.folder]"), ("way: folder\nfolder: ../../new/pages\n", ""),
        ("way: maildir\nfolder: ../../file\nto: ana@example.org\n", "[deliver.folder]"),
        ("way: maildir\nfolder: ../../new\nto: ana@example.org\n", ""),
        ("way: sendmail\nprogram: /nowhere/sendmail\nto: ana@example.org\n", "[deliver.no-program]"),
    ])
    func aRehearsalLooks(text: String, code: String) throws {
        let book = try book(["ana"])
        Files.makeFolder(book.folder + "/deliver/.secrets")
        book.write(String(repeating: "5a", count: 16) + "\n", to: "money/deliver/.secrets/good", mode: 0o600)
        book.write("short\n", to: "money/deliver/.secrets/short", mode: 0o600)
        book.write("x", to: "file")
        target(book, "one", text + "send: report\nwhole: true\n")
        let told = try book.shell("till deliver --book money --dry-run")
        #expect(told.code == (code.isEmpty ? 0 : 2) && told.errText.contains(code), "\(told.code) \(told.errText)")
        #expect(told.outText.contains("1 new; nothing was sent"), "\(told.outText)")
        #expect(!Files.exists(book.scratch.path + "/new"))
    }

    /// A run that left a household as it was is told to whoever is told of failures; one that made all is not.
    @Test(arguments: [true, false]) func aHouseholdThatFailed(fails: Bool) throws {
        let book = try book()
        target(book, "ops", "way: folder\nfolder: ../../ops\nsend: failure\n")
        book.add("more.csv", to: "ben", amount: 70)
        if fails {
            let failed = try book.shell("printf 'currency: EURO\\n' > money/households/ben.yaml; till run ./short.yaml --book money; true")
            #expect(failed.errText.contains("ben"), "\(failed.errText)")
            _ = try book.shell(
                "sqlite3 money/store/till.sqlite \"UPDATE run SET exit = 2 WHERE number = 2; INSERT OR REPLACE INTO run_household "
                    + "(run, household, inputs, documents, rejected, outcome) VALUES (2, 'ben', '', 0, 0, 'failed')\"")
        } else {
            #expect(try book.run().code == 0)
        }
        let sent = try book.shell("till deliver --book money; cat ops/* 2>/dev/null")
        #expect(sent.outText.contains("left 1 of") == fails, "\(sent.outText)\(sent.errText)")
        #expect(!sent.outText.contains("ben"), "it says nothing of a household")
    }

    /// A view's note that was changed or is gone stops what publishes and sends, until a person says so.
    @Test(arguments: ["sed -i 's/\"ana\"/\"bob\"/' money/decisions/audit.ndjson", "rm money/decisions/audit.ndjson", "true"])
    func aTamperedAuditStops(deed: String) throws {
        let book = try book()
        target(book, "shelf", "way: folder\nfolder: ../../shelf\nsend: report\nwhole: true\n")
        #expect(try book.shell(deed).code == 0)
        let isWhole = deed == "true"
        for line in ["till run ./short.yaml --book money", "till deliver --book money", "till deliver retry --book money"] {
            let told = try book.shell(line)
            #expect(told.code == (isWhole ? 0 : 65), "\(line): \(told.code) \(told.errText)")
            #expect(isWhole || told.errText.contains("[audit.") && told.errText.contains("till decide --accept-loss"), "\(told.errText)")
        }
        let accepted = try book.shell("till decide --accept-loss --reason 'a disk' --book money")
        #expect(accepted.code == (isWhole ? 64 : 0), "\(accepted.errText)")
        #expect(try book.run().code == 0)
        #expect(try book.shell("till deliver --book money").code == 0)
        #expect(try book.shell("till verify --book money").code == 0)
    }

    @Test func statusTakesNothingMore() throws {
        let book = try book(["ana"])
        target(book, "shelf", "way: folder\nfolder: ../../shelf\nsend: report\nwhole: true\n")
        #expect(try book.shell("till deliver status --book money").code == 0)
        let told = try book.shell("till deliver status shelf --book money")
        #expect(told.code == 64 && told.errText.contains("--target"), "\(told.errText)")
    }

    /// The lock of the outbox is free as soon as whoever sends is gone, whatever it was sending.
    @Test(.enabled(if: Files.isExecutable("/usr/bin/curl") && Files.isExecutable("/usr/bin/setpriv")))
    func nothingHoldsTheLockAfterAKill() throws {
        let book = try book(["ana"])
        Files.makeFolder(book.folder + "/deliver/.secrets")
        book.write(String(repeating: "5a", count: 16) + "\n", to: "money/deliver/.secrets/good", mode: 0o600)
        let told = try book.shell(
            """
            python3 -c 'import socket,time; s=socket.socket(); s.bind(("127.0.0.1",0)); s.listen(5); open("port","w").write(str(s.getsockname()[1])); time.sleep(30)' &
            server=$!; for i in $(seq 100); do [[ -s port ]] && break; sleep 0.1; done
            printf 'way: webhook\\nurl: http://127.0.0.1:%s/a\\nsend: report\\nwhole: true\\nsecret: .secrets/good\\ntimeout: 25\\n' $(cat port) > money/deliver/hook.yaml
            till deliver --book money & sender=$!; sleep 2; kill -9 $sender; sleep 0.5
            till deliver status --book money > /dev/null; flock --nonblock money/store/outbox/.lock true; echo "free $?"
            kill $server
            """)
        #expect(told.outText.contains("free 0"), "\(told.outText)\(told.errText)")
    }
}
