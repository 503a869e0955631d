import TillHousehold
import TillRecords

/// What may leave of strangers' text: without control signs, members' names as their ids, numbers cut to their last four.
struct Redaction {
    private let aliases: [Masking.Alias]

    init(_ file: HouseholdFile?) { aliases = file.map(Masking.aliases) ?? [] }

    func text(_ text: String?, limit: Int = 120) -> String {
        guard let text, !text.isEmpty else { return "" }
        let clean = Plain.masked(Plain.clean(text, limit: limit))
        return aliases.isEmpty ? clean : String(decoding: Masking.names(Array(clean.utf8), aliases), as: UTF8.self)
    }
}
