import TillFigures
import TillRecords
import Testing

/// Times by their names, at the turns of years and the ends of what there is.
@Suite struct FigurePeriodTests {
    @Test(
        arguments: [
            ("2025-03-14", "2025-03-14", "2025-03-14"), ("2024-02", "2024-02-01", "2024-02-29"), ("2025", "2025-01-01", "2025-12-31"),
            ("0300", "0300-01-01", "0300-12-31"),
            // The first week has the year's first Thursday.
            ("2024-W52", "2024-12-23", "2024-12-29"), ("2025-W01", "2024-12-30", "2025-01-05"), ("2025-W52", "2025-12-22", "2025-12-28"),
            ("2026-W01", "2025-12-29", "2026-01-04"), ("2026-W53", "2026-12-28", "2027-01-03"), ("2027-W01", "2027-01-04", "2027-01-10"),
            ("2020-W53", "2020-12-28", "2021-01-03"), ("2021-W01", "2021-01-04", "2021-01-10"), ("2025-W14", "2025-03-31", "2025-04-06"),
            ("2025-Q1", "2025-01-01", "2025-03-31"), ("2025-Q2", "2025-04-01", "2025-06-30"), ("2025-Q3", "2025-07-01", "2025-09-30"),
            ("2025-Q4", "2025-10-01", "2025-12-31"), ("2024-Q1", "2024-01-01", "2024-03-31"),
            ("2025-04-03--2025-04-20", "2025-04-03", "2025-04-20"), ("2025-04-03--2025-04-03", "2025-04-03", "2025-04-03"),
            ("2023-11-30--2025-02-01", "2023-11-30", "2025-02-01"),
        ]) func aNameHasItsDays(name: String, first: String, last: String) throws
    {
        let period = try #require(FigurePeriod(name))
        #expect(period.first.description == first && period.last.description == last && period.name == name)
        let (before, after) = (try #require(period.first.adding(days: -1)), try #require(period.last.adding(days: 1)))
        #expect(period.contains(period.first) && period.contains(period.last) && !period.contains(before) && !period.contains(after))
        #expect(period.months.first == Month(of: period.first) && period.months.last == Month(of: period.last))
    }

    @Test(
        arguments: [
            "2025-W00", "2025-W53", "2027-W53", "2020-W54", "2025-W1", "2025-W001", "2025-w14", "2025W14", "2025-Q0", "2025-Q5", "2025-Q02",
            "2025-02-30", "2025-13", "0000", "0000-W01", "0000-Q1", "25-W01", "2025-04-20--2025-04-03", "2025-04-03-2025-04-20",
            "2025-04-03--2025-04-31", "last", "", "+025-W01", "2025-W+1",
        ]) func whatThereIsNot(name: String)
    {
        #expect(FigurePeriod(name) == nil)
    }

    @Test(
        arguments: [
            ("2024-12-29", "2024-W52", "2024-Q4"), ("2024-12-30", "2025-W01", "2024-Q4"), ("2025-01-05", "2025-W01", "2025-Q1"),
            ("2025-01-06", "2025-W02", "2025-Q1"), ("2027-01-03", "2026-W53", "2027-Q1"), ("2025-03-31", "2025-W14", "2025-Q1"),
            ("2025-04-01", "2025-W14", "2025-Q2"),
        ]) func aDayLiesInItsWeekAndQuarter(day: String, week: String, quarter: String) throws
    {
        let day = try #require(Day(day))
        #expect(FigurePeriod(weekOf: day)?.name == week && FigurePeriod(quarterOf: day).name == quarter)
    }

    @Test(
        arguments: [
            ("2025-01-01", "2024-12-31"), ("2025-W01", "2024-W52"), ("2027-W01", "2026-W53"), ("2025-01", "2024-12"),
            ("2025-Q1", "2024-Q4"), ("2025", "2024"), ("2025-04-03--2025-04-20", "2025-03-16--2025-04-02"),
            ("2025-03-01--2025-03-01", "2025-02-28--2025-02-28"),
        ]) func theOneBefore(name: String, before: String) throws
    {
        #expect(try #require(FigurePeriod(name)).before?.name == before)
    }

    @Test func nothingIsBeforeTheCalendar() throws {
        #expect(try #require(FigurePeriod("0001")).before == nil)
        #expect(try #require(FigurePeriod("0001-01-05--0001-01-10")).before == nil)
    }
}
