import Glibc
import TillHousehold
import TillStages

/// The folder of a book as far as a run reads it: `households/<id>.yaml` and `inbox/<household>/`.
package struct Book {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    package var householdsFolder: String { folder + "/households" }

    /// Throws when there is no book in the folder, or its `till.yaml` has what nobody reads, before anything is made of it.
    package func checkInbox() throws(Fault) {
        guard !Folder.exists(folder + "/inbox") else { return try BookSettings.check(folder) }
        guard Folder.exists(folder) else {
            throw Fault(
                "book.missing", "there is no such folder.", remedy: "Name a book with --book, or make one with till init.", file: folder,
                exit: .missingInput)
        }
        throw Fault(
            "book.no-inbox", "the book has no folder inbox.", remedy: "Make inbox/<household>/ and put documents in it.",
            file: Document.baseName(folder), exit: .missingInput)
    }

    /// The households that have an inbox, with the bytes of their documents, largest first, then by id.
    package func households() throws(Fault) -> [(id: String, bytes: Int)] {
        let inbox = folder + "/inbox"
        try checkInbox()
        guard let names = Folder.names(inbox) else {
            throw Fault(
                "book.no-inbox", "the book's folder inbox cannot be read.", remedy: "Look at its rights.",
                file: Document.baseName(folder), exit: .missingInput)
        }
        var found: [(id: String, bytes: Int)] = []
        for name in names where Folder.isFolder("\(inbox)/\(name)") {
            guard Context.isHouseholdId(name) else {
                throw Fault(
                    "book.household", "a folder of the inbox is not named by a household's id.",
                    remedy: "\(NearestName.question(name, among: declared))Use small letters, digits, _ and - only.", file: name,
                    exit: .unreadable)
            }
            found.append((name, documents(of: name).reduce(0) { $0 + Folder.size($1) }))
        }
        return found.sorted { ($1.bytes, $0.id) < ($0.bytes, $1.id) }
    }

    /// The households that have a file, by id.
    var declared: [String] {
        (Folder.names(householdsFolder) ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    }

    /// The folder of entries by hand.
    package var entriesFolder: String { folder + "/entries" }

    /// The file of a household's entries by hand, whether it is there or not.
    package func entries(of household: String) -> String { "\(entriesFolder)/\(household).csv" }

    /// The households with a file of entries. Throws for a file of no household of the book, which nobody would read in silence.
    package func entered() throws(Fault) -> [String] {
        var found: [String] = []
        for name in Folder.names(entriesFolder) ?? [] where !name.hasSuffix("~") {
            let household = name.hasSuffix(".csv") ? String(name.dropLast(4)) : ""
            guard Context.isHouseholdId(household),
                Folder.isFolder("\(folder)/inbox/\(household)") || Folder.exists("\(householdsFolder)/\(household).yaml")
            else {
                throw Fault(
                    "book.entries", "the file in entries is of no household of the book.",
                    remedy: "Name it after the household, entries/<household>.csv: one with an inbox or a file in households.", file: name,
                    exit: .unreadable)
            }
            found.append(household)
        }
        return found
    }

    /// Paths of a household's documents, in order of their names; hidden files are left out.
    package func documents(of household: String) -> [String] {
        let paths = Folder.files(below: "\(folder)/inbox/\(household)")
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// What `till.yaml` says of a book: which version of book it is, how long documents are kept.
enum BookSettings {
    private static let names = ["version", "rates", "retention"]

    /// Throws for a setting that nobody reads and for a version that is not known; a book without the file is of this version.
    ///
    /// `rates` may name `rates.csv`, which is where plans look anyway.
    static func check(_ folder: String) throws(Fault) { _ = try read(folder) }

    /// How long documents are kept; the rest is checked alone.
    static func read(_ folder: String) throws(Fault) -> RetentionPlan {
        let path = folder + "/till.yaml"
        guard Folder.exists(path) else { return RetentionPlan() }
        let (found, reading) = try YamlReading.open(path)
        guard let root = found else { return RetentionPlan() }
        let map = try reading.map(root, "till.yaml")
        try reading.known(map, names)
        if let node = map["version"], try reading.text(node, "version") != "1" {
            throw reading.fault(node, "this Till reads books of version 1.", "Use the Till that made the book.")
        }
        if let node = map["rates"], try reading.text(node, "rates") != "rates.csv" {
            throw reading.fault(node, "plans read rates from rates.csv.", "Name the file rates.csv, or say another one in the plan.")
        }
        guard let node = map["retention"] else { return RetentionPlan() }
        return try RetentionPlan(node, reading)
    }
}
