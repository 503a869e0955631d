extension RecordView {
    /// Looks at a line that this program wrote where it lies, and makes no record of it: for code that reads a stream and keeps nothing.
    ///
    /// What the view gives out is valid as long as the line's bytes are.
    /// - Returns: nil, the body not called, for a line that is not written as ours are; then a `Record` tells what it says.
    @inline(__always)
    public static func look<Result>(at line: UnsafeRawBufferPointer, _ body: (RecordView) throws -> Result) rethrows -> Result? {
        try withUnsafeTemporaryAllocation(of: FieldSpan.self, capacity: OwnLineIndex.mostFields) { spans in
            guard let base = line.baseAddress, let count = OwnLineIndex.fields(of: line, into: spans) else { return nil }
            return try body(
                RecordView(
                    base: base, fields: UnsafeBufferPointer(rebasing: spans[..<count]), edits: UnsafeBufferPointer(start: nil, count: 0),
                    head: nil))
        }
    }
}
