/// What kind of account documents are of, where they say so themselves, for a first household file: by the words above and in a table,
/// by the sign of its spending, by an element of OFX.
public final class StatedKinds {
    private struct Place: Hashable {
        var document: String
        var account: String
    }

    private var kinds: [Place: String] = [:]

    public init() {}

    /// - Parameter account: as its rows name it; empty for whatever the document holds.
    func say(_ kind: String, of account: String, in document: String) { kinds[Place(document: document, account: account)] = kind }

    /// A kind of `HouseholdFile.kinds`; nil where the document, named by its id, says nothing.
    public func kind(of account: String, in document: String) -> String? {
        kinds[Place(document: document, account: account)] ?? kinds[Place(document: document, account: "")]
    }
}
