import TillProcess
import TillStages

/// Holds documents that are no files: what came by standard input or out of an archive. It goes with its owner.
final class ReceiptScratch {
    private let file = UnnamedFile()

    init() {}

    /// Where workers find it.
    var path: String {
        get throws(Fault) {
            guard let path = file.path else { throw ReceiptScratch.noRoom }
            return path
        }
    }

    /// Puts bytes behind what is there already; where they begin.
    func keep(_ bytes: [UInt8]) throws(Fault) -> Int {
        guard let start = file.append(bytes) else { throw ReceiptScratch.noRoom }
        return start
    }

    private static var noRoom: Fault {
        Fault("receipts.scratch", "there is no room in /tmp for the document.", remedy: "Make room, or name the file.", exit: .inputOutput)
    }
}
