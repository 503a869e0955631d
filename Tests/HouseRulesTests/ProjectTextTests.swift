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

    @Test func scriptsMayBeRunAndAreSoundBash() throws {
        let scripts = ["pipelines/nightly", "pipelines/setup/packages", "Tests/run", ".ci/run"]
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
