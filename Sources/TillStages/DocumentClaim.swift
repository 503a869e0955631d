/// How sure a reader is that a document is its own, by the content alone: never by name, ending or folder.
public enum DocumentClaim: Int, Comparable, Sendable {
    case none
    /// It may be, as any text may be a table: taken when nobody is surer.
    case possible
    /// It looks like it.
    case likely
    /// It says so itself.
    case certain

    public static func < (a: DocumentClaim, b: DocumentClaim) -> Bool { a.rawValue < b.rawValue }
}
