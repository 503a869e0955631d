/// How a process ends (sysexits.h, and two of our own).
public enum ExitCode: Int32, Sendable, CaseIterable {
    case good = 0
    /// A check failed as asked.
    case checkFailed = 1
    /// This stage rejected part of its input, or a document contradicts itself; the rest is there.
    case partlyRejected = 2
    case usage = 64
    /// Nothing could be read.
    case unreadable = 65
    case missingInput = 66
    /// A bug of ours.
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
}

/// What a person reads of it.
extension ExitCode {
    var meaning: String {
        switch self {
        case .good: "all is good"
        case .checkFailed: "a check that was asked for found something"
        case .partlyRejected: "a part of the input was rejected or contradicts itself, and the rest is there"
        case .usage: "a mistake on the command line"
        case .unreadable: "nothing could be read"
        case .missingInput: "missing input"
        case .software: "a bug of Till's"
        case .cannotCreate: "an output cannot be made"
        case .inputOutput: "reading or writing failed"
        }
    }
}
