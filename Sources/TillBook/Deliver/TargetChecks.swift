import TillDelivery
import TillRun
import TillStages

/// What a book knows of its targets that their files alone do not tell: households that there are, and folders that something else is in.
struct TargetChecks {
    private let state: BookState
    private let out: String

    init(_ state: BookState, out: String) {
        self.state = state
        self.out = out
    }

    /// Throws `deliver.household` for a household that the book does not have, and `deliver.place` for a folder that Till reads or
    /// publishes.
    func check(_ targets: [DeliveryTarget]) throws(Fault) {
        for target in targets {
            try households(of: target)
            switch target.way {
            case .folder(let path), .maildir(let path): try place(path, target)
            case .webhook, .sendmail: break
            }
        }
    }

    private func households(of target: DeliveryTarget) throws(Fault) {
        let book = state.book
        let known = Set(
            (Folder.names(book.folder + "/inbox") ?? []).filter { Folder.isFolder("\(book.folder)/inbox/\($0)") }
                + (Folder.names(book.householdsFolder) ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
                + PublishedLedger.households(in: out + "/current"))
        for name in target.households ?? [] where !known.contains(name) {
            throw Fault(
                "deliver.household", "the book has no household \(name): nothing would ever be sent of it.",
                remedy: "\(NearestName.question(name, among: known.sorted()))Name households of the book, or leave the line out for all.",
                file: target.name + ".yaml", exit: .usage)
        }
    }

    /// What a run reads would be read as a document, and what is published is only what a run made.
    private func place(_ path: String, _ target: DeliveryTarget) throws(Fault) {
        let mine = RealPath.whole(path)
        let book = state.book.folder
        let taken = [
            ("the inbox", book + "/inbox"), ("what is published", out + "/current"), ("what is published", out + "/runs"),
            ("the archive", state.places.archive), ("the store", state.places.store),
        ]
        for (what, folder) in taken {
            let theirs = RealPath.whole(folder)
            guard mine == theirs || mine.hasPrefix(theirs + "/") else { continue }
            throw Fault(
                "deliver.place", "it would write into \(what) of the book.", remedy: "Give it a folder of its own, such as /srv/pages.",
                file: target.name + ".yaml", exit: .usage)
        }
    }
}
