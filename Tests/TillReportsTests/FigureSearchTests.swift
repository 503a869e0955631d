import Testing
import TillFigures
import TillRecords

@testable import TillReports

/// A figure's rows add up to what the pages and tables say.
@Suite struct FigureSearchTests {
    private let book = Sample.book

    private func search(_ month: String) -> FigureSearch {
        FigureSearch(book, FigurePeriod(Sample.month(month)), accountNames: PublishedBook.accountNames(book, nil))
    }

    /// Every line of the table of categories is found by its words and has its amount.
    @Test func everyLineOfTheTableOfCategories() {
        let lines = LedgerTables.categories(book).split(separator: "\r\n").dropFirst()
        #expect(lines.count > 8)
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let figures = search(cells[0]).figures(named: cells[3], kind: cells[1] == "left_out" ? "total" : "category")
            #expect(figures.map(\.amount).contains(cells[4]), "\(line): \(figures.map(\.amount))")
            let both = search(cells[0]).figures(named: cells[1] == "left_out" ? cells[2] : "\(cells[2]) / \(cells[3])")
            #expect(both.map(\.amount).contains(cells[4]), "\(line)")
            for figure in figures { #expect(figure.parts.reduce(0) { $0 + $1.minorUnits } == figure.minorUnits && !figure.parts.isEmpty) }
        }
    }

    @Test func totalsAreThoseOfThePage() {
        let tally = book.tally(Sample.month("2025-03"))
        let search = search("2025-03")
        #expect(search.figures(named: "in").map(\.minorUnits) == [tally.incoming])
        #expect(search.figures(named: "OUT").map(\.minorUnits) == [tally.outgoing])
        #expect(search.figures(named: "left  over").map(\.minorUnits) == [tally.left])
        #expect(search.figures(named: "transfers").map(\.minorUnits) == [0])
        #expect(
            search.figures(named: "out").first?.left.map(\.why) == ["no row of a bank covers it", "no rate brings it to the home currency"])
    }

    /// A year's figure is the sum of its months'.
    @Test func aYearIsTheSumOfItsMonths() throws {
        let year = FigureSearch(book, try #require(FigurePeriod("2025")), accountNames: PublishedBook.accountNames(book, nil))
        for name in ["in", "out", "left", "Groceries", "Home / Rent", "Brightwork", "giro"] {
            let months = ["2025-01", "2025-02", "2025-03"].flatMap { search($0).figures(named: name) }
            #expect(year.figures(named: name).map(\.minorUnits) == [months.reduce(0) { $0 + $1.minorUnits }], "\(name)")
        }
    }

    @Test func accountsAndMerchants() {
        let card = Sample.page().accounts.first { $0.name == "giro" }
        #expect(search("2025-03").figures(named: "giro").map(\.minorUnits) == [card?.moved])
        #expect(search("2025-03").figures(named: "corner market").map(\.amount) == ["-75.00"])
        #expect(search("2025-03").figures(named: "nobody").isEmpty)
        #expect(search("2031-01").isEmpty)
    }

    @Test func aGroupIsTheSumOfItsCategories() {
        let food = search("2025-03").figures(named: "food")
        #expect(food.map(\.kind) == ["group"])
        #expect(food.first?.minorUnits == Int64(6_150 + 2_350 - 1_000 + 3_000 + 920))
    }
}
