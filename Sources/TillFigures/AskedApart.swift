import TillHousehold
import TillRecords
import TillStages

/// Accounts and members that somebody asked to leave out: their rows and balances are in no figure, and are named beside them.
public struct AskedApart: Sendable, Equatable {
    public static let declared: [OptionDeclaration] = [
        .values("without-account", "NAME", "leave an account out of every figure, by its id or its last four digits"),
        .values("without-member", "ID", "leave what a member paid and got out of every figure"),
    ]

    public let accounts: [String]
    public let members: [String]

    public init(_ options: Options) {
        accounts = options.list("without-account")
        members = options.list("without-member")
    }

    public var isEmpty: Bool { accounts.isEmpty && members.isEmpty }

    /// As they were asked for, to be passed on to another program.
    public var words: [String] {
        accounts.flatMap { ["--without-account", $0] } + members.flatMap { ["--without-member", $0] }
    }

    /// Whether a transaction or balance is of what is left out.
    ///
    /// - Parameter file: knows what an account is called; nil where there is none.
    public func has(_ record: borrowing Record, _ file: HouseholdFile?) -> Bool {
        if let member = record.string(.member), members.contains(member) { return true }
        guard !accounts.isEmpty, let account = record.string(.account) else { return false }
        return accounts.contains { $0 == account || $0 == file?.account(numbered: account)?.id || AskedApart.isEnd($0, of: account) }
    }

    /// Marks it, where it is of what is left out.
    public func mark(_ record: inout Record, _ file: HouseholdFile?) {
        guard record.equals(.type, .transaction) || record.equals(.type, .balance), has(record, file) else { return }
        record.set(.leftOut, string: LeftOut.asked.rawValue)
    }

    private static func isEnd(_ asked: String, of account: String) -> Bool {
        asked.utf8.count == 4 && account.utf8.count > 4 && account.hasSuffix(asked) && asked.utf8.allSatisfy { $0 &- 48 < 10 }
    }

    /// Throws a usage fault for a name that no household has. An account of no household file is known by four digits alone.
    public func check(_ files: [HouseholdFile]) throws(Fault) {
        let ids = files.flatMap { $0.members.map(\.id) }
        for member in members where !ids.contains(member) { throw AskedApart.unknown("member", member, ids, "no household has the member") }
        let names = files.flatMap { $0.accounts.map(\.id) }
        let ends = files.flatMap { $0.accounts.compactMap(\.last4) }
        for account in accounts where !names.contains(account) && !ends.contains(account) {
            if account.utf8.count == 4, account.utf8.allSatisfy({ $0 &- 48 < 10 }) { continue }
            throw AskedApart.unknown("account", account, names, "no household's file has the account")
        }
    }

    private static func unknown(_ kind: String, _ name: String, _ known: [String], _ sentence: String) -> Fault {
        let names = Set(known).sorted()
        let some = names.prefix(12).joined(separator: ", ")
        return Fault(
            "usage.option", "\(sentence) \(name).",
            remedy: NearestName.question(name, among: names)
                + (names.isEmpty ? "Household files name \(kind)s." : "Known: \(some)\(names.count > 12 ? " and others" : "")."),
            place: "--without-\(kind)", exit: .usage)
    }
}
