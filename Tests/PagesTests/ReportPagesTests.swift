import Testing
import TillTesting

/// Pages of the nightly report of the sample book, as a phone shows them by day and by night.
@Suite(.enabled(if: PageInspection.isPossible, PageInspection.why))
struct ReportPagesTests {
    @Test func threePagesAreCleanAndReadable() throws {
        let scratch = Scratch()
        var command = Command([
            "\(Checkout.binaries)/till", "run", "--plan", Checkout.path("pipelines/nightly.yaml"), "--book", Checkout.path("samples"),
            "--out",
            scratch.path,
        ])
        command.seconds = 300
        let run = try command.run()
        try #require(run.code == 0 || run.code == 2, "till run: \(run.errText)")
        let current = "\(scratch.path)/current"
        let pages = Files.below(current).filter { $0.hasSuffix(".html") }
        // The front page, a household's, and the month of all that has most in it.
        let months = pages.filter { ($0.split(separator: "/").last ?? "").first?.isNumber == true }
        let fullest = try #require(months.max { size("\(current)/\($0)") < size("\(current)/\($1)") }, "there is no page of a month")
        let household = try #require(pages.first { $0.hasSuffix("/index.html") }, "no household has a page of its own")
        try #require(pages.contains("index.html"))
        let found = try PageInspection.of(["index.html", household, fullest].map { "\(current)/\($0)" })
        #expect(found.count == 6)
        for inspection in found {
            let page = inspection.page.dropFirst(current.count + 1)
            #expect(inspection.problems.isEmpty, "\(page), \(inspection.scheme):\n\(inspection.problems.joined(separator: "\n"))")
            #expect(inspection.texts > 5, "\(page) says nothing")
        }
    }

    private func size(_ path: String) -> Int { Files.bytes(path)?.count ?? 0 }
}
