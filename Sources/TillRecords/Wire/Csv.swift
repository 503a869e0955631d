/// Comma-separated tables that a spreadsheet opens as data and never as formulas.
public enum Csv {
    /// One cell, quoted where needed; text that a spreadsheet would run gets an apostrophe in front.
    public static func cell(_ text: String) -> String {
        if isWord(text) { return text }
        let safe = startsFormula(text) && !isNumber(text) ? "'" + text : text
        guard safe.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) || safe.utf8.first == 32 else { return safe }
        var out = "\""
        for character in safe.unicodeScalars {
            if character == "\"" { out += "\"" }
            out.unicodeScalars.append(character)
        }
        return out + "\""
    }

    /// One line, ended as RFC 4180 ends it.
    public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// Letters, digits and what joins them alone, as most cells are: it is no formula and needs no quotes.
    private static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        func isOfWord(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 32) &- 97 < 26 }
        return isOfWord(first) && text.utf8.allSatisfy { isOfWord($0) || $0 &- 45 < 3 || $0 == 32 || $0 == 95 || $0 == 59 }
    }

    private static func startsFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
        // The full-width forms are turned into the plain ones by some spreadsheets.
        return "=+-@\t\r\n|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    }

    /// `-12.50`, `+3`, `0`: digits with at most one point.
    private static func isNumber(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        if bytes.first == 45 || bytes.first == 43 { bytes = bytes.dropFirst() }
        let points = bytes.count { $0 == 46 }
        return points <= 1 && bytes.count > points && bytes.first != 46 && bytes.last != 46
            && bytes.allSatisfy { $0 == 46 || $0 &- 48 < 10 }
    }
}
