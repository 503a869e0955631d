/// Cuts a message into lines, clauses and segments: what a comma or "and" sets apart.
struct ClauseSplitter {
    let tokens: TokenList

    /// The clauses of the message: lines, cut at the ends of sentences and before "but".
    func clauses() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        func close(_ end: Int, next: Int) {
            if end > start { found.append(start..<end) }
            start = next
        }
        for at in tokens.indices {
            let token = tokens[at]
            if token.kind == .newline {
                close(at, next: at + 1)
            } else if token.isWord, token.classes.contains(.but), !token.isInner, at > start {
                close(at, next: at + 1)
            } else if token.kind == .sign {
                switch token.sign {
                case UInt8(ascii: "?"), UInt8(ascii: "!"): close(at + 1, next: at + 1)
                case UInt8(ascii: ";"): close(at, next: at + 1)
                case UInt8(ascii: "."):
                    // A dot with a blank behind and no number before, that ends more than a short word.
                    let isEnd = at + 1 < tokens.count && !tokens[at + 1].isAttached && at > start
                    if isEnd, !tokens[at - 1].isWord || tokens[at - 1].end - tokens[at - 1].start > 3 { close(at, next: at + 1) }
                default: break
                }
            }
        }
        close(tokens.count, next: tokens.count)
        return found
    }

    /// Whether a token sets segments apart.
    func isJoint(_ at: Int) -> Bool {
        let token = tokens[at]
        if token.kind == .sign {
            switch token.sign {
            case UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ";"),
                UInt8(ascii: "("):
                return true
            default: return false
            }
        }
        return token.isWord && !token.isInner && token.classes.contains(.and)
    }

    /// The segments of a clause, joints left out.
    func segments(_ clause: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = clause.lowerBound
        for at in clause where isJoint(at) {
            // "+12" is a sign of its number, not a joint.
            if tokens[at].sign == UInt8(ascii: "+"), at + 1 < clause.upperBound, tokens[at + 1].isAttached, !tokens[at].isAttached {
                continue
            }
            if at > start { found.append(start..<at) }
            start = at + 1
        }
        if clause.upperBound > start { found.append(start..<clause.upperBound) }
        return found
    }
}
