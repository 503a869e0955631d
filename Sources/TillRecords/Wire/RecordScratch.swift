/// Room for the fields of a line while it is indexed, kept from one line to the next by code that reads many. One owner at a time.
public final class RecordScratch {
    private var base: UnsafeMutablePointer<FieldSpan>
    private var capacity = 64
    private(set) var count = 0

    public init() { base = UnsafeMutablePointer<FieldSpan>.allocate(capacity: capacity) }

    deinit { base.deallocate() }

    @inline(__always)
    func append(_ span: FieldSpan) {
        if count == capacity { grow() }
        base[count] = span
        count &+= 1
    }

    /// The span of that number; no more are there than were appended.
    @inline(__always)
    subscript(index: Int) -> FieldSpan {
        get { base[index] }
        set { base[index] = newValue }
    }

    /// Forgets the spans from `count` on.
    @inline(__always)
    func truncate(to count: Int) { self.count = count }

    /// The spans from `first` on, valid until the next append.
    func spans(from first: Int = 0) -> UnsafeBufferPointer<FieldSpan> {
        UnsafeBufferPointer(start: base + first, count: count - first)
    }

    @inline(never)
    private func grow() {
        let larger = UnsafeMutablePointer<FieldSpan>.allocate(capacity: capacity * 2)
        larger.initialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
