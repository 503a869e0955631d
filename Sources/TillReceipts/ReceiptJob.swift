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
    private let path: String
    /// Holds what came by standard input, until it was read; -1 otherwise.
    private let descriptor: Int32

    init(_ document: Document, kind: String) throws(Fault) {
        name = document.name
        id = document.id
        digest = document.digest
        household = document.household
        isPdf = kind == "pdf"
        if let path = document.path {
            self.path = path
            descriptor = -1
        } else {
            descriptor = try ReceiptJob.keep(document.bytes)
            path = "/proc/\(getpid())/fd/\(descriptor)"
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The job as a line for a worker.
    var line: String {
        var record = Record(type: "job")
        record.set("path", string: path)
        record.set("kind", string: isPdf ? "pdf" : "image")
        record.set("document", string: id)
        return record.text
    }

    /// Bytes in a file without a name, which goes with this process.
    private static func keep(_ bytes: [UInt8]) throws(Fault) -> Int32 {
        var template = Array("/tmp/till-receipts-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw trouble }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var done = 0
        while done < bytes.count {
            let n = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if n < 0, errno == EINTR { continue }
            guard n > 0 else {
                close(descriptor)
                throw trouble
            }
            done += n
        }
        return descriptor
    }

    private static var trouble: Fault {
        Fault("receipts.scratch", "there is no room in /tmp for the document.", remedy: "Make room, or name the file.", exit: .inputOutput)
    }
}

/// Turns what workers answer into observations and rejects.
struct ReceiptDelivery {
    private let sink: Sink
    private var writer: ReceiptWriter

    init(sink: Sink, household: String?) {
        self.sink = sink
        writer = ReceiptWriter(sink: sink, household: household)
    }

    mutating func deliver(_ job: ReceiptJob, _ outcome: WorkerPool.Outcome) throws(Fault) {
        switch outcome {
        case .answered(let line):
            guard let answer = try? Record(checking: line) else { throw ReceiptDelivery.broken }
            if let receipt = ReceiptAnswer(answer) {
                let place = ReceiptWriter.Place(
                    document: job.id, digest: job.digest, file: job.name, format: job.isPdf ? "pdf" : "image", household: job.household,
                    place: "page 1", number: 1)
                try writer.write(receipt, at: place)
            } else {
                try sink.reject(ReceiptDelivery.fault(answer, job), document: job.id, household: job.household)
            }
        case .died(.exited(ExitCode.missingInput.rawValue)):
            throw Fault(
                "receipts.language", "Tesseract has no data for a language that was asked for.",
                remedy: "Install the package tesseract-ocr- of that language, or give another --language.", place: "--language",
                exit: .missingInput)
        case .died(let ending):
            try sink.reject(ReceiptDelivery.fault(ending).within(file: job.name), document: job.id, household: job.household)
        // The pool is given no limits here: the worker keeps to its own.
        case .tookTooLong, .heldTooMuch:
            try sink.reject(
                ReceiptDelivery.fault(.killed(signal: SIGPROF)).within(file: job.name), document: job.id, household: job.household)
        }
    }

    private static func fault(_ answer: Record, _ job: ReceiptJob) -> Fault {
        let exit = answer.integer("exit").flatMap { ExitCode(rawValue: Int32(truncatingIfNeeded: $0)) } ?? .unreadable
        return Fault(
            answer.string("code") ?? "receipts.unreadable", answer.string("sentence") ?? "it cannot be read.",
            remedy: answer.string("remedy") ?? "Take it again.", file: job.name, exit: exit)
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
