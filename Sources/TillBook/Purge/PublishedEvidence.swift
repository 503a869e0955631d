import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// What the published stream of a household says of its documents, by their names inside the wall.
struct PublishedEvidence {
    /// What a document says about one movement or balance.
    struct Paper {
        let id: String
        let place: String
        /// bank, receipt, chat
        let kind: String
        let account: String?
        let member: String?
        /// The day it tells of.
        let day: Day?
        /// What it says, as it is published: names may be ids there.
        let text: String

        /// Whether it names a member.
        func names(_ member: String, _ masking: MemberMasking) -> Bool {
            masking.names(Array(text.utf8))
                || text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.contains { $0 == member }
        }
    }

    private(set) var papers: [String: [Paper]] = [:]
    /// Whether anything is published of the household.
    private(set) var isThere = false

    init(_ state: BookState, _ household: String) {
        let names = PublishedNames(state.places).all(household)
        for output in state.outputs {
            guard let bytes = FileReading.bytes(path: "\(output)/current/\(household)/stream.ndjson", limit: 1 << 34) else { continue }
            isThere = true
            for line in bytes.split(separator: 0x0A) {
                guard let record = line.withBytes({ try? Record(checking: $0) }), let source = record.object(.source),
                    let published = source.string(.within) ?? source.string(.document)
                else { continue }
                let id = record.string(.id) ?? ""
                let paper = Paper(
                    id: names[id] ?? id, place: source.string(.place) ?? "", kind: source.string(.kind) ?? "",
                    account: record.string(.account), member: record.string(.member),
                    day: record.date(.date) ?? record.date(.booked),
                    text: [record.string(.text), record.string(.counterparty)].compactMap { $0 }.joined(separator: " "))
                papers[names[published] ?? published, default: []].append(paper)
            }
        }
    }
}
