import TillRecords

/// How accounts of mobile money, payment apps and banks tell of a movement: a phrase for it, to or from, a number, whoever is meant.
extension MerchantNames {
    /// The most words that the phrase of a movement has.
    private static let longestMovement = 8

    /// Behind the phrase of a movement and the number of whoever it went to or came from: `Merchant Payment to 512233 - NAME`,
    /// `Send Money to 0772****10 NAME`, `Paid to NAME`; where it was given where none stands there.
    func behindMovement(_ first: Int) -> Int {
        var found = first
        var (isMoving, strangers, sinceMoving) = (false, 0, 0)
        var at = first
        while at < scan.count - 1, at - first < MerchantNames.longestMovement {
            guard scan[at].digits == 0, at == first || !scan[at].startsField && !scan[at].afterComma else { break }
            if at > first, isMoving, sinceMoving == 0, let name = counterparty(behind: at, strangers) { found = name }
            if words.isMoving(scan, at) {
                (isMoving, sinceMoving) = (true, 0)
            } else if !words.isChannel(scan, at) {
                (strangers, sinceMoving) = (strangers + 1, isMoving ? sinceMoving + 1 : 0)
            }
            at += 1
        }
        return found
    }

    /// Where the name begins of whoever a leading word leads to; nil where it leads to none.
    ///
    /// - Parameter strangers: words of the phrase that nobody knows: one may be there where a number follows.
    private func counterparty(behind leading: Int, _ strangers: Int) -> Int? {
        guard words.isLeading(scan, leading) else { return nil }
        var name = leading + 1
        while name < scan.count, isNumber(name) { name += 1 }
        guard name < scan.count, scan[name].letters > 1, !isReference(name), !words.isMoving(scan, name) else { return nil }
        if name > leading + 1 { return strangers <= 1 ? name : nil }
        // Through another phrase (`from 0917 to 0918 NAME`) it goes on; a word for any of those that pay names none of them.
        guard words.isToward(scan, leading), strangers == 0, !words.isChannel(scan, name) else { return nil }
        return name
    }

    /// An account, a till or a phone, masked or not, and the dash behind it.
    private func isNumber(_ index: Int) -> Bool { scan[index].digits > 0 && isReference(index) }
}
