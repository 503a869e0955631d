import TillStages
import TillTesting

@testable import TillReceipts

extension Knowledge {
    /// The knowledge of this checkout.
    static let ofCheckout = Knowledge(folder: Checkout.path("pipelines/knowledge"))
}

extension ReceiptKnowledge {
    static let ofCheckout = try? ReceiptKnowledge(Knowledge.ofCheckout)
}
