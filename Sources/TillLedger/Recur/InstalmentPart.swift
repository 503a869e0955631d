/// One part of a payment in parts, as a text has it: `3/12`.
struct InstalmentPart: Sendable, Hashable {
    let number: Int
    let of: Int
    /// A word such as `rate` stands before it.
    let isNamed: Bool
}
