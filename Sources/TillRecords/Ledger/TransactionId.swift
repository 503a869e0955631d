/// The id of a transaction: a hash of its household and of the key of its best observation.
///
/// Two households may own equal keys, so the household is a part of it. As long as the best observation is the same, so is the id; the
/// id that a transaction had while another of its observations was the best is found again from that one.
public enum TransactionId {
    /// The digest of which the id is the first half.
    ///
    /// - Parameters:
    ///   - best: the observation; its id stands in for a key.
    ///   - scratch: room to write in, cleared first.
    @inline(__always)
    public static func digest(best view: RecordView, _ scratch: ByteBuffer) -> Digest {
        scratch.clear()
        _ = view.withBytes(.household) { scratch.append($0) }
        scratch.append(0x0A)
        if view.withBytes(.key, { scratch.append($0) }) == nil { _ = view.withBytes(.id) { scratch.append($0) } }
        return scratch.withBytes { Digest.sha256($0) }
    }

    /// The id that a transaction has whose best observation this is.
    public static func text(best observation: borrowing Record) -> String {
        let scratch = ByteBuffer(capacity: 256)
        return observation.withView { digest(best: $0, scratch) }.shortHex
    }

    /// The digest of the id of the transaction that cancels another, by the observation that the decision names.
    public static func reversal(of about: String, household: String) -> Digest {
        Digest.sha256(Array("\(household)\nreversal of \(about)".utf8))
    }
}
