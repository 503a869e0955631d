/// Under which key the records that pass were published: what the header of their stream says.
///
/// Shared by whoever reads the stream and the stages behind, all on one thread: it can change where another stream begins.
public final class StreamKey: @unchecked Sendable {
    /// A few digits of the key's own hash; nil for records as they are inside the wall.
    public private(set) var id: String?
    /// Whether all that came in so far had its end: false once a stream was cut, here or before another stage, or could not be read.
    public private(set) var isWhole = true
    private var writer: StreamWriter?

    public init(_ id: String? = nil) { self.id = id }

    /// A stream begins.
    func begin(under id: String?) {
        self.id = id
        if let id { writer?.isPublished(under: id) }
    }

    /// Something of what was to come in is missing.
    public func markCut() { isWhole = false }

    /// What is written behind says the same, as long as nothing was.
    public func passOn(to writer: StreamWriter) { self.writer = writer }
}
