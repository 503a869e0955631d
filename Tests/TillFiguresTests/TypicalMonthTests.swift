import TillRecords
import Testing

@testable import TillFigures

/// What something usually comes to in a month.
@Suite struct TypicalMonthTests {
    private let month = Month(year: 2025, month: 6)

    /// Months known before, with what each came to, the nearest first.
    private func typical(_ amounts: [Int64?], since: Int = 24) -> TypicalMonth? {
        let known = Dictionary(uniqueKeysWithValues: amounts.enumerated().map { (month.advanced(by: -$0 - 1), $1) })
        return TypicalMonth(
            before: month, since: month.advanced(by: -since), isKnown: { (known[$0] ?? nil) != nil }, amount: { (known[$0] ?? 0) ?? 0 })
    }

    @Test(arguments: [([], 0), ([5], 0), ([5, 7], 2), (Array(1...11), 11), (Array(1...12), 12), (Array(1...13), 12)] as [([Int64], Int)])
    func ofTwoToTwelveMonths(amounts: [Int64], months: Int) {
        #expect((typical(amounts)?.months ?? 0) == months)
    }

    @Test func theMiddleTheLeastAndTheMost() throws {
        let one = try #require(typical([900, 100, 300]))
        #expect(one.middle == 300 && one.least == 100 && one.most == 900)
        #expect(typical([0, 0, 0, 50])?.middle == 0, "a month without it counts as nothing")
        #expect(typical([5, nil, 7])?.months == 2, "a month that nothing is known of does not count")
        #expect(typical([5, 7, 0, 0, 0], since: 2)?.months == 2, "months before it began do not count")
    }
}
