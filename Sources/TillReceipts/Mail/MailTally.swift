/// Which mails gave a receipt, of those whose attachments are read one by one.
final class MailTally {
    private var waiting: [String: Int] = [:]
    private var told: Set<String> = []

    /// Receipts that one picture is cut into at most, so that those of the next attachment are told from them.
    static let mostOfOne = 8

    init(_ jobs: [ReceiptJob]) { for job in jobs where job.isAttached { waiting[job.id, default: 0] += 1 } }

    func hear(of job: ReceiptJob, gaveReceipt: Bool) {
        guard job.isAttached else { return }
        waiting[job.id, default: 1] -= 1
        if gaveReceipt { told.insert(job.id) }
    }

    /// Whether all attachments of a mail were read and none was a receipt.
    func isWithoutReceipt(_ id: String) -> Bool { waiting[id] == 0 && !told.contains(id) }
}
