import Testing
import TillStages
import TillTesting

@Suite struct KnowledgeTests {
    @Test func readsRowsWithoutComments() throws {
        let scratch = Scratch()
        scratch.file("aliases.tsv", "# till-knowledge aliases 1\na\tb\t\n\n# more\nc\n")
        let rows = try Knowledge(folder: scratch.path).rows(of: "aliases.tsv")
        #expect(rows == [["a", "b", ""], ["c"]])
    }

    @Test func aMissingFileIsAFaultThatSaysHowToNameTheFolder() {
        for folder in [nil, "/nowhere"] {
            do throws(Fault) {
                _ = try Knowledge(folder: folder).bytes(of: "aliases.tsv")
                Issue.record("read from nowhere")
            } catch {
                #expect(error.code == "knowledge.missing")
                #expect(error.exit == .missingInput)
                #expect(error.remedy.contains("--knowledge"))
            }
        }
    }

    @Test func whatIsAskedForWins() {
        #expect(Knowledge.located("/some/where").folder == "/some/where")
    }
}
