import Testing
import TillStages

/// What a misspelt name was perhaps meant to be.
@Suite struct NearestNameTests {
    private static let names = ["contains", "starts", "word", "min", "max", "sign", "account", "category", "tag"]

    @Test(arguments: [
        ("contians", "contains"), ("contain", "contains"), ("Contains", "contains"), ("catgeory", "category"), ("accounts", "account"),
        ("mni", "min"), ("word", "word"), ("wrd", "word"),
    ]) func aNearOneIsNamed(word: String, name: String) { #expect(NearestName.of(word, among: Self.names) == name) }

    @Test(arguments: ["amount", "x", "", "description", "xyz", "sg"]) func aFarOneIsNot(word: String) {
        #expect(NearestName.of(word, among: Self.names) == nil)
        #expect(NearestName.question(word, among: Self.names).isEmpty)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("abc", "abd", 1), ("abc", "acb", 1), ("abcd", "bacd", 1), ("ca", "abc", 3), ("kitten", "sitting", 3),
    ]) func lettersAreCounted(a: String, b: String, distance: Int) {
        #expect(EditDistance.of(a, b) == distance)
        #expect(EditDistance.of(b, a) == distance)
    }
}
