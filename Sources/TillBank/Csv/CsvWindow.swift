import TillRecords
import TillStages

/// A part of a file in memory that moves on through it.
@safe final class CsvWindow {
    private let file: PartwiseFile
    /// Offset in the file of what is read next.
    private var next: Int
    private var room: UnsafeMutableRawBufferPointer
    private var filled = 0

    /// Small enough to stay near the processor, large enough that moving it costs nothing.
    static let usualSize = 1 << 18

    init(_ file: PartwiseFile, from start: Int, size: Int = CsvWindow.usualSize) {
        self.file = file
        next = start
        unsafe room = .allocate(byteCount: max(size, 1), alignment: 64)
    }

    deinit { unsafe room.deallocate() }

    /// What is in it.
    var bytes: ByteView { unsafe ByteView(rebasing: room.view[..<filled]) }

    /// Nothing of the file is behind it.
    private(set) var isLast = false

    /// Moves on so that it begins with what was at `start` in it. When that is where it begins and it is full, it grows: memory is
    /// as large as the longest row of a file, twice over.
    func move(to start: Int) {
        let kept = filled - start
        if unsafe kept == room.count { grow() }
        if start > 0, kept > 0, let base = unsafe room.baseAddress { unsafe base.copyMemory(from: base + start, byteCount: kept) }
        let got = unsafe file.read(at: next, into: UnsafeMutableRawBufferPointer(rebasing: room[kept...]))
        next += got
        filled = kept + got
        isLast = next >= file.size || file.trouble != nil
    }

    private func grow() {
        let larger = unsafe UnsafeMutableRawBufferPointer.allocate(byteCount: room.count * 2, alignment: 64)
        unsafe larger.copyMemory(from: room.view)
        unsafe room.deallocate()
        unsafe room = larger
    }
}
