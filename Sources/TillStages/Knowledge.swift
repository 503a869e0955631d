import Glibc
import TillRecords

/// The folder of knowledge files: data that stages reason with, as text a person can edit.
///
/// A file is tab-separated, `#` starts a comment, and its first line is `# till-knowledge NAME VERSION`.
public struct Knowledge: Sendable {
    /// Path of the folder, or nil when none was found.
    public let folder: String?

    public init(folder: String?) { self.folder = folder }

    /// The second reader of receipts that the environment names: a program, or `none`.
    public static var namedReader: String? { unsafe getenv("TILL_SECOND_READER").map { unsafe String(cString: $0) } }

    /// The program that writes Parquet which the environment names, or `none`.
    public static var namedParquetWriter: String? { unsafe getenv("TILL_PARQUET_WRITER").map { unsafe String(cString: $0) } }

    /// `--knowledge`, then `TILL_KNOWLEDGE`, then `pipelines/knowledge` or `share/till/knowledge` above the program.
    public static func located(_ asked: String?) -> Knowledge {
        if let asked { return Knowledge(folder: asked) }
        if let named = unsafe getenv("TILL_KNOWLEDGE") { return unsafe Knowledge(folder: String(cString: named)) }
        guard let program = ProgramOrigin.path else { return Knowledge(folder: nil) }
        var parts = program.split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            for place in ["pipelines/knowledge", "share/till/knowledge"] {
                let path = "/" + (parts + [Substring(place)]).joined(separator: "/")
                if unsafe access(path, R_OK) == 0 { return Knowledge(folder: path) }
            }
        }
        return Knowledge(folder: nil)
    }

    /// The bytes of a knowledge file. Throws a fault that says how to name the folder.
    public func bytes(of name: String) throws(Fault) -> [UInt8] {
        guard let folder else { throw missing(name) }
        guard let bytes = FileReading.bytes(path: "\(folder)/\(name)", limit: 256 << 20) else { throw missing(name) }
        return bytes
    }

    /// The rows of a tab-separated knowledge file, comments and blank lines left out.
    public func rows(of name: String) throws(Fault) -> [[Substring]] {
        // By bytes: a split by characters walks through every grapheme of every file at each start.
        let text = String(decoding: try bytes(of: name), as: UTF8.self)
        return text.utf8.split(separator: 0x0A).compactMap { line in
            line.first == UInt8(ascii: "#") ? nil : line.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
        }
    }

    private func missing(_ name: String) -> Fault {
        Fault(
            "knowledge.missing", "the knowledge file \(name) cannot be read\(folder.map { " in \($0)" } ?? "").",
            remedy: "Name the folder that has it with --knowledge DIR or TILL_KNOWLEDGE.", file: name, exit: .missingInput)
    }
}

/// Names of months, for whatever reads dates.
extension Knowledge {
    /// The file of the names; those that are of many languages, as short forms are, are of `any`.
    public static let months = KnowledgeTable(
        "months.tsv", key: ["number", "language", "name"], .integer("number", 1...12),
        .word("language", AllowedWords.languages(or: ["any"])), .text("name"))

    /// The names of months. Throws `knowledge.missing`, or a fault with the line of a row that means nothing.
    ///
    /// - Parameter languages: names of these languages only; of all when empty.
    public func monthNames(languages: Set<String> = []) throws(Fault) -> [MonthName] {
        try Knowledge.months.rows(self).compactMap { row in
            guard languages.isEmpty || languages.contains(row.text(1)) else { return nil }
            return MonthName(number: row.integer(0), language: row.text(1), text: row.text(2))
        }
    }
}
