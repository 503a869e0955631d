import TillStages

/// Something that the document cannot decide and a person can: becomes the fault that refuses the document.
struct CsvQuestion: Equatable {
    var code: String
    var sentence: String
    /// The exact option that settles it.
    var option: String

    /// What helps where no table was found, at the command line and in a book.
    static let columnsRemedy =
        "Export the transactions as CSV, or name the columns, with --columns date=1,amount=3,text=2 or in a profile "
        + "(a book keeps it in profiles/): columns: {date: 1, amount: 3, text: 2}."

    /// One fault for all open questions, named after the first.
    static func fault(_ questions: [CsvQuestion]) -> Fault? {
        guard let first = questions.first else { return nil }
        let sentence = questions.map(\.sentence).joined(separator: " ")
        let options = questions.map(\.option).joined(separator: ", and ")
        let lines = questions.map(\.profileLines).joined(separator: ", and ")
        var fault = Fault(
            first.code, sentence,
            remedy: "Give \(options); or say in a profile (till-bank --make-profile begins it, a book keeps it in profiles/): \(lines).")
        fault.settings = questions.flatMap(\.settings)
        return fault
    }

    /// Single settings that answer it: `--date-order DMY or --date-order MDY` as two of a profile.
    private var settings: [String] {
        let words = option.split { $0 == " " || $0 == "," }
        return words.indices.dropLast().compactMap { place in
            let name = words[place].dropFirst(2)
            return words[place].hasPrefix("--") && name != "columns" ? "\(name): \(words[place + 1])" : nil
        }
    }

    /// The option as lines of a profile: `--sign negative-out` as `sign: negative-out`, columns as a map.
    private var profileLines: String {
        let words = option.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return words.indices.map { place in
            let word = words[place]
            if word.hasPrefix("--") { return "\(word.dropFirst(2)):" }
            guard place > 0, words[place - 1] == "--columns" else { return word }
            let list = word.split { $0 == "," }.map { $0.replacing("=", with: ": ") }.joined(separator: ", ")
            return "{\(list)}" + (word.hasSuffix(",") ? "," : "")
        }.joined(separator: " ")
    }
}
