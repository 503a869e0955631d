import Glibc
import Testing
import TillRecords
import TillTesting

/// `till deliver` on a book, as its nights would have it.
@Suite(.enabled(if: Python.isPresent && Files.isExecutable("/usr/bin/curl"))) struct DeliverTests {
    private static let secret = "0123456789abcdef0123456789abcdef"

    private func target(_ book: PlanBook, _ name: String, _ text: String) { Files.write(text, to: "\(book.folder)/deliver/\(name).yaml") }

    private func deliver(_ book: PlanBook, _ more: String = "") throws -> Outcome { try book.shell("till deliver --book money \(more)") }

    /// A book that was run, with a secret and a receiver that takes everything. Gives the receiver's address and process.
    private func served(_ book: PlanBook, _ behaviours: String = "ok") throws -> (address: String, pid: pid_t) {
        Files.makeFolder("\(book.folder)/deliver/.secrets")
        book.write(DeliverTests.secret + "\n", to: "money/deliver/.secrets/hook", mode: 0o600)
        #expect(try book.run().code == 0)
        let receiver = Checkout.path("Tests/Fixtures/delivery/receiver.py")
        let started = try book.shell(
            "PYTHONDONTWRITEBYTECODE=1 python3 '\(receiver)' money/deliver/.secrets/hook seen log port \(behaviours) >out 2>&1 & echo $!; "
                + "for i in $(seq 100); do [[ -e port ]] && break; sleep 0.1; done; cat port")
        return ("http://127.0.0.1:\(started.lines.last ?? "0")", try #require(pid_t(started.lines.first ?? "")))
    }

    private func requests(_ book: PlanBook) -> [[String]] {
        String(decoding: Files.bytes("\(book.scratch.path)/log") ?? [], as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
    }

    /// Killed at twenty moments: everything arrives, and what was sent twice had one key and one content.
    @Test func killsSendNothingTwice() throws {
        let book = try PlanBook()
        let server = try served(book)
        defer { kill(server.pid, SIGKILL) }
        for number in 10..<22 {
            target(
                book, "hook\(number)",
                "way: webhook\nurl: \(server.address)/\(number)\nsend: [report, digest]\nwhole: true\nsecret: .secrets/hook\n")
        }
        for moment in 1...20 {
            let run = try book.shell("timeout -s KILL \(0.15 + Double(moment % 7) * 0.06) till deliver --book money --quiet; true")
            #expect(!run.errText.contains("Fatal"))
        }
        let last = try deliver(book, "--patience 60")
        #expect(last.code == 0, "\(last.errText)")
        // Twelve targets, two households, a page and a digest.
        let expected = 12 * 2 * 2
        let got = requests(book)
        #expect(got.allSatisfy { $0[1] == "new" || $0[1] == "known" }, "\(got.filter { $0[1] != "new" && $0[1] != "known" })")
        #expect(Set(got.map { $0[2] }).count == expected)
        #expect(Set(got.map { "\($0[2]) \($0[4])" }).count == expected, "one key had two contents")
        #expect(got.count { $0[1] == "new" } == expected, "something was taken in twice")
        #expect(try deliver(book).errText.contains("0 new, 0 delivered"))
        #expect(requests(book).count == got.count)
        // Every arrival is in the audit.
        let audit = try book.shell("till audit --book money --json")
        let sent = Set(audit.lines.filter { $0.contains("\"event\":\"delivery\"") }.compactMap { try? Record(checking: $0).string(.key) })
        #expect(audit.code == 0 && sent == Set(got.map { $0[2] }), "\(audit.errText)")
    }

    /// Two at once: one waits or leaves, and nothing is sent twice.
    @Test func twoAtOnce() throws {
        let book = try PlanBook()
        let server = try served(book, "held")
        defer { kill(server.pid, SIGKILL) }
        target(book, "hook", "way: webhook\nurl: \(server.address)/a\nsend: report\nwhole: true\nsecret: .secrets/hook\n")
        // The second one begins when the first one's request has arrived and waits for its answer.
        let both = try book.shell(
            """
            till deliver --book money & for i in $(seq 600); do [ -s log ] && break; sleep 0.1; done
            till deliver --book money --wait 0; touch log.go; wait; till deliver --book money --wait 0; true
            """)
        #expect(both.errText.contains("[run.locked]"), "\(both.errText)")
        #expect(requests(book).count == 2 && Set(requests(book).map { $0[2] }).count == 2)
    }

    @Test func deadLettersAreTriedAgain() throws {
        let book = try PlanBook(households: ["ana"])
        let server = try served(book, "refuse,ok")
        defer { kill(server.pid, SIGKILL) }
        target(book, "hook", "way: webhook\nurl: \(server.address)/a\nsend: report\nwhole: true\nsecret: .secrets/hook\n")
        let rehearsed = try deliver(book, "--dry-run")
        #expect(rehearsed.code == 0 && rehearsed.outText.contains("hook: report of ana") && requests(book).isEmpty)
        let first = try deliver(book)
        #expect(first.code == 2 && first.errText.contains("dead (http-400)"), "\(first.errText)")
        #expect(try deliver(book).errText.contains("0 new, 0 delivered"))
        let status = try book.shell("till deliver status --book money")
        #expect(status.code == 1 && status.outText.contains("1 dead") && status.outText.contains("till deliver retry"), "\(status.outText)")
        #expect(try deliver(book, "retry 000000").code == 64)
        // A key has its beginning in the status.
        let key = try #require(status.lines.first { $0.hasPrefix("dead") }?.split(separator: " ").dropFirst().first)
        let again = try book.shell("till deliver retry \(key) --book money")
        #expect(again.code == 0, "\(key): \(again.errText)")
        #expect(requests(book).map { $0[1] } == ["new", "new"] && Set(requests(book).map { $0[2] }).count == 1)
        #expect(book.text("output/deliveries.prom").contains(#"till_deliveries{target="hook",state="delivered"} 1"#))
    }

    /// A child gets its own account's rows, and nothing of the one beside: neither in the page nor in the lines.
    @Test func aMemberGetsItsOwnViewOnly() throws {
        let book = try PlanBook(households: ["ana"])
        book.write(
            "currency: EUR\nlanguages: [de]\nmembers: [{id: ana, role: owner}, {id: kim, role: child}]\n"
                + "accounts: [{id: giro, kind: checking, files: [\"giro*\"]}, {id: pocket, kind: checking, files: [\"pocket*\"], member: kim}]\n",
            to: "money/households/ana.yaml")
        book.write(
            "Date,Description,Amount,Currency\n2025-09-20,COMIC SHOP,-4.20,EUR\n2025-09-21,KIOSK,-1.10,EUR\n2025-09-28,CINEMA,-9.00,EUR\n",
            to: "money/inbox/ana/pocket.csv")
        #expect(try book.run().code == 0)
        target(book, "kim", "way: folder\nfolder: ../kim\nsend: [report, digest, finding]\nmember: kim\n")
        target(book, "ana", "way: folder\nfolder: ../ana\nsend: [report, digest, finding]\nmember: ana\n")
        target(book, "tim", "way: folder\nfolder: ../tim\nsend: [report]\nmember: tim\n")
        let sent = try deliver(book)
        #expect(sent.code == 2 && sent.errText.contains("[deliver.member]"), "\(sent.errText)")
        #expect(Files.names(in: "\(book.folder)/tim").isEmpty)
        func all(_ name: String) -> String { Files.names(in: "\(book.folder)/\(name)").map { book.text("\(name)/\($0)") }.joined() }
        #expect(all("kim").lowercased().contains("comic shop") && all("ana").lowercased().contains("comic shop"))
        #expect(all("ana").lowercased().contains("shop 2") && all("ana").lowercased().contains("shop 3"))
        #expect(!all("kim").lowercased().contains("shop 2") && !all("kim").lowercased().contains("shop 3"))
        #expect(!all("kim").lowercased().contains("giro"))
        let digest = book.text("kim/ana-kim-digest-2025-09-22.txt").split(separator: "\n")
        #expect((1...10).contains(digest.count) && digest[0] == "ana: 22.–28. Sept.", "\(digest)")
        #expect(digest.contains("Ausgaben: 9,00\u{A0}€"), "\(digest)")
    }

    @Test func failedRunsAreTold() throws {
        let book = try PlanBook(households: ["ana"])
        #expect(try book.run().code == 0)
        target(book, "ops", "way: maildir\nfolder: ../mail\nto: ops@example.org\nsend: failure\n")
        #expect(try deliver(book).errText.contains("0 new"))
        book.write("rubbish\n", to: "money/decisions/journal.ndjson")
        let failed = try book.run()
        #expect(failed.code != 0 && failed.code != 2, "\(failed.errText)")
        #expect(try deliver(book).errText.contains("1 new, 1 delivered"))
        #expect(try deliver(book).errText.contains("0 new"))
        let mail = Files.names(in: "\(book.folder)/mail/new")
        #expect(mail.count == 1)
        let read = try Python.run(
            "import sys, email, email.policy; print(email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default).get_content())",
            input: Files.bytes("\(book.folder)/mail/new/\(mail.first ?? "")") ?? [])
        #expect(read.outText.contains("failed (exit code") && read.outText.contains("The last good run is 1"))
        #expect(!read.outText.contains("ana"), "a failure tells of no household")
    }

    /// What waits for a target that is no more, and what was given up, goes for good when a person says so, and is not made anew.
    @Test func whatIsNotWantedIsDropped() throws {
        let book = try PlanBook(households: ["ana"])
        #expect(try book.run().code == 0)
        target(book, "old", "way: webhook\nurl: http://127.0.0.1:9/\nsend: report\nwhole: true\nunsigned: true\nattempts: 1\n")
        #expect(try deliver(book).code == 2)
        #expect(try deliver(book, "status").code == 1, "a dead letter")
        Files.write("way: folder\nfolder: ../shelf\nsend: report\nwhole: true\n", to: "\(book.folder)/deliver/new.yaml")
        _ = try book.shell("mv money/deliver/old.yaml kept.yaml")
        #expect(try deliver(book, "drop").code == 64)
        #expect(try deliver(book, "drop abcdef").code == 64)
        #expect(try deliver(book, "drop --target old").errText.contains("1 dropped"))
        #expect(try deliver(book, "status").code == 0)
        _ = try book.shell("mv kept.yaml money/deliver/old.yaml")
        #expect(try deliver(book, "--target old").errText.contains("0 new, 0 delivered"))
    }
}
