import Testing
import TillRecords
import TillTesting

/// From a figure or an id down to the document, as a user asks.
@Suite(.serialized) struct ExplainTests {
    private var nightly: String { "till run '\(Checkout.path("pipelines/nightly.yaml"))' --book money" }

    /// A book of a household's bank exports and chat that has been run.
    private func book() throws -> Scratch {
        let scratch = Scratch()
        let inbox = Checkout.path("samples/inbox/fairclough")
        let made = try shell(
            """
            till init money --household me --currency GBP --country GB --member tom --member kim
            cp '\(inbox)'/*.csv '\(inbox)'/*.txt money/inbox/me/
            \(nightly)
            """, scratch)
        try #require(made.code == 0, "\(made.errText)")
        return scratch
    }

    private func transactions(_ scratch: Scratch) throws -> [Record] { try records(scratch).filter { $0.type == "transaction" } }

    private func records(_ scratch: Scratch) throws -> [Record] {
        let bytes = Files.bytes("\(scratch.path)/money/output/current/me/stream.ndjson") ?? []
        return try bytes.split(separator: 0x0A).map { try Record(checking: String(decoding: $0, as: UTF8.self)) }
    }

    private func explain(_ words: String, _ scratch: Scratch) throws -> Outcome { try shell("till explain \(words) --book money", scratch) }

    private func answer(_ words: String, _ scratch: Scratch) throws -> Record {
        let outcome = try explain("\(words) --json", scratch)
        try #require(outcome.code == 0, "\(outcome.errText)")
        return try Record(checking: String(outcome.outText.split(separator: "\n").first ?? ""))
    }

    /// The line that stands in the file is the line that is shown, for each row of each export.
    @Test func theLineOfTheOriginal() throws {
        let scratch = try book()
        let rows = try records(scratch).filter { $0.object(.source)?.string(.kind) == "bank" }
        let row = try #require(rows.first { $0.string(.amount) == "-20.50" })
        let source = try #require(row.object(.source))
        let file = Files.bytes(Checkout.path("samples/inbox/fairclough/\(source.string(.file) ?? "")")) ?? []
        let number = try #require(source.string(.place).flatMap { Int($0.dropFirst(5)) })
        let line = String(decoding: file, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[number - 1].filter {
            $0 != "\r"
        }
        let id = try #require(row.string(.id))
        let shown = try answer(id, scratch).objects(.evidence).first { $0.string(Key(foreign: "observation")) == id }
        let original = shown?.objects(.original).first
        #expect(original?.integer(Key(foreign: "line")) == number)
        #expect(line.hasPrefix(original?.string(.text)?.prefix(40) ?? "?"), "\(line)")
        let text = try explain(String(id.prefix(8)), scratch).outText
        #expect(text.contains("-20.50 GBP") && text.contains("SHA-256") && text.contains(Digest.sha256(Array(file)).hex))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("till ") }, "\(text)")
        #expect(!text.contains("\u{1B}"))
    }

    @Test func aMessageIsReadBackFromTheChat() throws {
        let scratch = try book()
        let said = try #require(try records(scratch).first { $0.object(.source)?.string(.kind) == "chat" })
        let evidence = try answer(said.string(.id) ?? "", scratch).objects(.evidence)
        let original = evidence.first { $0.string(Key(foreign: "observation")) == said.string(.id) }?.objects(.original) ?? []
        #expect(original.count >= 2)
        #expect(original.dropFirst().compactMap { $0.string(.text) }.joined(separator: "\n") == said.string(.message))
    }

    /// Who, when, and what it was before; then taken back.
    @Test func aDecisionIsExplained() throws {
        let scratch = try book()
        let row = try #require(try transactions(scratch).first { $0.string(.merchant) == "Full Court Press" })
        let id = String((row.string(.id) ?? "").prefix(8))
        let before = row.object(.category)?.string(.label) ?? "?"
        _ = try shell(
            "till decide recategorise \(id) leisure.games --merchant --by tom --reason 'it is a shop' --book money && \(nightly)", scratch)
        let text = try explain(id, scratch).outText
        #expect(text.contains("a person decided it: decision d1 of tom") && text.contains("by tom, 20"), "\(text)")
        #expect(text.contains("before      \(before)") && text.contains("it is a shop"))
        let decision = try answer("d1", scratch)
        #expect(decision.string(.by) == "tom" && decision.flag(Key(foreign: "holds")) == true)
        #expect(decision.object(.was)?.object(.category)?.string(.label) == before)
        _ = try shell("till decide undo --book money && \(nightly)", scratch)
        #expect(try explain(id, scratch).outText.contains("taken back by d2"))
        #expect(try explain("d1", scratch).outText.contains("taken back by d2"))
        #expect(try explain("d9", scratch).code == 66)
    }

    /// What was taken out is explained from the last run that had it.
    @Test func whatWasForgottenIsExplainedFromBefore() throws {
        let scratch = try book()
        let rows = try records(scratch).filter {
            $0.object(.source)?.string(.file)?.hasPrefix("Statement-6803-20251231") ?? false
        }
        let only = Dictionary(rows.map { ([$0.string(.id) ?? ""], $0) }, uniquingKeysWith: { first, _ in first })
        let last = try #require(try transactions(scratch).last { only[$0.strings(.observations)] != nil })
        let row = try #require(only[last.strings(.observations)])
        let id = last.string(.id) ?? ""
        let file = row.object(.source)?.string(.file) ?? ""
        #expect(try shell("till forget \(file) --book money && \(nightly)", scratch).code == 0)
        let text = try explain(id, scratch).outText
        #expect(text.contains("no longer in the ledger") && text.contains("till forget --undo"), "\(text)")
        #expect(text.contains("The original says:"))
        #expect(try shell("till forget --undo \(file) --book money && \(nightly)", scratch).code == 0)
        #expect(try !explain(id, scratch).outText.contains("no longer"))
    }

    @Test func figuresAreThoseOfTheTables() throws {
        let scratch = try book()
        let table = String(decoding: Files.bytes("\(scratch.path)/money/output/current/me/categories.csv") ?? [], as: UTF8.self)
        let lines = table.split(separator: "\r\n").dropFirst().filter { $0.hasPrefix("2025-03") }
        #expect(lines.count > 5)
        for line in lines where !line.contains("\"") {
            let cells = line.split(separator: ",").map(String.init)
            let outcome = try explain("\(cells[0]) '\(cells[3])' --json", scratch)
            let sums = try outcome.outText.split(separator: "\n").map { try Record(checking: String($0)).string(.amount) }
            #expect(sums.contains(cells[4]), "\(line): \(sums) \(outcome.errText)")
        }
        let byId = try answer("--household me --month 2025-03 --category food.groceries", scratch)
        #expect(byId.string(.name) == "Groceries" && byId.objects(.transactions).count > 3)
        let wrong = try explain("2025-03 Grocries", scratch)
        #expect(wrong.code == 66 && wrong.errText.contains("Groceries"))
        #expect(try explain("2025-03", scratch).code == 64)
        #expect(try explain("", scratch).code == 64)
    }

    /// Outputs alone, without a book: the records speak. Two ids that begin alike are both named.
    @Test func plainOutputsWithoutAnArchive() throws {
        let scratch = Scratch()
        let row = { (id: String, amount: String) in
            """
            {"type":"observation","id":"0\(id)","household":"h","source":{"kind":"bank","format":"csv","document":"ab","file":"a.csv",\
            "place":"line 2"},"account":"DE02120300000000202051","date":"2025-03-14","amount":"\(amount)","currency":"EUR","text":"CAFE"}
            {"type":"transaction","id":"\(id)","household":"h","account":"DE02120300000000202051","date":"2025-03-14","amount":"\(amount)",\
            "currency":"EUR","text":"CAFE \\u001b[31m DE02120300000000202051","kind":"expense","status":"posted","observations":["0\(id)"]}

            """
        }
        Files.makeFolder("\(scratch.path)/out/current/h")
        Files.write(row("abcdef1234", "-3.20") + row("abcdef5678", "-4.20"), to: "\(scratch.path)/out/current/h/stream.ndjson")
        let both = try shell("till explain abcdef --out out", scratch)
        #expect(both.code == 64 && both.errText.contains("abcdef1234") && both.errText.contains("abcdef5678"), "\(both.errText)")
        let one = try shell("till explain abcdef12 --out out", scratch)
        #expect(
            one.code == 0 && one.outText.contains("There is no archive") && one.outText.contains("-3.20 EUR"),
            "\(one.outText)\(one.errText)")
        #expect(!one.outText.contains("202051") && one.outText.contains("2051") && !one.outText.contains("\u{1B}"))
        #expect(try !shell("till explain abcdef12 --out out --json", scratch).outText.contains("00000000202051"))
        #expect(try shell("till explain ffffff --out out", scratch).code == 66)
        #expect(try shell("till explain abcdef1234 abcdef5678 --out out", scratch).outText.contains("Nothing links them"))
        let series = """
            {"type":"series","id":"5e51e5aaaa","household":"h","period":"monthly","kind":"bill","name":"Cafe club","amount":"-3.20",\
            "currency":"EUR","why":"every month","transactions":["abcdef1234"]}

            """
        Files.write(row("abcdef1234", "-3.20") + series, to: "\(scratch.path)/out/current/h/stream.ndjson")
        let bill = try shell("till explain 5e51e5 --out out", scratch)
        #expect(bill.outText.contains("Cafe club: monthly bill") && bill.outText.contains("abcdef12"), "\(bill.outText)\(bill.errText)")
        #expect(!Files.exists("\(scratch.path)/out/book"), "explaining makes nothing")
    }

    /// A photo and a message in the zip that a chat is exported as.
    @Test(.enabled(if: Python.isPresent)) func whatLayInAnArchive() throws {
        let scratch = Scratch()
        let photo = "IMG_20250413_115928.jpg"
        let made = try shell(
            """
            till init money --household me --currency GBP --country GB --member callum
            python3 - <<'END'
            import zipfile
            z = zipfile.ZipFile('money/inbox/me/Chat with Callum.zip', 'w')
            z.writestr('_chat.txt', '[13/04/2025, 12:01:09] Callum: \\u200e\(photo) (file attached)\\n[14/04/2025, 12:02:09] Callum: paid £4.20 for coffee\\n')
            z.write('\(Checkout.path("samples/inbox/fairclough/\(photo)"))', '\(photo)')
            z.close()
            END
            \(nightly)
            """, scratch)
        try #require(made.code == 0, "\(made.errText)")
        let found = try records(scratch).filter { $0.type == "observation" }
        let message = try #require(found.first { $0.object(.source)?.string(.kind) == "chat" }?.string(.id))
        let said = try answer(message, scratch).objects(.evidence).first?.objects(.original)
        #expect(said?.last?.string(.text) == "paid £4.20 for coffee")
        let receipt = try #require(found.first { $0.object(.source)?.string(.kind) == "receipt" }?.string(.id))
        let crop = try explain("\(receipt) --crop crop.png", scratch)
        #expect(crop.code == 0 && crop.outText.contains("lay in"), "\(crop.errText)")
        #expect(Files.bytes("\(scratch.path)/crop.png")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) ?? false)
        #expect(try explain("\(message) --crop no.png", scratch).code == 66)
    }
}
