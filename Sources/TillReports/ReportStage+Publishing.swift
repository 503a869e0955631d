import TillHousehold
import TillRecords
import TillStages

/// Pages of a household that is complete: as it is, or as its members may see it.
extension ReportStage {
    mutating func publish(_ draft: HouseholdDraft, _ id: String, _ sink: Sink) throws(Fault) {
        let file = try households.file(of: id)
        var draft = draft
        draft.household = id
        guard let rights else { return try write(draft, id, file, nil, in: options.folder.map { $0 + "/" + id }, sink) }
        switch options.people {
        case .household: return
        case .member(let name):
            let member = try ReportStage.member(name, of: id, file)
            guard let file else { return }
            let sight = MemberSight(member, of: file, rights)
            try write(seen(draft, sight), id, file, sight, in: options.folder.map { $0 + "/" + id }, sink)
        case .each:
            guard let file, !file.members.isEmpty else {
                isWarned = true
                return try sink.note(
                    "report.nobody", "the household file names no members: no page was made.",
                    remedy: "List members with their roles in households/\(id).yaml.", household: id)
            }
            for member in file.members {
                guard Context.isHouseholdId(member.id) else {
                    let fault = Fault(
                        "report.member", "the member's id cannot name a folder.", remedy: "Use small letters, digits, _ and - only.")
                    try sink.reject(fault, household: id)
                    continue
                }
                let sight = MemberSight(member, of: file, rights)
                try write(seen(draft, sight), id, file, sight, in: options.folder.map { "\($0)/\(id)/\(member.id)" }, sink)
            }
        }
    }

    /// The member of this name. Throws a usage fault that names those there are.
    static func member(_ id: String, of household: String, _ file: HouseholdFile?) throws(Fault) -> HouseholdFile.Member {
        if let member = file?.member(id) { return member }
        let known = file?.members.map(\.id).joined(separator: ", ") ?? ""
        throw Fault(
            "usage.member",
            "there is no member named \(Plain.clean(id, limit: 64)) in the household\(household.isEmpty ? "" : " \(household)").",
            remedy: known.isEmpty
                ? "Name the file that lists its members with --household-file FILE or --households DIR." : "Name one of \(known).",
            place: "--as", exit: .usage)
    }

    /// The household made anew of what a member sees.
    private func seen(_ draft: HouseholdDraft, _ sight: MemberSight) -> HouseholdDraft {
        if sight.isWhole { return draft }
        var own = HouseholdDraft(household: draft.household)
        own.peers = draft.peers
        // What rows lack was told when they came.
        for record in sight.records(of: draft.held) { try? own.take(record, masking: options.masking) }
        return own
    }

    private mutating func write(
        _ draft: HouseholdDraft, _ id: String, _ file: HouseholdFile?, _ sight: MemberSight?, in folder: String?, _ sink: Sink
    ) throws(Fault) {
        var book = draft.book(home: options.home, file: file, uses: uses, memory: memory, asOf: options.asOf, masking: options.masking)
        book.isAsked = sight.map { $0.reach(.questions) != .none } ?? true
        var settings = options.settings(book, file, seen: sight?.words ?? "")
        if sight.map({ $0.reach(.peers) == .all }) ?? true {
            settings.peers = draft.peers.map { ($0, peers) }
            settings.across = options.across
        }
        let publisher = HouseholdPublisher(book: book, settings: settings, frame: frame)
        if let page = options.page { try write(page, publisher, id, sink) }
        let entry = HouseholdsPage.Entry(id: id, book: book, title: options.title, month: options.month)
        if let folder {
            let pages = try PageFolder(folder)
            if let year = options.year {
                if let missing = try publisher.writeYear(year, in: pages) { try sink.reject(missing, household: id) }
            } else if options.isOneMonth {
                if let missing = try publisher.writeMonth(options.month, in: pages) { try sink.reject(missing, household: id) }
            } else {
                try publisher.writeAll(in: pages)
            }
            try pages.write(entry.record.text + "\n", to: ReportIndex.summary)
        }
        if let tables = options.tables { try publisher.writeTables(in: try PageFolder(tables)) }
        done[id] = entry
    }

    /// One page that stands alone.
    private func write(_ page: String, _ publisher: HouseholdPublisher, _ id: String, _ sink: Sink) throws(Fault) {
        let path = done.isEmpty ? page : ReportOptions.path(page, of: id)
        if done.count == 1 {
            try sink.note(
                "report.several",
                "the stream has several households: the pages of all but the first have the household's id in their names.",
                household: id)
        }
        let missing: Fault?
        if let year = options.year {
            missing = try publisher.writePage(year: year, to: path)
        } else {
            missing = try publisher.writePage(options.month, to: path)
        }
        if let missing { try sink.reject(missing, household: id) }
    }
}
