/// Room for the fields of a line while it is indexed, kept from one line to the next by code that reads many. One owner at a time.
@safe public final class RecordScratch {
    private var base: UnsafeMutablePointer<FieldSpan>
    private var capacity = 64
    private(set) var count = 0

    public init() { unsafe base = UnsafeMutablePointer<FieldSpan>.allocate(capacity: capacity) }

    deinit { unsafe base.deallocate() }

    @inline(__always)
    func append(_ span: FieldSpan) {
        if count == capacity { grow() }
        unsafe base[count] = span
        count &+= 1
    }

    /// The span of that number; no more are there than were appended.
    @inline(__always)
    subscript(index: Int) -> FieldSpan {
        get { unsafe base[index] }
        set { unsafe base[index] = newValue }
    }

    /// Forgets the spans from `count` on.
    @inline(__always)
    func truncate(to count: Int) { self.count = count }

    /// The spans from `first` on, valid until the next append.
    func spans(from first: Int = 0) -> UnsafeBufferPointer<FieldSpan> {
        unsafe UnsafeBufferPointer(start: base + first, count: count - first)
    }

    @inline(never)
    private func grow() {
        let larger = UnsafeMutablePointer<FieldSpan>.allocate(capacity: capacity * 2)
        unsafe larger.initialize(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = larger
        capacity *= 2
    }
}
