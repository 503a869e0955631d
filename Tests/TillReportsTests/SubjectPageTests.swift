import Testing
import TillFigures
import TillRecords
import TillStages
import TillTesting

@testable import TillReports

/// Pages of merchants and categories over all months.
@Suite struct SubjectPageTests {
    /// Two years: rent every month, groceries twice a month, a clinic twice, a bakery as often as asked for in the second year.
    private func rows(bakery: Int = 12, bread: Int64 = -900, clinic: Int64 = -4_000, clinics: Int = 1) -> [ReportTransaction] {
        let months = (0..<24).map { Month(year: 2024, month: 1).advanced(by: $0) }
        var rows = months.flatMap { month -> [ReportTransaction] in
            [
                Sample.row("\(month.iso)-02", 250_000, "Brightwork", category: "Income > Salary"),
                Sample.row("\(month.iso)-05", -80_000, "Lettings", category: "Home > Rent"),
                Sample.row("\(month.iso)-09", -4_000 - Int64(month.month)), Sample.row("\(month.iso)-19", -3_000, "Night Shop"),
            ]
        }
        rows += (0..<bakery).map { Sample.row("2025-03-\(10 + $0)", bread, "Bakery", category: "Food > Bread") }
        rows += (0..<clinics).map { Sample.row("2025-05-0\($0 + 3)", clinic, "Clinic", category: "Health > Doctor") }
        rows += [Sample.row("2025-11-19", 1_000, "Night Shop", kind: "refund")]
        return rows
    }

    private func book(_ rows: [ReportTransaction]) -> HouseholdBook {
        HouseholdBook(household: "ng", home: Sample.eur, transactions: rows)
    }

    private func settings(_ book: HouseholdBook) -> PageSettings {
        var settings = PageSettings(siblings: Set(book.months))
        settings.subjects = Subjects(book)
        return settings
    }

    private func pages(_ book: HouseholdBook) -> [SubjectPage] {
        let settings = settings(book)
        return settings.subjects.all.compactMap { SubjectPage($0, of: book, settings: settings) }
    }

    private func page(_ name: String, _ book: HouseholdBook) throws -> SubjectPage {
        try #require(pages(book).first { $0.name == name }, "\(name) has no page")
    }

    /// Payments in a year, and their share of what went out in it, 1,047,078 cents besides them: below, at and above what makes a page.
    @Test(
        arguments: [
            (11, -900, false), (12, -900, true), (13, -900, true), (12, -881, false), (12, -882, true), (12, -1_700, true),
            (19, -300, false),
        ] as [(Int, Int64, Bool)])
    func aMerchantMattersByItsPayments(payments: Int, bread: Int64, has: Bool) {
        let book = book(rows(bakery: payments, bread: bread))
        #expect(!Subjects(book).file(book.slugs.merchant("Bakery")).isEmpty == has)
        #expect(!Subjects(book).file(book.slugs.category("Food > Bread")).isEmpty == has)
    }

    /// Three payments, by their share of what went out in their year: 1,053,878 cents besides them.
    @Test(
        arguments: [(-4_000, 3, false), (-7_169, 3, false), (-7_170, 3, true), (-20_000, 3, true), (-30_000, 2, false)]
            as [(Int64, Int, Bool)])
    func paymentsMatterByTheirShare(clinic: Int64, clinics: Int, has: Bool) {
        let book = book(rows(clinic: clinic, clinics: clinics))
        #expect(!Subjects(book).file(book.slugs.merchant("Clinic")).isEmpty == has)
    }

    /// Month by month, by year and over twelve months each has what is explained of its name.
    @Test func itsFiguresAreThoseThatAreExplained() throws {
        let book = book(rows())
        let names = PublishedBook.accountNames(book, nil)
        let all = pages(book)
        #expect(all.count >= 8)
        for page in all {
            func explained(_ period: FigurePeriod) -> Int64? {
                let kind = page.isOfCategory ? "category" : "merchant"
                let found = FigureSearch(book, period, accountNames: names).figures(named: page.name, kind: kind)
                return found.first.map { page.isOfCategory ? $0.minorUnits : -$0.minorUnits }
            }
            for cells in page.table {
                for cell in cells where cell.amount != nil {
                    #expect(cell.amount == explained(FigurePeriod(cell.month)), "\(page.title) \(cell.month.iso)")
                }
            }
            for (year, cells) in zip(page.years, page.table) {
                #expect(cells.reduce(0) { $0 + ($1.amount ?? 0) } == explained(FigurePeriod(year: year)), "\(page.title) \(year)")
            }
            #expect(page.yearly == explained(page.year))
            #expect(page.groups.reduce(0) { $0 + $1.amount } == page.subject.total)
        }
    }

    @Test func aCategoryIsWhatThePageOfAMonthSays() throws {
        let book = book(rows())
        let page = try page("Groceries", book)
        for group in page.groups {
            #expect(group.amount == book.tally(group.month).spending["Food > Groceries"])
            #expect(group.rows.count == Set(group.rows.map(\.address)).count)
        }
        #expect(page.parts.map(\.name) == ["Corner Market", "Night Shop"])
        #expect(page.parts.reduce(0) { $0 + $1.amount } == page.yearly)
        #expect(try self.page("Salary", book).isIncome)
    }

    @Test func whatIsUsualIsTheMiddleOfTheMonthsBefore() throws {
        let typical = try #require(try page("Corner Market", book(rows())).typical)
        #expect(typical.months == 12 && typical.least == 4_001 && typical.most == 4_012)
        // December of the year before, then January to November.
        #expect(typical.middle == 4_006)
        let facts = FigureSearch(book(rows()), try #require(FigurePeriod("2025-12")), accountNames: [:]).figures(named: "Corner Market")[0]
            .facts
        #expect(facts.contains { $0.name == "the middle of the 12 months before" && $0.value == "40.06 EUR" }, "\(facts)")
    }

    /// Every link leads to a page there is, and to an anchor on it.
    @Test func namesLeadToThePagesAndBack() throws {
        let scratch = Scratch()
        let book = book(rows())
        let publisher = HouseholdPublisher(book: book, settings: PageSettings(), frame: try PageFrame())
        try publisher.writeAll(in: PageFolder(scratch.path))
        let files = Files.below(scratch.path).filter { $0.hasSuffix(".html") }
        #expect(files.count { Subjects.isPage($0) } == Subjects(book).all.count)
        let texts = Dictionary(
            uniqueKeysWithValues: files.map { ($0, String(decoding: Files.bytes("\(scratch.path)/\($0)") ?? [], as: UTF8.self)) })
        let ids = texts.mapValues { Set(Sample.attribute("id", in: $0)) }
        var led: [String: Int] = [:]
        for (file, text) in texts {
            for href in Sample.attribute("href", in: text) where !href.hasPrefix("data:") && !href.hasSuffix(".csv") {
                let parts = href.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                let target = parts[0].isEmpty ? file : parts[0]
                let known = try #require(ids[target], "\(file): \(href)")
                #expect(parts.count == 1 || known.contains(parts[1]), "\(file): \(href)")
                if Subjects.isPage(target), target != file { led[target, default: 0] += 1 }
            }
        }
        for subject in Subjects(book).all { #expect(led[subject.file, default: 0] > 2, "\(subject.name)") }
        let month = try #require(texts["2025-03.html"])
        #expect(month.contains("<a href=\"\(Subjects(book).file(book.slugs.merchant("Lettings")))\"><bdi>Lettings</bdi></a>"))
    }

    /// A merchant that is gone takes its page with it; what else lies in the folder stays.
    @Test func pagesGoWithWhatTheyWereOf() throws {
        let scratch = Scratch()
        scratch.file("m-notes.html", "mine")
        scratch.file("c-0123456789ab.txt", "mine")
        scratch.file("m-0123456789ab.pdf", "an older run's")
        func write(_ rows: [ReportTransaction]) throws -> Set<String> {
            try HouseholdPublisher(book: book(rows), settings: PageSettings(), frame: try PageFrame()).writeAll(
                in: PageFolder(scratch.path))
            return Set(Files.below(scratch.path))
        }
        let with = try write(rows())
        let without = try write(rows().filter { $0.merchant != "Bakery" })
        let gone = Subjects(book(rows())).all.filter { ["Bakery", "Food > Bread"].contains($0.name) }.map(\.file)
        #expect(gone.count == 2 && Set(gone).isSubset(of: with))
        #expect(with.subtracting(without) == Set(gone))
        #expect(without.isSuperset(of: ["m-notes.html", "c-0123456789ab.txt"]) && !without.contains("m-0123456789ab.pdf"))
    }

    /// Names of files tell nothing, stay when rows are added, and differ where the first row's id does.
    @Test func theNameOfAFileTellsNothing() {
        let before = Subjects(book(rows()))
        let later = Subjects(book(rows() + [Sample.row("2026-01-09", -4_000), Sample.row("2026-01-12", -90_000, "Another")]))
        for subject in before.all {
            #expect(Subjects.isPage(subject.file), "\(subject.file)")
            #expect(later.all.contains { $0.file == subject.file && $0.name == subject.name }, "\(subject.name)")
        }
        #expect(Set(before.all.map(\.file)).count == before.all.count)
        let other = rows().map { row in
            var row = row
            row.id = "other " + row.id
            return row
        }
        #expect(Set(Subjects(book(other)).all.map(\.file)).isDisjoint(with: before.all.map(\.file)))
    }

    /// A page lists whole months, and says how many rows it leaves to those of months.
    @Test(arguments: [(149, true), (150, true), (159, true), (160, false)])
    func theNewestRowsStandOnThePage(count: Int, all: Bool) throws {
        let rows = (0..<count).map { place in
            Sample.row("\(Month(year: 2024, month: 1).advanced(by: place / 10).iso)-\(10 + place % 10)", -100 - Int64(place), "Kiosk")
        }
        let page = try page("Kiosk", book(rows))
        #expect((page.listed == count) == all && page.count == count)
        #expect(page.listed >= min(count, SubjectPage.mostRows) && page.listed <= SubjectPage.mostRows + 10)
        let html = SubjectSheet.html(page, frame: try PageFrame())
        let isSaid = html.contains("The newest \(page.listed) of \(count) rows")
        #expect(isSaid != all)
    }

    @Test func strangersTextStaysText() throws {
        let rows = PageTests.hostile.flatMap { text in
            (1...6).map { Sample.row("2025-03-0\($0)", -100 - Int64($0), text, category: text, account: text, text: text) }
        }
        let book = book(rows)
        for page in pages(book) {
            let html = SubjectSheet.html(page, frame: try PageFrame())
            for markup in ["<script", "<img", "<b>", " onmouseover='", "href=\"javascript"] {
                let found = html.contains(markup)
                #expect(!found, "\(markup)")
            }
        }
    }

    /// What a member does not see is on no page of its own.
    @Test func aPageForAMemberExplainsNothingOfTheWhole() throws {
        let book = book(rows())
        var settings = settings(book)
        settings.seen = "As Kim sees it"
        let page = try #require(SubjectPage(settings.subjects.all[0], of: book, settings: settings))
        let html = SubjectSheet.html(page, frame: try PageFrame())
        #expect(html.contains("As Kim sees it") && !html.contains("title=\"till explain"))
    }
}
