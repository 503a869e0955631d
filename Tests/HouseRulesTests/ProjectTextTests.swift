import Testing
import TillTesting

/// Rules for everything that is not Swift, and for the words of all of it.
@Suite struct ProjectTextTests {
    private func report(_ broken: [String], _ rule: String) {
        if !broken.isEmpty { Issue.record("\(rule):\n\(broken.joined(separator: "\n"))") }
    }

    private static let texts = Checkout.files.filter { path in
        [".swift", ".md", ".yaml", ".yml", ".tsv", ".sh", ".py", ".json", ".mustache", ".modulemap", ".h"].contains { path.hasSuffix($0) }
            || !(path.split(separator: "/").last ?? "").contains(".")
    }

    /// Put together from halves, so that this list does not name what it looks for.
    private static let foreignWords = [
        ("/wo", "rk/"), ("/ro", "ot/"), ("/home", "/"), ("/Us", "ers/"), ("brief-", "common"), ("wt-", "tests"), ("shared/", "eval"),
        ("sub", "agent"),
    ].map { $0.0 + $0.1 }

    @Test func noWordOfADevelopersWorkplace() {
        report(
            Self.texts.flatMap { path in
                let lines = (Checkout.text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
                return lines.enumerated().flatMap { index, line in
                    Self.foreignWords.filter { line.contains($0) }.map { "\(path):\(index + 1): \($0)" }
                }
            }, "the project never mentions the place it was written at")
    }

    /// What lies at the top is agreed; everything else has a folder of its own.
    @Test func theTopLevelIsAgreed() {
        let agreed: Set<Substring> = [
            "Package.swift", "Sources", "Tests", "pipelines", "samples", "output", "README.md", "LICENSE", ".ci", ".gitignore",
            ".swift-format",
        ]
        report(
            Set(Checkout.files.compactMap { $0.split(separator: "/").first }).subtracting(agreed).sorted().map(String.init), "at the top")
    }

    @Test func knowledgeFilesHaveTheirHeader() {
        report(
            Checkout.files.filter { $0.hasPrefix("pipelines/knowledge/") && $0.hasSuffix(".tsv") }.flatMap { path -> [String] in
                let text = Checkout.text(path) ?? ""
                let words = (text.split(separator: "\n").first ?? "").split(separator: " ")
                var broken: [String] = []
                if words.count != 4 || words[0] != "#" || words[1] != "till-knowledge" || Int(words[3]) == nil {
                    broken.append("\(path):1: not \"# till-knowledge NAME VERSION\"")
                }
                if !text.hasSuffix("\n") { broken.append("\(path): no newline at its end") }
                return broken
            }, "a knowledge file begins with its name and version")
    }

    @Test func theCommandsOfTheReadmeExist() throws {
        let readme = Checkout.text("README.md") ?? ""
        let commands = readme.split(separator: "\n").flatMap { line in
            line.split { " `()|\t".contains($0) }.filter { word in
                let top = word.split(separator: "/").first.map(String.init) ?? ""
                return word.contains("/") && ["pipelines", "Tests", ".ci", "."].contains(top) && !word.contains("*") && !word.contains("<")
            }
        }
        for command in Set(commands.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : String($0) }) {
            if command.hasPrefix(".build/") { continue }
            let path = command.last.map { ".,:;".contains($0) } == true ? String(command.dropLast()) : command
            #expect(Files.exists(Checkout.path(path)), "README.md names \(path)")
        }
    }

    /// Pages name files by their paths from the top or from Sources, and catalogues by their names alone.
    @Test func theFilesThatPagesNameExist() {
        let pages = Checkout.files.filter { $0.hasSuffix("README.md") }
        let tops = Set(Checkout.files.compactMap { $0.contains("/") ? $0.split(separator: "/").first.map(String.init) : nil })
            .subtracting(["output"])
        let rooms = Set(Files.names(in: Checkout.path("Sources")))
        report(
            pages.flatMap { page in
                let lines = (Checkout.text(page) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
                return lines.enumerated().flatMap { index, line in
                    line.split { " `()[]|,;:\t".contains($0) }.compactMap { word -> String? in
                        let name = word.hasSuffix(".") ? String(word.dropLast()) : String(word)
                        let top = String(name.split(separator: "/").first ?? "")
                        let isPath = name.contains("/") && (tops.contains(top) || rooms.contains(top))
                        // `Type+Aspect.swift` is how files are named.
                        let isFile = !name.contains("/") && name.hasSuffix(".swift") && !name.contains("+")
                        guard (isPath || isFile) && !name.contains("<") && !name.hasPrefix("/") else { return nil }
                        let found = isPath ? Self.exists(rooms.contains(top) ? "Sources/\(name)" : name) : Self.isThere(named: name)
                        return found ? nil : "\(page):\(index + 1): \(name)"
                    }
                }
            }, "what a page names is there")
    }

    /// The tour names types by their files.
    @Test func theTypesOfTheTourHaveTheirFiles() {
        let words = (Checkout.text("Sources/README.md") ?? "").split(separator: "`", omittingEmptySubsequences: false)
        let types = words.enumerated().filter { $0.offset % 2 == 1 && $0.element.first?.isUppercase ?? false }.map(\.element)
            .filter { $0.allSatisfy(\.isLetter) }
        #expect(types.count > 10)
        report(types.filter { !Self.isThere(named: "\($0).swift") }.map { "Sources/README.md: \($0)" }, "a type has a file of its name")
    }

    private static func isThere(named name: String) -> Bool { Checkout.files.contains { $0 == name || $0.hasSuffix("/\(name)") } }

    /// A file or folder; `*` stands for anything.
    private static func exists(_ path: String) -> Bool {
        guard let star = path.firstIndex(of: "*") else { return Files.exists(Checkout.path(path)) }
        let (head, tail) = (path[..<star], path[path.index(after: star)...])
        return Checkout.files.contains { $0.hasPrefix(head) && ($0.hasSuffix(tail) || tail.isEmpty) }
    }

    /// The catalogue of breakages follows the code: what it breaks stands in the named file, once.
    @Test func everyBreakageStandsInItsFile() {
        let rows = (Checkout.text("Tests/mutants.tsv") ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count > 100)
        report(
            rows.compactMap { row in
                let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
                guard cells.count == 5 else { return "Tests/mutants.tsv: not five cells: \(row)" }
                let context = cells[1].filter { $0 != "«" && $0 != "»" }
                let code = Checkout.text(String(cells[0])) ?? ""
                let places = code.ranges(of: context)
                guard places.count == 1 else { return "\(cells[0]): \(context) stands there \(places.count) times" }
                // What goes on behind the text would be asked of its brackets.
                guard cells[1].contains("»") || !".([!?".contains(code[places[0].upperBound...].first ?? " ") else {
                    return "\(cells[0]): \(context) goes on"
                }
                let text = cells[1].split(separator: "«").last?.split(separator: "»").first ?? ""
                return [text, cells[2]].allSatisfy(Self.isExpression) ? nil : "\(cells[0]): no expression: \(text) or \(cells[2])"
            }, "a breakage that the tests must notice can be made")
    }

    /// Whether a text may stand in brackets: no operator ends it, nothing is declared, and what is opened is closed; a choice is whole.
    private static func isExpression(_ text: Substring) -> Bool {
        let operators = ["||", "&&", "<", ">", "<=", ">=", "==", "!=", "?", ":", ",", "="]
        let words = text.split(separator: " ")
        guard let first = words.first, let last = words.last else { return false }
        let declares = ["let", "var", "case", "return", "guard", "if", "static"]
        return !operators.contains { first == $0 || last == $0 } && !words.contains { declares.contains(String($0)) }
            && [("(", ")"), ("[", "]"), ("{", "}"), (" ? ", " : ")].allSatisfy { text.ranges(of: $0).count == text.ranges(of: $1).count }
    }

    @Test func scriptsMayBeRunAndAreSoundBash() throws {
        let scripts = [
            "pipelines/nightly", "pipelines/feed", "pipelines/package", "pipelines/packaging/copyright", "pipelines/setup/packages",
            "pipelines/setup/reader", "pipelines/setup/feed", "pipelines/setup/cluster", "pipelines/setup/pdf", "pipelines/cluster/run",
            "pipelines/cluster/partition", "Tests/run", "Tests/cluster", "Tests/package", ".ci/run",
        ]
        for script in scripts {
            #expect(Files.isExecutable(Checkout.path(script)), "\(script) may not be run")
            let text = Checkout.text(script) ?? ""
            #expect(text.hasPrefix("#!/usr/bin/env bash\n"), "\(script):1")
            #expect(text.contains("set -euo pipefail"), "\(script) goes on after a failure")
            let outcome = try Command(["bash", "-n", Checkout.path(script)]).run()
            #expect(outcome.code == 0, "\(outcome.errText)")
        }
    }

    @Test func linesAreClean() {
        report(
            Self.texts.filter { !$0.hasPrefix("Tests/Golden/") && !$0.hasPrefix("samples/") }.flatMap { path -> [String] in
                let lines = (Checkout.text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
                return lines.enumerated().filter { !$1.isEmpty && !path.hasSuffix(".tsv") && ($1.hasSuffix(" ") || $1.hasSuffix("\r")) }
                    .map { "\(path):\($0.offset + 1): blanks at the end of the line" }
            }, "no blanks at the ends of lines")
    }

    @Test func samplesStaySmall() {
        let size = Checkout.files.filter { $0.hasPrefix("samples/") }.reduce(0) { $0 + (Checkout.bytes($1)?.count ?? 0) }
        #expect(size < 5_000_000, "samples hold \(size) bytes")
    }
}
