import Glibc

/// The outside oracle for text and JSON: python3 of the machine.
public enum Python {
    /// True when `python3` runs.
    public static let isPresent: Bool = {
        guard let outcome = try? Command(["python3", "-c", "print(1)"]).run() else { return false }
        return outcome.code == 0
    }()

    /// Runs a program; it reads `input` from standard input.
    public static func run(_ program: String, input: [UInt8]) throws -> Outcome {
        try Command(["python3", "-c", program], input: input).run()
    }
}
