import Glibc
import TillRecords
import TillTesting

/// A book for tests of plans: two households with a few months of an account each.
struct PlanBook {
    let scratch = Scratch()
    var folder: String { scratch.path + "/money" }
    var current: String { folder + "/output/current" }

    /// Bank, normalise, dedupe, categorise: a second for all.
    static let plan = """
        plan: short
        stages:
          - till-bank
          - till-normalise: {currency: EUR}
          - till-dedupe
          - till-categorise

        """

    init(households: [String] = ["ana", "ben"]) throws {
        _ = try shell("till init money --household \(households[0]) --currency EUR")
        for (number, household) in households.enumerated() { add("giro.csv", to: household, amount: 10 + number) }
        write(PlanBook.plan, to: "short.yaml")
    }

    /// Puts an export into an inbox.
    func add(_ name: String, to household: String, amount: Int, rows: Int = 20) {
        var text = "Date,Description,Amount,Currency\n"
        for row in 1...rows {
            let day = row % 27 + 1
            text += "2025-0\(row % 9 + 1)-\(day < 10 ? "0" : "")\(day),SHOP \(row % 5),-\(amount + row).00,EUR\n"
        }
        Files.write(text, to: "\(folder)/inbox/\(household)/\(name)")
    }

    /// Writes a file beside the book, for its owner alone to change.
    func write(_ text: String, to name: String, mode: mode_t = 0o644) {
        Files.write(text, to: "\(scratch.path)/\(name)")
        chmod("\(scratch.path)/\(name)", mode)
    }

    func shell(_ line: String) throws -> Outcome {
        var command = Command.bash(line, folder: scratch.path)
        command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
        command.seconds = 120
        return try command.run()
    }

    func run(_ plan: String = "short.yaml", _ more: String = "") throws -> Outcome { try shell("till run ./\(plan) --book money \(more)") }

    var sums: String { text("output/current/SHA256SUMS") }

    func text(_ path: String) -> String { String(decoding: Files.bytes("\(folder)/\(path)") ?? [], as: UTF8.self) }

    func records(_ path: String) -> [Record] { text(path).split(separator: "\n").compactMap { try? Record(checking: String($0)) } }
}
