import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillReports

/// Where a household stands among those that live alike.
@Suite struct PeersTests {
    private static let groups = [
        #"{"type":"cohort","id":"all","label":"All households","month":"2025-12","households":90,"least":20,"features":[]}"#,
        #"{"type":"cohort","id":"c1","label":"Much on the <car>","month":"2025-12","households":50,"features":["#
            + #"{"feature":"car","label":"Car","kind":"share","mean":0.1},{"feature":"income","label":"Income","kind":"measure"}]}"#,
        #"{"type":"cohort","id":"c2","label":"Few","month":"2025-12","households":6,"features":[]}"#,
    ]

    private static func member(_ household: String, _ cohort: String, size: String? = "50 to 99") -> String {
        #"{"type":"membership","household":"\#(household)","cohort":"\#(cohort)","label":"Much on the <car>","month":"2025-12","months":11,"#
            + (size.map { "\"size\":\"\($0)\"," } ?? "")
            + #""since":"2025-09","peers":[{"feature":"car","label":"Car","value":0.163,"percentile":71},"#
            + #"{"feature":"income","label":"Income","value":1.2,"percentile":40}]}"#
    }

    private static func row(_ household: String) -> String {
        #"{"type":"transaction","id":"t-\#(household)","household":"\#(household)","account":"giro","date":"2025-12-03","amount":"-5.00","#
            + #""currency":"EUR","merchant":"Shop","kind":"expense","status":"posted","observations":[]}"#
    }

    private func run(_ lines: [String], _ options: [String: [String]]) throws -> (String) -> String {
        let scratch = Scratch()
        var options = options
        for name in ["out", "peers-pages"] where options[name] != nil { options[name] = ["\(scratch.path)/\(options[name]?[0] ?? "")"] }
        if let text = options["peers"]?[0] { options["peers"] = [scratch.file("peers.ndjson", text)] }
        _ = try StageRun(ReportStage.self, options: options, in: scratch, lines)
        return { name in
            withExtendedLifetime(scratch) { String(decoding: Files.bytes("\(scratch.path)/\(name)") ?? [], as: UTF8.self) }
        }
    }

    @Test func everyHouseholdHasAPageAmongOthers() throws {
        let lines =
            [Self.row("ng"), Self.row("smith"), Self.row("tiny")] + Self.groups + [Self.member("ng", "c1"), Self.member("tiny", "c2")]
        let file = try run(lines, ["peers-pages": ["peers"], "discard": ["true"]])
        let page = file("peers/ng.html")
        for text in [
            "Much on the &lt;car&gt;", "A group of 50 to 99 households, from your 11 complete months to December 2025.",
            "You have been among them since September 2025", "71 of 100", "16.3%", "1.20", "../cohorts.html#c1", "../../ng/index.html",
        ] { #expect(page.contains(text), "\(text)") }
        for name in ["smith", "tiny", "<car>"] { #expect(!page.contains(name), "\(name)") }
        #expect(file("peers/smith.html").contains("in no group yet"))
        #expect(file("peers/tiny.html").contains("in no group yet"), "a group below the least size is not told of")
        #expect(!file("peers/smith.html").contains("of 100"))
    }

    @Test func whatIsKnownBeforeStandsOnTheHouseholdsPage() throws {
        let all = Self.groups + [Self.member("ng", "c1"), Self.member("smith", "c1", size: nil)]
        let before = try run(all + [Self.row("ng"), Self.row("smith")], ["out": ["o"], "across": ["../_across"]])
        #expect(before("o/ng/index.html").contains("71 of 100"))
        #expect(before("o/ng/index.html").contains("../_across/cohorts.html#c1"))
        #expect(!before("o/smith/index.html").contains("of 100"), "nobody knows how large the group is")
        #expect(before("o/smith/index.html").contains("../_across/peers/smith.html"))
        let named = try run([Self.row("ng")], ["out": ["o"], "peers": [all.joined(separator: "\n")]])
        #expect(named("o/ng/index.html").contains("71 of 100"))
        // What comes later is on no page of the household, not even of the last.
        let after = try run([Self.row("ng"), Self.row("smith")] + all, ["out": ["o"]])
        #expect(!after("o/ng/index.html").contains("of 100") && !after("o/smith/index.html").contains("of 100"))
    }

    @Test func aLineThatIsNoRecordHasItsPlace() throws {
        do throws(Fault) {
            let scratch = Scratch()
            _ = try PeersBook(path: scratch.file("p.ndjson", Self.groups[0] + "\nnonsense\n"))
            Issue.record("it was read")
        } catch {
            #expect(error.code == "report.peers" && error.place == "line 2")
        }
    }
}
