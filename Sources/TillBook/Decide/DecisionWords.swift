import TillRecords

/// A decision in one line for a person.
enum DecisionWords {
    static func line(_ content: Record) -> String {
        let isFinding = content.equals(.action, "dismiss")
        let about = content.string(.about).map { " " + (isFinding ? $0[...] : $0.prefix(8)) } ?? ""
        let value = value(content)
        var text = (content.string(.action) ?? "") + (content.integer(.undoes).map { " \($0)" } ?? about)
        if let other = content.strings(.with).first { text += " and " + other.prefix(8) }
        if let link = content.string(.link) { text += " (\(link))" }
        if !value.isEmpty { text += ": \(value)" }
        if let merchant = content.string(.merchant) { text += ", all of \(merchant)" }
        return text
    }

    /// Who, when and why.
    static func attribution(_ content: Record) -> String {
        let parts = [
            content.string(.by).map { "by \($0)" }, content.string(.at).map { String($0.prefix(10)) }, content.string(.reason),
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func value(_ content: Record) -> String {
        if let text = content.string(.value) { return text }
        let parts = content.objects(.value).map { "\($0.string(.amount) ?? "") \($0.string(.category) ?? "")" }
        return (content.strings(.value) + parts).joined(separator: ", ")
    }
}
