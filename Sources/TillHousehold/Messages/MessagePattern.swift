/// What a message leaves open, to be filled in where it is said. In a file it stands in braces: `{amount}`.
public enum Placeholder: String, Sendable, Hashable, CaseIterable {
    case account, amount, before, category, count, currency, date, day, days, first, from, group, high, household, last, limit
    case low, member, month, name, number, of, other, percent, period, place, points, rest, rhythm, rows, second, share, size
    case start, symbol, target, text, to, total, until, usual, weekday, why, year, yearly
}

/// A message taken apart at what it leaves open.
public struct MessagePattern: Sendable, Hashable {
    /// A piece of the text, or a gap in it.
    public enum Part: Sendable, Hashable {
        case text(String)
        case gap(Placeholder)
    }

    public let parts: [Part]

    /// What it leaves open.
    public var placeholders: Set<Placeholder> {
        Set(parts.compactMap { if case .gap(let name) = $0 { name } else { nil } })
    }

    /// Nil for a text with a brace that encloses no placeholder.
    public init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}"),
                let name = Placeholder(rawValue: String(rest[rest.index(after: brace)..<end]))
            else { return nil }
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            parts.append(.gap(name))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The text as it is, without gaps.
    init(plain text: String) { parts = [.text(text)] }

    /// The message with its gaps filled; one that nobody fills stays open, in braces.
    public func filled(_ fill: MessageFill) -> String {
        if parts.count == 1, case .text(let only) = parts[0] { return only }
        var out = ""
        for part in parts {
            switch part {
            case .text(let text): out += text
            case .gap(let name): out += fill[name] ?? "{\(name.rawValue)}"
            }
        }
        return out
    }
}

/// What fills a message: `[.name: "Giro", .amount: "12,50 €"]`.
public struct MessageFill: Sendable, ExpressibleByDictionaryLiteral {
    private var values: [(name: Placeholder, text: String)]

    init() { values = [] }
    public init(dictionaryLiteral elements: (Placeholder, String)...) { values = elements }

    public subscript(name: Placeholder) -> String? { values.first { $0.name == name }?.text }

    /// The same with one more.
    func adding(_ name: Placeholder, _ text: String) -> MessageFill {
        var fill = self
        fill.values.append((name, text))
        return fill
    }

    /// The same with other texts.
    func mapped(_ change: (Placeholder, String) -> String) -> MessageFill {
        var fill = self
        fill.values = values.map { ($0.name, change($0.name, $0.text)) }
        return fill
    }

    /// The same with a number of things among them.
    func counting(_ number: Int) -> MessageFill {
        var fill = self
        fill.values.append((.count, String(number)))
        return fill
    }
}
