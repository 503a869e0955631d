import Glibc
import TillRecords
import TillStages
import TillTesting

@testable import TillBank

/// A table under the fuzzer once more, read from a file window by window: it must say what it says when it is held in memory.
struct FuzzedWindow {
    private let path = "/dev/shm/till-fuzz-\(getpid()).csv"
    private let format: CsvFormat
    /// So small that most rows are cut by the end of one.
    private let windowSize = 61

    func check(_ bytes: [UInt8], against lines: [UInt8]) {
        guard Files.write(bytes, to: path), let file = PartwiseFile(path: path), let survey = CsvSurvey(file, head: bytes) else { return }
        let document = Document(name: "fuzz", head: bytes, file: file, digest: survey.digest, path: path)
        let read = FuzzedFormat.records(of: document) { (writer) throws(Fault) in
            try format.read(file, of: document, into: writer, windowSize: windowSize)
        }
        precondition(read == lines, "windows: \(String(decoding: read, as: UTF8.self)) held: \(String(decoding: lines, as: UTF8.self))")
    }

    init(_ format: CsvFormat) { self.format = format }
}
