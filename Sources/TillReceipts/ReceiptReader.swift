import TillProcess
import TillRecords
import TillStages

/// `till-receipts`: pictures, PDF and texts of receipts become observations.
public struct ReceiptReader: Reader {
    private let request: ReceiptRequest
    private let knowledge: Knowledge
    private let workers: Int
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
            Reads JPEG, PNG and TIFF pictures, PDF with text or of pictures, texts of one receipt, and JSON lines with a receipt \
            in the field text of each (receipt_id and captured_at are taken when they are there). What a document is comes from \
            its content.

            Pictures are read by Tesseract in worker processes, one a core. A picture is looked at once; twice and three times \
            in other ways only when what was read does not add up. Labels before the amounts are knowledge, a language each \
            (receipts/labels.tsv), misread letters forgiven, and arithmetic (items, subtotal, tax, service, rounding, cash and change) proves the total.

            A receipt becomes one observation with day, time, amount (negative; a refund is positive), currency when printed or \
            known from the household, shop, items, tax, tip, payment, a confidence for each field, and where on the page each \
            was read. What cannot be read is absent, needs_review tells what a person should look at, and a date whose order \
            nothing decides leaves both days in dates. A picture without readable text or amount is a reject with the reason.
            """,
        input: .documents,
        options: ReceiptRequest.options + [
            .value("currency", "CODE", "currency of receipts that print none"),
            .value("workers", "N", "worker processes (default: one a core)"),
        ],
        examples: examples,
        reads: [],
        writes: ["observation", "note", "reject"])

    public init(options: Options, context: Context) throws(Fault) {
        request = try ReceiptRequest(options: options, context: context)
        knowledge = context.knowledge
        workers = try options.integer("workers") ?? WorkerPool.processors
    }

    public static let momentaryRejects: Set<String> = [
        "receipts.crash", "receipts.too-long", "receipts.answer", "receipts.worker", "receipts.engine", "receipts.language",
        "receipts.scratch",
    ]

    public static let foreignRejects: Set<String> = [
        "receipts.format", "receipts.no-amount", "receipts.no-text", "receipts.no-total", "receipts.too-small",
    ]

    /// A picture takes a second; what was found in it is worth remembering.
    public var readingSettings: [String]? {
        [TillVersion.text, request.knowledgeHash, request.household ?? ""] + request.arguments(Knowledge(folder: nil))
    }

    public mutating func read(_ document: Document, into sink: Sink) throws(Fault) {
        switch DocumentKind(document.bytes) {
        case .image: waiting.append(.job(try ReceiptJob(document, kind: "image", scratch: scratch)))
        case .pdf: waiting.append(.job(try ReceiptJob(document, kind: "pdf", scratch: scratch)))
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
        let delivery = ReceiptDelivery(sink: sink, household: request.household)
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
        let arguments = request.arguments(knowledge)
        let program = ProgramPath.beside("till-receipts")
        let pool = WorkerPool(count: min(max(1, workers), jobs.count)) { () throws(ChildProcess.Trouble) in
            try ChildProcess(path: program, arguments: arguments, environment: ["OMP_THREAD_LIMIT": "1"], isSilent: true)
        }
        do throws(ChildProcess.Trouble) {
            try pool.run(jobs.map(\.line), tell)
        } catch {
            throw Fault(
                "receipts.worker", "the worker \(program) does not start (error \(error.code) of the system).",
                remedy: "Install Till again.", exit: .software)
        }
    }
}
