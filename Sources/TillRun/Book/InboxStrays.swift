import TillHousehold
import TillRecords
import TillStages

/// What lies in an inbox where no run takes it in: files beside the households' folders, and folders that are named almost like a
/// household.
package struct InboxStrays {
    /// Names of files in the inbox itself, in order.
    let files: [String]
    /// Folders that are passed over, each with the household it is taken to mean.
    let folders: [(name: String, meant: String)]
    /// Households that a file may be of.
    private let households: [String]
    private let book: Book

    /// So many files are named one by one in a command.
    private static let named = 3

    /// - Parameter known: households that documents were taken in of before: a folder of theirs is no mistake.
    package init(_ book: Book, known: Set<String>) {
        self.book = book
        let inbox = book.folder + "/inbox"
        let names = Folder.names(inbox) ?? []
        files = names.filter { !Folder.isFolder("\(inbox)/\($0)") && !$0.hasSuffix("~") }
        let declared = book.declared
        let found = names.filter { Folder.isFolder("\(inbox)/\($0)") && Context.isHouseholdId($0) }
        let sure = known.union(declared)
        folders = found.compactMap { name in
            guard !sure.contains(name), !Folder.exists(book.entries(of: name)) else { return nil }
            return InboxStrays.meant(name, among: declared).map { (name, $0) }
        }
        let passed = Set(folders.map(\.name))
        households = Set(found + declared).subtracting(passed).sorted()
    }

    package var isEmpty: Bool { files.isEmpty && folders.isEmpty }

    /// The household that a folder's name is a slip of; nil where none is near, or where the two are numbered alike.
    static func meant(_ name: String, among declared: [String]) -> String? {
        let near = declared.filter { min(name.utf8.count, $0.utf8.count) >= shortest && stem($0) != stem(name) }
        return NearestName.of(name, among: near)
    }

    /// A slip in a name of three letters makes another name as good.
    private static let shortest = 4

    /// A name without what numbers it: digits, and a last part of one letter, as in `flat-a`.
    private static func stem(_ name: String) -> String {
        let parts = name.filter { !$0.isNumber }.split(whereSeparator: { $0 == "-" || $0 == "_" })
        let kept = parts.count > 1 && parts.last?.count == 1 ? parts.dropLast() : parts[...]
        return kept.joined(separator: "-")
    }

    /// What to tell of each, with the command that puts it right.
    package var faults: [Fault] { (files.isEmpty ? [] : [ofFiles]) + folders.map(ofFolder) }

    private var ofFiles: Fault {
        let many = files.count > 1
        return Fault(
            "book.stray-file",
            many
                ? "\(CountText.of(files.count, "file")) in the inbox itself are in no household's folder, and are not read."
                : "a file in the inbox itself is in no household's folder, and is not read.",
            remedy: remedy, file: files[0], place: "inbox", exit: .partlyRejected)
    }

    private var remedy: String {
        let inbox = ShellLine.quoted(book.folder + "/inbox")
        func move(to household: String) -> String {
            guard files.count > InboxStrays.named else {
                let paths = files.map { ShellLine.quoted("\(book.folder)/inbox/\($0)") }
                return "mv \(paths.joined(separator: " ")) \(inbox)/\(household)/"
            }
            return "find \(inbox) -maxdepth 1 -type f -exec mv -t \(inbox)/\(household)/ {} +"
        }
        func make(_ household: String) -> String {
            Folder.isFolder("\(book.folder)/inbox/\(household)") ? "" : "mkdir \(inbox)/\(household) && "
        }
        switch households.count {
        case 0: return "Make a folder for the household and move it there: mkdir \(inbox)/home && \(move(to: "home"))"
        case 1: return "The book has one household, \(households[0]): \(make(households[0]))\(move(to: households[0]))"
        default:
            let names = households.prefix(8).joined(separator: ", ") + (households.count > 8 ? " …" : "")
            return "Move it to the household it is of (\(names)): \(move(to: "HOUSEHOLD"))"
        }
    }

    private func ofFolder(_ folder: (name: String, meant: String)) -> Fault {
        let (from, to) = ("\(book.folder)/inbox/\(folder.name)", "\(book.folder)/inbox/\(folder.meant)")
        let move =
            Folder.exists(to)
            ? "mv \(ShellLine.quoted(from))/* \(ShellLine.quoted(to))/ && rmdir \(ShellLine.quoted(from))"
            : "mv \(ShellLine.quoted(from)) \(ShellLine.quoted(to))"
        return Fault(
            "book.stray-household", "the folder is of no household that the book knows, and is not read.",
            remedy: "Did you mean \(folder.meant)? \(move). If it is a household of its own, say so with a file: "
                + "touch \(ShellLine.quoted("\(book.householdsFolder)/\(folder.name).yaml"))",
            file: folder.name, place: "inbox", exit: .partlyRejected)
    }
}

extension BookState {
    /// What lies in the inbox where no run takes it in; nothing of the book is made or changed.
    package func strays() throws(Fault) -> InboxStrays {
        guard Folder.exists(places.database) else { return InboxStrays(book, known: []) }
        let database = try databaseToRead()
        defer { database.close() }
        guard try database.form().applied > 0 else { return InboxStrays(book, known: []) }
        return InboxStrays(book, known: Set(try database.households()))
    }
}
