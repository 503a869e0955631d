import TillTesting

/// A Swift file of the package, as its rules see it: where it lies, its lines, its lines without comments and texts.
struct SourceFile: Sendable {
    /// Path from the top of the checkout.
    let path: String
    /// The lines as they stand.
    let lines: [Substring]
    /// The same lines with comments and the contents of string literals taken out.
    let code: [String]

    /// The folder below Sources or Tests: the target.
    var target: String { String(path.split(separator: "/")[1]) }
    /// The file's name without `.swift`.
    var name: String { String(path.split(separator: "/").last?.dropLast(6) ?? "") }
    var isSource: Bool { path.hasPrefix("Sources/") }

    init(path: String) {
        self.path = path
        let text = Checkout.text(path) ?? ""
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code = CodeText.stripped(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Every Swift file under Sources and Tests.
    static let all: [SourceFile] = Checkout.files
        .filter { $0.hasSuffix(".swift") && ($0.hasPrefix("Sources/") || $0.hasPrefix("Tests/")) }
        .map { SourceFile(path: $0) }

    static let sources = all.filter(\.isSource)

    /// The modules it imports, with the line of each.
    var imports: [(module: String, line: Int)] {
        code.enumerated().compactMap { index, line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                words[..<at].allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "internal" || $0 == "private" })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
            return (String(name.split(separator: ".").first ?? name), index + 1)
        }
    }

    /// The numbers of the lines whose code has a word, letters around it excluded.
    func lines(with word: String) -> [Int] {
        code.enumerated().compactMap { index, line in CodeText.has(line, word) ? index + 1 : nil }
    }
}
