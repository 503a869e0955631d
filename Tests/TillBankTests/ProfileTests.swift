import Testing
import TillHousehold
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// What a person says in a profile holds where a table says nothing.
@Suite struct ProfileTests {
    private static let open = "Date,What,Amount\n03/04/2025,BREAD,-4.50\n05/06/2025,TEA,-3.50\n"

    private static func read(_ table: String, _ profiles: String..., name: String = "card.csv", options: [String: [String]] = [:])
        -> ReadDocument
    {
        let scratch = Scratch()
        let paths = profiles.enumerated().map { scratch.file("p\($0).yaml", $1) }
        return ReadDocument(Array(table.utf8), name: name, options: options.merging(["profile": paths]) { _, new in new })
    }

    private static func fault(_ profile: String) -> Fault? {
        do throws(Fault) {
            _ = try BankProfile(yaml: profile, file: "p.yaml")
            return nil
        } catch {
            return error
        }
    }

    @Test func forTheTitlesItNames() {
        let profile = "titles: [ DATE , What, Amount]\ndate-order: DMY\ncurrency: EUR\n"
        let read = Self.read(Self.open, profile)
        #expect(read.column(.date) == ["2025-04-03", "2025-06-05"] && read.column(.currency) == ["EUR", "EUR"])
        #expect(Self.read(Self.open.replacing("What", with: "Who"), profile).fault?.code == "bank.csv.ambiguous-date")
    }

    @Test func forTheFilesItNames() {
        let profile = "files: [\"CARD*\"]\ndate-order: MDY\n"
        #expect(Self.read(Self.open, profile).column(.date) == ["2025-03-04", "2025-05-06"])
        #expect(Self.read(Self.open, profile, name: "giro.csv").fault?.code == "bank.csv.ambiguous-date")
    }

    @Test func anOptionWinsOverIt() {
        #expect(
            Self.read(Self.open, "files: [\"*\"]\ndate-order: DMY\n", options: ["date-order": ["MDY"]]).column(.date) == [
                "2025-03-04", "2025-05-06",
            ])
    }

    /// A row that contradicts it is refused, not bent.
    @Test func aRowThatContradicts() {
        let read = Self.read(Self.open + "12/25/2025,GIFT,-9.00\n", "name: Corner\nfiles: [\"card*\"]\ndate-order: DMY\n")
        #expect(read.column(.date) == ["2025-04-03", "2025-06-05"] && read.codes == ["bank.csv.bad-date"])
        #expect(read.all("reject").first?.string(.reason)?.hasSuffix(" It was read as the profile Corner says.") == true)
    }

    @Test func whatTheTableSaysWins() {
        let table = Self.open.replacing("Amount", with: "Amount (USD)")
        let read = Self.read(table, "files: [\"*.csv\"]\ndate-order: DMY\ncurrency: EUR\naccount: card\n")
        #expect(read.column(.currency) == ["USD", "USD"] && read.column(.account) == ["card", "card"])
    }

    @Test func aTableWithoutTitles() {
        let profile = """
            files: ["a.*"]
            encoding: windows-1252
            delimiter: pipe
            header: 0
            columns: {date: 2, amount: 3, text: [4, 1]}
            date-order: DMY
            decimal: comma
            """
        let scratch = Scratch()
        let bytes = Array("x|04-03-25|-1,500|caf".utf8) + [0xE9] + Array("|12\ny|05-03-25|-2,250|t|13\n".utf8)
        let read = ReadDocument(bytes, name: "a.txt", options: ["profile": [scratch.file("p.yaml", profile)]])
        #expect(read.column(.date) == ["2025-03-04", "2025-03-05"] && read.column(.amount) == ["-1.500", "-2.250"])
        #expect(read.column(.text) == ["café x", "t y"])
    }

    @Test func titlesOnTheLineItNames() {
        let table = "Date,Note,Amount\nDatum,Tekst,Bedrag\n2025-03-14,x,-1.00\n2025-03-15,y,-2.00\n"
        let scratch = Scratch()
        let told = ToldDocument(
            table, options: ["profile": [scratch.file("p.yaml", "files: [\"*\"]\nheader: 2\ncolumns: {text: Tekst}\n")]])
        #expect(told.line("titles") == "titles line 2 (its words name columns)" && told.line("2 ").hasPrefix("2 \"Tekst\" text told"))
    }

    @Test func aTitleThatIsNotThere() {
        #expect(Self.read(Self.open, "files: [\"*\"]\ncolumns: {text: Nope}\ndate-order: DMY\n").fault?.code == "bank.csv.profile")
    }

    @Test(
        arguments: [
            ("date-order: XYZ", "line 1, column 13"), ("decimal: dot", "line 1, column 10"),
            ("name: x\nsing: negative-out", "line 2, column 7"),
            ("columns:\n  date: 1\n  betrag: 2", "line 3, column 11"), ("columns: {date: [1, 2]}", "line 1, column 17"),
            ("delimiter: \";;\"", "line 1, column 12"), ("encoding: klingon", "line 1, column 11"), ("header: minus", "line 1, column 9"),
            ("currency: EURO", "line 1, column 11"), ("titles: [a, b]\nheader: 2", "line 2, column 9"), ("- a", "line 1, column 1"),
            ("a: b: c", nil),
            ("", nil),
        ] as [(String, String?)])
    func mistakes(profile: String, place: String?) {
        let fault = Self.fault(profile)
        #expect(fault != nil && fault?.file == "p.yaml" && fault?.remedy.isEmpty == false, "\(profile)")
        if let place { #expect(fault?.place == place, "\(profile)") }
    }

    /// A table that few rows leave open is looked at again: its profile is named once.
    @Test func aRefusalNamesItsProfileOnce() {
        let rows = (0..<900).map { "0\($0 % 9 + 1)/0\($0 % 8 + 1)/2025,SHOP \($0),-4.50" }
        let read = Self.read("Date,What,Amount\n" + rows.joined(separator: "\n") + "\n", "name: Corner\ntitles: [Date, What, Amount]\n")
        #expect(read.fault?.code == "bank.csv.ambiguous-date")
        #expect(read.fault?.sentence.ranges(of: "the profile Corner").count == 1)
    }

    /// One that is for no table would answer for those of every bank.
    @Test(arguments: [
        ("date-order: DMY\n", false), ("files: [\"card*\"]\ndate-order: DMY\n", true), ("titles: [Date, What, Amount]\n", true),
        ("width: 3\nsign: negative-out\n", true), ("name: Corner\n", false),
    ])
    func whatItIsFor(profile: String, isBound: Bool) {
        #expect(Self.fault(profile)?.code == (isBound ? nil : "profile.unbound"))
    }

    /// A table without titles is told by its columns, and next month's file by the pattern of its name.
    @Test func aTableWithoutTitlesByItsWidth() {
        let table = "03/04/2025,BREAD,-4.50,88.00\n05/06/2025,TEA,-3.50,84.50\n"
        let made = ToldDocument(table, "make-profile", name: "Umsatz_2025-06.csv").text
        #expect(made.contains("files: [\"Umsatz*.csv\"]\nwidth: 4\n") && made.contains("sign: negative-out\n"))
        let completed = made.replacing("# date-order: DMY", with: "date-order: DMY")
        #expect(Self.read(table, completed, name: "Umsatz_2025-07.csv").column(.date) == ["2025-04-03", "2025-06-05"])
        #expect(Self.read(table, completed, name: "Giro_2025-07.csv").fault?.code == "bank.csv.ambiguous-date")
        let wider = table.replacing("\n", with: ",x\n")
        #expect(Self.read(wider, completed, name: "Umsatz_2025-07.csv").fault?.code == "bank.csv.ambiguous-date")
    }

    @Test(arguments: [
        ("card.csv", "card.csv"), ("Umsaetze_2025-03-14.csv", "Umsaetze*.csv"), ("export (3).csv", "export*.csv"),
        ("20250314.ofx.csv", "*.ofx.csv"), ("N26 statement 2025 04.csv", "N*statement*.csv"), ("MX_01JAN2026_31MAR2026.csv", "MX*.csv"),
        ("account-statement_2026-01-01_pl-pl_a1b2c3.csv", "account-statement*pl-pl*.csv"), ("0123456_20260331.csv", "0123456*.csv"),
        ("12345678_1767200000000.txt", "12345678*.txt"), ("20260331.csv", "????????.csv"), ("enavi202604(4567).csv", "enavi*.csv"),
        ("明細202604.csv", "明細*.csv"), ("v2-rows.csv", "v*rows.csv"),
    ])
    func thePatternOfAName(name: String, pattern: String) {
        #expect(HouseholdFile.pattern(of: name) == pattern)
    }

    /// What no figure proves is not written as if it were known.
    @Test func onlyWhatIsProvenIsWritten() {
        let usual = "Date,What,Amount\n2025-03-14,BREAD,-4.50\n2025-03-15,TEA,-3.50\n2025-03-16,HAT,-13.00\n"
        #expect(ToldDocument(usual, "make-profile").text.contains("\n# sign: negative-out\n"))
        let proven = "Date,What,Amount,Balance\n2025-03-14,BREAD,-4.50,90.00\n2025-03-15,TEA,-3.50,86.50\n"
        #expect(ToldDocument(proven, "make-profile").text.contains("\nsign: negative-out\n"))
    }

    @Test func aFolderOfThem() throws {
        let scratch = Scratch()
        scratch.file("b.yaml", "titles: [Date, What, Amount]\ndate-order: DMY\n")
        scratch.file("notes.txt", "no profile")
        #expect(try BankProfile.read(scratch.path).count == 1)
        #expect(ReadDocument(Array(Self.open.utf8), name: "a.csv", options: ["profile": [scratch.path]]).observations.count == 2)
    }

    /// What `--make-profile` writes of a table, completed, reads that table.
    @Test func aProfileThatIsMadeCanBeUsed() {
        let made = ToldDocument(Self.open, "make-profile", name: "card.csv").text
        #expect(made.contains("# date-order: DMY\n# date-order: MDY\n") && made.contains("titles: [\"Date\", \"What\", \"Amount\"]"))
        let read = Self.read(Self.open, made.replacing("# date-order: MDY", with: "date-order: MDY"))
        #expect(read.column(.date) == ["2025-03-04", "2025-05-06"])
        let awkward = "Da\"te;\"A: #{b}\";Amount\n14.03.2025;x;-1,00\n"
        #expect(Self.fault(ToldDocument(awkward, "make-profile").text) == nil)
        #expect(ToldDocument("!Type:Bank\nD14/03/2025\nT-1.00\n^\n", "make-profile").text.hasPrefix("# No profile of"))
    }
}

/// What one table proves another with the same titles may leave open.
@Suite struct LearningTests {
    private static let head = "Date,Valuta,What,Kind,Amount\n"
    private static let open = head + "03/04/2025,03/04/2025,BREAD,x,-4.50\n05/06/2025,05/06/2025,TEA,x,-3.50\n"
    private static let dayFirst = head + "03/04/2025,03/04/2025,BREAD,x,-4.50\n25/06/2025,25/06/2025,TEA,x,-3.50\n"
    private static let monthFirst = head + "03/04/2025,03/04/2025,BREAD,x,-4.50\n06/25/2025,06/25/2025,TEA,x,-3.50\n"

    /// Records of documents that are read together.
    private static func read(_ documents: [(String, String)]) -> ReadDocument {
        ReadDocument(together: documents.map { ($0.0, Array($0.1.utf8)) })
    }

    private static func days(_ read: ReadDocument, of file: String) -> [String] {
        read.observations.filter { $0.object(.source)?.string(.file) == file }.compactMap { $0.string(.date) }
    }

    @Test func whateverTheOrderOfDocuments() {
        for documents in [
            [("open.csv", Self.open), ("proof.csv", Self.dayFirst)], [("proof.csv", Self.dayFirst), ("open.csv", Self.open)],
        ] {
            let read = Self.read(documents)
            #expect(Self.days(read, of: "open.csv") == ["2025-04-03", "2025-06-05"])
            #expect(read.notes == ["bank.csv.learnt"] && read.rejects.isEmpty)
            #expect(read.all("note").first?.string(.message)?.contains("proof.csv with the same titles proves: line 3") == true)
        }
    }

    @Test func nothingIsLearntFromContradictions() {
        let read = Self.read([("a.csv", Self.dayFirst), ("b.csv", Self.monthFirst), ("open.csv", Self.open)])
        #expect(read.codes == ["bank.csv.ambiguous-date"] && Self.days(read, of: "open.csv").isEmpty)
    }

    /// Three common titles are no bank: they teach only for the same account.
    @Test func fewTitlesTeachOnlyTheirAccount() {
        func table(_ account: String, _ last: String) -> String {
            "\(account)Date,What,Amount\n03/04/2025,BREAD,-4.50\n\(last),TEA,-3.50\n"
        }
        let bare = Self.read([("a.csv", table("", "25/06/2025")), ("b.csv", table("", "05/06/2025"))])
        #expect(bare.codes == ["bank.csv.ambiguous-date"])
        let one = "Account: 12345678\n\n"
        let same = Self.read([("a.csv", table(one, "25/06/2025")), ("b.csv", table(one, "05/06/2025"))])
        #expect(Self.days(same, of: "b.csv") == ["2025-04-03", "2025-06-05"])
        let other = Self.read([("a.csv", table(one, "25/06/2025")), ("b.csv", table("Account: 87654321\n\n", "05/06/2025"))])
        #expect(other.codes == ["bank.csv.ambiguous-date"])
    }

    /// Only what is open is filled in: the table's own sign stands.
    @Test func evidenceOfTheTableItselfStands() {
        let proof =
            Self.head
            + "03/04/2025,03/04/2025,PAYMENT RECEIVED THANK YOU,x,-4.50\n25/06/2025,25/06/2025,TEA,x,3.50\n26/06/2025,26/06/2025,TEA,x,3.50\n"
        let read = Self.read([("proof.csv", proof), ("open.csv", Self.open)])
        let open = read.observations.filter { $0.object(.source)?.string(.file) == "open.csv" }
        #expect(open.compactMap { $0.string(.amount) } == ["-4.50", "-3.50"] && open.first?.string(.date) == "2025-04-03")
    }

    @Test func theDecimalMark() {
        let proof = "Datum;Wert;Text;Art;Betrag\n2025-03-14;2025-03-14;a;x;-1.234,50\n2025-03-15;2025-03-15;b;x;1,00\n"
        let open = "Datum;Wert;Text;Art;Betrag\n2025-03-16;2025-03-16;a;x;-1.234\n2025-03-17;2025-03-17;b;x;2.000\n"
        #expect(Self.read([("open.csv", open)]).codes == ["bank.csv.ambiguous-decimal"])
        let read = Self.read([("open.csv", open), ("proof.csv", proof)])
        #expect(read.column(.amount) == ["-1234.50", "1.00", "-1234", "2000"])
    }

    @Test func anotherBatchKnowsNothing() throws {
        var reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let capture = RecordCapture()
        let sink = capture.sink(named: "test", household: nil, speech: Speech(program: "test", quiet: true, descriptor: -1))
        try reader.read(Document(name: "proof.csv", bytes: Array(Self.dayFirst.utf8)), into: sink)
        try reader.finish(into: sink)
        try reader.read(Document(name: "open.csv", bytes: Array(Self.open.utf8)), into: sink)
        try reader.finish(into: sink)
        #expect(sink.rejected == 1)
    }

    @Test func toldInAnExplanation() {
        let told = ToldDocument([("open.csv", Array(Self.open.utf8)), ("proof.csv", Array(Self.dayFirst.utf8))])
        #expect(told.text.hasPrefix("proof.csv: a table of text") && told.text.contains("\nopen.csv: a table of text"))
        #expect(told.text.contains("(proof.csv with the same titles proves: line 3 has a part above 12)"))
    }
}
