import TillProcess
import TillStages

/// Reads a PDF with poppler's tools: its text where it has one, else its pages as pictures.
struct PdfReading {
    private let path: String
    private let engine: TesseractEngine
    private let crops: Bool

    /// Pages that are read at most: a receipt has few.
    private static let mostPages = 5
    private static let mostBytes = 64 << 20
    private static let mostSeconds = 60

    init(path: String, engine: TesseractEngine, crops: Bool) {
        self.crops = crops
        self.path = path.hasPrefix("/") ? path : "./" + path
        self.engine = engine
    }

    func read(_ interpreter: ReceiptInterpreter) throws(Fault) -> ReceiptAnswer {
        guard let text = run("pdftotext", ["-q", "-layout", "-enc", "UTF-8", "-l", "\(PdfReading.mostPages)", path, "-"]) else {
            throw Fault(
                "receipts.pdf", "the PDF cannot be read: it is damaged or locked, or poppler-utils is not installed.",
                remedy: "Open it, print it to a new PDF, and read that.")
        }
        let words = text.filter { ($0 | 0x20) &- 97 < 26 }.count
        if words >= 20 {
            guard let fields = interpreter.fields(ofText: String(decoding: text, as: UTF8.self)) else {
                throw Fault("receipts.no-total", "the PDF's text names no total.", remedy: "Check that it is a receipt.")
            }
            return ReceiptAnswer(fields, pageStep: nil)
        }
        do throws(PictureFault) {
            let pages = try pages()
            return try ReceiptWorker.judge(PictureReading(engine).looks(pages, interpreter), pages, crops: crops)
        } catch {
            throw error.fault
        }
    }

    private func pages() throws(PictureFault) -> [Picture] {
        var pages: [Picture] = []
        for number in 1...PdfReading.mostPages {
            // The long side in pixels is fixed, so a page of a kilometre costs no more than another.
            let arguments = ["-q", "-gray", "-scale-to", "2600", "-f", "\(number)", "-l", "\(number)", path]
            guard let bytes = run("pdftoppm", arguments), !bytes.isEmpty else { break }
            pages.append(try Picture.decode(bytes))
        }
        guard !pages.isEmpty else { throw .unreadable }
        return pages
    }

    private func run(_ tool: String, _ arguments: [String]) -> [UInt8]? {
        CapturedRun.output(path: "/usr/bin/" + tool, arguments: arguments, most: PdfReading.mostBytes, seconds: PdfReading.mostSeconds)
    }
}
