import TillRecords

/// A category of a record in words for a person.
enum CategoryWords {
    /// `Food & Drink / Groceries (known, 88 % sure)`
    static func line(_ category: Record) -> String {
        let name = category.string(.label) ?? category.string(.name) ?? ""
        let sure = percent(category).map { ", \($0) % sure" } ?? ""
        return "\(name) (\(category.string(.by) ?? "known")\(sure))"
    }

    /// Who says so, in a sentence.
    static func source(_ category: Record) -> String {
        switch category.string(.by) ?? "" {
        case "decision": "a person decided it"
        case "rule": "a rule of your own says so"
        case "learnt": "learnt from your examples"
        case "known": "from what Till knows of merchants and words"
        default: "an earlier program said so"
        }
    }

    /// 0 to 100.
    static func percent(_ category: Record) -> Int? {
        category.number(.confidence).flatMap(percent)
    }

    /// 0 to 100 of a share; nil for what is none.
    static func percent(_ share: Double) -> Int? { (0...1).contains(share) ? Int((share * 100).rounded()) : nil }
}
