import Testing
import TillRecords

/// Which years count where, and the centuries of two digits: three at each border.
@Suite struct YearWindowTests {
    @Test(arguments: [
        (YearWindow.bank, 1950, 2099), (.qifApostrophe, 1950, 2099), (.ofx, 1900, 2199), (.receipt, 1990, 2059), (.receiptCut, 2010, 2059),
        (.receiptLikely, 2005, 2035), (.chat, 1990, 2099), (.chatNumber, 1990, 2035), (.whatsAppFile, 2009, 2099), (.digits, 1980, 2099),
    ]) func yearsCountToTheirBorders(window: YearWindow, first: Int, last: Int) {
        #expect([first - 1, first, first + 1].map(window.contains) == [false, true, true])
        #expect([last - 1, last, last + 1].map(window.contains) == [true, true, false])
    }

    @Test(arguments: [(68, 2068), (69, 2069), (70, 1970), (71, 1971), (0, 2000), (99, 1999)]) func banksTurnAtSeventy(short: Int, year: Int)
    {
        #expect(YearWindow.bank.full(short, digits: 2) == year)
        #expect(YearWindow.bank.full(year, digits: 4) == year)
    }

    @Test(arguments: [0, 69, 70, 99]) func othersAreOfThisCentury(short: Int) {
        for window in [YearWindow.receipt, .chat, .qifApostrophe] { #expect(window.full(short, digits: 2) == 2000 + short) }
    }

    @Test(arguments: [(2025, 2025), (2399, 2399), (2400, 1857), (2568, 2025)]) func buddhistYearsAreAhead(written: Int, year: Int) {
        #expect(YearWindow.common(written) == year)
    }
}
