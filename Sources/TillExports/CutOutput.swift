import TillStages

/// What is said where a stream was cut: what was written before stays, since the new one would be a part of it.
enum CutOutput {
    static let fault = Fault(
        "export.cut", "the stream was cut before its end: nothing is put in place of what was written before.",
        remedy: "Mend what stopped its producer, and run it again.", exit: .partlyRejected)
}
