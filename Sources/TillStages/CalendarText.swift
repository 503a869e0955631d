import TillRecords

/// Lines of a calendar as RFC 5545 writes them.
public enum CalendarText {
    /// `20250314`
    public static func date(_ day: Day) -> String { day.description.filter { $0 != "-" } }

    /// Text with backslash, semicolon and comma escaped.
    public static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if character == "\\" || character == ";" || character == "," { out.append("\\") }
            out.append(character)
        }
        return out
    }

    /// A line of at most 75 bytes, the rest folded onto lines that begin with a blank, never within a letter.
    public static func line(_ text: String) -> String {
        var out = ""
        var length = 0
        for scalar in text.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                out += "\r\n "
                length = 1
            }
            out.unicodeScalars.append(scalar)
            length += size
        }
        return out + "\r\n"
    }
}
