/// Cuts a message into lines, clauses and segments: what a comma or "and" sets apart.
struct ClauseSplitter {
    let tokens: TokenList

    /// The next clause of the message from `start` on, which moves behind it; nil after the last. Clauses are lines, cut at the
    /// ends of sentences and before "but".
    func clause(from start: inout Int) -> Range<Int>? {
        var at = start
        while at < tokens.count {
            if let cut = cut(at, after: start) {
                let first = start
                start = cut.next
                if cut.end > first { return first..<cut.end }
            }
            at += 1
        }
        let first = start
        start = tokens.count
        return first < tokens.count ? first..<tokens.count : nil
    }

    /// Where the clause that began at `start` ends and the next begins, when the token sets them apart.
    @inline(__always)
    private func cut(_ at: Int, after start: Int) -> (end: Int, next: Int)? {
        let token = tokens[at]
        switch token.kind {
        case .newline: return (at, at + 1)
        case .word: return token.classes.contains(.but) && !token.isInner && at > start ? (at, at + 1) : nil
        case .sign: break
        default: return nil
        }
        switch token.sign {
        case UInt8(ascii: "?"), UInt8(ascii: "!"): return token.isInner ? nil : (at + 1, at + 1)
        case UInt8(ascii: ";"): return (at, at + 1)
        case UInt8(ascii: "."):
            // A dot with a blank behind and no number before, that ends more than a short word.
            let isEnd = at + 1 < tokens.count && !tokens[at + 1].isAttached && at > start
            return isEnd && (!tokens[at - 1].isWord || tokens[at - 1].end - tokens[at - 1].start > 3) ? (at + 1, at + 1) : nil
        default: return nil
        }
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
