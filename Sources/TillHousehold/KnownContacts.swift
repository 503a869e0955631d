/// The people a household writes with, as its chats name them: what is published of the household hides their names too.
///
/// A reader of chats notes them for the stages behind it (`ChainMemory`); outside one process nobody knows them.
public final class KnownContacts {
    public private(set) var names: Set<String> = []

    public init() {}

    public func note(_ name: String) { names.insert(name) }

    /// Another household begins.
    public func clear() { names = [] }
}
