import TillRecords

/// Something that went wrong, as a value: what, where, in one sentence, and what to do about it.
///
/// The sentence names places and fields, never money or names, so that it can stand in a log.
public struct Fault: Error, Sendable, Equatable {
    /// A stable word for programs: `bank.csv.ambiguous-date`.
    public var code: String
    /// Base name of the document, when there is one.
    public var file: String?
    /// `line 12`, `entry 3`, `--date-order`.
    public var place: String?
    public var sentence: String
    public var remedy: String
    public var exit: ExitCode
    /// Settings of which one answers it for good, as a file of settings has them: `date-order: DMY`. Empty where none does.
    public var settings: [String] = []

    public init(
        _ code: String, _ sentence: String, remedy: String, file: String? = nil, place: String? = nil, exit: ExitCode = .unreadable
    ) {
        self.code = code
        self.file = file
        self.place = place
        self.sentence = sentence
        self.remedy = remedy
        self.exit = exit
    }

    /// Whether it is of no one document: trouble with the output, or with the knowledge that all documents are read by.
    var endsRun: Bool { exit == .inputOutput && file == nil || code.hasPrefix("knowledge.") }

    /// The same fault, placed in a file.
    public func within(file: String) -> Fault {
        var placed = self
        if placed.file == nil { placed.file = file }
        return placed
    }
}

extension Fault: CustomStringConvertible {
    /// `giro.csv, line 12: the day 31.02.2025 does not exist. Correct the line … [bank.csv.bad-date]`
    public var description: String {
        let where_ = [file, place].compactMap { $0 }.joined(separator: ", ")
        let head = where_.isEmpty ? "" : "\(where_): "
        let tail = remedy.isEmpty ? "" : " \(remedy)"
        return "\(head)\(sentence)\(tail) [\(code)]"
    }
}
