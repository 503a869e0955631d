import TillRecords
import TillStages

/// The names that others may see: a stream that was published has them, any other gets them under the key that is named.
struct LeavingNames {
    private let context: Context
    private var publishing: IdentityPublishing?
    /// The id of the key that names got here; nil where they had them, and before the first record.
    private(set) var keyId: String?

    init(_ context: Context) { self.context = context }

    /// The record with these names. Throws `key.missing` where they need a key and none was named.
    mutating func published(_ record: borrowing Record) throws(Fault) -> Record {
        var record = copy record
        guard context.stream.id == nil else { return record }
        if publishing == nil {
            let identity = try context.identity("the stream was not published, so its ids need a key to leave with")
            publishing = IdentityPublishing(identity)
            keyId = identity.keyId
        }
        publishing?.publish(&record)
        return record
    }
}
