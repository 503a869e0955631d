/// What the stages of one chain share so that none of them works out anew what one before it has: one value of each type, the last.
///
/// A process has one thread, and the stages of a chain take turns.
public final class ChainMemory: @unchecked Sendable {
    private var values: [ObjectIdentifier: Any] = [:]

    public init() {}

    /// The value of a type; nil when none was kept.
    public func value<Value>(_ type: Value.Type) -> Value? { values[ObjectIdentifier(type)] as? Value }

    /// Keeps a value in place of the one of the same type.
    public func keep<Value>(_ value: Value) { values[ObjectIdentifier(Value.self)] = value }

    /// Lets a value go, so that its memory is free before the next one is made.
    public func drop<Value>(_ type: Value.Type) { values[ObjectIdentifier(type)] = nil }
}
