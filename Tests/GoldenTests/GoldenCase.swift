import Glibc
import TillTesting

/// A folder under Tests/Golden: `cmd` is run by bash in a copy of the folder, with the executables of the build first on PATH;
/// what it writes must be `out` and `err`, and it must end with `code` (0 when there is no such file).
struct GoldenCase: Sendable, CustomStringConvertible {
    let name: String

    var description: String { name }
    var folder: String { Checkout.path("Tests/Golden/\(name)") }

    static let all: [GoldenCase] = Files.names(in: Checkout.path("Tests/Golden"))
        .filter { Files.exists(Checkout.path("Tests/Golden/\($0)/cmd")) && isAsked($0) }
        .map { GoldenCase(name: $0) }

    /// Whether a folder or a case of a sheet is asked for: `TILL_GOLDEN` holds a part of its name, such as `sheets/analysis`; without it all are.
    static func isAsked(_ name: String) -> Bool { asked.map(name.contains) ?? true }
    private static let asked = Checkout.value("TILL_GOLDEN")

    /// Recording is asked for, and this is no machine that nobody watches.
    static var records: Bool { Checkout.isSet("TILL_RECORD") && !Checkout.isSet("CI") }

    func run() throws -> Outcome {
        let scratch = Scratch()
        _ = try Command(["cp", "-R", "\(folder)/.", scratch.path]).run()
        for name in ["out", "err", "code"] { unlink("\(scratch.path)/\(name)") }
        var command = Command.bash(". ./cmd", folder: scratch.path)
        command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
        command.environment["SAMPLES"] = Checkout.path("samples")
        command.environment["LC_ALL"] = "C"
        return try command.run()
    }

    /// What is kept: the text of `out` or `err`, and the code.
    func kept(_ name: String) -> String? { Files.bytes("\(folder)/\(name)").map { String(decoding: $0, as: UTF8.self) } }

    var keptCode: Int32 { kept("code").flatMap { Int32($0.filter { !$0.isWhitespace }) } ?? 0 }

    func record(_ outcome: Outcome) {
        Files.write(outcome.out, to: "\(folder)/out")
        Files.write(outcome.err, to: "\(folder)/err")
        Files.write("\(outcome.code)\n", to: "\(folder)/code")
    }
}
