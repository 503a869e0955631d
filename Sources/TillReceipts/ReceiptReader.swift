import Glibc
import TillProcess
import TillRecords
import TillStages

/// `till-receipts`: pictures, PDF and texts of receipts become observations.
public struct ReceiptReader: Reader {
    private let request: ReceiptRequest
    private let knowledge: Knowledge
    private let workers: Int
    private let second: SecondReader?
    /// Documents from the first that a worker must read on, in the order they came.
    private var waiting: [Waiting] = []
    /// Holds pictures that are no files until they were read.
    private var scratch = ReceiptScratch()

    /// A document that is read later, to keep the order.
    private enum Waiting {
        case job(ReceiptJob)
        case text(Document)
    }

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { ReceiptKnowledge.tables }

    public static let manual = Manual(
        name: "till-receipts",
        summary: "Read receipts, as pictures, PDF or text, into observations.",
        discussion: """
            Reads JPEG, PNG, TIFF, WebP, HEIC, GIF and BMP pictures, PDF with text or of pictures, electronic invoices (Factur-X, ZUGFeRD, \
            XRechnung, UBL, and those of Brazil, Chile, Ecuador, Italy, Mexico, Poland and Spain) as XML or inside a PDF, mails as programs \
            save them (.eml), by their words or what is attached, texts of one receipt, and JSON lines with a receipt in the field text of each (receipt_id and captured_at are taken when they are there). What a document is comes from \
            its content.

            Pictures are read by Tesseract in worker processes, one a core. A picture is looked at once; twice and three times \
            in other ways only when what was read does not add up, after a page that cannot be read was tried on its other sides and \
            set level. What stays in doubt is asked of a second reader, where there is one (pipelines/setup/reader installs RapidOCR): \
            the rows that decide, then the page. Labels before the amounts are knowledge, a language each \
            (receipts/labels.tsv), misread letters forgiven, and arithmetic (items, subtotal, tax, service, rounding, cash and change) \
            proves the total; without a proof two readers must agree, or the receipt needs a review.

            A receipt becomes one observation with day, time, amount (negative; a refund is positive), currency when printed or \
            known from the household, shop, items, tax, tip, payment, a confidence for each field, and where on the page each \
            was read; recogniser names the second reader, where it was asked. \
            What cannot be read is absent, needs_review tells what a person should look at, and a date whose order \
            nothing decides leaves both days in dates. A picture without readable text or amount is a reject with the reason.
            """,
        input: .documents,
        options: ReceiptRequest.options + ReceiptRequest.readerOptions,
        examples: examples,
        reads: [],
        writes: ["observation", "note", "reject"])

    public init(options: Options, context: Context) throws(Fault) {
        request = try ReceiptRequest(options: options, context: context)
        knowledge = context.knowledge
        workers = try options.integer("workers") ?? WorkerPool.processors
        second = try SecondReader.located(options.text("second-reader"), context.knowledge)
    }

    public static let momentaryRejects: Set<String> = [
        "receipts.crash", "receipts.too-long", "receipts.answer", "receipts.worker", "receipts.engine", "receipts.language",
        "receipts.scratch", "receipts.second-reader-lost",
    ]

    public static let foreignRejects: Set<String> = [
        "receipts.format", "receipts.mail", "receipts.no-amount", "receipts.no-text", "receipts.no-total", "receipts.too-small",
    ]

    /// A picture takes a second; what was found in it is worth remembering.
    public var readingSettings: [String]? {
        let recognisers = [ReceiptTools.tesseractVersion, second?.version ?? ""]
        return [TillVersion.text, request.knowledgeHash, request.household ?? ""] + recognisers + request.arguments(Knowledge(folder: nil))
    }

    public mutating func read(_ document: Document, into sink: Sink) throws(Fault) {
        switch DocumentKind(document.bytes) {
        case .image: waiting.append(.job(try ReceiptJob(document, kind: "image", scratch: scratch)))
        case .pdf: waiting.append(.job(try ReceiptJob(document, kind: "pdf", scratch: scratch)))
        case .mail: try readMail(document, sink)
        case .text, .lines:
            if waiting.isEmpty { try readText(document, sink) } else { waiting.append(.text(document)) }
        case .foreign(let name):
            throw Fault("receipts.format", "it is \(name), which is not read.", remedy: "Save it as JPEG or PNG.", file: document.name)
        case .unknown:
            throw Fault(
                "receipts.unknown", "it is neither a picture, nor PDF, nor text.", remedy: "Name pictures, PDF or text of receipts.",
                file: document.name)
        }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        let all = waiting
        waiting = []
        // Jobs own what they need of it; what comes next starts with an empty one.
        scratch = ReceiptScratch()
        var jobs: [ReceiptJob] = []
        for case .job(let job) in all { jobs.append(job) }
        guard !jobs.isEmpty else { return }
        let delivery = ReceiptDelivery(sink: sink, household: request.household, jobs)
        var trouble: Fault?
        var answers: [Int: WorkerPool.Outcome] = [:]
        // Documents and jobs that were delivered.
        var next = 0
        var nextJob = 0
        try work(jobs) { job, outcome in
            answers[job] = outcome
            do throws(Fault) {
                while trouble == nil, next < all.count {
                    switch all[next] {
                    case .text(let document): try readWaiting(document, sink)
                    case .job(let job):
                        guard let answer = answers.removeValue(forKey: nextJob) else { return }
                        try delivery.deliver(job, answer)
                        nextJob += 1
                    }
                    next += 1
                }
            } catch {
                trouble = error
            }
        }
        if let trouble { throw trouble }
    }

    /// What a mail says itself goes before what is attached to it.
    private mutating func readMail(_ document: Document, _ sink: Sink) throws(Fault) {
        let mail = MailMessage(document.bytes)
        if MailReceipt.fields(of: mail, request) != nil {
            if waiting.isEmpty { try readText(document, sink) } else { waiting.append(.text(document)) }
            return
        }
        let papers = mail.attachments.filter { [.pdf, .image].contains(DocumentKind($0)) }
        guard !papers.isEmpty else { throw TextReceipts.noReceipt(inMail: document.name) }
        for (number, paper) in papers.enumerated() {
            waiting.append(.job(try ReceiptJob(paper, number, of: document, sent: mail.day, scratch: scratch)))
        }
    }

    /// Reads a text that waited; a fault of it as a whole is a reject.
    private func readWaiting(_ document: Document, _ sink: Sink) throws(Fault) {
        do throws(Fault) {
            try readText(document, sink)
        } catch {
            if error.exit == .inputOutput, error.file == nil { throw error }
            sink.dropLine()
            try sink.reject(error.within(file: document.name), document: document.id, household: document.household)
        }
    }

    private func readText(_ document: Document, _ sink: Sink) throws(Fault) {
        try TextReceipts(document: document, request: request, sink: sink).read(asLines: DocumentKind(document.bytes) == .lines)
    }

    /// Deals the jobs to workers: this program again, or `till-receipts` beside it.
    private func work(_ jobs: [ReceiptJob], _ tell: (Int, WorkerPool.Outcome) -> Void) throws(Fault) {
        let name = second?.version
        let arguments = request.arguments(knowledge) + (name.map { ["--recogniser", $0] } ?? [])
        let program = ProgramPath.beside("till-receipts")
        let shared = name == nil ? nil : second?.program
        let pool = WorkerPool(count: min(max(1, workers), jobs.count), shared: shared) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(path: program, arguments: arguments, environment: ["OMP_THREAD_LIMIT": "1"], isSilent: true)
        }
        do throws(ChildProcess.SpawnError) {
            try pool.run(jobs.map(\.line), tell)
        } catch {
            throw Fault(
                "receipts.worker", "the worker \(program) does not start (error \(error.code) of the system).",
                remedy: "Install Till again.", exit: .software)
        }
    }
}

/// What a document is, from its content.
enum DocumentKind: Equatable {
    case image
    case pdf
    /// One receipt as text.
    case text
    /// JSON lines, a receipt in each.
    case lines
    /// A mail, saved with what is attached to it.
    case mail
    /// A kind that a person can turn into one that is read; what it is called.
    case foreign(String)
    case unknown

    init(_ bytes: [UInt8]) {
        func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + magic.count && bytes[offset..<(offset + magic.count)].elementsEqual(magic)
        }
        if starts([0xFF, 0xD8, 0xFF]) || starts([0x89, 0x50, 0x4E, 0x47]) || starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A])
        {
            self = .image
        } else if starts(Array("%PDF-".utf8)) {
            self = .pdf
        } else if HeifPicture.isOne(bytes) {
            self = .image
        } else if starts(Array("ftyp".utf8), at: 4) {
            self = .foreign("a film")
        } else if starts(Array("GIF8".utf8)) || starts(Array("RIFF".utf8)) && starts(Array("WEBP".utf8), at: 8)
            || DocumentKind.isBitmap(bytes)
        {
            self = .image
        } else if starts([0x50, 0x4B, 3, 4]) {
            self = .foreign("ZIP")
        } else {
            self = MailMessage.isOne(bytes) ? .mail : DocumentKind.text(bytes)
        }
    }

    /// A Windows bitmap: `BM`, its length, zeros.
    private static func isBitmap(_ bytes: [UInt8]) -> Bool {
        bytes.count > 54 && bytes[0] == UInt8(ascii: "B") && bytes[1] == UInt8(ascii: "M") && bytes[6..<10].allSatisfy { $0 == 0 }
    }

    private static func text(_ bytes: [UInt8]) -> DocumentKind {
        let head = bytes.prefix(65_536)
        guard head.withBytes(isPrinted) else { return .unknown }
        let first = head.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        return first == UInt8(ascii: "{") ? .lines : .text
    }

    /// Whether bytes have no controls but those that printers write: tab, line ends, page end, bell and escape.
    private static func isPrinted(_ bytes: ByteView) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = 0
        while index &+ 8 <= bytes.count {
            // Eight bytes at once: the high bits show which of them may lie below the blank.
            let word = UInt64(littleEndian: bytes.load(fromByteOffset: index, as: UInt64.self))
            var low = (word &- ones &* 0x20) & ~word & ones &* 0x80
            while low != 0 {
                guard isPrinted(UInt8(truncatingIfNeeded: word >> UInt64(low.trailingZeroBitCount & ~7))) else { return false }
                low &= low &- 1
            }
            index &+= 8
        }
        return bytes[index...].allSatisfy(isPrinted)
    }

    @inline(__always)
    private static func isPrinted(_ byte: UInt8) -> Bool {
        let controls: UInt32 = 1 << 0x09 | 1 << 0x0A | 1 << 0x0C | 1 << 0x0D | 1 << 0x07 | 1 << 0x1B
        return byte >= 0x20 || controls >> UInt32(byte) & 1 == 1
    }
}
