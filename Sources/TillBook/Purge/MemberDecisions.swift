import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// What becomes of a household's decisions when one of its members is erased.
///
/// What is about the member's documents goes. What stays in force about others' rows is said again without the member, under the ids
/// that its rows have in masked copies; so that a later one still stands behind an earlier, all that follow are said again too.
struct MemberDecisions {
    /// Numbers of entries whose content goes for good.
    private(set) var gone: [Int] = []
    /// Entries that are said again, by their numbers, in order.
    private(set) var again: [(number: Int, content: Record)] = []

    private let member: String
    private let masking: MemberMasking
    private let renamed: [String: String]

    init(
        _ book: DecisionBook, _ household: String, _ member: String, _ documents: MemberDocuments, _ evidence: PublishedEvidence,
        _ masking: MemberMasking, archive: Archive
    ) throws(Fault) {
        self.member = member
        self.masking = masking
        renamed = try MemberDecisions.renamed(documents.copies, evidence, archive)
        let entries = book.entries.filter { $0.household == household && ($0.content.map { DecisionJournal.Act($0) == nil } ?? false) }
        let lost = Set(documents.own.flatMap { evidence.papers[$0.hash] ?? [] }.map(\.id))
        var going = Set(
            entries.filter { entry in
                guard let content = entry.content else { return false }
                let isAbout = MemberDecisions.subjects(content).contains(where: lost.contains) || content.string(.member) == member
                // What has no force any more, and is said by the member or names it, is of no use to others.
                let isStale = (!entry.holds || entry.isUndo) && isChanged(content)
                return isAbout || isStale
            }.map(\.number))
        MemberDecisions.close(&going, entries)
        let holding = entries.filter { $0.holds && !$0.isUndo && !going.contains($0.number) }
        if let first = holding.first(where: { $0.content.map(isChanged) ?? false })?.number {
            for entry in holding where entry.number >= first {
                if let content = entry.content.flatMap(changed) {
                    again.append((entry.number, content))
                } else {
                    going.insert(entry.number)
                }
            }
            // What once took one of them back, and was taken back itself, has nothing to take back now.
            var all = going.union(again.map(\.number))
            let before = all
            MemberDecisions.close(&all, entries)
            going.formUnion(all.subtracting(before))
        }
        gone = going.sorted()
    }

    /// All whose content is taken out of the journal.
    var erased: [Int] { (gone + again.map(\.number)).sorted() }

    private static func subjects(_ content: Record) -> [String] {
        [content.string(.about)].compactMap { $0 } + content.strings(.also) + content.strings(.with)
    }

    /// An undoing goes with what it took back, and what it took back with it: nothing comes into force by an erasure.
    private static func close(_ going: inout Set<Int>, _ entries: [DecisionBook.Entry]) {
        let holding = Set(entries.filter(\.holds).map(\.number))
        var count = -1
        while count != going.count {
            count = going.count
            for entry in entries where entry.isUndo {
                guard let target = entry.content?.integer(.undoes) else { continue }
                if going.contains(target) { going.insert(entry.number) }
                if going.contains(entry.number), !holding.contains(target) { going.insert(target) }
            }
        }
    }

    /// New ids of what masked copies say, by the old ones; and of the documents themselves.
    private static func renamed(
        _ copies: [MemberDocuments.Copy], _ evidence: PublishedEvidence, _ archive: Archive
    ) throws(Fault) -> [String: String] {
        var found: [String: String] = [:]
        for copy in copies {
            let (old, new) = (Digest.sha256(try archive.original(copy.original.hash)), Digest.sha256(copy.bytes))
            found[old.hex] = new.hex
            for paper in evidence.papers[copy.original.hash] ?? [] {
                guard let place = paper.place.split(separator: " ").last.flatMap({ Int($0) }) else { continue }
                // A place has few records.
                for number in 0..<64 where EvidenceIdentity.id(of: old, place, number: number).shortHex == paper.id {
                    found[paper.id] = EvidenceIdentity.id(of: new, place, number: number).shortHex
                }
            }
        }
        return found
    }

    private func isChanged(_ content: Record) -> Bool { changed(content)?.text != content.text }

    /// An entry as it is said again; nil where nothing of it can be.
    private func changed(_ content: Record) -> Record? {
        var changed = content
        if changed.string(.by) == member { changed.remove(.by) }
        if let about = changed.string(.about) {
            let mapped = IdentityForm.mapped(about) { renamed[$0] ?? $0 }
            if mapped != about { changed.set(.about, string: mapped) }
        }
        for key in [.also, .with] as [Key] where changed.strings(key).contains(where: { renamed[$0] != nil }) {
            changed.set(key, strings: changed.strings(key).map { renamed[$0] ?? $0 })
        }
        let text = masking.masked(Array(changed.text.utf8))
        if text.places == 0 { return changed }
        return text.text.withBytes { try? Record(checking: $0) }
    }
}
