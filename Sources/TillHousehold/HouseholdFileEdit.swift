import TillRecords
import TillStages
import Yams

/// Lines that are added to a household's file as a person would add them: everything else stays as it was written, comments too.
///
/// The text is made in the ways that files are written, and the one is taken which, read again, says what it said before and what was
/// added; where none does, the file is left alone.
public struct HouseholdFileEdit {
    private let lines: [String]
    private let before: HouseholdFile
    private let root: Node?
    private let name: String

    /// Throws when the text is no household's file.
    public init(_ text: String, id: String, file: String) throws(Fault) {
        name = file
        before = try HouseholdFile(yaml: text, id: id, file: file)
        root = try YamlReading.root(text, file: file)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        self.lines = lines
    }

    /// The text with one more pattern of names of files of an account. Throws when the account is not there or the file is written so
    /// that a person has to add it.
    public func adding(pattern: String, to account: String) throws(Fault) -> String {
        guard let place = before.accounts.firstIndex(where: { $0.id == account }) else {
            throw Fault(
                "household.account", "the household has no account \(account).",
                remedy: "Use one of \(before.accounts.map(\.id).joined(separator: ", ")).", file: name, exit: .usage)
        }
        var wanted = before
        wanted.accounts[place].files.append(pattern)
        let quoted = HouseholdFileEdit.quoted(pattern)
        guard let node = root?["accounts"]?.sequence?[place], let first = node.mark.map({ $0.line - 1 }), lines.indices.contains(first)
        else { throw refused("files: [\(quoted)]") }
        var ways: [[String]] = []
        if let files = node["files"], let at = files.mark.map({ $0.line - 1 }), lines.indices.contains(at) {
            // `files: ["a*"]`, and a list of lines.
            for line in at..<min(at + 20, lines.count) {
                ways += closed(line, "]", adding: "\(files.sequence?.isEmpty ?? true ? "" : ", ")\(quoted)")
            }
            for line in (at..<min(at + 20, lines.count)).reversed() where lines[line].contains("- ") {
                ways.append(inserted("\(HouseholdFileEdit.indent(lines[line]))- \(quoted)", after: line))
            }
        } else {
            // `- {id: giro}` on one line or several, and a mapping of lines.
            for line in first..<min(first + 20, lines.count) { ways += closed(line, "}", adding: ", files: [\(quoted)]") }
            let indent = HouseholdFileEdit.indent(lines[first]) + (lines[first].contains("- ") ? "  " : "")
            ways.append(inserted("\(indent)files: [\(quoted)]", after: first))
        }
        return try taken(ways, wanted, "files: [\(quoted)]")
    }

    /// The text with one more account, whose files have names of a pattern.
    public func adding(account id: String, kind: String, pattern: String) throws(Fault) -> String {
        let account = HouseholdFile.Account(id: id, kind: kind, files: [pattern])
        guard !before.accounts.contains(where: { $0.id == account.id }) else {
            throw Fault(
                "household.account", "the household has an account \(account.id) already.", remedy: "Give the new one another id.",
                file: name, exit: .usage)
        }
        var wanted = before
        wanted.accounts.append(account)
        var parts = ["id: \(account.id)", "kind: \(account.kind)"]
        parts.append("files: [\(HouseholdFileEdit.quoted(pattern))]")
        let item = "{\(parts.joined(separator: ", "))}"
        var ways: [[String]] = []
        if let list = root?["accounts"], let all = list.sequence, !all.isEmpty, let last = all.last?.mark.map({ $0.line - 1 }),
            let head = all.first?.mark.map({ $0.line - 1 }), lines.indices.contains(last)
        {
            let indent = HouseholdFileEdit.indent(lines[head])
            for line in last..<lines.count { ways.append(inserted("\(indent)- \(item)", after: line)) }
            for line in last..<lines.count { ways += closed(line, "]", adding: ", \(item)") }
        } else if let line = lines.firstIndex(where: { $0.hasPrefix("accounts:") }) {
            var changed = lines
            changed[line] = "accounts:"
            changed.insert("  - \(item)", at: line + 1)
            ways.append(changed)
        } else {
            ways.append(lines + ["accounts:", "  - \(item)"])
        }
        return try taken(ways, wanted, "- \(item)")
    }

    // MARK: Ways to write it

    /// A line with something before its last sign of this kind.
    private func closed(_ line: Int, _ sign: Character, adding text: String) -> [[String]] {
        guard let last = lines[line].lastIndex(of: sign) else { return [] }
        var changed = lines
        changed[line].insert(contentsOf: text, at: last)
        return [changed]
    }

    private func inserted(_ line: String, after place: Int) -> [String] {
        var changed = lines
        changed.insert(line, at: place + 1)
        return changed
    }

    private func taken(_ ways: [[String]], _ wanted: HouseholdFile, _ line: String) throws(Fault) -> String {
        for way in ways {
            let text = way.joined(separator: "\n") + "\n"
            if let read = try? HouseholdFile(yaml: text, id: wanted.id, file: name), read == wanted { return text }
        }
        throw refused(line)
    }

    private func refused(_ line: String) -> Fault {
        Fault(
            "household.edit", "it is written so that a line cannot be added without changing others.",
            remedy: "Write \(line) into it yourself.", file: name, exit: .cannotCreate)
    }

    private static func indent(_ line: String) -> String { String(line.prefix { $0 == " " }) }

    /// A text between quotes as YAML reads it.
    public static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
