import Testing
import TillStages
import TillTesting

/// Knowledge tables: what a declaration lets through, and what a person is told of a row that does not fit.
@Suite struct KnowledgeTableTests {
    private enum Side: String, CaseIterable { case left, right }

    private static let table = KnowledgeTable(
        "things/sides.tsv", key: ["name", "side"], .text("name"), .choice("side", Side.self), .integer("weight", 1...9),
        .decimal("share", 0...1), .list("words", separator: ","), .word("colour", ["red", "blue"], mayBeEmpty: true),
        .form("code", "three capitals") { $0.utf8.count == 3 && $0.utf8.allSatisfy { (65...90).contains($0) } })

    private static let good = "a\tleft\t3\t0.5\tx,y z\tred\tABC"

    private func refusal(_ text: String) -> Fault? {
        do throws(Fault) {
            _ = try Self.table.rows(of: Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test func rowsHaveTypes() throws {
        let text = "# till-knowledge things 1\n\n\(Self.good)\n# more\nb\tright\t9\t1\tz\t\tDEF\r\n"
        let rows = Array(try Self.table.rows(of: Array(text.utf8)))
        #expect(rows.map { $0.text(0) } == ["a", "b"])
        #expect(rows.map { $0.choice(1, Side.self) } == [.left, .right])
        #expect(rows.map { $0.integer(2) } == [3, 9])
        #expect(rows.map { $0.decimal(3) } == [0.5, 1])
        #expect(rows.map { $0.list(4) } == [["x", "y z"], ["z"]])
        #expect(rows.map { $0.word(5) } == [0, -1])
        #expect(rows.map { $0.text(6) } == ["ABC", "DEF"], "the end of a line of another system is no part of the cell")
        #expect(rows.map(\.line) == [3, 5])
        #expect(try Self.table.rows(of: []).count == 0)
        #expect(try Self.table.rows(of: Array("# only words\n".utf8)).count == 0)
    }

    /// Each row stands behind a good one, on line 2: what is wrong, the code, and what the remedy must have.
    @Test(arguments: [
        ("b\tleft\t3\t0.5\tx\tred", "knowledge.cells", "name, side, weight, share, words, colour, code"),
        ("b\tleft\t3\t0.5\tx\tred\tABC\tmore", "knowledge.cells", "one tab"),
        ("b left 3 0.5 x red ABC", "knowledge.cells", "one tab"),
        ("b\tlefft\t3\t0.5\tx\tred\tABC", "knowledge.word", "Did you mean left? Use one of left, right."),
        ("b\tLeft\t3\t0.5\tx\tred\tABC", "knowledge.word", "left, right"), ("b\tup\t3\t0.5\tx\tred\tABC", "knowledge.word", "left, right"),
        ("b\tleft\t0\t0.5\tx\tred\tABC", "knowledge.number", "from 1 to 9"),
        ("b\tleft\t10\t0.5\tx\tred\tABC", "knowledge.number", "1 to 9"),
        ("b\tleft\t3.5\t0.5\tx\tred\tABC", "knowledge.number", "whole"), ("b\tleft\tx\t0.5\tx\tred\tABC", "knowledge.number", "whole"),
        ("b\tleft\t3\t1.01\tx\tred\tABC", "knowledge.number", "0.0 to 1.0"), ("b\tleft\t3\t-0.1\tx\tred\tABC", "knowledge.number", "0.0"),
        ("b\tleft\t3\t0,5\tx\tred\tABC", "knowledge.number", "number"), ("b\tleft\t3\tnan\tx\tred\tABC", "knowledge.number", "number"),
        ("b\tleft\t3\t0.5\tx,,y\tred\tABC", "knowledge.empty", "between two words"),
        ("b\tleft\t3\t0.5\tx,\tred\tABC", "knowledge.empty", "between two words"),
        ("\tleft\t3\t0.5\tx\tred\tABC", "knowledge.empty", "Fill the cell"), ("b\t\t3\t0.5\tx\tred\tABC", "knowledge.empty", "left, right"),
        ("b\tleft\t3\t0.5\tx\tgreen\tABC", "knowledge.word", "red, blue"),
        ("b\tleft\t3\t0.5\tx\tred\tAbC", "knowledge.form", "three capitals"),
        ("a\tleft\t9\t1\ty\tblue\tXYZ", "knowledge.repeated", "one of the two"),
    ]) func aRowThatDoesNotFitIsAFault(row: String, code: String, remedy: String) throws {
        let fault = try #require(refusal("\(Self.good)\n\(row)\n"))
        #expect(fault.code == code)
        #expect(fault.file == "things/sides.tsv")
        #expect(fault.place == "line 2")
        #expect(fault.remedy.contains(remedy), "\(fault.remedy)")
        #expect(fault.exit == .missingInput)
    }

    /// The nearest row on the good side of each border.
    @Test(arguments: [
        "a\tright\t3\t0.5\tx\tred\tABC", "b\tleft\t1\t0.5\tx\tred\tABC", "b\tleft\t9\t0.5\tx\tred\tABC", "b\tleft\t3\t0\tx\tred\tABC",
        "b\tleft\t3\t1.0\tx\tred\tABC", "b\tleft\t3\t1e-3\tx y\t\tABC", "b c\tleft\t3\t0.5\tx, y\tblue\tABC",
    ]) func aRowThatFitsIsRead(row: String) throws { #expect(refusal("\(Self.good)\n\(row)") == nil) }

    @Test func bytesThatAreNoTextAreAFault() {
        do throws(Fault) {
            _ = try Self.table.rows(of: Array("b".utf8) + [0xE4] + Array("r\tleft\t3\t0.5\tx\tred\tABC".utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.code == "knowledge.encoding")
            #expect(error.place == "line 1")
        }
    }

    @Test func wordsComeFromAnotherFile() throws {
        let scratch = Scratch()
        let knowledge = Knowledge(folder: scratch.path)
        scratch.file("kinds.tsv", "food.bread\tBread\nfood.milk\tMilk\nhome\tHome\n")
        func read(_ groups: AllowedWords.Groups, _ word: String) -> Fault? {
            scratch.file("rows.tsv", "\(word)\n")
            let table = KnowledgeTable("rows.tsv", .word("kind", AllowedWords(of: "kinds.tsv", groups: groups, or: ["*"])))
            do throws(Fault) {
                _ = try table.rows(knowledge)
                return nil
            } catch { return error }
        }
        for word in ["food.bread", "home", "*"] { #expect(read(.none, word) == nil) }
        for word in ["food", "food.*", "food.breed", "home.*"] { #expect(read(.none, word)?.code == "knowledge.word") }
        #expect(read(.bare, "food") == nil)
        #expect(read(.bare, "food.*")?.code == "knowledge.word")
        #expect(read(.starred, "food.*") == nil)
        #expect(read(.starred, "food")?.code == "knowledge.word")
        #expect(read(.none, "food.breed")?.remedy.hasPrefix("Did you mean food.bread?") == true)
    }

    @Test func manyAllowedWordsAreNotAllTold() throws {
        let words = (1...100).map { "word\($0)" }
        let table = KnowledgeTable("rows.tsv", .word("kind", AllowedWords(words)))
        do throws(Fault) {
            _ = try table.rows(of: Array("wrod7\n".utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.remedy.hasPrefix("Did you mean word7?"))
            #expect(error.remedy.hasSuffix("and 40 more."))
        }
    }

    @Test func rowsThatRepeatAreFoundInLongFiles() throws {
        let table = KnowledgeTable("rows.tsv", key: ["name"], .text("name"))
        let names = (0..<5_000).map { "n\($0)" }
        #expect(try table.rows(of: Array(names.joined(separator: "\n").utf8)).count == 5_000)
        #expect(throws: Fault.self) { try table.rows(of: Array((names + ["n2500"]).joined(separator: "\n").utf8)) }
        // The shortest rows there can be.
        let letters = "abcdefghijklmnopqrstuvwxyz".map { "\($0)" }
        #expect(try table.rows(of: Array(letters.joined(separator: "\n").utf8)).count == 26)
    }
}
