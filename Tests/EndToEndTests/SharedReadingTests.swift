import Testing
import TillRecords
import TillTesting

/// Every plan reads a book the same way, and follows what a person wrote in it.
@Suite struct SharedReadingTests {
    static let plans = Files.names(in: Checkout.path("pipelines")).filter { $0.hasSuffix(".yaml") }

    /// An export that only a profile decides, a receipt in words, and a message.
    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        _ = try book.shell("rm money/inbox/ana/giro.csv")
        book.write("Date,What,Amount\n03/04/2025,BREAD CORNER,-4.50\n", to: "money/inbox/ana/open.csv")
        book.write(
            "KIOSK AM TOR\nBerlin\n\n12.03.2025 14:05\nWasser  1,20\nZeitung  2,30\nSUMME EUR  3,50\nBAR  3,50\n",
            to: "money/inbox/ana/kiosk.txt")
        book.write(
            "[01/03/2025, 10:00:00] Ana: paid 12.50 for lunch\n[14/03/2025, 10:00:00] Ana: paid 8.00 for books\n",
            to: "money/inbox/ana/_chat.txt")
        return book
    }

    /// What a plan makes of the book: `bank 2025-04-03 -4.50 Weekly shop rule`.
    private func rows(_ plan: String, _ book: PlanBook) throws -> (code: Int32, rows: [String]) {
        _ = try book.shell("rm -rf out")
        let run = try book.shell("till run '\(Checkout.path("pipelines/\(plan)"))' --book money --out out")
        let text = String(decoding: Files.bytes("\(book.scratch.path)/out/current/ana/stream.ndjson") ?? [], as: UTF8.self)
        let records = text.split(separator: "\n").compactMap { try? Record(checking: String($0)) }
        let kinds = Dictionary(
            records.filter { $0.type == "observation" }.map { ($0.string(.id) ?? "", $0.object(.source)?.string(.kind) ?? "") },
            uniquingKeysWith: { first, _ in first })
        let rows = records.filter { $0.type == "transaction" }.map { row in
            let category = row.object(.category)
            return [
                row.strings(.observations).first.flatMap { kinds[$0] }, row.string(.date), row.string(.amount), category?.string(.name),
                category?.string(.by),
            ].map { $0 ?? "?" }.joined(separator: " ")
        }
        return (run.code, rows.sorted())
    }

    /// The plan of receipts alone leaves other documents to other plans.
    private func seen(_ rows: [String], by plan: String) -> [String] {
        plan == "receipts.yaml" ? rows.filter { $0.hasPrefix("receipt") } : rows
    }

    @Test func everyPlanFollowsProfilesAndRules() throws {
        let book = try book()
        for plan in Self.plans {
            // Without the profile the export is a question.
            #expect(try rows(plan, book).code == (plan == "receipts.yaml" ? 0 : 2), "\(plan)")
        }
        Files.makeFolder("\(book.folder)/profiles")
        book.write("titles: [Date, What, Amount]\ndate-order: DMY\n", to: "money/profiles/corner.yaml")
        book.write("contains,category\nbread,Weekly shop\nkiosk,Small things\nlunch,Eating out\n", to: "money/rules.csv")
        let all = [
            "bank 2025-04-03 -4.50 Weekly shop rule", "chat 2025-03-01 -12.50 Eating out rule",
            "chat 2025-03-14 -8.00 shopping.books known", "receipt 2025-03-12 -3.50 Small things rule",
        ]
        for plan in Self.plans {
            let found = try rows(plan, book)
            #expect(found.code == 0 && found.rows == seen(all, by: plan), "\(plan): \(found)")
        }
    }

    @Test func everyPlanLearnsFromTheExamples() throws {
        let book = try book()
        Files.makeFolder("\(book.folder)/profiles")
        book.write("titles: [Date, What, Amount]\ndate-order: DMY\n", to: "money/profiles/corner.yaml")
        book.write(
            "description,amount,date,category\nBREAD CORNER,-4.00,2025-01-04,Food\nKIOSK AM TOR,-2.00,2025-01-05,Fun\n",
            to: "money/examples.csv")
        var first: [String]?
        for plan in Self.plans where plan != "receipts.yaml" {
            let found = try rows(plan, book).rows
            #expect(found.contains("bank 2025-04-03 -4.50 Food learnt"), "\(plan): \(found)")
            #expect(found == first ?? found, "\(plan) reads otherwise")
            first = found
        }
        let receipts = try rows("receipts.yaml", book).rows
        #expect(receipts == seen(first ?? [], by: "receipts.yaml") && !receipts.isEmpty, "\(receipts)")
    }

    /// A file in the book that a plan follows is a part of what its results are made from.
    @Test func aChangedFileOfTheBookMakesItAnew() throws {
        let book = try book()
        _ = try book.shell("rm money/inbox/ana/open.csv")
        let feed = "till run '\(Checkout.path("pipelines/feed.yaml"))' --book money"
        func table() -> String { book.text("output/feed/current/ana/transactions.csv") }
        #expect(try book.shell(feed).code == 0)
        #expect(!table().contains("Small things"))
        book.write("contains,category\nkiosk,Small things\n", to: "money/rules.csv")
        #expect(try book.shell(feed).code == 0)
        #expect(table().contains("Small things"))
        #expect(try book.shell(feed).errText.contains("nothing changed"))
        // A rule without a category is refused with its line, before anything is made.
        book.write("contains,category\nkiosk,\n", to: "money/rules.csv")
        let refused = try book.shell(feed)
        #expect(refused.code == 64 && refused.errText.contains("rules.csv, line 2"), "\(refused.errText)")
        #expect(table().contains("Small things"), "what was published stays")
    }

    @Test func aPlanOfOnesOwnSharesTheStages() throws {
        let book = try PlanBook(households: ["ana"])
        Files.makeFolder("\(book.scratch.path)/parts")
        book.write("stages:\n  - till-bank\n  - till-chat\n  - till-normalise: {currency: EUR}\n", to: "parts/mine.yaml")
        book.write("plan: short\nreading: parts/mine.yaml\nstages:\n  - till-dedupe\n", to: "short.yaml")
        #expect(try book.run().code == 0)
        #expect(book.records("output/current/ana/stream.ndjson").count { $0.type == "transaction" } == 20)
        // Its text is a part of what a run is made from, and its mistakes are its own.
        book.write("stages:\n  - till-bank\n  - till-normalize\n", to: "parts/mine.yaml")
        let misspelt = try book.run()
        #expect(misspelt.code == 64 && misspelt.errText.contains("mine.yaml, line 3, column 5"), "\(misspelt.errText)")
    }

    @Test(arguments: [
        ("parts/none.yaml", "short.yaml, line 2, column 10: there is no such file of stages"),
        ("parts", "there is no such file of stages"),
        ("{file: parts/mine.yaml, readers: till-chat}", "mine.yaml has no reader till-chat. It has till-bank"),
        ("{files: parts/mine.yaml}", "there is no setting named files"),
        ("parts/odd.yaml", "odd.yaml, line 1, column 9: there is no setting named output"),
        ("parts/empty.yaml", "there is no such file of stages"),
    ])
    func mistakesHaveTheirPlace(reading: String, sentence: String) throws {
        let book = try PlanBook(households: ["ana"])
        Files.makeFolder("\(book.scratch.path)/parts")
        book.write("stages:\n  - till-bank\n  - till-dedupe\n", to: "parts/mine.yaml")
        book.write("output: here\nstages:\n  - till-bank\n", to: "parts/odd.yaml")
        book.write("", to: "parts/empty.yaml")
        book.write("plan: short\nreading: \(reading)\nstages:\n  - till-categorise\n", to: "short.yaml")
        let outcome = try book.run()
        #expect(outcome.code != 0 && outcome.errText.contains(sentence), "\(outcome.code) \(outcome.errText)")
    }

    @Test func whatOthersMayChangeMayNotBringAStageOfItsOwn() throws {
        let book = try PlanBook(households: ["ana"])
        Files.makeFolder("\(book.scratch.path)/parts")
        book.write("stages:\n  - till-bank\n  - ../pass\n", to: "parts/mine.yaml", mode: 0o666)
        book.write("#!/bin/sh\nexec cat\n", to: "pass", mode: 0o755)
        book.write("plan: short\nreading: parts/mine.yaml\nstages:\n  - till-dedupe\n", to: "short.yaml")
        let outcome = try book.run()
        #expect(outcome.code == 64 && outcome.errText.contains("only its owner may be able to write it"), "\(outcome.errText)")
    }
}
