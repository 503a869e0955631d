import TillStages

extension ChatReader {
    public static let takes = "exports of chats (WhatsApp, Telegram, Messenger and others, a zip of one)"

    public func claim(_ bytes: [UInt8]) -> DocumentClaim {
        // An archive without a conversation may be another reader's: an export of a bank, a spreadsheet.
        if ChatArchive.isArchive(bytes) {
            return ChatArchive.holds(bytes) { head in (formats.map { $0.claim(head) }.max() ?? .none) > .none } ? .certain : .possible
        }
        let head = ChatHead(Array(bytes.prefix(65_536)))
        switch formats.map({ $0.claim(head) }).max() ?? .none {
        case .none: return .none
        // Lines that begin with day, time and sender, as no table's and no receipt's do.
        case .possible, .certain: return .certain
        }
    }
}
