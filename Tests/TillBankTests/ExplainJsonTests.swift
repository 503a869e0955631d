import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// `--explain --json` and `--check --json` tell other programs what a person is told.
@Suite struct ExplainJsonTests {
    private static let giro = #"""
        Datum;Text;Betrag (EUR);Saldo
        28.03.2025;"LOHN ""März""";2500,00;2600,00
        14.03.2025;BROT;-4,50;100,00
        31.02.2025;TEE;-4,50;100,00
        """#

    private func record(_ content: String, _ option: String = "explain", name: String = "giro.csv") throws -> Record {
        let told = ToldDocument(content, option, name: name, options: ["json": ["true"]])
        #expect(told.text.count { $0 == "\n" } == 1 && told.text.hasSuffix("\n"))
        return try Record(checking: String(told.text.dropLast()))
    }

    @Test func aTable() throws {
        let record = try record(Self.giro)
        #expect(record.type == "document" && record.string(.file) == "giro.csv" && record.string(.format) == "csv")
        #expect(record.string(.document) == Document(name: "", bytes: Array(Self.giro.utf8)).id)
        #expect(record.text.contains(#""read":true"#) && record.integer(.rows) == 2 && record.integer(.rejected) == 1)
        #expect(record.string(.first) == "2025-03-14" && record.string(.last) == "2025-03-28")
        #expect(record.text.contains(#""in":[{"amount":"2500.00","currency":"EUR"}],"out":[{"amount":"-4.50","currency":"EUR"}]"#))
        #expect(record.text.contains(#"{"topic":"date order","finding":"DMY","because":"line 2 has a part above 12"}"#))
        #expect(record.text.contains(#"{"number":1,"title":"Datum","role":"date","sureness":"sure","because":""#))
        #expect(record.text.contains(#""accounts":[{"rows":2}]"#))
        let reject = #""rejects":[{"code":"bank.csv.bad-date","place":"line 4","reason":""#
        #expect(record.text.contains(reject))
    }

    @Test func balances() throws {
        let proven = try record(Self.giro.replacing("31.02.2025;TEE;-4,50;100,00", with: ""))
        #expect(proven.string(Key(foreign: "balances")) == "proven")
        let statement = #""statements":[{"currency":"EUR","opening":"104.50","from":"2025-03-14","closing":"2600.00","to":"2025-03-28""#
        #expect(proven.text.contains(statement))
        #expect(proven.text.contains(#""difference":"0","links":1,"broken":0}]"#))
        let swift = try record(ExplainTests.swift(closing: "C250331EUR95,00"), "check", name: "a.sta")
        #expect(swift.string(Key(foreign: "balances")) == "contradicted" && swift.text.contains(#""difference":"-0.50""#))
        #expect(try record("Date,Text,Amount\n2025-03-14,TEA,-4.50\n").string(Key(foreign: "balances")) == "open")
    }

    /// Every decision and column that a person is told is there, and the check says the same of what it says.
    @Test func whatPersonsAreTold() throws {
        let told = ToldDocument(Self.giro, name: "giro.csv").text.split(separator: "\n")
        let (whole, check) = (try record(Self.giro), try record(Self.giro, "check"))
        let (decided, columns) = (whole.objects(.decisions), whole.objects(Key(foreign: "columns")))
        let section = told.drop { $0 != "  decided" }.dropFirst().prefix { $0.hasPrefix("    ") }
        #expect(section.count == decided.count && decided.count > 8)
        for (line, decision) in zip(section, decided) {
            #expect(
                line.hasPrefix("    \(decision.string(Key(foreign: "topic")) ?? "?") ")
                    && line.contains(decision.string(Key(foreign: "finding")) ?? "?"))
        }
        #expect(columns.map { $0.string(Key(foreign: "role")) ?? "" } == ["date", "text", "amount", "balance"])
        #expect(!check.has(.decisions) && !check.has(Key(foreign: "columns")) && !check.has(.notes))
        for field: Key in [
            .rows, .first, .last, Key(foreign: "in"), Key(foreign: "out"), .accounts, Key(foreign: "balances"), Key(foreign: "proof"),
            Key(foreign: "statements"), Key(foreign: "gaps"), Key(foreign: "rejects"),
        ] {
            #expect(check.raw(field) != nil && check.raw(field) == whole.raw(field))
        }
    }

    @Test func whatIsRefused() throws {
        let open = try record("Date,Description,Amount\n03/04/2025,COFFEE,-4.50\n05/06/2025,TEA,-3.50\n")
        #expect(open.text.contains(#""read":false"#) && !open.has(.rows) && open.has(Key(foreign: "columns")))
        #expect(open.text.contains(#""code":"bank.csv.ambiguous-date""#) && open.text.contains("--date-order DMY or --date-order MDY"))
        let page = try record("<html><body>", "check", name: "login.csv")
        #expect(!page.has(.format) && page.text.contains(#""code":"bank.not-an-export.html""#))
    }

    /// One line a document, whatever it holds and however many there are.
    @Test func severalDocuments() throws {
        let told = ToldDocument(
            [("a.csv", Array(Self.giro.utf8)), ("b.csv", Array("Date,\"Am\nount\",T\u{1B}ext\n2025-03-14,-4.50,x\n".utf8))], "explain",
            options: ["json": ["true"]])
        let lines = told.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(try lines.map { try Record(checking: String($0)).string(.file) } == ["a.csv", "b.csv"])
    }

    @Test(arguments: [["json"], ["json", "make-profile"], ["json", "check", "explain"]])
    func askedForAmiss(options: [String]) {
        let given = Options(Dictionary(uniqueKeysWithValues: options.map { ($0, ["true"]) }))
        #expect(throws: Fault.self) { try BankReader(options: given, context: Context(knowledge: Knowledge.located(nil))) }
    }
}
