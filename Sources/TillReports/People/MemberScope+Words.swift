import TillHousehold

extension MemberScope {
    /// What the pages say of themselves; empty where nothing is hidden.
    var words: String {
        guard !isWhole else { return "" }
        return say(reach(.movements) == .all ? .seenAll : .seenOwn, [.member: member.id])
    }
}
