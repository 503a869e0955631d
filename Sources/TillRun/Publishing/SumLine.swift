import TillRecords
import TillStages
import TillStore

/// A line of a run's list of checksums.
package struct SumLine: Sendable {
    package let path: String
    /// SHA-256, 64 digits.
    package let sum: String

    package var line: String { "\(sum)  \(path)\n" }

    private static let digits = 64
    /// Where the path begins: behind the digits and two blanks.
    private static let head = 66

    /// The lines of a list; none of a run that has no list.
    package static func all(ofRun folder: String) -> [SumLine] {
        all(in: FileReading.bytes(path: "\(folder)/\(Publishing.manifest)", limit: 1 << 30) ?? [])
    }

    /// What is no line of such a list is left out.
    package static func all(in list: [UInt8]) -> [SumLine] {
        list.split(separator: 0x0A).filter { $0.count > head }.map { line in
            SumLine(
                path: String(decoding: line.dropFirst(head), as: UTF8.self), sum: String(decoding: line.prefix(digits), as: UTF8.self))
        }
    }
}
