import Testing
import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillReports

/// The day that a household's weeks begin on: in its country, by its own word, in calendars, weeks and digests.
@Suite struct WeekStartTests {
    private static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))

    private func first(_ yaml: String) throws -> String {
        let file = try HouseholdFile(yaml: yaml, id: "ng", file: "ng.yaml")
        return WeekStarts.days[try WeekStarts(Self.knowledge).first(of: file)]
    }

    @Test(arguments: [
        ("country: DE", "monday"), ("country: GB", "monday"), ("country: US", "sunday"), ("country: JP", "sunday"),
        ("country: IL", "sunday"),
        ("country: EG", "saturday"), ("country: MV", "friday"), ("currency: EUR", "monday"),
        ("country: JP\nweek-starts: Monday", "monday"), ("country: DE\nweek-starts: saturday", "saturday"),
    ]) func asItsFileAndItsCountrySay(yaml: String, day: String) throws {
        #expect(try first(yaml) == day)
        #expect(try WeekStarts(Self.knowledge).first(of: nil) == 0)
    }

    @Test func aDayThatThereIsNot() throws {
        #expect(throws: Fault.self) { try self.first("week-starts: sonntag") }
    }

    /// 2025-03-12 is a Wednesday.
    @Test(arguments: [
        (0, "2025-03-10", "2025-W11"), (2, "2025-03-12", "2025-03-12--2025-03-18"), (3, "2025-03-06", "2025-03-06--2025-03-12"),
        (5, "2025-03-08", "2025-03-08--2025-03-14"), (6, "2025-03-09", "2025-03-09--2025-03-15"),
    ]) func theWeekOfADay(start: Int, first: String, name: String) throws {
        let week = try #require(FigurePeriod(weekOf: Sample.day("2025-03-12"), from: start))
        #expect("\(week.first)" == first && week.last.ordinal - week.first.ordinal == 6 && week.name == name)
        #expect(week.before?.last.ordinal == week.first.ordinal - 1 && week.before?.first.ordinal == week.first.ordinal - 7)
    }

    /// The last week that is over: on its last day it is.
    @Test(arguments: [("2025-03-14", "2025-03-02"), ("2025-03-15", "2025-03-09"), ("2025-03-16", "2025-03-09")])
    func lastWeekOfAHouseholdThatBeginsOnSundays(today: String, first: String) {
        var book = HouseholdBook(household: "ng", home: Sample.eur, transactions: [Sample.row(today, -100)])
        book.weekStart = 6
        let week = ReportDefinition.Time.last(.week).period(of: book)
        #expect(week.map { "\($0.first)" } == first)
    }

    private static let yaml = "currency: USD\ncountry: "

    /// A digest is of the same week.
    @Test(arguments: [("US", "2025-03-16", "2025-03-09"), ("DE", "2025-03-16", "2025-03-10"), ("US", "2025-03-15", "2025-03-09")])
    func theWeekOfADigest(country: String, today: String, first: String) throws {
        let line =
            #"{"type":"transaction","id":"a","household":"ng","account":"giro","date":"\#(today)","amount":"-1.00","#
            + #""currency":"USD","merchant":"Shop","observations":[]}"#
        let file = try HouseholdFile(yaml: Self.yaml + country, id: "ng", file: "ng.yaml")
        let view = try DeliveredView(of: "ng", records: [try Record(checking: line)], file: file, member: nil, knowledge: Self.knowledge)
        #expect(try view.digest(isWeek: true)?.period == first)
    }

    /// The calendar of a budget: its heads, and the empty days before the first. March 2025 begins on a Saturday.
    @Test(arguments: [(0, "Monday", 5), (6, "Sunday", 6), (5, "Saturday", 0)]) func theCalendar(start: Int, first: String, empty: Int)
        throws
    {
        let days = (1...31).map {
            #"{"date":"2025-03-\#($0 < 10 ? "0" : "")\#($0)","planned":"10.00","spent":"5.00","bills":"0.00","status":"green"}"#
        }
        let line =
            #"{"type":"budget","household":"ng","period":"2025-03","currency":"EUR","method":"thumb","state":"over","#
            + #""lines":[{"category":"food","limit":"400.00","available":"400.00","spent":"155.00","left":"245.00","status":"green"}],"days":["#
            + days.joined(separator: ",") + "]}"
        let budget = try #require(BudgetReading(try Record(checking: line)), "no budget")
        var book = Sample.book
        book.weekStart = start
        let view = try #require(BudgetCalendar.view(budget, Sample.page(book)))
        #expect(text(list(view, "weekdays").first, "long") == first)
        let week = try #require(list(view, "weeks").first)
        #expect(list(week, "days").prefix { text($0, "style") == "none" }.count == empty)
    }

    private func list(_ view: View, _ name: String) -> [View] {
        if case .list(let views)? = view.slot(name) { views } else { [] }
    }

    private func text(_ view: View?, _ name: String) -> String? {
        if case .text(let text)? = view?.slot(name) { text } else { nil }
    }
}
