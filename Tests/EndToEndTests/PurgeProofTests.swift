import Testing
import TillRecords
import TillTesting

/// The proof of an erasure: it reads what is written in other letters, names what is out of reach, and leaves nobody's id behind.
@Suite(.serialized) struct PurgeProofTests {
    private static let household = "currency: EUR\nmembers:\n  - {id: b1, role: owner, names: [\"Benedikta Quastenbergerin\"]}\n"

    /// Two households, delivered to a folder outside, to one inside and to a maildir inside.
    private func book(_ targets: [String: String]) throws -> PlanBook {
        let book = try PlanBook(households: ["ana", "bengal"])
        Files.write(Self.household, to: book.folder + "/households/bengal.yaml")
        Files.makeFolder(book.folder + "/deliver")
        for (name, text) in targets { Files.write(text, to: "\(book.folder)/deliver/\(name).yaml") }
        try #require(try book.run().code == 0)
        try #require(try book.run("short.yaml", "--only bengal --fresh").code == 0)
        let sent = try book.shell("till deliver --book money")
        try #require(sent.code == 0, "\(sent.errText)")
        return book
    }

    /// What was sent to targets outside is named with target, kind, period and day; what lies in the book is searched instead.
    @Test(arguments: [true, false]) func whatWasSentIsNamed(isOutside: Bool) throws {
        let folder = isOutside ? "../../pages" : "pages"
        let book = try book(["shelf": "way: folder\nfolder: \(folder)\nsend: report\nwhole: true\n"])
        let dry = try book.shell("till purge --household bengal --book money --dry-run")
        #expect(dry.code == 0 && dry.outText.contains("will not be reached: shelf: report of bengal, 2025-") == isOutside, "\(dry.outText)")
        let done = try book.shell("till purge --household bengal --book money")
        #expect(done.code == 1, "\(done.outText)\(done.errText)")
        let line = done.lines.first { $0.contains("not reached: shelf: report of bengal, 2025-") }
        #expect((line != nil) == isOutside && (line?.contains(", sent 20") ?? true), "\(done.outText)")
        #expect(done.lines.contains { $0.contains("left in deliver/pages/bengal-report-") } == !isOutside, "\(done.outText)")
        #expect(!done.outText.contains("of ana"), "\(done.outText)")
    }

    /// Messages in a maildir of the book: a name in quoted-printable, in base64 and in an encoded subject is found; another's is not.
    @Test(arguments: [
        ("Content-Transfer-Encoding: quoted-printable\n\nfor Benedikta Quasten=\nbergerin", true),
        ("Content-Transfer-Encoding: quoted-printable\n\nfor Benedikta=20Quastenbergerin", true),
        ("Content-Transfer-Encoding: base64\n\nQmVuZWRpa3RhIFF1YXN0\nZW5iZXJnZXJpbg==", true),
        ("Subject: =?UTF-8?B?QmVuZWRpa3RhIFF1YXN0?=\n =?UTF-8?B?ZW5iZXJnZXJpbg==?=\nContent-Transfer-Encoding: 7bit\n\nx", true),
        ("Content-Transfer-Encoding: base64\n\nQmVuZWRpa3RhIFdhbGRl\nbmJlcmdlcmlu", false),
        ("Content-Transfer-Encoding: quoted-printable\n\nfor Benedikta Walden=\nbergerin", false),
    ])
    func messagesAreDecoded(text: String, isFound: Bool) throws {
        let book = try book([:].merging(["ops": "way: folder\nfolder: ../../ops\nsend: failure\n"]) { $1 })
        Files.makeFolder(book.folder + "/deliver/mail/new")
        Files.write("From: till@localhost\n" + text + "\n", to: book.folder + "/deliver/mail/new/1.till")
        let done = try book.shell("till purge --household bengal --book money")
        #expect(done.code == (isFound ? 1 : 0), "\(done.outText)\(done.errText)")
        #expect(done.outText.contains("left in deliver/mail/new/1.till") == isFound, "\(done.outText)")
    }

    /// Audit, logs of runs and the ledger of runs tell no more whose it was; the chain holds, and others' entries stay.
    @Test func theIdIsGone() throws {
        let book = try book(["ops": "way: folder\nfolder: ../../ops\nsend: failure\n"])
        #expect(try book.shell("grep -rl bengal money/logs money/decisions").lines.count >= 2)
        let before = try book.shell("till audit --book money --json").lines.count
        #expect(try book.shell("till purge --household bengal --book money").code == 0)
        let left = try book.shell("grep -rla bengal money; sqlite3 money/store/till.sqlite .dump | grep bengal; true")
        #expect(left.outText.isEmpty, "\(left.outText)")
        let audit = try book.shell("till audit --book money")
        #expect(audit.code == 0 && audit.lines.count >= before, "\(audit.errText)")
        #expect(audit.outText.contains("(erased)") && audit.outText.contains("ana, all of it"), "\(audit.outText)")
        #expect(audit.outText.contains("a household was taken out"), "\(audit.outText)")
        #expect(try book.shell("till verify --book money").code == 0)
        #expect(try book.run().code == 0)
    }

    /// A dry run counts what the purge counts.
    @Test func theCountsAgree() throws {
        let book = try book(["ops": "way: folder\nfolder: ../../ops\nsend: failure\n"])
        #expect(try book.shell("till backup shelf --book money").code == 0)
        let dry = try book.shell("till purge --household bengal --book money --dry-run")
        let done = try book.shell("till purge --household bengal --book money")
        #expect(dry.outText.contains("1 document, 0 decisions, 1 backup to rewrite"), "\(dry.outText)")
        #expect(done.outText.contains("erased: 1 document (1 original, 0 readings), 0 decisions, 1 backup rewritten"), "\(done.outText)")
    }
}
