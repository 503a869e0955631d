import TillHousehold
import TillRun
import TillStages

/// The household of a book that a command is about.
struct BookHousehold {
    let id: String
    /// What it says of itself; nil where it has no file.
    let file: HouseholdFile?

    /// The one that was asked for, else the only one. Throws when there is no such household, or several and none was asked for.
    ///
    /// - Parameter holds: narrows the choice where none was asked for: to those with the account that the command is about.
    init(_ options: Options, _ state: BookState, where holds: (HouseholdFile?) -> Bool = { _ in true }) throws(Fault) {
        try state.book.checkInbox()
        let files = try HouseholdFiles(state.book)
        let named = (Folder.names(state.book.householdsFolder) ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        let known = Set(named).union(try state.book.households().map(\.id)).sorted()
        if let asked = options.text("household") {
            guard known.contains(asked) else {
                throw Fault(
                    "book.no-household", "the book has no household \(asked).",
                    remedy: "\(NearestName.question(asked, among: known))It has \(known.joined(separator: ", ")).", place: "--household",
                    exit: .usage)
            }
            id = asked
            file = try files.file(of: asked)
            return
        }
        var fits: [(id: String, file: HouseholdFile?)] = []
        for one in known {
            let file = try files.file(of: one)
            if holds(file) { fits.append((one, file)) }
        }
        guard fits.count == 1 else {
            throw Fault(
                "book.which-household",
                known.isEmpty ? "the book has no household." : "nothing says which household of the book is meant.",
                remedy: known.isEmpty ? "Make one: till init DIR --household ID." : "Give --household \(known.joined(separator: " or ")).",
                place: "--household", exit: .usage)
        }
        (id, file) = fits[0]
    }
}
