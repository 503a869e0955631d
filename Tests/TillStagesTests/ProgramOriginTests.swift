import Testing
import TillTesting

@testable import TillStages

@Suite struct ProgramOriginTests {
    /// A file written before, with, and after the program it is about.
    @Test(arguments: [("12:00:01", nil), ("12:00:00", "abc123"), ("11:59:59", "abc123")] as [(String, String?)])
    func aProgramThatIsNewerIsOfAnotherCommit(built: String, commit: String?) throws {
        let scratch = Scratch()
        let (file, program) = (scratch.file("till.commit", "abc123\n"), scratch.file("till", ""))
        _ = try Command(["touch", "-d", "2025-01-01 12:00:00", file]).run()
        _ = try Command(["touch", "-d", "2025-01-01 \(built)", program]).run()
        #expect(ProgramOrigin.commit(writtenIn: file, for: program) == commit)
    }

    @Test(arguments: ["", "two words\n", "caf\u{e9}\n", String(repeating: "a", count: 81)])
    func whatIsNoCommitIsNone(text: String) {
        let scratch = Scratch()
        let program = scratch.file("till", "")
        #expect(ProgramOrigin.commit(writtenIn: scratch.file("till.commit", text), for: program) == nil)
        #expect(ProgramOrigin.commit(writtenIn: scratch.path + "/none", for: program) == nil)
        #expect(ProgramOrigin.commit(writtenIn: scratch.file("till.commit", String(repeating: "a", count: 80)), for: program) != nil)
    }
}
