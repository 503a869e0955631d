import Testing
import TillRecords
import TillTesting

@Suite struct DayTests {
    /// Walks the calendar by its own simple rules and holds every day to them.
    @Test func everyDayOfTheYears1To9999() {
        var ordinal = -719_162
        var weekday = 0
        var wrong: [String] = []
        for year in 1...9999 {
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for (index, length) in [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for date in 1...length {
                    let day = Day(year: year, month: index + 1, day: date)
                    let good =
                        day?.ordinal == ordinal && Day(ordinal: ordinal) == day && day?.weekday == weekday && day?.day == date
                        && day?.month == index + 1 && day?.year == year
                    if !good { wrong.append("\(year)-\(index + 1)-\(date)") }
                    ordinal += 1
                    weekday = (weekday + 1) % 7
                }
                if Day(year: year, month: index + 1, day: length + 1) != nil { wrong.append("\(year)-\(index + 1) is too long") }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(Day(ordinal: ordinal) == nil)
        #expect(Day(ordinal: -719_163) == nil)
    }

    @Test func goesThroughTheStream() {
        var wrong: [String] = []
        for ordinal in stride(from: -719_162, through: 2_932_896, by: 97) {
            guard let day = Day(ordinal: ordinal), Day(day.description) == day else {
                wrong.append("\(ordinal)")
                continue
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(Day(year: 33, month: 4, day: 3)?.description == "0033-04-03")
    }

    @Test(arguments: [
        "", "2025", "2025-02-30", "2025-02-29", "2100-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "2025-01-32",
        "0000-01-01", "25-01-01", "2025-1-1", "2025/01/01", "01.02.2025", "2025-01-01T", " 2025-01-01", "2025-01-0١", "-025-01-01",
        "2025-01--1", "20250101",
    ])
    func refuses(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func refusesPartsOutOfRange() {
        #expect(Day(year: 0, month: 1, day: 1) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(year: .max, month: .max, day: .max) == nil)
        #expect(Day(year: .min, month: .min, day: .min) == nil)
        #expect(Day(ordinal: .max) == nil)
        #expect(Day(ordinal: .min) == nil)
    }

    @Test func addsDaysAcrossYearsAndRefusesTheEndsOfTime() throws {
        let day = try #require(Day("2024-02-28"))
        #expect(day.adding(days: 1)?.description == "2024-02-29")
        #expect(day.adding(days: 366)?.description == "2025-02-28")
        #expect(day.adding(days: -59)?.description == "2023-12-31")
        #expect(day.adding(days: .max) == nil)
        #expect(day.adding(days: .min) == nil)
    }

    @Test func ordersAsTheCalendarDoes() throws {
        var chance = SeededChance(3)
        for _ in 0..<2000 {
            let a = chance.below(3_652_059) - 719_162
            let b = chance.below(3_652_059) - 719_162
            let first = try #require(Day(ordinal: a))
            let second = try #require(Day(ordinal: b))
            #expect((first < second) == (a < b))
        }
        #expect(try #require(Day("1970-01-01")).ordinal == 0)
        #expect(try #require(Day("1970-01-01")).weekday == 3)
    }
}
