import TillStages
import TillTesting

@testable import TillReceipts

extension Knowledge {
    /// The knowledge of this checkout.
    static let ofCheckout = Knowledge(folder: Checkout.path("pipelines/knowledge"))
}

extension ReceiptKnowledge {
    static let ofCheckout = try? ReceiptKnowledge(rows: { try Knowledge.ofCheckout.rows(of: "receipts/\($0).tsv") })
}
