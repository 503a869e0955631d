/// What records say in English, in another language: whole texts by what they say, and sentences that have gaps.
///
/// Records are read by programs and are in English for all of them; what of them stands on a page is told again from the same words.
struct Retelling: Sendable {
    /// By what English says, and by the key of the row.
    private(set) var names: [String: String] = [:]
    /// Sentences with gaps, English beside the own.
    private var sentences: [(english: MessagePattern, own: MessagePattern, ends: SentenceEnds)] = []

    mutating func add(_ key: String, _ english: String, _ own: String) {
        names[key] = own
        names[english] = own
        // A category by itself is its last part.
        if key.hasPrefix("category."), let leaf = english.cut(at: " / "), let ownLeaf = own.cut(at: " / ") {
            if names[leaf.after] == nil { names[leaf.after] = ownLeaf.after }
        } else if let pattern = MessagePattern(english), !pattern.placeholders.isEmpty, let form = MessagePattern(own) {
            sentences.append((pattern, form, SentenceEnds(pattern)))
        }
    }

    /// A text told again: whole, or part by part where commas join what is known; as it is where nothing of it is.
    func retold(_ text: String, _ messages: Messages) -> String {
        if let whole = whole(text, messages) { return whole }
        let parts = text.parts(at: ", ")
        guard parts.count > 1 else { return text }
        var told: [String] = []
        var at = 0
        while at < parts.count {
            // What is known may have commas itself.
            let lengths = stride(from: min(3, parts.count - at), to: 0, by: -1)
            let found = lengths.lazy.compactMap { length in
                self.whole(parts[at..<at + length].joined(separator: ", "), messages).map { (length, $0) }
            }.first
            told.append(found?.1 ?? parts[at])
            at += found?.0 ?? 1
        }
        return messages.commas(told)
    }

    private func whole(_ text: String, _ messages: Messages) -> String? {
        if let name = names[text] { return name }
        let bytes = Array(text.utf8)
        for (english, own, ends) in sentences where ends.mayBeOf(bytes) {
            guard let found = SentenceMatch(names: names).gaps(of: english.parts[...], in: text[...]) else { continue }
            return own.filled(found.mapped { name, said in self.gap(name, said, messages) })
        }
        return nil
    }

    private func gap(_ name: Placeholder, _ said: String, _ messages: Messages) -> String {
        guard name == .category else { return retold(said, messages) }
        let label = names["category." + said] ?? said
        return label.cut(at: " / ")?.after ?? label
    }
}

/// How a sentence begins and ends and what else it surely has: most texts are no such sentence, and a look at their bytes tells.
private struct SentenceEnds {
    private let first: [UInt8]
    private let last: [UInt8]
    /// The longest of its texts that is neither.
    private let inner: [UInt8]

    init(_ pattern: MessagePattern) {
        let texts = pattern.parts.map { part -> [UInt8] in
            // Other letters than those of ASCII can be written in two ways that are the same.
            if case .text(let text) = part, text.utf8.allSatisfy({ $0 < 0x80 }) { Array(text.utf8) } else { [] }
        }
        first = texts.first ?? []
        last = texts.last ?? []
        inner = texts.dropFirst().dropLast().max { $0.count < $1.count } ?? []
    }

    /// False for a text that is surely no such sentence.
    func mayBeOf(_ text: [UInt8]) -> Bool {
        guard text.count >= first.count + last.count + inner.count, text.starts(with: first) else { return false }
        guard text[(text.count - last.count)...].elementsEqual(last) else { return false }
        guard let head = inner.first else { return true }
        let starts = first.count...(text.count - last.count - inner.count)
        return starts.contains { text[$0] == head && text[$0..<$0 + inner.count].elementsEqual(inner) }
    }
}

/// Finds what fills the gaps of a sentence in a text that may be one.
private struct SentenceMatch {
    let names: [String: String]

    /// Nil where the text is no such sentence.
    func gaps(of parts: ArraySlice<MessagePattern.Part>, in text: Substring) -> MessageFill? {
        guard let part = parts.first else { return text.isEmpty ? MessageFill() : nil }
        let rest = parts.dropFirst()
        switch part {
        case .text(let literal): return text.hasPrefix(literal) ? gaps(of: rest, in: text.dropFirst(literal.count)) : nil
        case .gap(let name):
            guard case .text(let literal)? = rest.first else {
                return fits(text, name, isLast: true) ? MessageFill().adding(name, String(text)) : nil
            }
            for end in text.indices where text[end...].hasPrefix(literal) && fits(text[..<end], name, isLast: false) {
                if let more = gaps(of: rest, in: text[end...]) { return more.adding(name, String(text[..<end])) }
            }
            return nil
        }
    }

    /// Numbers are digits; only what ends a sentence, or is known, may have commas of its own.
    private func fits(_ text: Substring, _ name: Placeholder, isLast: Bool) -> Bool {
        guard !text.isEmpty else { return false }
        if [.number, .count, .day, .first, .second].contains(name) { return text.allSatisfy(\.isNumber) }
        return !text.contains(", ") || name == .text && (isLast || names[String(text)] != nil)
    }
}

extension String {
    /// What stands before and behind the first separator.
    fileprivate func cut(at separator: String) -> (before: String, after: String)? {
        let parts = parts(at: separator)
        return parts.count > 1 ? (parts[0], parts.dropFirst().joined(separator: separator)) : nil
    }

    fileprivate func parts(at separator: String) -> [String] {
        replacing(separator, with: "\u{1}").split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init)
    }
}
