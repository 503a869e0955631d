import Testing
import TillRecords
import TillTesting

/// The queue of what needs a person, as a user walks it.
@Suite(.serialized) struct ReviewTests {
    private var nightly: String { "till run '\(Checkout.path("pipelines/nightly.yaml"))' --book money" }

    private func book() throws -> Scratch {
        let scratch = Scratch()
        let inbox = Checkout.path("samples/inbox/fairclough")
        let made = try shell(
            """
            till init money --household me --currency GBP --country GB --member tom --member kim
            printf 'limits:\\n  adult: {approval-above: 50}\\n' >> money/households/me.yaml
            cp '\(inbox)'/*.csv money/inbox/me/
            printf '%s\\n' '14/03/2025, 08:02 - tom: paid £31.77 for boots at the market' '15/03/2025, 09:02 - kim: ok' \
                '16/03/2025, 10:02 - kim: paid £75.51 for a lamp at the market, cash' > money/inbox/me/chat.txt
            \(nightly)
            """, scratch)
        try #require(made.code == 0, "\(made.errText)")
        return scratch
    }

    private func queue(_ scratch: Scratch) throws -> [Record] {
        try shell("till review --json --book money", scratch).outText.split(separator: "\n").map { try Record(checking: String($0)) }
    }

    /// The last lines of a run count the same things that the review asks.
    @Test func aRunEndsWithWhatNeedsAPerson() throws {
        let scratch = try book()
        let run = try shell("\(nightly) --fresh", scratch)
        let items = try queue(scratch)
        #expect(items.count >= 3)
        #expect(run.errText.contains("\(items.count) things need a person: "), "\(run.errText)")
        #expect(run.errText.contains("till review --book money"))
        let list = try shell("till review --book money", scratch)
        #expect(list.code == 0 && list.outText.hasPrefix("\(items.count) things need a person: "))
        let head = list.outText.split(separator: "\n").first ?? ""
        let counts = head.split(separator: " need a person: ").last?.split(separator: " (").first ?? "?"
        #expect(run.errText.contains("need a person: \(counts)\n"), "\(counts) \(run.errText)")
        #expect(try shell("till status --book money", scratch).outText.contains(counts))
    }

    /// Every line that the list shows does what it says, and the matter is gone after the next run.
    @Test func answersSettleTheirMatters() throws {
        let scratch = try book()
        let before = try queue(scratch)
        let first = try #require(
            before.first { $0.string(.kind) == "category" && $0.strings(Key(foreign: "commands")).contains { $0.contains("CATEGORY") } })
        let skips = before.prefix { $0.text != first.text }.map { _ in "s\n" }.joined()
        let command = "till review --book money --by tom --answers -"
        // What stands behind an answer that is not taken is for other questions.
        let refused = try shell(command, scratch, input: skips + "c nonsense\nc food.coffee\nq\n")
        #expect(refused.code == 1 && refused.outText.contains("there is no category nonsense"), "\(refused.outText)\(refused.errText)")
        #expect(refused.outText.contains("0 decisions, \(before.count) things still open"))
        let walk = try shell(command, scratch, input: skips + "c food.coffee\nu\nc food.coffee\nq\n")
        #expect(
            walk.outText.contains("decision 1:") && walk.outText.contains("decision 1 is taken back")
                && walk.outText.contains("decision 3:"))
        #expect(walk.outText.contains("1 decision, \(before.count - 1) things still open"))
        #expect(walk.code == 0, "\(walk.errText)")
        #expect(try shell(nightly, scratch).code == 0)
        let after = try queue(scratch)
        #expect(
            after.count == before.count - 1 && !after.contains { $0.string(Key(foreign: "title")) == first.string(Key(foreign: "title")) })
        let all = try shell("till decide --list --book money", scratch).outText
        #expect(all.contains("by tom") && all.contains("[taken back]"))
    }

    /// Each kind of matter is settled by the first line it names.
    @Test func everyLineOfTheListIsACommandThatWorks() throws {
        let scratch = try book()
        var tried: [Record] = []
        for item in try queue(scratch) where !tried.contains(where: { $0.string(.kind) == item.string(.kind) }) {
            guard let line = item.strings(Key(foreign: "commands")).first, !line.contains("CATEGORY") else { continue }
            let said = try shell("\(line) --by tom", scratch)
            #expect(said.code == 0, "\(line): \(said.errText)")
            tried.append(item)
        }
        #expect(Set(tried.compactMap { $0.string(.kind) }).isSuperset(of: ["approval", "category", "alone"]), "\(tried.map(\.text))")
        #expect(try shell(nightly, scratch).code == 0)
        let left = try queue(scratch).map { "\($0.string(.kind) ?? "") \($0.string(Key(foreign: "title")) ?? "")" }
        for item in tried {
            #expect(!left.contains("\(item.string(.kind) ?? "") \(item.string(Key(foreign: "title")) ?? "")"), "\(item.text)")
        }
    }

    /// Single keys at a terminal.
    @Test(.enabled(if: Python.isPresent)) func keysAtATerminal() throws {
        let scratch = try book()
        let program = """
            import os, pty, sys, time, select
            keys = list(b'zxslq')
            pid, fd = pty.fork()
            if pid == 0: os.execvp('till', ['till', 'review', '--book', 'money', '--by', 'tom'])
            out = b''
            while True:
                ready, _, _ = select.select([fd], [], [], 20)
                if not ready: break
                try: part = os.read(fd, 65536)
                except OSError: break
                if not part: break
                out += part
                if out.rstrip().endswith((b'q leave', b's, u, q')) and keys: os.write(fd, bytes([keys.pop(0)]))
            _, status = os.waitpid(pid, 0)
            sys.stdout.buffer.write(out)
            sys.exit(os.waitstatus_to_exitcode(status))
            """
        let count = try queue(scratch).count
        Files.write(program, to: "\(scratch.path)/walk.py")
        let walk = try shell("python3 walk.py", scratch)
        #expect(walk.code == 0, "\(walk.outText)")
        #expect(walk.outText.contains("1 of \(count)  me") && walk.outText.contains("Keys: "), "\(walk.outText)")
        #expect(walk.outText.contains("skipped") && walk.outText.contains("decision 1: "))
        #expect(walk.outText.contains("2 decisions, \(count - 2) things still open"))
        #expect(!walk.outText.contains("\u{1B}"))
    }

    @Test func thePageStandsAlone() throws {
        let scratch = try book()
        Files.write(
            "Date,Description,Amount,Currency\n2025-12-01,<script>alert(1)</script> ZQX,-900.00,GBP\n",
            to: "\(scratch.path)/money/inbox/me/x.csv")
        #expect(try shell("\(nightly) && till review --book money --html review.html", scratch).code == 0)
        let page = String(decoding: Files.bytes("\(scratch.path)/review.html") ?? [], as: UTF8.self)
        #expect(page.contains("default-src 'none'") && page.contains("till decide recategorise") && page.contains("ZQX"))
        #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
        #expect(try shell("till review --book money --html nowhere/at/all.html", scratch).code == 73)
        #expect(try shell("till review --book nothing", scratch).code == 66)
    }

    /// Files of a book that leaves open what can be left open.
    private static let files: [(name: String, text: String)] = [
        (
            "households/ng.yaml",
            """
            # ours
            currency: EUR    # home
            members:
              - {id: ana, role: owner, names: [ana]}
            accounts:
              - {id: giro, kind: checking, last4: "4417"}   # the old one
              - id: visa
                kind: card
                last4: "4410"

            """
        ),
        (
            "inbox/ng/giro-2025.csv",
            """
            Date,Description,Amount,Balance,Currency
            2025-10-08,CORNER SHOP BERLIN,-38.40,961.60,EUR
            2025-10-10,ZQXV PLORT,-412.00,549.60,EUR
            2025-10-12,VISA 4410,-222.00,327.60,EUR
            2025-10-28,ACME PAYROLL,2100.00,2477.60,EUR

            """
        ),
        ("inbox/ng/sparkonto_2025.csv", "Datum;Text;Betrag\n03.04.2025;Bakery;4,50\n05.06.2025;Book;14,50\n"),
        ("inbox/ng/giro-old.csv", "Date,What,Amount\n03/04/2025,Bakery,-4.50\n05/06/2025,Book,-14.50\n"),
        ("inbox/ng/notes.xyz", "hello there\nthis is nothing\n"),
        (
            "inbox/ng/chat.txt",
            """
            14/10/2025, 08:02 - ana: paid €131.77 for boots at the market
            15/10/2025, 10:02 - ana: paid €15.51 for a lamp at the market
            17/10/2025, 10:02 - ana: paid €18.00 for cheese

            """
        ),
    ]

    /// A book with all that a person can be asked: files of no account, open days and signs, what is no statement, cash, a gap, a
    /// receipt without a day, an account without documents.
    private func open() throws -> Scratch {
        let scratch = Scratch()
        let made = try shell("till init money --household ng --currency EUR --country DE --member ana --quiet", scratch)
        try #require(made.code == 0, "\(made.errText)")
        for file in Self.files { Files.write(file.text, to: "\(scratch.path)/money/\(file.name)") }
        return scratch
    }

    /// Every question has an answer in review; answered, nothing is left after three runs at most, and the run ends with 0.
    @Test func everythingAnsweredLeavesNothing() throws {
        let scratch = try open()
        #expect(try shell(nightly, scratch).code == 2)
        let first = try queue(scratch)
        #expect(
            Set(first.compactMap { $0.string(.kind) }).isSuperset(of: ["question", "account", "alone", "category"]),
            "\(first.map(\.text))")
        #expect(first.allSatisfy { !$0.strings(Key(foreign: "commands")).isEmpty }, "\(first.map(\.text))")
        #expect(try shell("till review --check --book money", scratch).code == 1)
        var runs = 1
        while runs < 3, try shell("till review --check --book money --quiet", scratch).code != 0 {
            while let item = try queue(scratch).first {
                let lines = item.strings(Key(foreign: "commands"))
                let line = try #require(
                    lines.first { !$0.contains("CATEGORY") && !$0.contains("KIND") && !$0.contains("ID ") }, "\(item.text)")
                let before = try queue(scratch).count
                let said = try shell(line, scratch)
                try #require(said.code == 0, "\(line): \(said.errText)")
                try #require(try queue(scratch).count < before, "what was answered counts at once: \(line)")
            }
            let run = try shell(nightly, scratch)
            runs += 1
            let left = try queue(scratch)
            #expect(left.isEmpty == !run.errText.contains(" a person: "), "\(run.errText)")
        }
        let left = try queue(scratch)
        #expect(left.isEmpty && runs <= 3, "\(left.map(\.text))")
        let last = try shell("\(nightly) --fresh", scratch)
        #expect(last.code == 0 && !last.errText.contains("a person"), "\(last.errText)")
        #expect(try shell("till review --check --book money", scratch).code == 0)
        let file = String(decoding: Files.bytes("\(scratch.path)/money/households/ng.yaml") ?? [], as: UTF8.self)
        #expect(file.hasPrefix("# ours\ncurrency: EUR    # home\n") && file.contains("# the old one"), "\(file)")
        #expect(file.contains("sparkonto*.csv"))
        #expect(try shell("till verify --book money", scratch).code == 0)
    }

    /// A file that gave nothing takes its question along when it is gone or another takes its place; one that gave rows stays.
    @Test func aFileThatIsGoneAsksNothing() throws {
        let scratch = try open()
        _ = try shell(nightly, scratch)
        func questions() throws -> [String] {
            try queue(scratch).filter { $0.string(.kind) == "question" }.compactMap { $0.string(Key(foreign: "title")) }
        }
        #expect(try questions().contains("notes.xyz"))
        let inbox = "\(scratch.path)/money/inbox/ng"
        _ = try shell("rm '\(inbox)/notes.xyz' '\(inbox)/giro-2025.csv'", scratch)
        Files.write("Date,What,Amount,Account\n2025-04-03,Bakery,-4.50,giro\n", to: "\(inbox)/giro-old.csv")
        _ = try shell(nightly, scratch)
        #expect(try questions().filter { $0 == "notes.xyz" || $0 == "giro-old.csv" } == [])
        let list = try shell("till list --book money", scratch)
        #expect(list.outText.contains("-412.00") && list.outText.contains("-4.50"), "\(list.outText)")
    }

    /// What was ignored is not read, and is read again when that is taken back.
    @Test func whatIsIgnoredIsNotRead() throws {
        let scratch = try open()
        _ = try shell(nightly, scratch)
        let item = try #require(try queue(scratch).first { $0.string(Key(foreign: "title")) == "notes.xyz" })
        let line = try #require(item.strings(Key(foreign: "commands")).first { $0.contains("ignore") })
        #expect(try shell("\(line) && \(nightly)", scratch).errText.contains("bank.csv.no-table") == false)
        #expect(try shell("till explain d1 --book money", scratch).outText.contains("left out"))
        #expect(try shell("till decide undo 1 --book money && \(nightly)", scratch).errText.contains("bank.csv.no-table"))
    }
}
