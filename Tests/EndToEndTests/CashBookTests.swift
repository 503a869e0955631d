import Testing
import TillRecords
import TillTesting

/// Entries by hand, the wallet, and a person's rules, names and categories: a book as a user has it.
@Suite(.serialized) struct CashBookTests {
    private static let plan = """
        plan: short
        reading: '\(Checkout.path("pipelines/parts/reading.yaml"))'
        stages:
          - till-figures:
              households: $book/households

        """

    private func book(accounts: String = "{id: giro, kind: checking, files: [\"giro*\"]}, {id: cash, kind: cash}") throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        book.write(CashBookTests.plan, to: "short.yaml")
        book.write(
            "currency: EUR\ncountry: DE\nmembers: [{id: ana, role: owner}]\naccounts: [\(accounts)]\n", to: "money/households/ana.yaml")
        Files.write(
            """
            Buchungstag;Verwendungszweck;Betrag
            01.09.2025;GEHALT ACME GMBH;2.100,00
            05.09.2025;GELDAUTOMAT SPARKASSE;-200,00
            09.09.2025;REWE SAGT DANKE 4411;-45,20
            30.09.2025;EDEKA MARKT;-33,00

            """, to: "\(book.folder)/inbox/ana/giro.csv")
        return book
    }

    private func rows(_ book: PlanBook) -> [Record] { book.records("output/current/ana/stream.ndjson").filter { $0.type == "transaction" } }

    private func line(_ row: Record?) -> String {
        guard let row else { return "none" }
        let fields = [
            row.string(.date), row.string(.amount), row.string(.account), row.object(.category)?.string(.name), row.string(.status),
        ]
        return fields.map { $0 ?? "-" }.joined(separator: " ")
    }

    private func row(_ book: PlanBook, _ amount: String) -> String { line(rows(book).first { $0.string(.amount) == amount }) }

    @Test func anEntryIsJoinedCountedExplainedAndTakenBack() throws {
        let book = try book()
        #expect(try book.run().code == 0)
        let before = book.sums
        #expect(try book.shell("till add -8.40 'eis am see' --on 2025-10-20 --category food.other --book money").code == 0)
        #expect(
            try book.shell("till add -33.00 edeka --on 2025-09-30 --account giro --category home.garden --tag party --book money").code == 0
        )
        #expect(try book.run().code == 0)
        #expect(row(book, "-8.40") == "2025-10-20 -8.40 - food.other unconfirmed", "no document covers that day: it counts")
        #expect(rows(book).first { $0.string(.amount) == "-8.40" }?.has(.leftOut) == false)
        #expect(row(book, "-33.00") == "2025-09-30 -33.00 giro home.garden posted", "the bank's row of it came")
        #expect(rows(book).first { $0.string(.amount) == "-33.00" }?.strings(.tags) == ["party"])
        #expect(rows(book).count { $0.string(.amount) == "-33.00" } == 1)
        let id = try #require(rows(book).first { $0.string(.amount) == "-8.40" }?.string(.id)).prefix(8)
        let why = try book.shell("till explain \(id) --book money")
        #expect(
            why.outText.contains("an entry by hand") && why.outText.contains("2 | 2025-10-20,-8.40,,eis am see,,food.other"),
            "\(why.outText)")
        #expect(try book.shell("till decide recategorise \(id) food.coffee --book money").code == 0)
        // A line above it comes and goes: what was decided stays with the entry.
        let text = book.text("entries/ana.csv")
        book.write(text.replacing("\n2025-10-20", with: "\n2025-10-19,-1.00,,tee\n2025-10-20"), to: "money/entries/ana.csv")
        #expect(try book.run().code == 0)
        #expect(row(book, "-8.40") == "2025-10-20 -8.40 - food.coffee unconfirmed")
        _ = try book.shell("rm -r money/entries; till decide undo --book money")
        #expect(try book.run().code == 0)
        #expect(book.sums == before, "without its lines the book is as it was")
    }

    @Test func aLineThatIsNoEntryIsToldAndTheOthersAreRead() throws {
        let book = try book()
        Files.makeFolder("\(book.folder)/entries")
        book.write("date,amount,text\n2025-10-20,8.40,eis\n2025-10-21,-2.00,tee\n", to: "money/entries/ana.csv")
        let run = try book.run()
        #expect(run.code == 2, "\(run.errText)")
        #expect(row(book, "-2.00").hasPrefix("2025-10-21"))
        let rejects = book.records("output/current/ana/stream.ndjson").filter { $0.type == "reject" }
        #expect(rejects.map { "\($0.string(.file) ?? "") \($0.string(.place) ?? "")" } == ["ana.csv line 2"])
    }

    @Test func theWalletIsFilledEmptiedCountedAndTheCountTakenBack() throws {
        let book = try book()
        _ = try book.shell(
            """
            till add -18.50 flohmarkt --on 2025-09-07 --account cash --category leisure.hobby --book money
            till decide count cash=30.00 --on 2025-08-31 --by ana --book money
            """)
        #expect(try book.run().code == 0)
        #expect(row(book, "200.00") == "2025-09-05 200.00 cash transfer.cash posted")
        #expect(row(book, "-18.50") == "2025-09-07 -18.50 cash leisure.hobby posted", "a bank covers the day, and tells of no cash")
        #expect(rows(book).allSatisfy { !$0.has(.leftOut) })
        let before = book.sums
        #expect(try book.shell("till decide count cash=150.00 --on 2025-09-30 --book money").code == 0)
        #expect(try book.run().code == 0)
        #expect(row(book, "-61.50") == "2025-09-30 -61.50 cash cash.unaccounted posted", "30 + 200 - 18.50 - 150")
        let rest = try #require(rows(book).first { $0.string(.amount) == "-61.50" }?.string(.id)).prefix(8)
        let why = try book.shell("till explain \(rest) --book money")
        #expect(
            why.outText.contains("150.00 was counted where 211.50 would be") && why.outText.contains("count cash=150.00"), "\(why.outText)")
        #expect(try book.shell("till explain d2 --book money").outText.contains(rest))
        #expect(try book.shell("till decide note \(rest) x --book money").code == 64)
        // What was forgotten is entered, and less is left.
        #expect(try book.shell("till add -60 'birthday present' --on 2025-09-20 --account cash --book money").code == 0)
        #expect(try book.run().code == 0)
        #expect(row(book, "-1.50") == "2025-09-30 -1.50 cash cash.unaccounted posted")
        _ = try book.shell("till add --undo --book money; till decide undo --book money")
        #expect(try book.run().code == 0)
        #expect(book.sums == before)
    }

    @Test func rulesNamesAndCategoriesOfTheBookAreFollowedAndTried() throws {
        let book = try book()
        #expect(try book.run().code == 0)
        book.write("id,name,group,kind\nkids.food,School meals,Children,need\n", to: "money/categories.csv")
        book.write("contains,name\nedeka,Edeka um die Ecke\n", to: "money/aliases.csv")
        let trial = try book.shell("till rules try --add 'contains=rewe,category=School meals,tag=canteen' --book money")
        #expect(trial.outText.contains("kids.food #canteen") && trial.outText.contains("-45.20 EUR"), "\(trial.outText)\(trial.errText)")
        #expect(trial.outText.contains("1 of 4 transactions would change") && trial.outText.contains("would name 1 transaction"))
        #expect(book.text("rules.csv").isEmpty, "what is tried is not written")
        #expect(try book.shell("till rules add contains=rewe category='School meals' tag=canteen --book money").code == 0)
        #expect(try book.run().code == 0)
        let rewe = try #require(rows(book).first { $0.string(.amount) == "-45.20" })
        #expect(rewe.object(.category)?.string(.label) == "Children / School meals" && rewe.object(.category)?.string(.kind) == "need")
        #expect(rewe.strings(.tags) == ["canteen"])
        #expect(rows(book).first { $0.string(.amount) == "-33.00" }?.string(.merchant) == "Edeka um die Ecke")
        #expect(try book.shell("till rules try --book money").outText.contains("nothing would change"))
        // Another file in their place.
        book.write("contains,split\nrewe,\"food.groceries 60%, home.garden\"\n", to: "other.csv")
        let other = try book.shell("till rules try other.csv --json --book money")
        #expect(other.outText.contains(#""from":"kids.food #canteen","to":"food.groceries -27.12, home.garden -18.08"#), "\(other.outText)")
        // A category that means nothing is refused with its line before anything is made.
        book.write("id,name,group,kind\nkids.food,School meals,Children,must\n", to: "money/categories.csv")
        let refused = try book.run()
        #expect(refused.code == 64 && refused.errText.contains("categories.csv, line 2"), "\(refused.errText)")
        let doctor = try book.shell("till doctor --book money")
        #expect(doctor.outText.contains("tables") && doctor.outText.contains("must is no kind of category"), "\(doctor.outText)")
    }
}
