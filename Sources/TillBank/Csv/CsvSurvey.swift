import Glibc
import TillRecords
import TillStages

/// One pass over a large file, before its rows are read: its digest, and whether it is text that can be read as it lies there.
struct CsvSurvey {
    let digest: Digest

    private static let partBytes = 1 << 18

    /// Nil when it is not UTF-8 without NUL bytes, does not soon begin with a row, or cannot be read.
    init?(_ file: PartwiseFile, head: [UInt8]) {
        guard CsvSurvey.beginsSoon(head) else { return nil }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: CsvSurvey.partBytes, alignment: 64)
        defer { room.deallocate() }
        var digest = DigestStream()
        var done = 0
        while done < file.size {
            let part = UnsafeRawBufferPointer(rebasing: room[..<file.read(at: done, into: room)])
            guard file.trouble == nil else { return nil }
            guard let whole = CsvSurvey.wholeCharacters(part, isLast: done + part.count == file.size) else { return nil }
            digest.take(UnsafeRawBufferPointer(rebasing: part[..<whole]))
            done += whole
        }
        self.digest = digest.finish()
    }

    /// Bytes of a part up to its last whole character; nil when it is no plain text.
    private static func wholeCharacters(_ part: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
        guard let base = part.baseAddress, memchr(base, 0, part.count) == nil else { return nil }
        guard let wrong = Utf8.firstError(in: part) else { return part.count }
        // A character of up to four bytes may be cut by the end of the part.
        return !isLast && wrong > 0 && part.count - wrong < 4 ? wrong : nil
    }

    private static func beginsSoon(_ head: [UInt8]) -> Bool {
        head.dropFirst(text(head).skipped).contains { $0 != 0x0A && $0 != 0x0D }
    }

    /// What is known of the text of a file that was surveyed, by its first bytes.
    static func text(_ head: [UInt8]) -> CsvText {
        let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
        return CsvText(
            decoded: nil, skipped: isMarked ? 3 : 0, encoding: "UTF-8",
            because: isMarked ? CsvEncoding.markProves : CsvEncoding.allIsValid)
    }
}
