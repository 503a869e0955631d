import TillProcess
import TillStages

/// Pages as PDF, by WeasyPrint, a program of the system's: a child within limits that is given the page and nothing else. The same page
/// gives the same bytes.
public struct PaperPrinter: Sendable {
    private let program: String

    /// A year of a household with many rows has thirty pages and takes ten seconds.
    private static let limits = CapturedRun.Limits(most: 64 << 20, seconds: 300, processorSeconds: 280, megabytes: 4 << 10)

    /// Fonts and documents carry no time of their making.
    private static let environment = ["SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"]

    /// Throws `pdf.no-weasyprint` where the program is not installed.
    public init() throws(Fault) {
        guard let program = ProgramPath.find("weasyprint") else {
            throw Fault(
                "pdf.no-weasyprint", "PDF is made by WeasyPrint, which is not installed.",
                remedy: "Run pipelines/setup/pdf, or install the package weasyprint.", exit: .missingInput)
        }
        self.program = program
    }

    /// The PDF of a page of Till's. Throws `pdf.failed`.
    public func pdf(_ html: String) throws(Fault) -> [UInt8] {
        let file = UnnamedFile()
        guard file.append(Array(PaperPage.html(html).utf8)) != nil, let path = file.path else {
            throw PaperPrinter.fault("there is no room for the page in /tmp.", "Make room there.")
        }
        let arguments = ["--quiet", "--encoding", "utf-8", "--base-url", "about:blank", path, "-"]
        switch CapturedRun.run(
            path: program, arguments: arguments, PaperPrinter.limits, isClean: true, environment: PaperPrinter.environment)
        {
        case .output(let bytes) where bytes.starts(with: "%PDF-".utf8): return bytes
        case .tooMuch:
            throw PaperPrinter.fault("WeasyPrint took more time or memory than a page may take.", "Print the page from a browser.")
        case .output, .failed:
            throw PaperPrinter.fault("WeasyPrint made no PDF of the page.", "Try weasyprint --info; print the page from a browser.")
        }
    }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("pdf.failed", sentence, remedy: remedy, exit: .cannotCreate)
    }
}
