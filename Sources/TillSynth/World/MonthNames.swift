/// Names of months as payees and banks write them.
enum MonthNames {
    private static let names: [String: [String]] = [
        "en": [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ],
        "de": [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        ],
        "nl": [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
        ],
    ]

    /// The month's name; English where the language is not known.
    static func name(_ month: Int, language: String) -> String {
        let list = names[language] ?? names["en"] ?? []
        return list.indices.contains(month - 1) ? list[month - 1] : ""
    }

    static func short(_ month: Int) -> String {
        String(name(month, language: "en").prefix(3))
    }
}
