import TillRecords
import TillStages
import TillStore

/// What deliveries are known by: names under the first key that the book had, so that one that follows sends nothing again.
struct DeliveryNaming {
    /// Of idempotency keys.
    let key: [UInt8]
    private let first: FormerKey?
    private let names: PublishedNames

    /// Throws `key.former`.
    init(_ places: StorePlaces, _ key: BookKey) throws(Fault) {
        first = try FormerKeys(places).all(key).first
        self.key = first?.bytes ?? key.bytes
        names = PublishedNames(places)
    }

    /// - Parameter published: the key of a finding as it is published now, with what it is about by its published names.
    func finding(_ published: String, of household: String) -> String {
        let text =
            first.map { first in
                IdentityForm.mapped(published) { name in names.inside(name, household).map(first.identity.name) ?? name }
            } ?? published
        return String(Digest.hmac(Array("till finding\n\(text)".utf8), key: key).shortHex.prefix(16))
    }
}
