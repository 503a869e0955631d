import Testing
import TillRecords
import TillTesting

/// What Chromium finds wrong with a page in one colour scheme on a screen 360 pixels wide.
struct PageInspection: Sendable {
    let page: String
    let scheme: String
    /// How many runs of text it looked at.
    let texts: Int
    let problems: [String]

    /// True when a browser and python3 to speak to it are installed.
    static let isPossible: Bool =
        Python.isPresent && ((try? Command.bash("command -v chromium chromium-browser google-chrome >/dev/null").run())?.code == 0)

    static let why: Comment = "no page can be looked at: pipelines/setup/packages --tests installs chromium and python3"

    /// Opens pages in light and in dark.
    static func of(_ pages: [String]) throws -> [PageInspection] {
        var command = Command(["python3", Checkout.path("Tests/Pages/inspect.py")] + pages)
        command.seconds = 240
        let outcome = try command.run()
        try #require(outcome.code == 0, "\(outcome.errText)")
        return try outcome.lines.map { line in
            let record = try Record(checking: line)
            return PageInspection(
                page: record.string(.page) ?? "", scheme: record.string(Key(foreign: "scheme")) ?? "",
                texts: record.integer(Key(foreign: "texts")) ?? 0,
                problems: record.strings(Key(foreign: "problems")))
        }
    }
}
