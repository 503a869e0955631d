import TillHousehold
import TillRun
import TillStages

/// A member of a household of a book, as `--member` and `--household` name it.
struct BookMember {
    let found: (file: HouseholdFile, member: HouseholdFile.Member)

    /// Throws `usage.member` for a member that no household has, or that several have.
    init(_ options: Options, _ state: BookState) throws(Fault) {
        let wanted = options.text("member") ?? ""
        let names = (Folder.names(state.book.householdsFolder) ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        let asked = options.text("household")
        if let asked, !names.contains(asked) {
            throw Fault(
                "purge.unknown", "the book has no file of a household \(asked).",
                remedy: "till status names the households; members stand in households/\(asked).yaml.", place: "--household",
                exit: .missingInput)
        }
        let files = try HouseholdFiles(state.book)
        var fitting: [(file: HouseholdFile, member: HouseholdFile.Member)] = []
        var known: [String] = []
        for name in names where asked == nil || name == asked {
            guard let file = try files.file(of: name) else { continue }
            known += file.members.map(\.id)
            if let member = file.member(wanted) { fitting.append((file, member)) }
        }
        guard let first = fitting.first else {
            throw Fault(
                "usage.member", "there is no member named \(Plain.clean(wanted, limit: 64)).",
                remedy: known.isEmpty
                    ? "List members in the household's file." : "Name one of \(Set(known).sorted().joined(separator: ", ")).",
                place: "--member", exit: .usage)
        }
        guard fitting.count == 1 else {
            throw Fault(
                "usage.member", "\(fitting.count) households have a member \(wanted).",
                remedy: "Name one with --household: \(fitting.map(\.file.id).joined(separator: ", ")).", place: "--member", exit: .usage)
        }
        found = first
    }
}
