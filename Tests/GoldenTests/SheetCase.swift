import TillTesting

/// A case of a sheet: a page of small cases under Tests/Golden/sheets or Tests/Golden/faults, read by people and by the tests.
///
///     === a pending row is marked so
///     # Why it is here.
///     --- file card.csv
///     Date,Description,Amount
///     $ till-bank card.csv | show observation date status
///     > 2025-03-14	pending
///
/// Files lie in a folder of its own, the lines after `$` are one script of bash, `>` is what it prints, `!` what it says on standard
/// error, `=` its exit code where that is not 0.
struct SheetCase: Sendable, CustomStringConvertible {
    /// The sheet's path from Tests/Golden.
    let sheet: String
    let name: String
    /// Everything but what is expected, as it stands in the sheet.
    private(set) var given: [String] = []
    /// The marked lines of what is expected.
    private(set) var expected: [String] = []
    private(set) var files: [(name: String, text: String)] = []
    private(set) var script: [String] = []
    /// `unit: FILE TEST`: the test that provokes what no command can.
    private(set) var unit: String?
    /// `none: WHY`: what would have to break before this happens.
    private(set) var reason: String?

    var description: String { "\(sheet): \(name)" }
    /// In a sheet of faults the name begins with the code.
    var code: String { name.split(separator: " ").first.map(String.init) ?? "" }

    private init(sheet: String, name: String) {
        self.sheet = sheet
        self.name = name
    }

    /// The cases of every sheet of a folder under Tests/Golden.
    static func all(in folder: String) -> [SheetCase] {
        Files.names(in: Checkout.path("Tests/Golden/\(folder)")).filter { $0.hasSuffix(".txt") }.flatMap { read("\(folder)/\($0)").cases }
    }

    /// What stands above the first case, and the cases.
    static func read(_ sheet: String) -> (head: [String], cases: [SheetCase]) {
        var head: [String] = []
        var cases: [SheetCase] = []
        var isInFile = false
        let lines = (Checkout.text("Tests/Golden/\(sheet)") ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines.map(String.init) {
            if line.hasPrefix("=== ") {
                cases.append(SheetCase(sheet: sheet, name: String(line.dropFirst(4))))
                isInFile = false
            }
            guard !cases.isEmpty else {
                head.append(line)
                continue
            }
            isInFile = cases[cases.count - 1].take(line, isInFile: isInFile)
        }
        return (head, cases)
    }

    /// Takes a line; true while the lines that follow belong to a file.
    private mutating func take(_ line: String, isInFile: Bool) -> Bool {
        if line.hasPrefix("--- file ") {
            files.append((String(line.dropFirst(9)), ""))
            given.append(line)
            return true
        }
        if line.hasPrefix("$ ") {
            script.append(String(line.dropFirst(2)))
        } else if isInFile {
            files[files.count - 1].text += line + "\n"
            given.append(line)
            return true
        } else if line.hasPrefix("unit: ") {
            unit = String(line.dropFirst(6))
        } else if line.hasPrefix("none: ") {
            reason = String(line.dropFirst(6))
        } else if let mark = line.first, ">!=".contains(mark), !line.hasPrefix("=== ") {
            expected.append(line)
            return false
        }
        given.append(line)
        return false
    }

    /// Where cases share what they begin with.
    private static let ready = Scratch()

    /// Runs its script in a folder of its own, in which its files lie.
    func run() throws -> Outcome {
        let scratch = Scratch()
        for file in files { scratch.file(file.name, file.text) }
        var command = Command.bash(script.joined(separator: "\n"), folder: scratch.path)
        command.environment["PATH", default: ""] += ":" + Checkout.path("Tests/Golden/bin")
        command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
        command.environment["KEY"] = Checkout.keyFile
        command.environment["SAMPLES"] = Checkout.path("samples")
        command.environment["HOME"] = scratch.path
        command.environment["READY"] = SheetCase.ready.path
        command.environment["LC_ALL"] = "C"
        return try command.run().replacing(scratch.path, with: "DIR")
    }

    /// Marked lines of an outcome, all of it.
    static func whole(_ outcome: Outcome) -> [String] {
        marked(">", outcome.outText) + marked("!", outcome.errText) + exit(outcome)
    }

    static func exit(_ outcome: Outcome) -> [String] { outcome.code == 0 ? [] : ["= \(outcome.code)"] }

    private static func marked(_ mark: String, _ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        // A carriage return is shown, since nobody sees it in a sheet.
        let text = text.replacing("\r\n", with: "\\r\n")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (text.hasSuffix("\n") ? lines.dropLast() : lines[...]).map { $0.isEmpty ? mark : "\(mark) \($0)" }
    }

    /// The lines of the sheet with something else expected: behind the script, before what parts it from the next case.
    func lines(expecting expected: [String]) -> [String] {
        guard let end = given.lastIndex(where: { $0.hasPrefix("$ ") }) else { return given }
        return given[...end] + expected + given[(end + 1)...]
    }
}
