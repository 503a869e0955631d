import Testing
import TillTesting

/// `output/README.md`: every plan leaves it alone, and it names all that a plan publishes.
@Suite struct OutputPageTests {
    private static let page = Checkout.text("output/README.md") ?? ""

    @Test(arguments: SharedReadingTests.plans) func thePageStaysAndNamesWhatIsPublished(plan: String) throws {
        let book = try PlanBook(households: ["ana"])
        Files.makeFolder("\(book.scratch.path)/output")
        book.write(Self.page, to: "output/README.md")
        book.write(
            "KIOSK AM TOR\nBerlin\n\n12.03.2025 14:05\nWasser  1,20\nZeitung  2,30\nSUMME EUR  3,50\nBAR  3,50\n",
            to: "money/inbox/ana/kiosk.txt")
        for more in ["", "--fresh", "--keep 1 --fresh"] {
            let run = try book.shell("till run '\(Checkout.path("pipelines/\(plan)"))' --book money --out output \(more)")
            #expect(run.code == 0, "\(run.errText)")
            #expect(Files.bytes("\(book.scratch.path)/output/README.md") == Array(Self.page.utf8))
        }
        let current = "\(book.scratch.path)/output/current"
        let published = Files.below(current).filter { !$0.hasPrefix(".inputs/") }
        #expect(published.count > 3, "\(published)")
        for path in published {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            let isDated = name.hasPrefix("2025") && name.hasSuffix(".html")
            let isSubject = name.hasPrefix("m-") || name.hasPrefix("c-")
            let asked =
                path.hasPrefix("_across/")
                ? "_across/" : isDated ? (name.contains("-") ? "2025-03.html" : "2025.html") : isSubject ? "\(name.prefix(2))….html" : name
            #expect(
                Self.page.contains("`\(asked)`") || Self.page.contains("`HOUSEHOLD/\(asked)`"), "output/README.md says nothing of \(path)")
        }
    }

    /// What a run writes here stays out of the project, and the page in it.
    @Test func onlyThePageIsKept() {
        let ignored = (Checkout.text(".gitignore") ?? "").split(separator: "\n")
        #expect(ignored.contains("output/*") && ignored.contains("!output/README.md"))
        #expect(!Self.page.isEmpty)
    }
}
