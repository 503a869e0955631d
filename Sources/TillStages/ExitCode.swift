/// How a process ends (sysexits.h, and two of our own).
public enum ExitCode: Int32, Sendable {
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
