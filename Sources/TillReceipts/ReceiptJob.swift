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
    /// The day it was sent, where it is known.
    private let sent: Day?
    /// Whether it is one of the files that came with a mail, which are many things.
    let isAttached: Bool
    /// Tells what is read of it from what else is read of its document, from 0.
    let before: Int
    /// SHA-256 of what a worker is to find.
    private let content: String
    private let path: String
    private let count: Int
    /// Where in the file at `path` it begins; nil when it is the whole file.
    private let start: Int?
    /// Holds what is no file of its own until it was read.
    private let scratch: ReceiptScratch?

    /// - Parameter scratch: where pictures that are no file of their own lie until they were read.
    init(_ document: Document, kind: String, scratch: ReceiptScratch) throws(Fault) {
        name = document.name
        before = 0
        isAttached = false
        sent = document.carrier?.day
        content = document.id
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

    /// What is attached to a mail: the mail is the document.
    ///
    /// - Parameter number: which of its attachments, from 0.
    init(_ attachment: [UInt8], _ number: Int, of mail: Document, sent: Day?, scratch: ReceiptScratch) throws(Fault) {
        name = mail.name
        id = mail.id
        digest = mail.digest
        household = mail.household
        carrier = mail.carrier
        before = number
        isAttached = true
        self.sent = sent
        content = Digest.sha256(attachment).hex
        count = attachment.count
        isPdf = DocumentKind(attachment) == .pdf
        let own = isPdf ? ReceiptScratch() : scratch
        start = try own.keep(attachment)
        path = try own.path
        self.scratch = own
    }

    /// The job as a line for a worker.
    var line: String {
        var record = Record(type: "job")
        record.set(.path, string: path)
        record.set(.kind, string: isPdf ? "pdf" : "image")
        record.set(.document, string: content)
        if let start, !isPdf {
            record.set(.start, integer: start)
            record.set(.count, integer: count)
        }
        if carrier != nil || isAttached { record.set(.unasked, flag: true) }
        if let sent { record.set(.captured, sent) }
        return record.text
    }
}

/// Turns what workers answer into observations and rejects.
struct ReceiptDelivery {
    private let sink: Sink
    private let writer: ReceiptWriter
    private let mails: MailTally

    init(sink: Sink, household: String?, _ jobs: [ReceiptJob]) {
        self.sink = sink
        writer = ReceiptWriter(sink: sink, household: household)
        mails = MailTally(jobs)
    }

    func deliver(_ job: ReceiptJob, _ outcome: WorkerPool.Outcome) throws(Fault) {
        switch outcome {
        case .answered(let line):
            guard let answer = try? Record(checking: line) else { throw ReceiptDelivery.broken }
            if let receipt = ReceiptAnswer(answer) {
                for (index, one) in ([receipt] + answer.objects(.more).compactMap { ReceiptAnswer($0) }).enumerated() {
                    let place = ReceiptWriter.Place(
                        document: job.id, digest: job.digest, file: job.name, format: job.isPdf ? "pdf" : "image",
                        household: job.household, word: "page ", at: 1, number: job.before * MailTally.mostOfOne + index + 1,
                        carrier: job.carrier)
                    try writer.write(one, at: place)
                }
                mails.hear(of: job, gaveReceipt: true)
                if answer.flag(.lost) == true { try note(job) }
            } else {
                try refuse(ReceiptDelivery.fault(answer, job), job)
            }
        case .died(.exited(ExitCode.missingInput.rawValue)):
            throw Fault(
                "receipts.language", "Tesseract has no data for a language that was asked for.",
                remedy: "Install the package tesseract-ocr- of that language, or give another --language.", place: "--language",
                exit: .missingInput)
        case .died(let ending): try refuse(ReceiptDelivery.fault(ending).within(file: job.name), job)
        // The pool is given no limits here: the worker keeps to its own.
        case .tookTooLong, .heldTooMuch: try refuse(ReceiptDelivery.fault(.killed(signal: SIGPROF)).within(file: job.name), job)
        }
    }

    /// Of the files that came with a mail one is enough; only where none is a receipt, the mail is none.
    private func refuse(_ fault: Fault, _ job: ReceiptJob) throws(Fault) {
        mails.hear(of: job, gaveReceipt: false)
        var fault = fault
        if job.isAttached, !ReceiptReader.momentaryRejects.contains(fault.code) {
            guard mails.isWithoutReceipt(job.id) else { return }
            fault = TextReceipts.noReceipt(inMail: job.name)
        }
        try sink.reject(fault, document: job.id, within: job.carrier?.document, household: job.household)
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
