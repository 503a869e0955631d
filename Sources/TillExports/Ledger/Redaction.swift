import TillHousehold
import TillRecords

/// What may leave of strangers' text: without control signs, members' names as their ids, numbers cut to their last four.
struct Redaction {
    private let names: MemberNames

    init(_ file: HouseholdFile?) { names = MemberNames(file) }

    func text(_ text: String?, limit: Int = 120) -> String {
        guard let text, !text.isEmpty else { return "" }
        let clean = Plain.masked(Plain.clean(text, limit: limit))
        return names.isEmpty ? clean : String(decoding: names.hidden(in: Array(clean.utf8)), as: UTF8.self)
    }
}
