/// Which years a day written somewhere can be of, and which century a year of two digits is of.
///
/// All that Till believes of years is here, a row for each place where years are read; where two rows differ, they say why.
public struct YearWindow: Sendable, Equatable {
    /// The years that count.
    public let years: ClosedRange<Int>
    /// Two digits below it are of this century, from it on of the last one; 100 where all are of this century.
    public let turn: Int

    /// Tables, QIF and SWIFT statements of banks. People keep exports of old programs, so the last century is meant by 70 to 99 (POSIX
    /// turns at 69, and no bank wrote exports before 1970); a year of four digits before 1950 or after 2099 is no year.
    public static var bank: YearWindow { YearWindow(years: 1950...2099, turn: 70) }

    /// Two digits behind an apostrophe in QIF (`3/14'05`): Quicken writes it before years of this century.
    public static var qifApostrophe: YearWindow { YearWindow(years: 1950...2099, turn: 100) }

    /// OFX: a field that holds nothing but a day, always with four digits. What stands there is meant, and only a placeholder such as
    /// 0001 or 9999 is no year.
    public static var ofx: YearWindow { YearWindow(years: 1900...2199, turn: 70) }

    /// Receipts: printed by machines that people still have paper of. Two digits are of this century: a misread 9 is commoner on thermal
    /// paper than a receipt of 1995.
    public static var receipt: YearWindow { YearWindow(years: 1990...2059, turn: 100) }

    /// The first two of four digits that are no year, behind which the receipt's next word was read: 2010 on only, as 00 to 09 are mostly
    /// amounts or times.
    public static var receiptCut: YearWindow { YearWindow(years: 2010...2059, turn: 100) }

    /// Receipts that are worth reading are of our days: a year outside is mostly misread, which costs it weight and does not refuse it.
    public static var receiptLikely: YearWindow { YearWindow(years: 2005...2035, turn: 100) }

    /// Four digits of a receipt that are a likely year of the Buddhist era (Thailand, Laos, Cambodia).
    public static var receiptBuddhist: YearWindow {
        YearWindow(years: receiptLikely.years.lowerBound + 543...receiptLikely.years.upperBound + 543, turn: 100)
    }

    /// Messages: a day that a message names in words or numbers.
    public static var chat: YearWindow { YearWindow(years: 1990...2099, turn: 100) }

    /// A number of four digits in a message, with no currency beside it: above 2035 it is likelier to be money than a year.
    public static var chatNumber: YearWindow { YearWindow(years: 1990...2035, turn: 100) }

    /// Names of the files that WhatsApp writes: it began in 2009.
    public static var whatsAppFile: YearWindow { YearWindow(years: 2009...2099, turn: 100) }

    /// Eight digits among others, in names and texts, that are shown where they are a day and masked where they may be an account: before
    /// 1980 they are likelier an account.
    public static var digits: YearWindow { YearWindow(years: 1980...2099, turn: 100) }

    @inline(__always)
    init(years: ClosedRange<Int>, turn: Int) {
        self.years = years
        self.turn = turn
    }

    @inline(__always)
    public func contains(_ year: Int) -> Bool { years.contains(year) }

    /// The year that is written with so many digits; one or two are of this century or the last.
    @inline(__always)
    public func full(_ year: Int, digits: Int) -> Int { digits > 2 ? year : (year < turn ? 2000 + year : 1900 + year) }

    /// The year of the common era: years from 2400 on are of the Buddhist era, which is 543 ahead.
    @inline(__always)
    public static func common(_ year: Int) -> Int { year >= 2400 ? year - 543 : year }
}
