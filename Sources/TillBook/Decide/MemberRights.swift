import TillHousehold
import TillRecords
import TillStages

/// Who of a book's households may decide what.
struct MemberRights {
    let files: HouseholdFiles
    private let permissions: Permissions

    init(_ files: HouseholdFiles, _ knowledge: Knowledge) throws(Fault) {
        self.files = files
        permissions = try Permissions(knowledge)
    }

    /// Members who may do something about anything of a household.
    func able(_ act: Permissions.Act, of household: String?) throws(Fault) -> [String] {
        permissions.able(act, of: try files.file(of: household))
    }

    /// Refuses a member who may not approve what a limit holds back; somebody has to be named.
    func checkApproval(_ act: Permissions.Act, by member: String?, of household: String) throws(Fault) {
        let able = try able(act, of: household)
        if let member, able.contains(member) { return }
        let who = able.isEmpty ? "Give the household's file a member with the role owner." : "Use --by \(able.joined(separator: " or ")). "
        throw Fault(
            "decide.approval", member.map { "\($0) may not approve." } ?? "an approval needs to know whose it is.", remedy: who,
            place: "--by", exit: .usage)
    }

    /// Refuses who was named as deciding and is none of the household's, or may not do this. Nobody named is the person at the book.
    func check(
        _ act: Permissions.Act, named member: String?, of household: String, isOwn: (HouseholdFile?, String) -> Bool = { _, _ in false }
    ) throws(Fault) {
        guard let member else { return }
        try files.check(member: member, of: household)
        try check(act, by: member, of: household, isOwn: isOwn(try files.file(of: household), member))
    }

    /// Refuses a member whose role may not do this, by `household/permissions.tsv`.
    ///
    /// Whoever names no member is the person at the book, who may do everything; so is anybody where the file lists no members.
    ///
    /// - Parameter isOwn: whether all that it is about is the member's own or shared with it.
    func check(_ act: Permissions.Act, by member: String, of household: String?, isOwn: Bool) throws(Fault) {
        let file = try files.file(of: household)
        guard let known = file?.member(member), !permissions.may(act, member, of: file, isOwn: isOwn) else { return }
        let able = permissions.able(act, of: file)
        let what = act.rawValue.replacing("-", with: " ")
        let own = permissions.reach(act, known.role) == .own
        throw Fault(
            "decide.permission",
            own ? "\(member) (\(known.role)) may \(what) own rows only." : "\(member) (\(known.role)) may not \(what).",
            remedy: able.isEmpty
                ? "household/permissions.tsv of the knowledge files says who may."
                : "\(able.joined(separator: " or ")) may: --by \(able[0]).", place: "--by", exit: .usage)
    }
}

extension Permissions.Act {
    /// What an entry of the journal does.
    init?(_ content: borrowing Record) {
        guard let action = content.string(.action).flatMap(Decision.Action.init(rawValue:)) else { return nil }
        let isMerchant = content.has(.merchant)
        switch action {
        case .recategorise: self = isMerchant ? .recategoriseMerchant : .recategorise
        case .rename: self = isMerchant ? .renameMerchant : .rename
        case .approve: self = content.has(.link) ? .link : .approveExpense
        case .reject: self = content.has(.link) ? .unlink : .rejectExpense
        case .merge: self = .merge
        case .separate: self = .separate
        case .split: self = .split
        case .reverse: self = .reverse
        case .note: self = .note
        case .tag: self = .tag
        case .dismiss: self = .dismiss
        case .count: self = .count
        case .correct: self = .correct
        case .acknowledge, .ignore, .answer: self = .answer
        }
    }
}

extension PublishedLedger {
    /// Whether all that an entry of the journal is about is a member's own or shared with it: its rows are of accounts that the member
    /// sees, or are said to be of the member.
    func isOwn(_ content: borrowing Record, of member: String, _ file: HouseholdFile?) -> Bool {
        let named = [content.string(.about)].compactMap { $0 } + content.strings(.with)
        return named.allSatisfy { id in
            guard let row = transaction(of: id) ?? observation(id) else { return false }
            if row.string(.member) == member { return true }
            return row.string(.account).flatMap { file?.account(numbered: $0) }?.isSeen(by: member) ?? false
        }
    }
}
