import TillStages

/// Something that the document cannot decide and a person can: becomes the fault that refuses the document.
struct CsvQuestion: Equatable {
    var code: String
    var sentence: String
    /// The exact option that settles it.
    var option: String

    /// One fault for all open questions, named after the first.
    static func fault(_ questions: [CsvQuestion]) -> Fault? {
        guard let first = questions.first else { return nil }
        let sentence = questions.map(\.sentence).joined(separator: " ")
        let options = questions.map(\.option).joined(separator: ", and ")
        return Fault(first.code, sentence, remedy: "Give \(options).")
    }
}
