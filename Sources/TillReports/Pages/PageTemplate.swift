import TillHousehold

/// A template of a page, whose words are messages: `<h2>\\(.budgetTitle)</h2>`. `TemplateLibrary` compiles it once they are
/// said in a language.
struct PageTemplate: ExpressibleByStringInterpolation, Sendable {
    fileprivate enum Part {
        case markup(String)
        case message(MessageKey, KeyValuePairs<Placeholder, StaticString>)
    }

    private var parts: [Part]

    init(stringLiteral markup: String) { parts = [.markup(markup)] }
    init(stringInterpolation interpolation: StringInterpolation) { parts = interpolation.parts }

    /// As `TemplateLibrary` reads it, with the messages of a language escaped in it.
    func text(_ messages: Messages) -> String {
        parts.map { part in
            switch part {
            case .markup(let markup): markup
            case .message(let key, let fill):
                messages.pattern(key).parts.map { piece in
                    switch piece {
                    case .text(let text): Markup.escaped(text)
                    case .gap(let name): fill.first { $0.key == name }.map { "{{\($0.value)}}" } ?? ""
                    }
                }.joined()
            }
        }.joined()
    }

    /// What of a template stands between its quotes.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ markup: String) { parts.append(.markup(markup)) }

        /// A message; what it leaves open is filled with a name of the view.
        mutating func appendInterpolation(_ key: MessageKey, _ fill: KeyValuePairs<Placeholder, StaticString> = [:]) {
            parts.append(.message(key, fill))
        }

        /// A template within it.
        mutating func appendInterpolation(_ template: PageTemplate) { parts += template.parts }
    }
}
