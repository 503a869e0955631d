import Testing
import TillRecords
import TillTesting

/// Photos in the zip that a chat is exported as: receipts among them are read with the words they were sent with.
@Suite(.serialized) struct EnclosedTests {
    private let photos = ["00000102-PHOTO-2025-10-18-17-50-14.jpg", "00000110-PHOTO-2025-12-12-17-46-19.jpg"]

    /// A book with the sample's chat as a zip: the two photos of receipts, and two pictures of no receipt.
    private func book(_ scratch: Scratch) throws {
        let samples = Checkout.path("samples")
        let script = """
            mkdir -p book/households book/inbox/fairclough
            cp '\(samples)'/households/fairclough.yaml book/households
            cp '\(samples)'/inbox/fairclough/*.csv book/inbox/fairclough
            python3 - <<'END'
            import struct, zipfile, zlib
            def picture(side, tint):
                rows = b"".join(b"\\0" + bytes((x * tint + y) % 256 for x in range(side)) for y in range(side))
                part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                return (b"\\x89PNG\\r\\n\\x1a\\n" + part(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
                    + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))
            inbox = "\(samples)/inbox/fairclough/"
            with zipfile.ZipFile("book/inbox/fairclough/Chat with Bo Stone.zip", "w", zipfile.ZIP_DEFLATED) as z:
                z.write(inbox + "_chat.txt", "_chat.txt")
                for name in ["\(photos[0])", "\(photos[1])"]: z.write(inbox + name, name)
                z.writestr("00000111-PHOTO-2025-12-13-10-00-00.png", picture(300, 2))
                z.writestr("beach.png", picture(280, 3))
                z.writestr("00000112-STICKER-2025-12-13-10-00-00.webp", b"RIFF1234WEBP")
            END
            """
        let made = try Command.bash(script, folder: scratch.path).run()
        try #require(made.code == 0, "\(made.errText)")
    }

    private func run(_ scratch: Scratch) throws -> [Record] {
        var command = Command.bash("till run '\(Checkout.path("pipelines/nightly.yaml"))' --book book --out out", folder: scratch.path)
        command.seconds = 200
        let outcome = try command.run()
        try #require(outcome.code == 0, "\(outcome.errText)")
        let text = String(decoding: Files.bytes("\(scratch.path)/out/current/fairclough/stream.ndjson") ?? [], as: UTF8.self)
        return try text.split(separator: "\n").map { try Record(checking: String($0)) }
    }

    @Test func aRunReadsThemWithTheirWordsAndSaysOnceWhatIsNone() throws {
        let scratch = Scratch()
        try book(scratch)
        let stream = try run(scratch)
        let receipts = stream.filter { $0.type == "observation" && $0.object(.source)?.equals(.kind, "receipt") == true }
        #expect(Set(receipts.compactMap { $0.object(.source)?.string(.file) }) == Set(photos))
        for receipt in receipts {
            #expect(receipt.string(.member) == "callum")
            #expect(receipt.string(.message)?.contains("receipt, £") == true)
            let message = stream.first {
                $0.type == "observation" && $0.string(.attachment) == receipt.object(.source)?.string(.file)
            }
            let both = [receipt.string(.id), message?.string(.id)].compactMap { $0 }
            #expect(both.count == 2)
            #expect(stream.contains { $0.type == "transaction" && Set(both).isSubset(of: $0.strings(.observations)) })
            #expect(message?.object(.source)?.string(.within) == receipt.object(.source)?.string(.within))
        }
        #expect(stream.filter { $0.type == "reject" }.isEmpty)
        let notes = stream.filter { $0.equals(.code, "inbox.enclosed") }
        #expect(notes.count == 1)
        #expect(notes.first?.string(.message)?.hasPrefix("of 4 pictures in it, 2 show no receipt") == true)
        #expect(!stream.contains { $0.text.contains("Stone") }, "who the chat is with is nobody's business")
        let before = Files.bytes("\(scratch.path)/out/current/SHA256SUMS")
        // What was read is remembered, whatever comes beside it.
        try #require(try Command.bash("rm -r out/current out/runs", folder: scratch.path).run().code == 0)
        _ = try run(scratch)
        #expect(Files.bytes("\(scratch.path)/out/current/SHA256SUMS") == before)
    }

    @Test func theSamePhotoBesideTheChatIsOneReceipt() throws {
        let scratch = Scratch()
        try book(scratch)
        let copied = try Command.bash(
            "cp '\(Checkout.path("samples/inbox/fairclough"))'/0000*.jpg book/inbox/fairclough", folder: scratch.path
        )
        .run()
        try #require(copied.code == 0)
        let receipts = try run(scratch).filter { $0.type == "observation" && $0.object(.source)?.equals(.kind, "receipt") == true }
        #expect(receipts.count == 2)
        #expect(receipts.allSatisfy { $0.string(.message) != nil })
    }

    @Test func aPipeNamesTheFilesItLeaves() throws {
        let scratch = Scratch()
        try book(scratch)
        let outcome = try Command.bash(
            "till-chat --household fairclough --household-file book/households/fairclough.yaml book/inbox/fairclough/*.zip",
            folder: scratch.path
        ).run()
        #expect(outcome.code == 0)
        let records = try outcome.outText.split(separator: "\n").map { try Record(checking: String($0)) }
        let note = records.first { $0.equals(.code, "document.enclosed") }
        #expect(note?.string(.message)?.hasSuffix("and 3 more in it are left to other programs.") == true)
        #expect(Set(records.compactMap { $0.type == "observation" ? $0.string(.attachment) : nil }) == Set(photos))
    }
}
