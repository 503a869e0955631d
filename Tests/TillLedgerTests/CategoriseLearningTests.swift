import Testing
import TillStages
import TillTesting

@testable import TillLedger
import TillRecords

@Suite struct CategoriseLearningTests {
    /// Made of two merchants with one label each, and one whose label hangs on the amount.
    private let examples: String = {
        var text = "date,note,category,description,amount\n"
        for day in 1...20 {
            let date = "2025-01-\(day < 10 ? "0" : "")\(day)"
            text += "\(date),x,\"Eat, out\",NOODLE CORNER \(day),-12.\(day + 10)\n"
            text += "\(date),x,Travel,BLUE LINE TRAMS,-2.80\n"
            text += "\(date),x,\(day % 2 == 0 ? "Gifts" : "Home"),GREAT BAZAAR,-\(day % 2 == 0 ? "9" : "480").00\n"
        }
        return text
    }()

    private func learnt(_ text: String, seed: UInt64 = 1) throws -> LearntCategories {
        let scratch = Scratch()
        let path = scratch.file("labelled.csv", text)
        return try withExtendedLifetime(scratch) { try LearntCategories(path: path, seed: seed, hints: nil) }
    }

    private func answer(_ learnt: LearntCategories, _ text: String, _ hundredths: Int64) -> CategoryAnswer? {
        var folded: [UInt8] = []
        Array(text.utf8).withBytes { ExampleText.fold($0, into: &folded) }
        return learnt.answer(folded, hundredths: hundredths, day: nil)
    }

    @Test func wordingsAmountsAndNewNames() throws {
        let learnt = try learnt(examples)
        #expect(answer(learnt, "BLUE LINE TRAMS", -280)?.name == "Travel")
        #expect(answer(learnt, "BLUE LINE TRAMS", -280)?.why == "like 20 examples")
        #expect(answer(learnt, "GREAT BAZAAR", -950)?.name == "Gifts")
        #expect(answer(learnt, "GREAT BAZAAR", -46_000)?.name == "Home")
        let unseen = answer(learnt, "NOODLE CORNER NORTH", -1500)
        #expect(unseen?.name == "Eat, out")
        #expect(unseen?.source == .learnt)
    }

    @Test func theSameExamplesGiveTheSameAnswers() throws {
        let first = try learnt(examples)
        let second = try learnt(examples)
        for text in ["NOODLE BAR", "GREAT TRAMS", "SOMETHING ELSE", "é☕"] {
            #expect(answer(first, text, -777)?.json == answer(second, text, -777)?.json)
        }
    }

    @Test(arguments: ["", "a,b\n1,2\n", "description,category\n", "description,category\nx,\n"])
    func filesWithoutExamplesAreRefused(text: String) {
        #expect(throws: Fault.self) { try learnt(text) }
    }

    @Test func anyBytesAsExamples() throws {
        _ = try? learnt("description,category,amount\n\"open quote,x\n\u{0},\u{1},999999999999999999999\n,,\n")
        let two = try learnt("description,category\nx,y\nother,z\n")
        #expect(["y", "z"].contains(answer(two, "anything at all", .min)?.name))
    }

    private func refusal(_ text: String) -> Fault? {
        do throws(Fault) {
            _ = try ExampleSet(Array(text.utf8), file: "examples.csv")
            return nil
        } catch { return error }
    }

    /// Every kind of file that teaches something wrong, with its line and what the sentence or the remedy has.
    @Test(
        arguments: [
            ("description,amount,catgeory\nx,1,y\nz,2,w\n", "line 1", "Did you mean category?"),
            ("description,ammount,category\nx,1,y\nz,2,w\n", "line 1", "Did you mean amount?"),
            ("description,category,colour\nx,y,red\nz,w,red\n", "line 1", "no column named colour"),
            ("# mine\n\ndescription,category,category\nx,y,y\n", "line 3", "two columns are named category"),
            ("description,category,\nx,y,\n", "line 1", "column 3 has no title"),
            ("text,category\nx,y\nz,w\n", "line 1", "no column named text"), ("category\ny\n", "line 1", "no column named description"),
            ("description,amount,category\nx,1,y\nz,ten,w\n", "line 3", "amount"),
            ("description,amount,category\nx,\"1,50\",y\nz,1,w\n", "line 2", "with a point"),
            ("description,date,category\nx,2025-03-14,y\nz,14.03.2025,w\n", "line 3", "YYYY-MM-DD"),
            ("description,date,category\nx,2025-02-29,y\nz,,w\n", "line 2", "date"),
            ("description,category\nx,y\nz,y\n", nil, "one category y"), ("description,category\nx,y\nz,\n", nil, "--rules"),
        ] as [(String, String?, String)]) func examplesThatTeachWrongAreRefused(text: String, place: String?, word: String) throws
    {
        let fault = try #require(refusal(text))
        #expect(fault.file == "examples.csv")
        #expect(fault.place == place)
        #expect("\(fault.sentence) \(fault.remedy)".contains(word), "\(fault)")
        #expect(fault.exit == .usage)
    }

    @Test(arguments: [
        "description,category\nx,y\nz,w\n", "Description;Category;Amount;Date;Note\nx;y;;;\nz;w;-1.5;2024-02-29;mine\n",
        "category\tdescription\ny\tx\n\tnot labelled\nw\tz\n",
    ]) func examplesOfTwoCategoriesAreRead(text: String) { #expect(refusal(text) == nil) }
}
