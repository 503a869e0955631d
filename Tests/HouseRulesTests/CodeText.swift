/// Swift text without what is not code.
enum CodeText {
    /// The text with comments and the contents of string literals replaced by nothing; line breaks stay.
    static func stripped(_ text: String) -> String {
        var reader = Reader(Array(text.utf8))
        reader.read()
        return String(decoding: reader.out, as: UTF8.self)
    }

    /// True when `word` stands in the line and is not part of a longer name.
    static func has(_ line: String, _ word: String) -> Bool {
        var rest = line[...]
        while let found = rest.firstRange(of: word) {
            let before = found.lowerBound == line.startIndex ? nil : line[line.index(before: found.lowerBound)]
            let after = found.upperBound == line.endIndex ? nil : line[found.upperBound]
            func joins(_ character: Character?, _ edge: Character?) -> Bool {
                guard let character, let edge, edge.isLetter || edge.isNumber else { return false }
                return character.isLetter || character.isNumber || character == "_"
            }
            // `x.fork(` and `func fork(` are methods of ours; `Glibc.fork(` is not.
            let head = line[..<found.lowerBound]
            let isMethod = word.hasSuffix("(") && (head.hasSuffix("func ") || (head.hasSuffix(".") && !head.hasSuffix("Glibc.")))
            if !joins(before, word.first), !joins(after, word.last), !isMethod { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    private struct Reader {
        let text: [UInt8]
        var at = 0
        var out: [UInt8] = []

        init(_ text: [UInt8]) { self.text = text }

        private func looksAt(_ literal: StaticString) -> Bool {
            let bytes = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
            return at + bytes.count <= text.count && text[at..<(at + bytes.count)].elementsEqual(bytes)
        }

        mutating func read() {
            while at < text.count {
                if looksAt("//") {
                    while at < text.count, text[at] != 0x0A { at += 1 }
                } else if looksAt("/*") {
                    skipBlock()
                } else if looksAt("\"") || (looksAt("#") && startsRaw()) {
                    skipLiteral()
                } else {
                    out.append(text[at])
                    at += 1
                }
            }
        }

        private mutating func skipBlock() {
            while at < text.count, !looksAt("*/") {
                if text[at] == 0x0A { out.append(0x0A) }
                at += 1
            }
            at += 2
        }

        private func startsRaw() -> Bool {
            var index = at
            while index < text.count, text[index] == UInt8(ascii: "#") { index += 1 }
            return index < text.count && text[index] == UInt8(ascii: "\"")
        }

        /// A string literal: plain or raw, of one line or several.
        private mutating func skipLiteral() {
            var hashes = 0
            while text[at] == UInt8(ascii: "#") {
                hashes += 1
                at += 1
            }
            let quotes = looksAt("\"\"\"") ? 3 : 1
            at += quotes
            out += Array("\"\"".utf8)
            let closing = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
            while at < text.count {
                if text[at] == UInt8(ascii: "\\"), hashes == 0 {
                    at += 2
                    continue
                }
                if at + closing.count <= text.count, text[at..<(at + closing.count)].elementsEqual(closing) {
                    at += closing.count
                    return
                }
                if text[at] == 0x0A { out.append(0x0A) }
                at += 1
            }
        }
    }
}
