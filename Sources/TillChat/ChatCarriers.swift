import TillRecords
import TillStages

/// What the messages of an archive say of the files they carried.
struct ChatCarriers {
    /// SHA-256 of the archive.
    let document: String
    private(set) var byFile: [String: DocumentCarrier] = [:]

    /// Words that are kept at most, in bytes.
    private static let mostWords = 1000
    private static let mostFiles = 10_000

    init(document: String) { self.document = document }

    mutating func add(_ message: ChatMessage, member: String?) {
        guard !message.attachment.isEmpty, byFile.count < ChatCarriers.mostFiles else { return }
        let name = Document.baseName(String(decoding: message.attachment.bytes, as: UTF8.self))
        // The first message that carried it is the one it was sent with; later ones forward it.
        guard byFile[name] == nil else { return }
        byFile[name] = DocumentCarrier(
            document: document, member: member, words: message.text.withBytes { MessageWords.shortened($0, most: ChatCarriers.mostWords) },
            day: message.day)
    }
}
