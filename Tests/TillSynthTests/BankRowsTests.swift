import Testing
import TillRecords

@testable import TillSynth

/// The rows of simple dialects, read back from the text by a reader that shares nothing with the generator but the order of columns.
@Suite struct BankRowsTests {
    private static let exports = (0..<600).map { BankBook(seed: 3, heldOut: $0 % 3 == 0).export($0) }

    private static func isSimple(_ features: BankFeatures) -> Bool {
        [.needed, .all, .texts].contains(features.quoting) && !features.wrapped && !features.padded && features.inner == .none
            && [.signed, .sidesEmpty, .sidesZero, .direction, .net].contains(features.amounts) && features.tables == .one
            && [.front, .plus, .behind, .brackets].contains(features.number.sign) && features.time == .none
            && [.iso, .dotted, .slashed, .american, .dashed].contains(features.date) && !features.number.isTrimmed
    }

    /// The cells of a line, quotes taken off.
    private func cells(_ line: Substring, _ separator: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    private func day(_ text: String, _ form: BankDateForm) -> Day? {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        switch form {
        case .iso: return Day(year: numbers[0], month: numbers[1], day: numbers[2])
        case .american: return Day(year: numbers[2], month: numbers[0], day: numbers[1])
        default: return Day(year: numbers[2], month: numbers[1], day: numbers[0])
        }
    }

    /// Minor units: all digits, as every amount of these dialects has all its decimals.
    private func units(_ text: String) -> Int64? {
        let digits = text.unicodeScalars.filter { (48...57).contains($0.value) }
        guard let number = Int64(String(String.UnicodeScalarView(digits))) else { return nil }
        return text.contains("-") || text.contains("(") ? -number : number
    }

    /// The lines of the table, cut into cells: those below the titles, where there are titles.
    private func table(_ export: BankBook.Export) -> [[String]] {
        let width = export.page.columns.roles.count
        let separator = Character(export.features.delimiter.rawValue)
        let lines = export.page.text.split(whereSeparator: \.isNewline).map { cells($0, separator) }
        let head = export.page.columns.titles.flatMap { titles in lines.firstIndex { Array($0.prefix(width)) == titles } }
        return lines[(head.map { $0 + 1 } ?? 0)...].filter { $0.count == width + (export.features.trailing ? 1 : 0) }
    }

    private func amount(_ cells: [String], _ export: BankBook.Export) -> Int64? {
        let roles = export.page.columns.roles
        func cell(_ role: BankRole) -> String { roles.firstIndex(of: role).map { cells[$0] } ?? "" }
        switch export.features.amounts {
        case .net: return units(cell(.net))
        case .sidesEmpty, .sidesZero:
            return (units(cell(.credit)) ?? 0) - (units(cell(.debit)) ?? 0)
        case .direction:
            let isOut = ["D", "DR", "-", "S", export.page.tongue.phrase(.out)].contains(cell(.direction))
            return units(cell(.amount)).map { isOut ? -$0 : $0 }
        default:
            return units(cell(.amount)).map { export.features.kind == .cardPositive ? -$0 : $0 }
        }
    }

    @Test func truthIsWhatTheRowsSay() throws {
        var (files, rows) = (0, 0)
        for export in Self.exports where Self.isSimple(export.features) {
            let roles = export.page.columns.roles
            let place = try #require(roles.firstIndex(of: .date))
            var read: [(day: Day, units: Int64)] = []
            for cells in table(export) {
                guard let day = day(cells[place], export.features.date), let amount = amount(cells, export) else { continue }
                read.append((day, amount))
            }
            let truths = export.page.truths
            #expect(read.map(\.day) == truths.map(\.day), "\(export.name)")
            #expect(read.map(\.units) == truths.map(\.units), "\(export.name)")
            (files, rows) = (files + 1, rows + read.count)
        }
        #expect(files > 80 && rows > 1500)
    }

    /// Where rows show what the account held after them, each is the one before it and the row's amount.
    @Test func balancesFollowFromTheRows() throws {
        var links = 0
        for export in Self.exports where Self.isSimple(export.features) && export.features.balance == .after {
            guard export.features.accounts != .two, let place = export.page.columns.roles.firstIndex(of: .balance) else { continue }
            let date = try #require(export.page.columns.roles.firstIndex(of: .date))
            var rows: [(amount: Int64, balance: Int64)] = []
            for cells in table(export) {
                guard day(cells[date], export.features.date) != nil, let balance = units(cells[place]), let amount = amount(cells, export)
                else { continue }
                rows.append((amount, balance))
            }
            if export.features.order == .newest { rows.reverse() }
            for (before, row) in zip(rows, rows.dropFirst()) {
                #expect(before.balance + row.amount == row.balance, "\(export.name)")
                links += 1
            }
        }
        #expect(links > 500)
    }

    @Test func encodingsAreWhatTheySay() {
        #expect(BankEncoding.windows1250.bytes("č€") == [0xE8, 0x80])
        #expect(BankEncoding.windows1251.bytes("Да") == [0xC4, 0xE0])
        #expect(BankEncoding.latin9.bytes("€") == [0xA4])
        #expect(BankEncoding.latin1.bytes("€") == nil)
        #expect(BankEncoding.shiftJIS.bytes("日") == [0x93, 0xFA])
        #expect(BankEncoding.gbk.bytes("日") == [0xC8, 0xD5])
        #expect(BankEncoding.utf16Little.bytes("A") == [0xFF, 0xFE, 0x41, 0x00])
        #expect(BankEncoding.utf8Marked.bytes("A") == [0xEF, 0xBB, 0xBF, 0x41])
    }

    @Test func numbersAreWrittenInEveryForm() {
        var form = BankNumberForm(decimals: 2, mark: ".", group: "indian", currencySign: "₹", currencyCode: "INR")
        #expect(form.text(123_456_789) == "12,34,567.89")
        form.sign = .brackets
        form.affix = .signFront
        #expect(form.text(-5) == "(₹0.05)")
        form.isBald = true
        #expect(form.text(-5) == "(₹.05)")
        form = BankNumberForm(decimals: 2, mark: ",", group: ".", sign: .letters)
        #expect(form.text(-123_450) == "1.234,50 DR")
        form.isTrimmed = true
        form.sign = .behind
        #expect(form.text(-123_450) == "1.234,5-")
        #expect(form.text(100) == "1")
        form.sign = .inner
        form.affix = .codeFront
        form.currencyCode = "EUR"
        #expect(form.text(-100) == "EUR -1")
        form = BankNumberForm(decimals: 2, mark: ",", group: "", sign: .letterFront)
        #expect(form.text(-10412) == "D104,12")
    }

    @Test func daysAreWrittenInEveryForm() throws {
        let day = try #require(Day(year: 2024, month: 3, day: 5))
        let written = BankDateForm.allCases.map { $0.text(day, months: nil) }
        #expect(
            written == [
                "05.03.2024", "05/03/2024", "05-03-2024", "5/3/2024", "03/05/2024", "03-05-2024", "2024-03-05", "2024/03/05", "2024.03.05",
                "20240305", "05.03.24", "05/03/24", "03/05/24", "24/03/05", "05 Mar 2024", "05-Mar-24", "March 5, 2024", "Mar 05",
                "5 March 2024", "05.03.", "05/03", "1709640000", "1709640000000", "45356", "2024年3月5日", "05032024",
            ])
    }
}
