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
            printf '%s\\n' '14/03/2025, 08:02 - tom: paid £31.77 for boots at the market, cash' '15/03/2025, 09:02 - kim: ok' \
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
        #expect(items.count > 3)
        #expect(run.errText.contains("\(items.count) things need a person: "), "\(run.errText)")
        #expect(run.errText.contains("till review --book money"))
        let list = try shell("till review --book money", scratch)
        #expect(list.code == 0 && list.outText.hasPrefix("\(items.count) things need a person: "))
        let counts = list.outText.split(separator: "\n").first?.split(separator: ": ").last ?? "?"
        #expect(run.errText.contains("need a person: \(counts)\n"), "\(counts) \(run.errText)")
        #expect(try shell("till status --book money", scratch).outText.contains(counts))
    }

    /// Every line that the list shows does what it says, and the matter is gone after the next run.
    @Test func answersSettleTheirMatters() throws {
        let scratch = try book()
        let before = try queue(scratch)
        let first = try #require(before.first { $0.string(.kind) == "category" })
        let skips = before.prefix { $0.text != first.text }.map { _ in "s\n" }.joined()
        let walk = try shell(
            "till review --book money --by tom --answers -", scratch, input: skips + "c nonsense\nc food.coffee\nu\nc food.coffee\nq\n")
        #expect(walk.outText.contains("there is no category nonsense"), "\(walk.outText)\(walk.errText)")
        #expect(
            walk.outText.contains("decision 1:") && walk.outText.contains("decision 1 is taken back")
                && walk.outText.contains("decision 3:"))
        #expect(walk.outText.contains("1 decision, \(before.count - 1) things still open"))
        #expect(walk.code == 1, "an answer was refused")
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
            keys = list(b'zxsaq')
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
        Files.write(program, to: "\(scratch.path)/walk.py")
        let walk = try shell("python3 walk.py", scratch)
        let count = try queue(scratch).count
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
}
