import Testing
import TillStages

@Suite struct WrappedTextTests {
    @Test(arguments: [
        // One below, at and above the width.
        ("aa bb", 6, ["aa bb"]), ("aa bb", 5, ["aa bb"]), ("aa bb", 4, ["aa", "bb"]),
        ("", 5, [""]), ("  aa   bb ", 9, ["aa bb"]),
        // A word that fits nowhere stands alone.
        ("a longword b", 4, ["a", "longword", "b"]),
        // Characters, not bytes.
        ("äö üß", 5, ["äö üß"]),
    ])
    func linesHaveTheirWidth(text: String, columns: Int, lines: [String]) {
        #expect(WrappedText.lines(text, columns: columns) == lines)
    }

    @Test func whatLinesBeginWithCounts() {
        #expect(WrappedText.lines("aa bb cc", first: "# ", rest: "  ", columns: 7) == ["# aa bb", "  cc"])
        #expect(WrappedText.lines("aa bb cc", first: "# ", rest: "  ", columns: 6) == ["# aa", "  bb", "  cc"])
    }
}
