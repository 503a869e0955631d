/// How cells of a style show their numbers: as a day, with so many decimals, in a currency.
struct SheetFormatCode: Equatable {
    enum Kind: Equatable { case number, percent, day, dayAndTime, time, text }

    var kind = Kind.number
    /// Decimals that are always shown.
    var decimals = 0
    /// A sign or code of a currency beside the number; empty where none is.
    var mark: [UInt8] = []

    init() {}

    /// The formats that every spreadsheet has without writing them down (ECMA-376, part 1, 18.8.30).
    init(builtin id: Int) {
        switch id {
        case 2, 4, 7, 8, 39, 40, 43, 44: decimals = 2
        case 9: kind = .percent
        case 10: (kind, decimals) = (.percent, 2)
        case 14...17, 27...31, 36, 50...58: kind = .day
        case 18...21, 32...33, 45...47: kind = .time
        case 22: kind = .dayAndTime
        case 34...35: kind = .day
        case 49: kind = .text
        default: break
        }
    }

    /// A code such as `#,##0.00 [$€-407];[Red]-#,##0.00` or `dd/mm/yyyy`: its first section counts.
    init(_ code: String) {
        var letters: Set<Character> = []
        var isBehind = false
        var isPercent = false
        let signs = Array(code)
        var at = 0
        while at < signs.count {
            let sign = signs[at]
            switch sign {
            case ";": at = signs.count
            case "\"": take(SheetFormatCode.quoted(signs, &at))
            case "[": take(SheetFormatCode.bracketed(signs, &at, &letters))
            case "\\", "_", "*":
                if sign == "\\", at + 1 < signs.count { take(String(signs[at + 1])) }
                at += 1
            case ".": isBehind = true
            case "0": if isBehind { decimals += 1 }
            case "#", "?", ",", " ", "-", "+", "(", ")", "/": break
            case "%": isPercent = true
            case "@": letters.insert("@")
            default:
                if sign.isLetter, sign.isASCII { letters.insert(Character(sign.lowercased())) } else { take(String(sign)) }
            }
            at += 1
        }
        settle(letters, isPercent)
    }

    private mutating func settle(_ letters: Set<Character>, _ isPercent: Bool) {
        let hasClock = letters.contains("h") || letters.contains("s")
        let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasClock)
        if hasDay {
            kind = hasClock ? .dayAndTime : .day
        } else if hasClock {
            kind = .time
        } else if isPercent {
            kind = .percent
        } else if letters == ["@"] {
            kind = .text
        }
        if kind != .number { mark = [] }
        if kind != .number, kind != .percent { decimals = 0 }
    }

    /// Keeps what may be a currency: one word that has no digit.
    private mutating func take(_ words: String) {
        let word = words.filter { !$0.isWhitespace }
        guard mark.isEmpty, !word.isEmpty, word.utf8.count <= 8, !word.contains(where: \.isNumber), word != "-" else { return }
        mark = Array(word.utf8)
    }

    private static func quoted(_ signs: [Character], _ at: inout Int) -> String {
        var words = ""
        at += 1
        while at < signs.count, signs[at] != "\"" {
            words.append(signs[at])
            at += 1
        }
        return words
    }

    /// `[$€-407]` names a currency; `[h]` is a clock; colours and conditions say nothing.
    private static func bracketed(_ signs: [Character], _ at: inout Int, _ letters: inout Set<Character>) -> String {
        var words = ""
        at += 1
        while at < signs.count, signs[at] != "]" {
            words.append(signs[at])
            at += 1
        }
        if words.hasPrefix("$") { return String(words.dropFirst().prefix { $0 != "-" }) }
        if let first = words.lowercased().first, Set(words.lowercased()).count == 1, "hms".contains(first) {
            letters.insert(first == "m" ? "h" : first)
        }
        return ""
    }
}
