import Testing
import TillRecords
import TillTesting

/// The executable as a whole.
@Suite struct CategoriseStageTests {
    private func categorise(_ arguments: String, _ lines: [String], files: [String: String] = [:]) throws -> [String] {
        let scratch = Scratch()
        for (name, text) in files { scratch.file(name, text) }
        let input = lines.map { $0 + "\n" }.joined()
        let outcome = try Command.bash("till-categorise --quiet \(arguments)", input: Array(input.utf8), folder: scratch.path).run()
        #expect(outcome.code == 0)
        return String(decoding: outcome.out, as: UTF8.self).split(separator: "\n").map { String($0) }
            .filter { !$0.contains("\"type\":\"stream\"") && !$0.contains("\"type\":\"end\"") }
    }

    private func line(_ rest: String) -> String { "{\"type\":\"transaction\",\"id\":\"t\",\"date\":\"2025-03-01\",\(rest)}" }

    @Test func whatAPersonDecidedStays() throws {
        let decided = line("\"amount\":\"-5\",\"text\":\"ALDI\",\"category\":{\"name\":\"Mine\",\"by\":\"decision\"}")
        #expect(try categorise("", [decided]) == [decided])
        let ruled = line("\"amount\":\"-5\",\"text\":\"ALDI\",\"category\":{\"name\":\"Mine\",\"by\":\"rule\"}")
        #expect(try categorise("", [ruled]) == [ruled])
    }

    @Test func otherRecordsPass() throws {
        let balance = "{\"type\":\"balance\",\"id\":\"b\",\"account\":\"a\",\"date\":\"2025-03-01\",\"amount\":\"5\"}"
        #expect(try categorise("", [balance]) == [balance])
    }

    @Test func linkedTransfersAndPlaidNames() throws {
        let moved = line("\"amount\":\"-500\",\"text\":\"QXZWV\",\"kind\":\"transfer\"")
        let out = try categorise("", [moved])
        #expect(out.first?.contains("\"name\":\"transfer.own\"") == true)
        let plaid = try categorise("--names plaid", [moved, line("\"amount\":\"500\",\"text\":\"QXZWV\",\"kind\":\"transfer\"")])
        #expect(plaid.first?.contains("\"name\":\"TRANSFER_OUT\",\"detail\":\"TRANSFER_OUT_ACCOUNT_TRANSFER\"") == true)
        #expect(plaid.last?.contains("\"name\":\"TRANSFER_IN\"") == true)
    }

    @Test func guessesAreMarked() throws {
        let out = try categorise("", [line("\"amount\":\"-5\",\"text\":\"QXZWV\"")])
        #expect(out.first?.contains("\"needs_review\":true") == true)
    }

    @Test func onlyTheNamesOfTheExamples() throws {
        let out = try categorise(
            "--examples e.csv --names plaid", [line("\"amount\":\"-5\",\"text\":\"ALDI SUED\"")],
            files: ["e.csv": "category,description\nBread and butter,aldi\nFun,kino\n"])
        #expect(out.first?.contains("\"name\":\"Bread and butter\"") == true)
    }

    /// A rule tags the movement it decides, beside the tags that it has, and a second run tags nothing anew.
    @Test func aRuleTags() throws {
        let files = ["r.csv": "contains,category,tag\nregal,leisure.games,fun  late\naldi,food.groceries,\n"]
        let lines = [
            line("\"amount\":\"-5\",\"text\":\"REGAL 4\""), line("\"amount\":\"-5\",\"text\":\"REGAL 5\",\"tags\":[\"late\",\"ours\"]"),
            line("\"amount\":\"-5\",\"text\":\"ALDI\""), line("\"amount\":\"-5\",\"text\":\"KINO\""),
        ]
        let out = try categorise("--rules r.csv", lines, files: files)
        #expect(try out.map { try Record(checking: $0).strings(.tags) } == [["fun", "late"], ["late", "ours", "fun"], [], []])
        #expect(try categorise("--rules r.csv", out, files: files) == out)
    }

    @Test func aCategoryThatIsPerhapsMisspeltIsNoted() throws {
        let rules = "contains,category\nregal,leisure.gmaes\naldi,Weekly shop\nkino,leisure.events\nlidl,leisure.gmaes\n"
        let out = try categorise("--rules r.csv", [line("\"amount\":\"-5\",\"text\":\"ALDI\"")], files: ["r.csv": rules])
        let notes = try out.map { try Record(checking: $0) }.filter { $0.type == "note" }
        #expect(notes.map { $0.string(.place) } == ["line 2"], "each once, and none of a name that is nobody's neighbour")
        #expect(notes.first?.string(.remedy)?.contains("leisure.games") == true)
        let examples = "description,category\naldi,food.groceris\nkino,leisure.events\n"
        let learnt = try categorise("--examples e.csv", [line("\"amount\":\"-5\",\"text\":\"ALDI\"")], files: ["e.csv": examples])
        #expect(try learnt.last.map { try Record(checking: $0).string(.code) } == "categorise.own-category")
    }

    @Test func aSecondRunChangesNothing() throws {
        let once = try categorise("", [line("\"amount\":\"-5\",\"text\":\"LIDL 12\""), line("\"amount\":\"-5\",\"text\":\"QXZWV\"")])
        #expect(try categorise("", once) == once)
    }
}
