import Glibc
import TillRun
import TillStages
import TillStore

/// Finds published runs by the names that people give them.
struct RunChoice {
    let state: BookState
    /// Where runs are published: the book's output, or that of one plan.
    let out: String

    /// The two runs named, the earlier first; the last two when none is named. Throws what keeps them from being compared.
    func pair(_ names: [String]) throws(Fault) -> (PublishedRun, PublishedRun) {
        guard names.count == 2 || names.isEmpty else {
            throw Fault(
                "usage.runs", "two runs are compared.", remedy: "Name two, such as till diff 12 15, or none for the last two.",
                place: "till diff", exit: .usage)
        }
        guard names.isEmpty else { return (try run(names[0]), try run(names[1])) }
        let kept = numbers(out)
        guard kept.count >= 2 else {
            throw Fault(
                "diff.too-few",
                kept.isEmpty ? "nothing is published here yet." : "only run \(kept[0]) is kept, and there is nothing to compare it with.",
                remedy: "Runs that change nothing publish nothing; till run --keep N says how many are kept. A plan of its own: --out DIR.",
                file: Document.baseName(out), exit: .missingInput)
        }
        return (at(kept[kept.count - 2], out), at(kept[kept.count - 1], out))
    }

    private func numbers(_ place: String) -> [Int] { (Folder.names(place + "/runs") ?? []).compactMap { Int($0) }.sorted() }

    private func at(_ number: Int, _ place: String) -> PublishedRun {
        PublishedRun(number: number, folder: "\(place)/runs/\(Publishing.name(of: number))")
    }

    private func run(_ name: String) throws(Fault) -> PublishedRun {
        if name == "current" {
            var buffer = [CChar](repeating: 0, count: 4096)
            let length = max(0, readlink(out + "/current", &buffer, 4095))
            let target = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard let number = Int(Document.baseName(target)) else { throw unknown(name) }
            return at(number, out)
        }
        guard let number = Int(name), number > 0 else { throw unknown(name) }
        if let place = place(of: number) { return at(number, place) }
        return try standing(number)
    }

    /// The output that keeps a run: this one, or that of a plan below it.
    private func place(of number: Int) -> String? {
        let places = [out] + (Folder.names(out) ?? []).map { "\(out)/\($0)" }
        return places.first { Folder.isFolder("\($0)/runs/\(Publishing.name(of: number))") }
    }

    /// A run that has no folder: what the ledger says of it.
    private func standing(_ number: Int) throws(Fault) -> PublishedRun {
        guard Folder.exists(state.places.database) else { throw unknown(String(number)) }
        let database = try state.databaseToRead()
        defer { database.close() }
        guard let run = try database.run(number) else { throw unknown(String(number)) }
        switch run.outcome {
        case "published": throw pruned(number, number)
        case "unchanged":
            guard let before = try database.published(by: run.plan, upTo: number) else { throw unknown(String(number)) }
            guard let place = place(of: before.number) else { throw pruned(number, before.number) }
            return at(before.number, place)
        default:
            throw Fault(
                "diff.unpublished", "run \(number) published nothing: it \(run.outcome == nil ? "never came to its end" : "failed").",
                remedy: kept, place: "run \(number)", exit: .missingInput)
        }
    }

    private func pruned(_ number: Int, _ stood: Int) -> Fault {
        Fault(
            "diff.pruned",
            number == stood
                ? "what run \(number) published is no longer kept."
                : "run \(number) changed nothing, and what run \(stood) published is no longer kept.",
            remedy: kept + " More are kept with till run --keep N.", place: "run \(number)", exit: .missingInput)
    }

    private func unknown(_ name: String) -> Fault {
        Fault("diff.unknown", "there was no run \(name).", remedy: kept, place: "run \(name)", exit: .missingInput)
    }

    private var kept: String {
        let list = numbers(out).map(String.init)
        return list.isEmpty ? "Nothing is published here." : "These are kept: \(list.joined(separator: ", "))."
    }
}
