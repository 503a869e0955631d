import TillProcess
import TillRecords
import TillStages

/// `till-receipts worker`: reads one picture or PDF a line and answers one line each; what a hostile one breaks is this process only.
public struct ReceiptWorker: Command {
    private let request: ReceiptRequest
    private let engine: TesseractEngine
    /// Nil where there is no second reader.
    private let second: SecondLook?

    /// Memory that a worker may map: 2 GB. Seconds of processor time for one document: 90.
    private static let mostMemory = 2 << 30
    private static let mostSeconds = 90

    public static let manual = Manual(
        name: "till-receipts worker", summary: "Reads the pictures it is told (a part of till-receipts).",
        discussion: "Takes a job on each line of standard input, as JSON, and answers with one JSON object a line.",
        input: .none,
        options: ReceiptRequest.options + [
            .value("currency", "CODE", "currency of receipts that print none"),
            .value("recogniser", "NAME", "name and version of the second reader, whose answers come on standard input"),
        ], examples: [],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        ProcessLimits.memory(ReceiptWorker.mostMemory)
        request = try ReceiptRequest(options: options, context: context)
        engine = try TesseractEngine(languages: request.languages)
        second = options.text("recogniser").map { SecondLook(name: $0) }
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        while let line = readLine() {
            ProcessLimits.processorTime(ReceiptWorker.mostSeconds)
            var answer = Record(type: "answer")
            do throws(Fault) {
                guard let job = try? Record(checking: line), let path = job.string(.path) else {
                    throw Fault("receipts.job", "the job cannot be read.", remedy: "Report this.", exit: .software)
                }
                second?.begin()
                let receipts = try read(path, job)
                receipts[0].write(to: &answer)
                let more = receipts.dropFirst().map { receipt in
                    var record = Record.bare
                    receipt.write(to: &record)
                    return record
                }
                if !more.isEmpty { answer.set(.more, objects: more) }
            } catch {
                answer.set(.code, string: error.code)
                answer.set(.sentence, string: error.sentence)
                answer.set(.remedy, string: error.remedy)
                answer.set(.exit, integer: Int(error.exit.rawValue))
            }
            if second?.isLost == true { answer.set(.lost, flag: true) }
            ProcessLimits.processorTime(0)
            Output.write(answer.text + "\n")
        }
        return .good
    }

    /// The receipts of a document: one, or as many as its picture shows.
    private func read(_ path: String, _ job: Record) throws(Fault) -> [ReceiptAnswer] {
        guard let bytes = ReceiptWorker.bytes(path, job), Digest.sha256(bytes).hex == job.string(.document) else {
            throw Fault("document.changed", "the file changed while it was read.", remedy: "Run it again.", exit: .inputOutput)
        }
        var settings = request.settings
        settings.captured = job.date(.captured)
        settings.isUnasked = job.flag(.unasked) ?? false
        let interpreter = ReceiptInterpreter(request.knowledge, settings)
        let reading = PictureReading(engine, second)
        if job.equals(.kind, "pdf") { return try PdfReading(path: path, reading: reading, crops: request.crops).read(interpreter) }
        do throws(PictureFault) {
            let pages = try Picture.pages(bytes)
            return try ReceiptWorker.judge(reading, pages, interpreter, crops: request.crops)
        } catch {
            throw error.fault
        }
    }

    /// The document: a file, or a part of one.
    private static func bytes(_ path: String, _ job: Record) -> [UInt8]? {
        guard let start = job.integer(.start), let count = job.integer(.count), start >= 0, (0...Document.largest).contains(count) else {
            return FileReading.bytes(path: path, limit: Document.largest)
        }
        return FileReading.bytes(path: path, from: start, count: count)
    }

    /// Words that a picture must show at least: fewer are no receipt, or one that cannot be read.
    private static let fewestWords = 4

    /// Reads pages as pictures, and refuses what is too poor to be read. A picture of two receipts is read as one picture each.
    static func judge(
        _ reading: PictureReading, _ asTaken: [Picture], _ interpreter: ReceiptInterpreter, crops: Bool
    ) throws(PictureFault) -> [ReceiptAnswer] {
        let (looks, pages) = reading.looks(asTaken, interpreter)
        guard looks.readableWords >= fewestWords else { throw .noText(words: looks.readableWords) }
        if let cut = looks.cut, let page = pages.first {
            let answers = page.parts(cut).compactMap { part in
                answer(reading, reading.looks([part.picture], interpreter), page, at: part.origin, crops: crops)
            }
            if answers.count == 2 { return answers }
        }
        guard let answer = answer(reading, (looks, pages), nil, crops: crops) else { throw .noAmount }
        return [answer]
    }

    /// What was read of pages, or of a part of a page that begins at `origin`; nil without an amount.
    private static func answer(
        _ reading: PictureReading, _ seen: (looks: ReceiptLooks, pages: [Picture]), _ whole: Picture?, at origin: (x: Int, y: Int) = (0, 0),
        crops: Bool
    ) -> ReceiptAnswer? {
        guard var fields = seen.looks.fields else { return nil }
        let crop = crops ? ReceiptCrop(seen.pages, fields.evidence) : nil
        fields.recogniser = reading.recogniser
        for place in fields.evidence.indices {
            var box = original(fields.evidence[place].box, seen.pages)
            if let whole {
                box.left += origin.x
                box.top += origin.y
                box = original(box, [whole])
            }
            fields.evidence[place].box = box
        }
        return ReceiptAnswer(fields, pageStep: PictureReading.pageStep, crop: crop)
    }

    /// A box on a page as it was taken.
    private static func original(_ box: Box, _ pages: [Picture]) -> Box {
        let number = box.top / PictureReading.pageStep
        guard pages.indices.contains(number), let turning = pages[number].turning else { return box }
        var onPage = box
        onPage.top -= number * PictureReading.pageStep
        var found = turning.original(onPage)
        found.top += number * PictureReading.pageStep
        return found
    }
}

/// Reads a PDF with poppler's tools: its text where it has one, else its pages as pictures.
struct PdfReading {
    private let path: String
    private let reading: PictureReading
    private let crops: Bool

    /// Pages that are read at most: a receipt has few.
    private static let mostPages = 5

    init(path: String, reading: PictureReading, crops: Bool) {
        self.crops = crops
        self.path = path.hasPrefix("/") ? path : "./" + path
        self.reading = reading
    }

    func read(_ interpreter: ReceiptInterpreter) throws(Fault) -> [ReceiptAnswer] {
        if let invoice, let fields = ElectronicInvoice.fields(invoice) { return [ReceiptAnswer(fields, pageStep: nil)] }
        let outcome = Poppler.run("pdftotext", ["-layout", "-enc", "UTF-8", "-l", "\(PdfReading.mostPages)", path, "-"])
        guard case .output(let text) = outcome else { throw PdfReading.fault(outcome) }
        let words = text.filter { ($0 | 0x20) &- 97 < 26 || $0 >= 0xC3 }.count
        if words >= 20 {
            let pages = text.split(separator: 0x0C).map { String(decoding: $0, as: UTF8.self) }
            guard let fields = interpreter.fields(ofPages: pages) else {
                throw Fault("receipts.no-total", "the PDF's text names no total.", remedy: "Check that it is a receipt.")
            }
            return [ReceiptAnswer(fields, pageStep: nil)]
        }
        let pages = try pages()
        do throws(PictureFault) {
            return try ReceiptWorker.judge(reading, pages, interpreter, crops: crops)
        } catch {
            throw error.fault
        }
    }

    /// The XML of an electronic invoice among the files that the PDF carries.
    private var invoice: [UInt8]? {
        Poppler.attachments(path) { $0.lowercased().hasSuffix(".xml") }.first(where: ElectronicInvoice.isOne)
    }

    /// Pages as pictures. Drawing all of them may take as long as one program of poppler's may.
    private func pages() throws(Fault) -> [Picture] {
        var pages: [Picture] = []
        let began = WallClock.seconds
        for number in 1...PdfReading.mostPages {
            // The long side in pixels is fixed, so a page of a kilometre costs no more than another.
            let arguments = ["-gray", "-scale-to", "2600", "-f", "\(number)", "-l", "\(number)", path]
            let outcome = Poppler.run("pdftoppm", arguments)
            guard outcome != .tooMuch, WallClock.seconds - began < PdfReading.mostSeconds || number == 1 else {
                throw PdfReading.fault(.tooMuch)
            }
            guard case .output(let bytes) = outcome, !bytes.isEmpty else { break }
            do throws(PictureFault) { pages.append(try Picture.decode(bytes)) } catch { throw error.fault }
        }
        guard !pages.isEmpty else { throw PictureFault.unreadable.fault }
        return pages
    }

    /// Seconds for all pages of a document.
    private static let mostSeconds = 20.0

    private static func fault(_ outcome: CapturedRun.Outcome) -> Fault {
        let (sentence, remedy) = Poppler.trouble(outcome)
        return Fault("receipts.pdf", sentence, remedy: remedy)
    }
}
