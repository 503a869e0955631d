import TillRecords
import TillStages

/// What Till says to a household in one language, and how that language writes numbers and days.
///
/// A message is said by its key, with what it leaves open: `say(.rows, count: 3)`. Numbers of things take the form that the language has
/// for the number. What a language lacks is said in English.
public final class Messages: Sendable {
    /// ISO 639, the language of the words.
    public let language: String
    /// Its own name.
    public let name: String
    public let isRightToLeft: Bool
    public let numbers: NumberForm
    public let dates: DateForm
    public let plurals: PluralRules
    /// By key: a text, or one for each plural category.
    let texts: [MessageKey: [PluralCategory: MessagePattern]]
    /// What stands in records in English, in this language.
    private let retelling: Retelling

    init(_ draft: MessageDraft, language: String) {
        self.language = language
        name = draft.name
        isRightToLeft = draft.isRightToLeft
        numbers = draft.numbers
        dates = draft.dates
        plurals = draft.plurals
        texts = draft.texts
        retelling = draft.retelling
    }

    /// True for the language that records are written in.
    public var isEnglish: Bool { language == MessageTable.english }

    /// The direction its writing runs in: `ltr`, `rtl`.
    public var direction: String { isRightToLeft ? "rtl" : "ltr" }

    /// A message with its gaps filled.
    public func callAsFunction(_ key: MessageKey, _ fill: MessageFill = [:]) -> String {
        pattern(key).filled(fill)
    }

    /// A message about a number of things, which fills `{count}`.
    public func callAsFunction(_ key: MessageKey, count: Int, _ fill: MessageFill = [:]) -> String {
        pattern(key, count: count).filled(fill.counting(count))
    }

    /// A message taken apart at its gaps; of a number of things in the form for that.
    public func pattern(_ key: MessageKey, count: Int? = nil) -> MessagePattern {
        guard let forms = texts[key] else { return MessagePattern(plain: key.rawValue) }
        if let count, let form = forms[plurals.category(of: count)] { return form }
        return forms[.other] ?? forms.values.first ?? MessagePattern(plain: key.rawValue)
    }

    /// What a record says in English, in this language: a category, a component of health, why a figure is missing or two papers are one
    /// purchase. As it is where the language's file has nothing of it.
    public func retold(_ text: String) -> String { isEnglish ? text : retelling.retold(text, self) }

    /// A name of a record's, by what English calls it or by its key, in this language; nil where the language's file has nothing of it.
    public func known(_ text: String) -> String? { retelling.names[text] }

    /// `a`, `a, b and c`
    public func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return self(.listEnd, [.first: commas(parts.dropLast()), .last: last])
    }

    /// Sentences one behind the other, with what the language has between them.
    public func sentences(_ parts: some Sequence<String>) -> String {
        parts.reduce(nil) { known, next in known.map { self(.listSentences, [.first: $0, .last: next]) } ?? next } ?? ""
    }

    /// `a, b, c`
    public func commas(_ parts: some Sequence<String>) -> String {
        parts.reduce(into: "") { $0 = $0.isEmpty ? $1 : self(.listComma, [.first: $0, .last: $1]) }
    }
}
