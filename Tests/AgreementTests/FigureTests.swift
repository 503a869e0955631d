import Testing
import TillFigures
import TillRecords
import TillStages
import TillTesting

@testable import TillBook

/// Every figure of every page leads to its rows, or to what `till explain` says of it; and what that says is the figure.
@Suite struct FigureTests {
    /// A figure as a page shows it, and what leads from it to what it is made of.
    private struct Shown: Hashable {
        let page: String
        let text: String
        let way: String
    }

    private func figures(_ folder: String) throws -> [Shown] {
        let outcome = try Command(["python3", Checkout.path("Tests/Pages/figures.py"), "\(folder)/output/current"]).run()
        try #require(outcome.code == 0, "\(outcome.errText)")
        return outcome.lines.map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Shown(page: parts[0], text: parts[1], way: parts.count > 2 ? parts[2] : "")
        }
    }

    /// Asks for every figure of a book's pages; returns what they were asked by, without numbers and names.
    ///
    /// - Parameter below: only pages in this folder.
    private func follow(_ folder: String, below: String = "") throws {
        let shown = try figures(folder).filter { $0.page.hasPrefix(below) }
        #expect(shown.count > 100, "the pages have hardly any figures")
        var desk = try Desk(folder)
        var troubles: [String: Int] = [:]
        for figure in Set(shown) {
            guard let trouble = try desk.trouble(figure.text, figure.way) else { continue }
            troubles["\(figure.page) \(figure.text): \(trouble)", default: 0] += 1
        }
        try singulars(folder)
        #expect(troubles.isEmpty, "\(troubles.keys.sorted().prefix(60).joined(separator: "\n"))\n\(troubles.count) in all")
    }

    /// The words of every page, tags aside.
    private func singulars(_ folder: String) throws {
        let pages = Files.below("\(folder)/output/current").filter { $0.hasSuffix(".html") }
        #expect(!pages.isEmpty)
        for page in pages {
            let bytes = try #require(Files.bytes("\(folder)/output/current/\(page)"))
            var isTag = false
            var text: [UInt8] = []
            for byte in bytes {
                if byte == UInt8(ascii: "<") { isTag = true }
                if !isTag { text.append(byte) }
                if byte == UInt8(ascii: ">") { isTag = false }
            }
            let broken = Singulars.broken(String(decoding: text, as: UTF8.self))
            #expect(broken.isEmpty, "\(page): \(broken.joined(separator: "; "))")
        }
    }

    private static let books = InventedBook.all.filter { [5, 7, 8, 11, 13, 14].contains($0.seed) }

    @Test(arguments: books) func ofAnInventedBook(_ book: InventedBook) throws {
        let limits =
            "budget: {method: limits, categories: [{category: food, limit: 400, carry: both}, {category: home.rent, limit: 900}]}\n"
        let pages = try Pages(book.lines, household: book.household + (book.seed == 14 ? limits : ""))
        try withExtendedLifetime(pages) { try follow(pages.folder) }
    }

    /// A year of an account, savings and a chat, with all that the nightly plan makes of it.
    @Test func ofTheSampleBook() throws {
        let scratch = Scratch()
        let run = try shell(
            """
            till init money --household fairclough --currency GBP --country GB
            cp '\(Checkout.path("samples/households/fairclough.yaml"))' money/households/
            cp '\(Checkout.path("samples/inbox/fairclough"))'/*.csv '\(Checkout.path("samples/inbox/fairclough"))'/*.txt money/inbox/fairclough/
            cp '\(Checkout.path("samples/rates.csv"))' money/
            till run '\(Checkout.path("pipelines/nightly.yaml"))' --book money
            """, scratch)
        try #require(run.code == 0, "\(run.errText)")
        try follow("\(scratch.path)/money")
    }

    private static let street = """
        plan: street
        stages:
          - till-bank
          - till-normalise: {households: $book/households}
          - till-dedupe: {households: $book/households}
          - till-categorise: {households: $book/households}
          - till-normalise: {households: $book/households, only-redact: true}
          - till-report: {households: $book/households, out: $out, no-index: true, across: ../_across}
        across:
          - till-cohorts: {households: $book/households, least: 5, before?: $book/cohorts-before.ndjson}
          - till-report: {cohorts: $across/cohorts.html, peers-pages: $across/peers, discard: true}

        """

    /// A quarter of a household that lives in one of two ways.
    private static func statement(_ number: Int) -> String {
        let own = number % 2 == 0 ? [("BVG METRO TICKET", 80), ("PIZZERIA ROMA", 260)] : [("KINDERGARTEN", 300), ("SHELL", 120)]
        let rows = (1...3).flatMap { month -> [String] in
            let size = 100 + (number * 7 + month * 5) % 23
            let spent = [("LANDLORD RENT", 600), ("ALDI", 250)] + own
            return ["2025-0\(month)-01,PAYROLL,\(number % 2 == 0 ? 18 : 34)\(size % 90 + 10).00"]
                + spent.enumerated().map { "2025-0\(month)-\($0 + 10),\($1.0),-\($1.1 * size / 100).00" }
        }
        return "Date,Description,Amount\n" + rows.joined(separator: "\n") + "\n2025-03-31,ALDI,-9.00\n"
    }

    /// Households side by side: groups, what changed since an earlier run, and where each stands among its peers.
    @Test func ofAStreet() throws {
        let scratch = Scratch()
        scratch.file("street.yaml", FigureTests.street)
        try #require(shell("till init money --household h1 --currency EUR", scratch).code == 0)
        func run(_ numbers: ClosedRange<Int>) throws {
            for number in numbers {
                scratch.file("money/households/h\(number).yaml", "currency: EUR\n")
                scratch.file("money/inbox/h\(number)/a.csv", FigureTests.statement(number))
            }
            let run = try shell("till run street.yaml --book money", scratch)
            try #require(run.code == 0, "\(run.errText)")
        }
        try run(1...14)
        let path = "\(scratch.path)/money/output/current/_across/stream.ndjson"
        scratch.file("money/cohorts-before.ndjson", String(decoding: try #require(Files.bytes(path)), as: UTF8.self))
        try run(15...20)
        let across = String(decoding: try #require(Files.bytes(path)), as: UTF8.self)
        #expect(across.contains(#""id":"c2""#) && across.contains(#""drift":{"#), "\(across)")
        try follow("\(scratch.path)/money", below: "_across/")
    }
}
