import TillRecords
import TillStages

/// The documents of a household in which others lay, and which of those were none of what is read: holiday photos in a chat.
/// They become one note a document, not a reject each.
struct Enclosures {
    private struct Outer {
        var name: String
        var id: String
        var inner: Set<String> = []
        var foreign: [String] = []
    }

    private var outers: [Outer] = []

    /// Names of foreign documents that a note gives at most.
    private static let mostNames = 5

    /// The documents that follow lie in this one.
    mutating func open(_ document: Document) { outers.append(Outer(name: document.name, id: document.id)) }

    /// Whether a document is the first with its bytes in the open one: the same photo may be there twice.
    mutating func isNew(_ document: Document) -> Bool {
        guard !outers.isEmpty else { return false }
        return outers[outers.count - 1].inner.insert(document.id).inserted
    }

    mutating func add(foreign name: String, within id: String) {
        guard let index = outers.firstIndex(where: { $0.id == id }) else { return }
        outers[index].foreign.append(name)
    }

    /// One note for each document with something foreign in it.
    func tell(_ sink: Sink, _ household: String) throws(Fault) {
        for outer in outers where !outer.foreign.isEmpty {
            let names = outer.foreign.sorted()
            let more = names.count - Enclosures.mostNames
            let list = names.prefix(Enclosures.mostNames).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
            let pictures = outer.inner.count == 1 ? "the picture in it" : "of \(outer.inner.count) pictures in it, \(names.count)"
            try sink.note(
                "inbox.enclosed", "\(pictures) \(names.count == 1 ? "shows" : "show") no receipt that can be read: \(list).",
                remedy: "If one of them is a receipt, put a clearer photo of it into the inbox.", document: outer.id, file: outer.name,
                household: household)
        }
    }
}
