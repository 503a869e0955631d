/// Functions and their lengths, by counting braces in text without comments and literals.
enum FunctionLength {
    /// Functions and initialisers of more than `most` lines, from the line of their name to their closing brace.
    static func tooLong(_ file: SourceFile, most: Int) -> [(name: String, line: Int, lines: Int)] {
        var found: [(String, Int, Int)] = []
        var open: [(name: String, line: Int, depth: Int)] = []
        var waiting: (name: String, line: Int)?
        var depth = 0
        for (index, line) in file.code.enumerated() {
            if let name = declared(in: line) { waiting = (name, index + 1) }
            for character in line.utf8 {
                if character == UInt8(ascii: "{") {
                    depth += 1
                    if let function = waiting {
                        open.append((function.name, function.line, depth))
                        waiting = nil
                    }
                } else if character == UInt8(ascii: "}") {
                    // A requirement of a protocol has no body.
                    waiting = nil
                    if let last = open.last, last.depth == depth {
                        open.removeLast()
                        let lines = index + 2 - last.line
                        if lines > most { found.append((last.name, last.line, lines)) }
                    }
                    depth -= 1
                }
            }
        }
        return found
    }

    private static func declared(in line: String) -> String? {
        let words = line.split { $0 == " " || $0 == "(" || $0 == "<" }
        if let at = words.firstIndex(of: "func"), at + 1 < words.count { return String(words[at + 1]) }
        let starts = line.drop { $0 == " " }
        let plain = starts.split(separator: " ").first { !["public", "private", "mutating", "fileprivate", "internal"].contains($0) } ?? ""
        return plain.hasPrefix("init(") || plain.hasPrefix("init?(") || plain.hasPrefix("init<") ? "init" : nil
    }
}
