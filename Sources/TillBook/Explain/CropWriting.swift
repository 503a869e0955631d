import TillReceipts
import TillRecords
import TillRun
import TillStages

/// Writes the rows of receipts that a transaction stands on as pictures.
struct CropWriting {
    private let scene: ExplainScene
    private let path: String

    init(_ path: String, _ scene: ExplainScene) {
        self.path = path
        self.scene = scene
    }

    /// One PNG a receipt: the file that was named, and for more of them that name with a number. Throws when there is no receipt.
    func write(_ found: LedgerSearch.Found, _ speech: Speech) throws(Fault) {
        let ids = found.transaction?.strings(.observations) ?? [found.id]
        let receipts = ids.compactMap { found.ledger.observation($0) }.filter { $0.object(.source)?.equals(.kind, "receipt") ?? false }
        guard !receipts.isEmpty else {
            throw Fault(
                "explain.no-receipt", "no receipt tells of this transaction.", remedy: "Leave --crop out.", place: "--crop",
                exit: .missingInput)
        }
        for (index, receipt) in receipts.enumerated() {
            let target = index == 0 ? path : numbered(index + 1)
            try Folder.write(png(of: receipt, found.household), to: target)
            speech.say("\(target): the rows that were read, of \(receipt.object(.source)?.string(.file) ?? "a receipt")")
        }
    }

    /// From the original, else from what the record carries.
    private func png(of receipt: Record, _ household: String) throws(Fault) -> [UInt8] {
        do throws(Fault) {
            return try ReceiptOriginal.png(of: receipt, in: scene.originals.document(of: receipt.object(.source) ?? .bare, household))
        } catch {
            guard receipt.has(.crop) else { throw error }
            return try ReceiptOriginal.png(carriedBy: receipt)
        }
    }

    /// `crop.png` and 2 are `crop-2.png`.
    private func numbered(_ number: Int) -> String {
        guard path.hasSuffix(".png") else { return "\(path)-\(number)" }
        return "\(path.dropLast(4))-\(number).png"
    }
}
