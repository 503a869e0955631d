import Testing
import TillRecords
import TillTesting

@testable import TillBook

/// What an answer wrote into a file of the book is taken out of it again, whatever else was written there since.
@Suite struct LineChangeTests {
    private func edit(_ before: String?, _ text: String) -> LineChange {
        BookEdit(path: "", name: "households/ng.yaml", line: "", text: text, before: before.map { Array($0.utf8) }).change
    }

    private func content(_ change: LineChange) throws -> LineChange {
        var record = Record(type: .decision)
        record.set(.action, string: "answer")
        record.set(.was, object: change.record)
        return try #require(LineChange(record))
    }

    /// The file before, as the answer wrote it, as it is when that is taken back, and what it should be then; nil: left as it is.
    @Test(
        arguments: [
            ("a\nb\n", "a\nx\nb\n", "a\nx\nb\n", "a\nb\n"), ("a\nb\n", "a\nb: [x]\n", "a\nb: [x]\n", "a\nb\n"),
            ("a\nb\n", "a\nx\nb\n", "new\na\nx\nb\nend\n", "new\na\nb\nend\n"), ("a\nb\n", "a\nx\nb\n", "a\ny\nb\n", nil),
            ("a\nb\n", "a\nx\nb\n", "b\nx\na\nx\n", "b\na\nx\n"), ("a\nb\n", "a\nx\nb\n", "x\na\nq\nx\nb\n", nil),
        ] as [(String, String, String, String?)])
    func itGoesByItself(before: String, answered: String, now: String, then: String?) throws {
        let book = Scratch()
        let path = "\(book.path)/households/ng.yaml"
        Files.write(now, to: path)
        let change = try content(edit(before, answered))
        #expect(try change.reversed.make(in: book.path) == (then != nil))
        #expect(String(decoding: Files.bytes(path) ?? [], as: UTF8.self) == then ?? now)
    }

    @Test func aFileThatAnAnswerMadeGoesAsAWholeAndComesAgain() throws {
        let book = Scratch()
        let path = "\(book.path)/households/ng.yaml"
        let change = try content(edit(nil, "sign: in\n"))
        Files.write("sign: in\n", to: path)
        #expect(try change.reversed.make(in: book.path) && Files.bytes(path) == nil)
        #expect(try change.make(in: book.path))
        #expect(try !change.make(in: book.path), "it is there already")
        Files.write("sign: in\nmine: 1\n", to: path)
        #expect(try !change.reversed.make(in: book.path), "somebody wrote into it")
    }

    @Test(arguments: ["../ng.yaml", "households/../../x.yaml", "rules.csv", "households/.x.yaml", "households/x.txt"])
    func onlyFilesOfAnswersAreTouched(name: String) throws {
        var record = Record(type: .decision)
        record.set(.action, string: "answer")
        record.set(.was, object: LineChange(file: name, line: 1, from: [], to: ["x"]).record)
        #expect(LineChange(record) == nil)
    }
}
