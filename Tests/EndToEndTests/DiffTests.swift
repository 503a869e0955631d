import Testing
import TillRecords
import TillTesting

/// `till diff`: what came, went and changed between two runs, held against what was done to the book between them.
@Suite(.serialized) struct DiffTests {
    private func lines(_ outcome: Outcome) -> [Record] { outcome.lines.compactMap { try? Record(checking: $0) } }

    @Test func whatCameAndWentIsToldWithItsFigures() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        book.add("more.csv", to: "ben", amount: 500, rows: 3)
        #expect(try book.run().code == 0)
        let came = try book.shell("till diff --book money --json")
        #expect(came.code == 0)
        let records = lines(came)
        let changes = records.filter { $0.type == "change" }
        #expect(changes.map { $0.string(.change) } == ["came", "came", "came"])
        #expect(changes.allSatisfy { $0.string(.household) == "ben" }, "ana has nothing new")
        #expect(changes.map { $0.object(Key(foreign: "transaction"))?.string(.amount) } == ["-501.00", "-502.00", "-503.00"])
        let spent = records.first { $0.type == "figure" && $0.string(.name) == "spent EUR" }
        // 20 rows of 11 + 1…20, and three of 500 + 1…3.
        #expect(spent?.string(.before) == "430.00")
        #expect(spent?.string(Key(foreign: "after")) == "1936.00")
        let end = records.last
        #expect(
            end?.integer(.before) == 1 && end?.integer(Key(foreign: "after")) == 2 && end?.integer(Key(foreign: "came")) == 3
                && end?.integer(Key(foreign: "went")) == 0)
        // The other way round, what came has gone.
        let back = try book.shell("till diff 2 1 --book money")
        #expect(back.outText.contains("ben: 0 came, 3 went, 0 changed"), "\(back.outText)")
        #expect(back.outText.contains("  = spent EUR  1936.00 → 430.00"))
        #expect(try book.shell("till diff --book money --household ana").outText.contains("nothing differs"))
        #expect(try book.shell("till diff --book money --most 1").outText.contains("… and 2 more"))
    }

    @Test func aDecisionIsAChangeOfFields() throws {
        let book = try PlanBook()
        #expect(try book.run().code == 0)
        let row = try #require(book.records("output/current/ana/stream.ndjson").first { $0.type == "transaction" })
        let id = row.string(.id) ?? ""
        #expect(try book.shell("till decide recategorise \(id) food.coffee --book money && till run ./short.yaml --book money").code == 0)
        let told = lines(try book.shell("till diff --book money --json"))
        let change = try #require(told.first { $0.type == "change" })
        #expect(told.count { $0.type == "change" } == 1)
        #expect(change.string(.change) == "changed" && change.string(.id) == id)
        let name = try #require(
            change.objects(Key(foreign: "fields")).first { $0.string(.name) == "category.name" || $0.string(.name) == "category" })
        #expect((name.string(Key(foreign: "after")) ?? name.object(Key(foreign: "after"))?.string(.name)) == "food.coffee")
        let text = try book.shell("till diff --book money")
        #expect(text.outText.contains("→ decision"), "\(text.outText)")
        #expect(text.outText.contains("1 household: 0 came, 0 went, 1 changed"))
    }

    /// A pending row that is posted under another text is one transaction with another id.
    @Test func aBetterDocumentChangesATransaction() throws {
        let book = try PlanBook(households: ["ana"])
        book.write("currency: EUR\nmembers:\n  - {id: ana, role: owner, names: [Ana]}\n", to: "money/households/ana.yaml")
        book.write("[2025-09-03, 10:00:00] Ana: paid 77,70 EUR for shoes\n", to: "money/inbox/ana/chat.txt")
        book.write(PlanBook.plan.replacing("  - till-bank\n", with: "  - till-bank\n  - till-chat\n"), to: "short.yaml")
        #expect(try book.run().code == 0)
        book.write(
            "Date,Description,Amount,Currency\n2025-09-03,SHOES AND MORE,-77.70,EUR\n2025-09-09,REWE,-1.00,EUR\n",
            to: "money/inbox/ana/late.csv")
        #expect(try book.run().code == 0)
        let told = lines(try book.shell("till diff --book money --json"))
        let changes = told.filter { $0.type == "change" }
        #expect(changes.map { $0.string(.change) } == ["came", "changed"], "\(told.map(\.text))")
        #expect(changes.last?.objects(Key(foreign: "fields")).contains { $0.string(.name) == "id" } == true)
        #expect(changes.last?.objects(Key(foreign: "fields")).contains { $0.string(.name) == "status" } == true)
    }

    @Test func runsThatAreNotThereAreToldWithWhatIs() throws {
        let book = try PlanBook()
        #expect(try book.shell("till diff --book money").code == 66)
        #expect(try book.run().code == 0)
        let one = try book.shell("till diff --book money")
        #expect(one.code == 66 && one.errText.contains("only run 1 is kept"))
        #expect(try book.run().code == 0)
        for amount in [100, 200, 300] {
            book.add("more-\(amount).csv", to: "ben", amount: amount)
            #expect(try book.run("short.yaml", "--keep 2").code == 0)
        }
        // Run 2 changed nothing and stands for run 1, which is gone.
        for name in ["1", "2"] {
            let gone = try book.shell("till diff \(name) 5 --book money")
            #expect(gone.code == 66)
            #expect(gone.errText.contains("no longer kept") && gone.errText.contains("These are kept: 4, 5."), "\(gone.errText)")
        }
        #expect(try book.run().errText.contains("nothing changed"))
        #expect(try book.shell("till diff 5 6 --book money").outText.contains("the same results"))
        #expect(try book.shell("till diff 4 current --book money").outText.contains("run 4 → run 5"))
        #expect(try book.shell("till diff 4 000005 --book money").code == 0)
        #expect(try book.shell("till diff 4 9 --book money").errText.contains("there was no run 9"))
        #expect(try book.shell("till diff 4 --book money").code == 64)
        #expect(try book.shell("sqlite3 money/store/till.sqlite 'UPDATE run SET outcome = NULL WHERE number = 6'").code == 0)
        #expect(try book.shell("till diff 5 6 --book money").errText.contains("never came to its end"))
    }
}

extension String {
    fileprivate func replacing(_ word: String, with other: String) -> String {
        guard let range = firstRange(of: word) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
