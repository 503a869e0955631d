import Testing
import TillRecords

@testable import TillSynth

@Suite struct ExportTests {
    @Test func sameSeedSameBytesAndAnotherSeedOthers() {
        let again = SynthWorld(seed: 42, first: Month(year: 2024, month: 1), months: 12)
        let other = SynthWorld(seed: 43, first: Month(year: 2024, month: 1), months: 12)
        for (number, life) in Lives.all.enumerated() {
            let files = Exporter(again.household(number)).files()
            #expect(files.map(\.name) == life.files.map(\.name))
            #expect(files.map(\.bytes) == life.files.map(\.bytes))
            #expect(Exporter(other.household(number)).files().map(\.bytes) != files.map(\.bytes))
        }
    }

    @Test func everyRowOfEveryFileIsTheTruthOnce() {
        for life in Lives.all {
            for file in life.files {
                #expect(file.rows.map(\.line).sorted() == Sheet(file).rowLines, "\(file.name)")
                #expect(Set(file.rows.map(\.movement)).count == file.rows.count, "\(file.name)")
                #expect(file.rows.map(\.entry) == Array(1...max(1, file.rows.count)), "\(file.name)")
            }
        }
    }

    @Test func openingPlusRowsIsClosing() {
        for life in Lives.all {
            var closing: [Int: (Day, Int64)] = [:]
            for file in life.files {
                let booked = file.rows.filter { !$0.pending }
                #expect(file.opening + booked.reduce(0) { $0 + life.household.movements[$1.movement].amount } == file.closing)
                closing[file.account] = (file.until, file.closing)
            }
            for (account, (_, units)) in closing {
                let all = life.household.movements.filter { $0.account == account && $0.booked <= life.household.lastDay }
                #expect(life.household.openings[account] + all.reduce(0) { $0 + $1.amount } == units)
            }
        }
    }

    /// Columns of balance and amount in the dialects that print both, read back from the text, newest row first.
    @Test(arguments: [(DialectName.germanGiro, 5, 7), (.britishCurrent, 4, 3), (.dutchCurrent, 9, 6), (.dutchSavings, 10, 6)])
    func printedBalancesChain(dialect: DialectName, balance: Int, amount: Int) throws {
        let files = Lives.all.flatMap(\.files).filter { $0.dialect == dialect }
        #expect(!files.isEmpty)
        for file in files {
            let sheet = Sheet(file)
            var after: Int64?
            for row in file.rows {
                let cells = Sheet.cells(sheet.row(at: row.line))
                let printed = try #require(units(cells[balance]))
                if let after { #expect(printed == after) }
                var moved = try #require(units(cells[amount]))
                if cells.contains("Af") { moved = -moved }
                after = printed - moved
            }
            #expect(after == file.opening)
        }
    }

    @Test func overlappingExportsTellTheSame() {
        for life in Lives.all {
            var seen: [Int: String] = [:]
            var shared = 0
            for file in life.files {
                let sheet = Sheet(file)
                for row in file.rows where !row.pending {
                    let text = sheet.row(at: row.line)
                    if let earlier = seen[row.movement] {
                        #expect(earlier == text)
                        shared += 1
                    }
                    seen[row.movement] = text
                }
            }
            #expect(shared > 20)
        }
    }

    @Test func pendingRowsAreBookedLater() {
        let pending = Lives.all.flatMap { life in
            life.files.flatMap { file in file.rows.filter(\.pending).map { (life, file, $0) } }
        }
        #expect(pending.count > 6)
        for (life, file, row) in pending {
            #expect(life.household.movements[row.movement].booked > file.until)
            #expect(life.household.movements[row.movement].day <= file.until)
        }
    }

    /// Slashes need a day above 12, or nobody could tell days from months.
    @Test func everyFileIsDecidable() {
        for file in Lives.all.flatMap(\.files) where file.dialect == .americanCard {
            let sheet = Sheet(file)
            let days = file.rows.compactMap { Int(Sheet.cells(sheet.row(at: $0.line))[1].split(separator: "/")[1]) }
            #expect(days.contains { $0 > 12 }, "\(file.name)")
        }
    }
}
