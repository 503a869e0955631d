import Testing
import TillStages

@Suite struct SpeechTests {
    @Test(arguments: [
        ("plain, £€𝄞 text", "plain, £€𝄞 text"), ("a\u{1B}[31mred\u{1B}[0m", "a[31mred[0m"), ("\u{1B}]0;title\u{7}x", "]0;titlex"),
        ("a\u{0}\u{8}\u{7F}\u{85}\u{9B}b", "ab"), ("\u{202E}reversed\u{202C}", "reversed"), ("\u{2066}x\u{2069}\u{200F}\u{FEFF}", "x"),
        ("tab\tand\nline", "tab\tand\nline"), ("\r", ""),
    ])
    func takesControlsOutOfText(text: String, clean: String) {
        #expect(Speech.clean(text) == clean)
    }
}
