import TillStages
import TillUnpacking

/// A zip (or tar, or gzip) with an export in it: the texts and pages come out; pictures when they are asked for.
enum ChatArchive {
    typealias Member = Unpacking.Member

    static func isArchive(_ bytes: [UInt8]) -> Bool { Unpacking.isPacked(bytes) }

    /// The members that may be exports, in the order of their names. Throws when the archive is broken or too large unpacked.
    static func members(_ bytes: [UInt8], file: String) throws(Fault) -> [Member] {
        var found: [Member] = []
        try unpack(bytes, file, where: mayHoldMessages) { found.append($0) }
        return found.sorted { $0.name < $1.name }
    }

    /// Gives `take` the members that are pictures or PDF, by their names, as the archive has them. Throws like `members`.
    static func papers(_ bytes: [UInt8], file: String, _ take: (Member) throws(Fault) -> Void) throws(Fault) {
        try unpack(bytes, file, where: mayBePaper, take)
    }

    private static func unpack(
        _ bytes: [UInt8], _ file: String, where isWanted: (String) -> Bool, _ take: (Member) throws(Fault) -> Void
    ) throws(Fault) {
        try Unpacking.members(bytes, where: isWanted, fault: { fault($0, file) }) { (member: Member) throws(Fault) in
            try take(member)
            return true
        }
    }

    /// Whether a text in the archive begins as an export does.
    static func holds(_ bytes: [UInt8], _ isExport: (ChatHead) -> Bool) -> Bool {
        var found = false
        try? Unpacking.members(bytes, start: 65_536, where: mayHoldMessages, fault: { fault($0, "") }) { (member: Member) throws(Fault) in
            found = isExport(ChatHead(member.bytes))
            return !found
        }
        return found
    }

    /// Pictures, sounds and films are not unpacked.
    static func mayHoldMessages(_ name: String) -> Bool {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        guard !base.hasPrefix("."), !name.hasPrefix("__MACOSX") else { return false }
        guard let dot = base.lastIndex(of: ".") else { return true }
        return ["txt", "json", "ndjson", "jsonl", "html", "htm", "md", "log", "csv", "data"].contains(
            base[base.index(after: dot)...].lowercased())
    }

    /// Pictures and PDF; stickers, sounds and films are none.
    static func mayBePaper(_ name: String) -> Bool {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        guard !base.hasPrefix("."), !name.hasPrefix("__MACOSX"), let dot = base.lastIndex(of: ".") else { return false }
        return ["jpg", "jpeg", "png", "tif", "tiff", "heic", "pdf"].contains(base[base.index(after: dot)...].lowercased())
    }

    private static func fault(_ trouble: Unpacking.UnpackError, _ file: String) -> Fault {
        switch trouble {
        case .broken, .locked:
            Fault("chat.archive.broken", "the archive is broken or locked with a password.", remedy: "Export the chat again.", file: file)
        case .tooLarge:
            Fault(
                "chat.archive.too-large", "it unpacks to more than 200 MB or 100 times its size.",
                remedy: "Unpack it yourself and name the text.", file: file)
        }
    }
}
