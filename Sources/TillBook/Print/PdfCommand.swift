import TillRecords
import TillReports
import TillRun
import TillStages

/// `till pdf`: published pages as PDF.
public struct PdfCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till pdf",
        summary: "Make PDF of published pages: a household's, of a month or of a year.",
        discussion: """
            A page is named as its address has it below the published run: ana/2026-03, ana/2026, or ana for the household's own page. The \
            PDF gets the name of the page, ana-2026-03.pdf, in this folder. The pages of other plans have theirs: --plan monthly. It is \
            made by WeasyPrint, which pipelines/setup/pdf installs with letters for Hebrew and Japanese; the same page gives the same \
            bytes. Selections, receipts and what else opens on a screen is left out.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("plan", "NAME", "the plan whose pages these are", default: "nightly"),
            .value("to", "FILE", "where the PDF of one page is written"),
        ],
        examples: [
            Example("a month", command: "till pdf ana/2026-03 --book money", shows: []),
            Example("the month's report, for an adviser", command: "till pdf ana/2026-03 --plan monthly --to march.pdf", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let pages = options.arguments
        guard !pages.isEmpty, pages.count == 1 || options.text("to") == nil else {
            throw Fault(
                "usage.pdf", pages.isEmpty ? "no page is named." : "--to names one file, and there are several pages.",
                remedy: "Give till pdf HOUSEHOLD/MONTH, as till pdf ana/2026-03; --to with one page alone.", place: "till pdf", exit: .usage
            )
        }
        let current = try PublishedPages(options)
        // What is not there is told before anything is made.
        let found = try pages.map { page throws(Fault) in try current.page(page) }
        let printer = try PaperPrinter()
        for page in found {
            let path = options.text("to") ?? page.name + ".pdf"
            try Folder.replace(path, with: try printer.pdf(page.html))
            speech.say(path)
        }
        return .good
    }
}

/// The pages of a plan's current run, by their addresses.
private struct PublishedPages {
    private let folder: String
    private let plan: String

    init(_ options: Options) throws(Fault) {
        plan = options.text("plan") ?? "nightly"
        guard Context.isHouseholdId(plan) else {
            throw Fault(
                "usage.option", "a plan's name has small letters, digits, _ and - only.", remedy: "Give --plan monthly.", place: "--plan",
                exit: .usage)
        }
        try BookOptions.check(options)
        folder = BookOptions.out(options) + (plan == "nightly" ? "" : "/" + plan) + "/current"
    }

    /// `ana`, `ana/2026-03`, `ana/2026-03.html`, or the path of a page below the run.
    func page(_ address: String) throws(Fault) -> (name: String, html: String) {
        var parts = address.split(separator: "/").map(String.init)
        if let last = parts.last, last.hasSuffix(".html") { parts[parts.count - 1] = String(last.dropLast(".html".count)) }
        let isAddress = !parts.isEmpty && !address.hasPrefix("/") && parts.allSatisfy { !$0.hasPrefix(".") }
        let name = parts.last == "index" && parts.count > 1 ? Array(parts.dropLast()) : parts
        if isAddress {
            for path in [parts.joined(separator: "/") + ".html", parts.joined(separator: "/") + "/index.html"] {
                if let bytes = FileReading.bytes(path: "\(folder)/\(path)", limit: 1 << 26) {
                    return (name.joined(separator: "-"), String(decoding: bytes, as: UTF8.self))
                }
            }
        }
        throw Fault(
            "pdf.no-page", "no page \(address) is published.",
            remedy: remedy(parts), file: Document.baseName(folder), exit: .missingInput)
    }

    private func remedy(_ parts: [String]) -> String {
        let pages = parts.first.flatMap { Folder.names("\(folder)/\($0)") } ?? []
        let months = pages.filter { $0.hasSuffix(".html") && Month(String($0.dropLast(5))) != nil }.map { "\(parts[0])/" + $0.dropLast(5) }
        if let last = months.last { return "There is \(months.first ?? last)\(months.count > 1 ? " to \(last)" : "")." }
        let households = (Folder.names(folder) ?? []).filter { Folder.exists("\(folder)/\($0)/index.html") }
        if !households.isEmpty {
            return "Name one of \(households.prefix(8).joined(separator: ", ")), with a month as \(households[0])/2025-03."
        }
        return "Run till run \(plan) first, or name the book with --book."
    }
}
