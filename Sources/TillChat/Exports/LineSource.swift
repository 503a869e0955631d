import Glibc
import TillRecords
import TillStages

/// The physical lines of an export, from memory or from a file in pieces. A carriage return before the line end is left out.
final class LineSource {
    private let held: [UInt8]
    private let pieces: LinePieces?
    /// What a piece ended in the middle of, then the piece.
    private let carry = ByteBuffer(capacity: 1 << 19)
    private var at = 0
    private var isAtEnd = false
    /// The number of the line given last, from 1.
    private(set) var number = 0

    /// The longest line: 16 MB; the rest of a longer one is left out.
    private static let longest = 16 << 20

    init(_ bytes: [UInt8]) {
        held = bytes
        pieces = nil
        at = LineSource.mark(bytes)
    }

    init(path: String) throws(Fault) {
        held = []
        pieces = try LinePieces(path: path)
    }

    private static func mark(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    func rewind() {
        at = pieces == nil ? LineSource.mark(held) : 0
        number = 0
        isAtEnd = false
        carry.clear()
        pieces?.rewind()
    }

    /// The next line without its end, valid inside the closure; nil after the last. The empty text after the last line end is no line.
    @inline(__always)
    func next<Result>(_ body: (ByteView) throws(Fault) -> Result) throws(Fault) -> Result? {
        if pieces != nil {
            guard let range = try nextInPieces() else { return nil }
            number &+= 1
            return try carry.withBytes { bytes throws(Fault) in try body(LineSource.line(bytes, range)) }
        }
        guard at < held.count else { return nil }
        let start = at
        let end: Int = held.withBytes { $0.firstIndex(of: 0x0A, from: start) ?? $0.count }
        at = end + 1
        number &+= 1
        var outcome: Swift.Result<Result, Fault>?
        held.withBytes { bytes in
            do throws(Fault) {
                outcome = .success(try body(LineSource.line(bytes, start..<end)))
            } catch {
                outcome = .failure(error)
            }
        }
        return try outcome?.get()
    }

    @inline(__always)
    private static func line(_ bytes: ByteView, _ range: Range<Int>) -> ByteView {
        var end = range.upperBound
        if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
        return ByteView(rebasing: bytes[range.lowerBound..<end])
    }

    private func nextInPieces() throws(Fault) -> Range<Int>? {
        while true {
            if let end = carry.withBytes({ $0.firstIndex(of: 0x0A, from: at) }) {
                let start = at
                at = end + 1
                return start..<end
            }
            if isAtEnd {
                guard at < carry.count else { return nil }
                let start = at
                at = carry.count
                return start..<at
            }
            try fill()
        }
    }

    /// Moves the rest to the front and takes the next piece behind it.
    private func fill() throws(Fault) {
        let rest = carry.withBytes { Array($0[at...]) }
        carry.clear()
        if rest.count < LineSource.longest { carry.append(rest) }
        at = 0
        guard let piece = try pieces?.next() else {
            isAtEnd = true
            return
        }
        carry.append(number == 0 && rest.isEmpty && piece.starts(with: [0xEF, 0xBB, 0xBF]) ? .init(rebasing: piece[3...]) : piece)
    }
}
