import Testing
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillEntries

@Suite struct EntriesTests {
    private static let yaml = """
        currency: EUR
        members: [{id: ana, role: owner, names: [Ana Ng]}, {id: kim, role: child}]
        accounts: [{id: giro, kind: checking}, {id: purse, kind: cash}]
        """

    private func table(_ rows: String, yaml: String? = EntriesTests.yaml) throws -> EntryTable {
        let file = try yaml.map { yaml throws(Fault) in try HouseholdFile(yaml: yaml, id: "ng", file: "ng.yaml") }
        return try EntryTable(Array(rows.utf8), file: "ng.csv", household: file)
    }

    @Test func aLineSaysWhatItSays() throws {
        let head = "date;amount;text;account;member;tag;note;category;currency\n"
        let read = try table(head + "2025-11-08;-12.50;\"flea; market\";cash;Ana Ng;fun old;a lamp;leisure.hobby;chf\n")
        let entry = try #require(read.entries.first)
        #expect(read.faults.isEmpty)
        #expect(entry.line == 2 && entry.day == Day("2025-11-08") && entry.amount.description == "-12.50")
        #expect(entry.text == "flea; market" && entry.account == "purse" && entry.isCash && entry.member == "ana")
        #expect(entry.tags == ["fun", "old"] && entry.note == "a lamp" && entry.category == "leisure.hobby")
        #expect(entry.currency?.code == "CHF")
    }

    @Test(arguments: [
        ("2025-11-31,-1.00,x,", "2025-11-31 is no day"), (",-1.00,x,", "an empty cell is no day"), ("08.11.2025,-1.00,x,", "is no day"),
        ("2025-11-08,12.50,x,", "has no sign"), ("2025-11-08,\"-12,50\",x,", "is no amount"),
        ("2025-11-08,0.00,x,", "the amount is nothing"),
        ("2025-11-08,+-1,x,", "is no amount"), ("2025-11-08,-1.00,,", "the text is empty"),
        ("2025-11-08,-1.00,x,depot", "no account depot"),
        ("2025-11-08,-1.00,x,giro,y", "5 cells"),
    ])
    func aLineThatIsNoEntryIsAFaultWithItsLine(row: String, says: String) throws {
        let read = try table("date,amount,text,account\n2025-01-01,-1.00,tea,giro\n\(row)\n2025-01-02,+1.00,tea,\n")
        #expect(read.entries.count == 2, "the others are read")
        let fault = try #require(read.faults.first)
        #expect(fault.sentence.contains(says) && fault.place == "line 3" && !fault.remedy.isEmpty, "\(fault)")
    }

    @Test(arguments: ["", "date,amount\n", "date,amount,text,acount\n", "date,amount,text,text\n"])
    func columnsThatNobodyReadsRefuseTheFile(head: String) {
        #expect(throws: Fault.self) { try table(head) }
    }

    /// What decisions name must outlive every change of the other lines.
    @Test func anEntryKeepsItsNameWhereverItsLineStands() throws {
        let head = "date,amount,text\n"
        let (a, b) = ("2025-11-08,-12.50,flea market\n", "2025-11-09,-3.00,tea\n")
        func ids(_ rows: String) throws -> [String] { try table(head + rows).entries.map { $0.id(of: "ng").shortHex } }
        let first = try ids(a + b)
        #expect(try ids("# again\n" + b + a) == first.reversed())
        #expect(try ids(a + a + b).count == 3 && Set(ids(a + a + b)).count == 3, "two equal lines are two movements")
        #expect(try ids(a + a + b)[0] == first[0])
        #expect(try table(head + a).entries[0].id(of: "other").shortHex != first[0])
    }

    /// Without a cash account it is known how it was paid, and no account.
    @Test func cashWithoutAWallet() throws {
        let row = "date,amount,text,account\n2025-11-08,-1.00,x,cash\n"
        for yaml in [nil, "accounts: [{id: giro, kind: checking}]"] {
            let entry = try #require(try table(row, yaml: yaml).entries.first)
            #expect(entry.isCash && entry.account == nil)
        }
    }

    @Test func theReaderFindsTheLineAgain() throws {
        let scratch = Scratch()
        let path = scratch.file("ng.csv", "date,amount,text\n2025-11-08,-12.50,flea market\n")
        let run = try shell("till-entries ng.csv --household ng", scratch)
        #expect(run.code == 0, "\(run.errText)")
        let record = try #require(try run.lines.map { try Record(checking: $0) }.first { $0.type == "observation" })
        scratch.file("ng.csv", "date,amount,text\n2025-11-01,-1.00,tea\n2025-11-08,-12.50,flea market\n")
        let context = Context(household: "ng", knowledge: StageRun.knowledge)
        let passage = try EntriesReader(options: Options(), context: context).passage(of: record, in: try Document(argument: path))
        #expect(passage == OriginalPassage([.init(number: 3, text: "2025-11-08,-12.50,flea market")]))
    }
}
