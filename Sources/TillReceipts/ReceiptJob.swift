import Glibc
import TillProcess
import TillRecords
import TillStages

/// A document that a worker reads: where it lies, and what it is.
final class ReceiptJob {
    let name: String
    let id: String
    let digest: Digest
    let household: String?
    let isPdf: Bool
    let carrier: DocumentCarrier?
    private let path: String
    private let count: Int
    /// Where in the file at `path` it begins; nil when it is the whole file.
    private let start: Int?
    /// Holds what is no file of its own until it was read.
    private let scratch: ReceiptScratch?

    /// - Parameter scratch: where pictures that are no file of their own lie until they were read.
    init(_ document: Document, kind: String, scratch: ReceiptScratch) throws(Fault) {
        name = document.name
        id = document.id
        digest = document.digest
        household = document.household
        carrier = document.carrier
        count = document.bytes.count
        isPdf = kind == "pdf"
        if let path = document.path {
            self.path = path
            start = nil
            self.scratch = nil
        } else {
            // The tools that read PDF want a file from its first byte.
            let own = isPdf ? ReceiptScratch() : scratch
            start = try own.keep(document.bytes)
            path = try own.path
            self.scratch = own
        }
    }

    /// The job as a line for a worker.
    var line: String {
        var record = Record(type: "job")
        record.set(.path, string: path)
        record.set(.kind, string: isPdf ? "pdf" : "image")
        record.set(.document, string: id)
        if let start, !isPdf {
            record.set(.start, integer: start)
            record.set(.count, integer: count)
        }
        if let carrier {
            record.set(.unasked, flag: true)
            if let day = carrier.day { record.set(.captured, day) }
        }
        return record.text
    }
}

/// Turns what workers answer into observations and rejects.
struct ReceiptDelivery {
    private let sink: Sink
    private let writer: ReceiptWriter

    init(sink: Sink, household: String?) {
        self.sink = sink
        writer = ReceiptWriter(sink: sink, household: household)
    }

    func deliver(_ job: ReceiptJob, _ outcome: WorkerPool.Outcome) throws(Fault) {
        switch outcome {
        case .answered(let line):
            guard let answer = try? Record(checking: line) else { throw ReceiptDelivery.broken }
            if let receipt = ReceiptAnswer(answer) {
                for (index, one) in ([receipt] + answer.objects(.more).compactMap { ReceiptAnswer($0) }).enumerated() {
                    let place = ReceiptWriter.Place(
                        document: job.id, digest: job.digest, file: job.name, format: job.isPdf ? "pdf" : "image",
                        household: job.household, word: "page ", at: 1, number: index + 1, carrier: job.carrier)
                    try writer.write(one, at: place)
                }
                if answer.flag(.lost) == true { try note(job) }
            } else {
                try sink.reject(
                    ReceiptDelivery.fault(answer, job), document: job.id, within: job.carrier?.document, household: job.household)
            }
        case .died(.exited(ExitCode.missingInput.rawValue)):
            throw Fault(
                "receipts.language", "Tesseract has no data for a language that was asked for.",
                remedy: "Install the package tesseract-ocr- of that language, or give another --language.", place: "--language",
                exit: .missingInput)
        case .died(let ending):
            try sink.reject(
                ReceiptDelivery.fault(ending).within(file: job.name), document: job.id, within: job.carrier?.document,
                household: job.household)
        // The pool is given no limits here: the worker keeps to its own.
        case .tookTooLong, .heldTooMuch:
            try sink.reject(
                ReceiptDelivery.fault(.killed(signal: SIGPROF)).within(file: job.name), document: job.id, within: job.carrier?.document,
                household: job.household)
        }
    }

    /// A reading that lacks what the second reader would have said holds for this run only.
    private func note(_ job: ReceiptJob) throws(Fault) {
        try sink.note(
            "receipts.second-reader-lost", "the second reader gave no answer about this picture, which Tesseract read alone.",
            remedy: "Run it again; till doctor tells whether the second reader works.", document: job.id, file: job.name,
            household: job.household)
    }

    private static func fault(_ answer: Record, _ job: ReceiptJob) -> Fault {
        let exit = answer.integer(.exit).flatMap { ExitCode(rawValue: Int32(truncatingIfNeeded: $0)) } ?? .unreadable
        return Fault(
            answer.string(.code) ?? "receipts.unreadable", answer.string(.sentence) ?? "it cannot be read.",
            remedy: answer.string(.remedy) ?? "Take it again.", file: job.name, exit: exit)
    }

    private static func fault(_ ending: ChildProcess.Ending) -> Fault {
        switch ending {
        case .killed(SIGPROF):
            Fault("receipts.too-long", "reading it took more than the time a document may take.", remedy: "Make the picture smaller.")
        case .killed(let signal):
            Fault("receipts.crash", "reading it broke the worker (signal \(signal)).", remedy: "Export it again as a plain JPEG.")
        case .exited(let code):
            Fault("receipts.crash", "reading it ended the worker (code \(code)).", remedy: "Export it again as a plain JPEG.")
        }
    }

    private static var broken: Fault {
        Fault("receipts.answer", "a worker's answer cannot be read.", remedy: "Report this.", exit: .software)
    }
}
