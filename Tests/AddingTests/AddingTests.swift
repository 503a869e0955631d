import Testing
import TillTesting

/// What README says of adding to Till: each thing is added to a copy of its room, built, run, and what was touched is counted.
@Suite(.serialized, .enabled(if: RoomBuild.isPossible, "\(RoomBuild.why)")) struct AddingTests {
    private let scratch = Scratch()

    /// Adds a file of `Tests/Fixtures/adding` to a room and one line to a catalogue behind another, and builds the tool.
    private func tool(_ tool: String, room: String, adding file: String, to folder: String, catalogue: String, _ line: String) throws
        -> String
    {
        let build = try RoomBuild(room: room, tool: tool, in: scratch)
        Files.write(try #require(Checkout.bytes("Tests/Fixtures/adding/\(file).swift")), to: "\(build.copy)/\(folder)/\(file).swift")
        let list = String(decoding: try #require(Files.bytes("\(build.copy)/\(catalogue)")), as: UTF8.self)
        // The last entry of the list is the last line that ends with a comma.
        var lines = list.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let last = try #require(lines.lastIndex { $0.hasSuffix(",") })
        lines.insert(String(lines[last].prefix { $0 == " " }) + line, at: last + 1)
        Files.write(lines.joined(separator: "\n"), to: "\(build.copy)/\(catalogue)")
        #expect(Touched(build.copy, of: Checkout.path("Sources/\(room)")) == .fileAndLine)
        return try build.make()
    }

    private func run(_ line: String, _ input: String = "") throws -> Outcome {
        var command = Command.bash(line, input: Array(input.utf8), folder: scratch.path)
        command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
        command.environment["TILL_KEY_FILE"] = Checkout.keyFile
        return try command.run()
    }

    private static func row(_ id: String, _ amount: String) -> String {
        #"{"type":"transaction","id":"\#(id)","household":"ng","account":"giro","date":"2025-03-14","amount":"\#(amount)","currency":"EUR","#
            + #""merchant":"Corner","kind":"expense","status":"posted","observations":[]}"# + "\n"
    }

    @Test func anExport() throws {
        let export = try tool(
            "till-export", room: "TillExports", adding: "TallyFormat", to: "Formats", catalogue: "Formats/ExportCatalogue.swift",
            "TallyFormat.self,")
        let input = Self.row("a", "-1.00") + Self.row("b", "-2.00")
        #expect(try run("\(export) --format tally", input).outText == "ng 2\n")
        #expect(try run("\(export) --tally one.txt --out all >stream; cat one.txt all/ng/tally.txt", input).outText == "ng 2\nng 2\n")
        #expect(try run("\(export) --help").outText.contains("how many transactions each household has"))
    }

    @Test func aFinding() throws {
        let findings = try tool(
            "till-findings", room: "TillAnalysis", adding: "RoundSum", to: "Findings", catalogue: "Findings/FindingRules.swift",
            "RoundSum.self,")
        let input = Self.row("a", "-1.00") + Self.row("b", "-300.00")
        let found = try run("\(findings)", input).lines.filter { $0.contains(#""type":"finding""#) }
        #expect(found.count == 1 && found[0].contains(#""key":"round-sum:b","code":"round-sum","rests":"rows""#), "\(found)")
        #expect(try run("\(findings) --help").outText.contains("round-sum"))
        // The page shows it, and shows it to those who may see what it rests on.
        Files.write(
            "members:\n  - {id: kim, role: child}\n  - {id: cy, role: child}\naccounts:\n  - {id: giro, kind: checking, member: kim}\n",
            to: "\(scratch.path)/ng.yaml")
        let page = "till-report --household-file ng.yaml --discard"
        let shown = try run(
            "\(findings) | tee stream | \(page) --out all; \(page) --as kim --out kim <stream; \(page) --as cy --out cy <stream; "
                + "grep -rl 'took exactly 300.00 EUR' all kim cy", input)
        #expect(
            shown.lines.contains("all/ng/2025-03.html") && shown.lines.contains("kim/ng/2025-03.html"), "\(shown.outText)\(shown.errText)")
        #expect(!shown.lines.contains { $0.hasPrefix("cy/") }, "\(shown.outText)")
    }

    @Test func aSectionOfThePage() throws {
        let report = try tool(
            "till-report", room: "TillReports", adding: "CountSection", to: "Sections", catalogue: "Sections/SectionCatalogue.swift",
            "CountSection.self,")
        let page = try run("\(report) --html page.html >stream; cat page.html", Self.row("a", "-1.00") + Self.row("b", "-2.00")).outText
        #expect(page.contains("id=\"count\"") && page.contains("Month</h2>") && page.contains("March 2025: 2 rows."))
    }

    @Test func aBankFormat() throws {
        let bank = try tool(
            "till-bank", room: "TillBank", adding: "ColonFormat", to: "", catalogue: "BankFormats.swift", "ColonFormat.self,")
        scratch.file("march.txt", "Colonbank 1\n2025-03-14 : -4.50 EUR : BAKERY WEST\nnonsense\n2025-03-15 : 12.00 EUR : REFUND\n")
        let read = try run("\(bank) march.txt")
        #expect(
            read.lines.filter { $0.contains(#""type":"observation""#) && $0.contains(#""format":"colon""#) }.count == 2, "\(read.outText)")
        #expect(
            read.outText.contains(#""amount":"-4.50","currency":"EUR""#) && read.errText.contains("march.txt, line 3: "), "\(read.errText)")
        #expect(read.code == 2)
        #expect(try run("\(bank) --help").outText.contains("Colonbank"))
        #expect(try run("\(bank) --explain march.txt").outText.contains("a Colonbank export"))
    }

    @Test func aChatFormat() throws {
        let chat = try tool(
            "till-chat", room: "TillChat", adding: "PipedFormat", to: "Exports", catalogue: "Exports/ChatFormats.swift", "PipedFormat(),")
        scratch.file(
            "chat.txt", "Pigeon 1\n2025-03-05 08:02:10 | Ben | paid 12.50 for lunch\nnonsense\n2025-03-05 09:00:00 | Ana | see you\n")
        let read = try run("\(chat) chat.txt")
        #expect(read.code == 2)
        let bought = read.lines.filter { $0.contains(#""type":"observation""#) }
        #expect(bought.count == 1, "\(read.outText)")
        for part in [#""format":"pigeon""#, #""place":"line 2""#, #""date":"2025-03-05""#, #""amount":"-12.50""#] {
            #expect(bought.first?.contains(part) ?? false, "\(part) is not in \(bought)")
        }
        #expect(read.lines.contains { $0.contains(#""type":"reject""#) && $0.contains(#""place":"line 3""#) })
        #expect(try run("\(chat) --messages chat.txt").lines.count { $0.contains(#""type":"message""#) } == 2)
    }
}
