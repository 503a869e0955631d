import TillStages

/// In which language each household is spoken to: the one asked for, else the first of its file that Till has messages in, else its
/// country's, else English.
public final class HouseholdLanguages {
    private let asked: String?
    private let knowledge: Knowledge
    private let languages: [String]
    private var read: [String: Messages] = [:]
    private var byCountry: [String: String] = [:]

    /// The option of stages that write for people.
    public static let option = OptionDeclaration.value(
        "language", "CODE", "language to write for people in, as en or de (default: the household file's, else its country's, else en)")

    /// Throws a usage fault for a language that there are no messages in, and what is wrong with English's.
    public init(_ options: Options, _ knowledge: Knowledge) throws(Fault) {
        asked = options.text(HouseholdLanguages.option.name)
        self.knowledge = knowledge
        languages = MessageTable.languages(knowledge)
        if let asked, !languages.contains(asked) {
            throw Fault(
                "usage.option", "there are no messages in the language.",
                remedy: "Give --language one of \(languages.joined(separator: ", ")).", place: "--language", exit: .usage)
        }
    }

    /// The messages of a household; nil for no file. Throws what is wrong with the language's file.
    public func messages(of file: HouseholdFile?) throws(Fault) -> Messages {
        let country = file?.country
        let named = asked ?? file?.languages.first { languages.contains($0) }
        if let named { return try messages(named, country: country) }
        return try messages(try language(of: country), country: country)
    }

    /// The messages for several households at once: in their language where they share one, else in the one asked for or English.
    public func messages(shared languages: some Sequence<String>) throws(Fault) -> Messages {
        let all = Set(languages)
        let shared = all.count == 1 ? all.first : nil
        return try messages(asked ?? shared ?? MessageTable.english, country: nil)
    }

    private func language(of country: String?) throws(Fault) -> String {
        guard let country else { return MessageTable.english }
        if byCountry.isEmpty {
            for language in languages {
                for row in try MessageTable.table(language).rows(knowledge) where row.text(0) == LanguageFact.countries.rawValue {
                    for country in row.text(2).split(separator: " ") { byCountry[String(country)] = language }
                }
            }
        }
        return byCountry[country] ?? MessageTable.english
    }

    private func messages(_ language: String, country: String?) throws(Fault) -> Messages {
        let name = "\(language)-\(country ?? "")"
        if let known = read[name] { return known }
        let made = try Messages(language, country: country, knowledge)
        read[name] = made
        return made
    }
}
