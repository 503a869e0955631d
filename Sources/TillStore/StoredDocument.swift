/// A document of a household as the book knows it.
public struct StoredDocument: Sendable, Equatable {
    public let household: String
    /// SHA-256 of its bytes: its name in the archive.
    public let hash: String
    /// Base name it arrived with.
    public let name: String
    /// Size in bytes.
    public let bytes: Int
    /// A person took it back: it is kept and no longer read.
    public let isForgotten: Bool

    public init(household: String, hash: String, name: String, bytes: Int, isForgotten: Bool) {
        self.household = household
        self.hash = hash
        self.name = name
        self.bytes = bytes
        self.isForgotten = isForgotten
    }
}
