import TillRecords
import TillStages

/// Messenger's and Instagram's download as pages: for each message a block of sender, text and moment, the newest first.
struct MessengerHtmlFormat: ChatFormat {
    static let name: StaticString = "messenger-html"
    let settings: ChatSettings

    func claim(_ head: ChatHead) -> ChatClaim {
        guard head.firstByte == UInt8(ascii: "<") else { return .none }
        let leaves = Leaves(String(decoding: head.bytes, as: UTF8.self)).found
        return leaves.count > 2 && leaves.dropFirst(2).contains { moment($0.text) != nil } ? .possible : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let bytes = try source.bytes()
        let leaves = Leaves(String(decoding: WideText.utf8(bytes) ?? bytes, as: UTF8.self)).found
        receiver.placeWord = "line"
        var blocks: [(time: WrittenTime.Reading, leaves: [Leaf])] = []
        var open: [Leaf] = []
        var proof = OrderProof()
        for leaf in leaves {
            guard let time = moment(leaf.text), !open.isEmpty else {
                open.append(leaf)
                continue
            }
            proof.take(time)
            blocks.append((time, open))
            open = []
        }
        let order = try proof.order(settings, file: source.name)
        let message = ChatMessage()
        for block in blocks.reversed() {
            message.reset()
            message.place = block.leaves[0].line
            guard block.time.set(message, order) else {
                try receiver.rejectTimeless(message.place)
                continue
            }
            message.setSender(block.leaves[0].text)
            let rest = block.leaves.dropFirst()
            message.text.append(text: rest.filter { !$0.isFile }.map(\.text).joined(separator: "\n"))
            ChatText.trim(message.text)
            if let file = rest.first(where: \.isFile) {
                message.kind = .media
                message.attachment.append(text: file.text)
            }
            try receiver.take(message)
        }
    }

    private func moment(_ text: String) -> WrittenTime.Reading? {
        guard text.utf8.count < 48, text.contains(":"), let time = settings.times.read(text), time.hasTime else { return nil }
        return time
    }

    private struct Leaf {
        let line: Int
        var text: String
        var isFile = false
    }

    /// The texts of a page between the tags of its blocks, and the files it names, in their order.
    private struct Leaves {
        private(set) var found: [Leaf] = []

        init(_ page: String) {
            let body = page.firstRange(of: "<body").map { page[$0.lowerBound...] } ?? page[...]
            var rest = body
            var line = page[..<body.startIndex].utf8.count { $0 == 0x0A } + 1
            var text = ""
            func flush(_ found: inout [Leaf]) {
                let plain = HtmlText.plain(text[...])
                if plain.contains(where: { !$0.isWhitespace }) { found.append(Leaf(line: line, text: plain)) }
                text = ""
            }
            while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
                text += rest[..<open]
                let tag = rest[open...close]
                let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
                if ["div", "/div", "p", "/p", "li", "/li", "body", "h1", "/h1", "section", "main", "header"].contains(name) {
                    flush(&found)
                } else if name == "br" {
                    text += "<br>"
                } else if let path = Leaves.file(tag) {
                    flush(&found)
                    found.append(Leaf(line: line, text: path, isFile: true))
                }
                line += rest[...close].utf8.count { $0 == 0x0A }
                rest = rest[rest.index(after: close)...]
            }
            flush(&found)
        }

        /// The file beside the page that a tag shows.
        private static func file(_ tag: Substring) -> String? {
            guard let start = tag.firstRange(of: "src=\"") else { return nil }
            let path = tag[start.upperBound...].prefix { $0 != "\"" }
            return path.isEmpty || path.hasPrefix("http") || path.hasPrefix("data:") ? nil : HtmlText.unescaped(String(path))
        }
    }
}
