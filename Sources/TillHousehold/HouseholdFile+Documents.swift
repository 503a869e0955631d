import TillRecords
import TillStages

/// Which of the household's accounts a document is of, by its number or its name.
extension HouseholdFile {
    /// The account whose number this is, or whose last four digits a masked number ends in; nil when none or several fit.
    ///
    /// A number may be the end of a longer one that has the bank's in it: `10020030/0000202051` and `DE02…0000202051`.
    public func account(numbered number: String) -> Account? {
        let wanted = HouseholdFile.significant(number)
        guard !wanted.isEmpty else { return nil }
        if let exact = accounts.first(where: { $0.id == number || $0.number.map(HouseholdFile.significant) == wanted }) { return exact }
        let group = HouseholdFile.lastGroup(of: number)
        let four = (group.count >= 4 ? group : wanted).suffix(4)
        guard four.count == 4 else { return nil }
        let isMasked = HouseholdFile.isMasked(number)
        let fits = accounts.filter {
            $0.last4 == String(four) && ($0.number.map { isMasked || HouseholdFile.isEnd(number, of: $0) } ?? true)
        }
        return fits.count == 1 ? fits[0] : nil
    }

    /// The account one of whose patterns a file's name has; nil when none or several do.
    public func account(ofPatternFor name: String) -> Account? {
        let fits = accounts(ofPatternFor: name)
        return fits.count == 1 ? fits[0] : nil
    }

    private func accounts(ofPatternFor name: String) -> [Account] {
        accounts.filter { $0.files.contains { HouseholdFile.matches(name, pattern: $0) } }
    }

    /// The account that a file's name is of: by a pattern, else by a number or the last four digits in it, else by the account's id as a
    /// word of it (`giro-2025.csv`); nil when none or several fit.
    public func account(forFile name: String) -> Account? {
        let named = accounts(ofPatternFor: name)
        guard named.isEmpty else { return named.count == 1 ? named[0] : nil }
        let runs = name.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { $0.uppercased() }
        let digits = name.split { !$0.isASCII || !$0.isNumber }.map(String.init)
        let numbered = accounts.filter { account in
            if let number = account.number.map(HouseholdFile.significant), number.count >= HouseholdFile.leastDigits {
                if runs.contains(number) || digits.contains(where: { HouseholdFile.isEnd($0, of: number) }) { return true }
            }
            return account.last4.map { digits.contains($0) && !HouseholdFile.isYear($0) } ?? false
        }
        guard numbered.isEmpty else { return numbered.count == 1 ? numbered[0] : nil }
        // A number that is none of the account's is perhaps another one's.
        guard digits.allSatisfy({ $0.count < 4 || HouseholdFile.isDate($0) }) else { return nil }
        let words = name.uppercased().split { !$0.isLetter }.map(String.init)
        let called = accounts.filter { $0.id.count >= HouseholdFile.leastLetters && words.contains($0.id.uppercased()) }
        return called.count == 1 ? called[0] : nil
    }

    /// The accounts of which banks give documents.
    public var documentedAccounts: [Account] { accounts.filter { $0.kind != "cash" } }

    /// The pattern of names that a document's next ones have as well: runs of digits become `*` with what divides them, and so do stamps
    /// in which letters stand between digits (`01JAN2026`, `a1b2c3`). A name of digits alone keeps the number in it that is no date, or
    /// else its shape: a pattern that every name has would be none.
    public static func pattern(of name: String) -> String {
        let pattern = pattern(of: name, keeping: [])
        guard !isTelling(pattern) else { return pattern }
        let runs = name.split { !$0.isASCII || !$0.isNumber }
        if let number = runs.first(where: { $0.count >= leastDigits - 1 && !isDate(String($0)) && !isInstant($0) }) {
            return self.pattern(of: name, keeping: [number])
        }
        return String(name.map { $0.isNumber ? "?" : $0 })
    }

    /// The pattern with the numbers that are long enough for an account's and no dates, so that files of two accounts differ.
    public static func pattern(of name: String, keepingNumbers: Bool) -> String {
        let runs = name.split { !$0.isASCII || !$0.isNumber }
        let numbers = keepingNumbers ? runs.filter { $0.count >= leastDigits && !isStamp($0) } : []
        return pattern(of: name, keeping: numbers)
    }

    private static func pattern(of name: String, keeping numbers: [Substring]) -> String {
        var pattern = ""
        var rest = name[...]
        while let character = rest.first {
            if let number = numbers.first(where: { $0.startIndex == rest.startIndex }) {
                pattern += number
                rest = rest.dropFirst(number.count)
                continue
            }
            let length = stamp(rest)
            guard length > 0 else {
                if pattern.last != "*" || !"-_() ".contains(character) { pattern.append(character) }
                rest = rest.dropFirst()
                continue
            }
            while let last = pattern.last, "-_( ".contains(last) { pattern.removeLast() }
            if pattern.last != "*" { pattern.append("*") }
            rest = rest.dropFirst(length)
        }
        return pattern
    }

    /// How many characters at the beginning of a text change from file to file: a run of digits, or a word in which letters stand between
    /// digits or digits between letters.
    private static func stamp(_ text: Substring) -> Int {
        let word = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        var changes = 0
        for (one, next) in zip(word, word.dropFirst()) where one.isNumber != next.isNumber { changes += 1 }
        let isInside = text.startIndex > text.base.startIndex && text.base[text.base.index(before: text.startIndex)].isLetterOrDigit
        if changes >= 2, !isInside { return word.count }
        return text.prefix { $0.isNumber }.count
    }

    /// Something that other files' names do not have stands in a pattern, before its ending.
    private static func isTelling(_ pattern: String) -> Bool {
        let stem = pattern.split(separator: ".").dropLast().joined(separator: ".")
        return (stem.isEmpty ? pattern : stem).contains { $0.isLetter || $0.isNumber }
    }

    /// Whether digits of a file's name say when it was made.
    public static func isStamp(_ digits: Substring) -> Bool { isDate(String(digits)) || isInstant(digits) }

    /// Whether two numbers are of one account: the same, or one is the end of the other, which has the bank's number before it.
    public static func isSameNumber(_ one: String, _ other: String) -> Bool {
        significant(one) == significant(other) || !isMasked(one) && !isMasked(other) && isEnd(one, of: other)
    }

    /// Seconds or milliseconds since 1970.
    private static func isInstant(_ digits: Substring) -> Bool { [10, 13].contains(digits.count) && digits.first == "1" }

    /// Fewer digits than these tell one account of a bank from another by chance only.
    private static let leastDigits = 6
    /// Shorter ids stand in names of files by chance.
    private static let leastLetters = 3

    /// Whether one of two numbers is the end of the other, zeros before it aside.
    private static func isEnd(_ number: String, of other: String) -> Bool {
        let ends = [lastGroup(of: number), lastGroup(of: other)].sorted { $0.count < $1.count }
        return ends[0].count >= leastDigits && ends[1].hasSuffix(ends[0])
    }

    /// The digits of a number's last part that has any, without zeros before them: `202051` of `10020030/0000202051 EUR`.
    private static func lastGroup(of number: String) -> String {
        let groups = number.split { !$0.isASCII || !$0.isNumber }
        // Groups of four are how an IBAN is printed.
        let isPrinted = groups.count > 2 && groups.dropFirst().dropLast().allSatisfy { $0.count == 4 }
        return withoutZeros(isPrinted ? groups.joined() : groups.last.map(String.init) ?? "")
    }

    private static func withoutZeros(_ digits: String) -> String { String(digits.drop { $0 == "0" }) }

    /// A year, or digits that begin or end with one: `2025`, `202503`, `20250331`, `31032025`, a moment.
    private static func isDate(_ digits: String) -> Bool {
        [4, 6, 8, 12, 14].contains(digits.count) && (isYear(String(digits.prefix(4))) || isYear(String(digits.suffix(4))))
    }

    private static func isYear(_ digits: String) -> Bool { Int(digits).map { (1990...2099).contains($0) } ?? false }

    private static func significant(_ number: String) -> String {
        String(number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) && $0 != "X" })
    }

    private static func isMasked(_ number: String) -> Bool {
        number.contains("*") || number.uppercased().contains("XX") || number.contains("•") || number.count <= 4
    }
}

extension HouseholdFile {
    /// Words of files' names that tell what kind of account an export is of.
    public static let accountWords = KnowledgeTable(
        "household/account-words.tsv", key: ["word"], .text("word"), .word("kind", AllowedWords(kinds)))
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
