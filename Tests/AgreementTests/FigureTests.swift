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
    private func follow(_ folder: String) throws {
        let shown = try figures(folder)
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
}
