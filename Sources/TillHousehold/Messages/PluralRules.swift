import TillStages

/// The kinds of numbers that a language says otherwise, as CLDR names them.
public enum PluralCategory: String, Sendable, Hashable, CaseIterable {
    case zero, one, two, few, many, other
}

/// Which category a whole number is of, by a language's rules as CLDR writes them: `n % 10 = 2..4 and n % 100 != 12..14`.
public struct PluralRules: Sendable {
    /// Numbers of a value, or of what is left of it, that are among some or are not.
    private struct Relation: Sendable {
        let modulus: Int
        let isAmong: Bool
        let ranges: [ClosedRange<Int>]

        func holds(_ number: Int) -> Bool {
            let value = modulus > 0 ? number % modulus : number
            return ranges.contains { $0.contains(value) } == isAmong
        }
    }

    /// Each with its condition: any of several, each of relations that hold together.
    private var conditions: [(category: PluralCategory, any: [[Relation]])] = []

    /// Every number is `other`.
    init() {}

    /// The categories that the language has: those with a rule, and `other`.
    public var categories: Set<PluralCategory> { Set(conditions.map(\.category)).union([.other]) }

    /// The category of a number of things.
    public func category(of number: Int) -> PluralCategory {
        let size = Int(clamping: number.magnitude)
        return conditions.first { $0.any.contains { $0.allSatisfy { $0.holds(size) } } }?.category ?? .other
    }

    /// Adds the rule of a category; false for one that cannot be read.
    mutating func add(_ category: PluralCategory, _ rule: String) -> Bool {
        var any: [[Relation]] = []
        for alternative in PluralRules.split(rule.split(separator: " "), at: "or") {
            var relations: [Relation] = []
            for words in PluralRules.split(alternative, at: "and") {
                guard let relation = PluralRules.relation(words) else { return false }
                relations.append(relation)
            }
            guard !relations.isEmpty else { return false }
            any.append(relations)
        }
        guard !any.isEmpty, category != .other else { return false }
        conditions.append((category, any))
        return true
    }

    private static func split(_ words: [Substring], at separator: String) -> [[Substring]] {
        words.split(separator: Substring(separator), omittingEmptySubsequences: false).map { Array($0) }
    }

    /// `n = 1`, `n % 10 != 2..4,7`
    private static func relation(_ words: [Substring]) -> Relation? {
        var words = words[...]
        // Of whole numbers the integer part is the number.
        guard let operand = words.popFirst(), operand == "n" || operand == "i" else { return nil }
        var modulus = 0
        if words.first == "%" {
            words.removeFirst()
            guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
            modulus = number
        }
        guard let sign = words.popFirst(), sign == "=" || sign == "!=", let list = words.popFirst(), words.isEmpty else { return nil }
        var ranges: [ClosedRange<Int>] = []
        for part in list.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: ".").map { Int($0) }
            guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high else { return nil }
            ranges.append(low...high)
        }
        return Relation(modulus: modulus, isAmong: sign == "=", ranges: ranges)
    }
}
