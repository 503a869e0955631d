/// Settles what a word is that joins and means something else as well: "e" of Portuguese and Italian is "is" without its accent.
@safe struct JointSettling {
    let tokens: UnsafeMutableBufferPointer<ChatToken>

    /// "pão 8 e café 12": between an amount and the thing of the next one such a word joins.
    func settle() {
        guard unsafe tokens.count > 3 else { return }
        for at in unsafe 1..<(tokens.count - 2) where isJoint(at) && endsAmount(at - 1) && isNamedAmount(at + 1) {
            unsafe tokens[at].classes.formIntersection([.and, .stop])
        }
    }

    private func isJoint(_ at: Int) -> Bool {
        let token = unsafe tokens[at]
        return token.isWord && !token.isInner && !token.isAttached && token.classes.contains(.and)
            && !token.classes.isSubset(of: [.and, .stop])
    }

    /// A number, or what is written behind one.
    private func endsAmount(_ at: Int) -> Bool {
        if unsafe tokens[at].isNumber { return true }
        return unsafe at > 0 && tokens[at - 1].isNumber && tokens[at].isWord
            && tokens[at].classes.has(any: [.currency, .dollar, .minor, .multiplier])
    }

    /// The words of a thing, at most four, and a number behind them.
    private func isNamedAmount(_ at: Int) -> Bool {
        guard unsafe tokens[at].isWord, let end = unsafe (at..<min(tokens.count, at + 5)).first(where: { unsafe !tokens[$0].isWord }) else {
            return false
        }
        return unsafe tokens[end].isNumber
    }
}
