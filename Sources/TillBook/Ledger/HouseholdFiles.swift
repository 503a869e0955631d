import TillHousehold
import TillRun
import TillStages

/// The household files of a book, for commands that ask who may do what.
struct HouseholdFiles {
    private let households: Households
    /// The folder of the book.
    let folder: String

    init(_ book: Book) throws(Fault) {
        folder = book.folder
        households = try Households(folder: book.householdsFolder, file: nil)
    }

    func file(of household: String?) throws(Fault) -> HouseholdFile? { try households.file(of: household) }

    /// Refuses a member whom the household's file does not have; without members in it anybody may be named.
    func check(member: String, of household: String?) throws(Fault) {
        let members = try file(of: household)?.members ?? []
        guard members.isEmpty || members.contains(where: { $0.id == member }) else {
            throw Fault(
                "decide.member", "\(member) is not a member of \(household ?? "the household").",
                remedy: "Use one of \(members.map(\.id).joined(separator: ", ")).", place: "--by", exit: .usage)
        }
    }

    /// Refuses a member who may not approve what a limit holds back.
    func checkApproval(by member: String?, of household: String) throws(Fault) {
        let file = try file(of: household)
        let able = file?.members.filter { file?.mayApprove($0.id) ?? false }.map(\.id) ?? []
        if let member, able.contains(member) { return }
        let who = able.isEmpty ? "Give the household's file a member with the role owner." : "Use --by \(able.joined(separator: " or ")). "
        throw Fault(
            "decide.approval", member.map { "\($0) may not approve." } ?? "an approval needs to know whose it is.", remedy: who,
            place: "--by", exit: .usage)
    }
}
