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
}
