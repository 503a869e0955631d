import Glibc
import Testing
import TillRecords
import TillTesting

/// One question - what went out, came in, was saved in a month, for what - has one answer in every place that is asked.
@Suite struct AgreementTests {
    private static let hasHledger: Bool = {
        guard let outcome = try? Command(["hledger", "--version"]).run() else { return false }
        return outcome.code == 0
    }()

    func agree(_ name: String, _ found: Answers, _ figures: Answers) {
        #expect(found == figures, "\(name):\n\(found.difference(from: figures))")
    }

    private func check(_ lines: [String], household: String) throws {
        let records = try lines.map { try Record(checking: $0) }
        let figures = try Answers(records, household: household)
        let places = try Places(lines, household: household)
        agree("transactions.csv", try places.csv(), figures)
        agree("transactions.ndjson", try places.ndjson(), figures)
        let feed = try places.feed()
        agree("the feed's views", feed.views, figures.filter { !$0.key.contains(" +") })
        agree("the feed's sums", feed.sums, figures.filter { !$0.key.contains(" @") })
        agree("ledger.sqlite", try places.sqlite(), figures.filter { !$0.key.contains(" +") })
        agree(
            "the book's database", try places.store(),
            try Answers(records, household: household, isPublished: false).filter { !$0.key.contains(" +") })
    }

    private func checkJournal(_ lines: [String], household: String) throws {
        let figures = try Answers(lines.map { try Record(checking: $0) }, household: household)
        agree("ledger.journal", try Places(lines, household: household).hledger(), figures.bySidesLeftOut.without("unknown", "saved"))
    }

    @Test(arguments: InventedBook.all) func everyTableSaysTheSame(_ book: InventedBook) throws {
        try check(book.lines, household: book.household)
    }

    @Test(
        .enabled(if: hasHledger, "hledger is not installed: pipelines/setup/packages --tests installs it"), arguments: InventedBook.all)
    func theJournalSaysTheSame(_ book: InventedBook) throws { try checkJournal(book.lines, household: book.household) }

    private func checkPages(_ lines: [String], household: String) throws {
        let pages = try Pages(lines, household: household)
        let figures = pages.figures()
        let views = try pages.answers()
        for (view, asked) in Pages.asked { agree(view, views[view] ?? [:], figures.asked(asked)) }
        checkResults(pages, figures, onPage: views["budget of the page"] ?? [:])
    }

    @Test(arguments: InventedBook.all) func thePagesSayTheSame(_ book: InventedBook) throws {
        try checkPages(book.lines, household: book.household)
    }

    /// A budget that the household wrote, by categories and groups of them.
    @Test(arguments: InventedBook.all.filter { [3, 8, 12].contains($0.seed) }) func limitsSayTheSame(_ book: InventedBook) throws {
        let limits =
            "budget: {method: limits, categories: [{category: food, limit: 400, carry: both}, {category: home.rent, limit: 900}]}\n"
        try checkPages(book.lines, household: book.household + limits)
    }

    /// The balances of the account are those of its bank, whatever figures leave out.
    @Test(arguments: InventedBook.all.filter { $0.traits.contains(.bank) }) func accountsHaveAllOfTheirRows(_ book: InventedBook) throws {
        let places = try Places(book.lines, household: book.household)
        let journal = String(decoding: Files.bytes(places.path("ledger.journal")) ?? [], as: UTF8.self)
        #expect(journal.contains("balance as the bank states it"))
        #expect(!journal.contains(", the entries add up to "), "a row of the account is not in it")
    }

    /// A book that says nothing agrees with everything.
    @Test func theBooksSayWhatTheyAreFor() throws {
        var seen: Set<String> = []
        for book in InventedBook.all {
            let figures = try Answers(book.lines.map { try Record(checking: $0) }, household: book.household)
            #expect(figures.keys.contains { $0.hasPrefix("out ") }, "\(book)")
            seen.formUnion(figures.keys.compactMap { $0.split(separator: " ").first.map(String.init) })
            let places = try Places(book.lines, household: book.household)
            let table = String(decoding: Files.bytes(places.path("transactions.csv")) ?? [], as: UTF8.self)
            for line in table.split(separator: "\r\n") { seen.insert(line.split(separator: ",").last.map(String.init) ?? "") }
        }
        #expect(seen.isSuperset(of: ["in", "out", "unknown", "saved"]))
        #expect(seen.isSuperset(of: ["unconfirmed", "cash", "doubtful", "waiting", "refused", "rate"]), "a reason that no book has")
    }

    /// A household of the sample book, its photos aside: pounds and euros with dated rates, a savings account, a chat.
    @Test func theSampleBookAgrees() throws {
        let scratch = Scratch()
        let file = Checkout.path("samples/households/fairclough.yaml")
        let run = try shell(
            """
            export TILL_KEY_FILE='\(Checkout.keyFile)'
            inbox='\(Checkout.path("samples/inbox/fairclough"))' own='--household-file \(file)'
            till-bank --household home "$inbox"/*.csv "$inbox"/*.ofx > bank && till-chat --household home "$inbox"/_chat.txt > chat
            till-normalise $own --rates '\(Checkout.path("samples/rates.csv"))' bank chat | till-dedupe $own | till-categorise $own \
            | till-normalise --only-redact $own
            """, scratch)
        #expect(run.code == 0, "\(run.errText)")
        let lines = run.lines.dropFirst().dropLast().map(\.self)
        #expect(lines.count > 300)
        let household = Checkout.text("samples/households/fairclough.yaml") ?? ""
        try check(lines, household: household)
        try checkPages(lines, household: household)
        if AgreementTests.hasHledger { try checkJournal(lines, household: household) }
    }
}
