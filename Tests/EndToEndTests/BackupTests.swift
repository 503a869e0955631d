import Glibc
import Testing
import TillRecords
import TillTesting

/// `till backup` and `till restore`: a book that is lost comes back whole, and a backup that was harmed is not taken for one.
@Suite(.serialized) struct BackupTests {
    private func backups(_ book: PlanBook) -> [String] { Files.names(in: book.scratch.path + "/safe") }

    /// A book that was run, decided about, and has a plan and a table of its own.
    private func lived() throws -> PlanBook {
        let book = try PlanBook()
        book.write(PlanBook.plan, to: "money/own.yaml")
        book.add("Füße & Söhne.csv", to: "ben", amount: 70)
        #expect(try book.run("money/own.yaml").code == 0)
        let row = try #require(book.records("output/current/ana/stream.ndjson").first { $0.type == "transaction" })
        let said = try book.shell("till decide recategorise \(row.string(.id) ?? "") food.coffee --book money")
        #expect(said.code == 0, "\(said.errText)")
        #expect(try book.run("money/own.yaml").code == 0)
        return book
    }

    @Test func whatIsRestoredPublishesTheSameBytes() throws {
        let book = try lived()
        let sums = book.sums
        book.write("<html>not read by any run yet</html>", to: "money/inbox/ana/deep/later ö.csv")
        let made = try book.shell("LC_ALL=C till backup safe --book money")
        #expect(made.code == 0, "\(made.errText)")
        #expect(made.errText.contains("the book's key is not in it: keep a copy of money/key elsewhere"))
        let file = try #require(backups(book).first)
        #expect(file.hasPrefix("money-") && file.hasSuffix("Z.tar.zst") && backups(book).count == 1)
        let mode = try book.shell("stat -c %a safe/*")
        #expect(mode.outText == "600\n")
        let checked = try book.shell("till restore --check safe/\(file)")
        #expect(checked.code == 0 && checked.errText.contains("every checksum verified; its code was not looked at"))
        // The book is gone; the backup and a copy of the key are all there is.
        let back = try book.shell("mv money/key copy && rm -r money && LC_ALL=C till restore safe/\(file) there/again --key copy")
        #expect(back.code == 0 && back.errText.contains("and the code under the key"), "\(back.errText)")
        let verified = try book.shell("till verify --book there/again")
        #expect(verified.code == 0 && verified.outText.contains("decisions: 1, the chain holds"), "\(verified.outText)\(verified.errText)")
        #expect(
            try book.shell("cat 'there/again/inbox/ana/deep/later ö.csv'; rm 'there/again/inbox/ana/deep/later ö.csv'").outText.hasPrefix(
                "<html>"))
        let run = try book.shell("till run there/again/own.yaml --book there/again")
        #expect(run.code == 0, "\(run.errText)")
        #expect(try book.shell("cat there/again/output/current/SHA256SUMS").outText == sums)
        #expect(try book.shell("till verify --book there/again").code == 0)
        #expect(try book.shell("till status --book there/again").outText.contains("  3  "), "the ledger of runs goes on")
        #expect(try book.shell("till doctor --book there/again").code == 0)
    }

    @Test func aBareInboxIsBackedUpWithItsMemory() throws {
        let book = try PlanBook()
        #expect(try book.shell("rm -r money/key money/output && mv money bare && till run ./short.yaml --book bare --out out").code == 0)
        let sums = try book.shell("cat out/current/SHA256SUMS").outText
        let made = try book.shell("till backup safe --book bare --out out")
        #expect(made.code == 0 && made.errText.contains("there is none in it"), "\(made.errText)")
        let run = try book.shell("till restore safe/* back && till run ./short.yaml --book back")
        #expect(run.code == 0, "\(run.errText)")
        #expect(try book.shell("cat back/output/current/SHA256SUMS").outText == sums)
    }

    /// Backups that lie in the book are no part of the next one.
    @Test func backupsInTheBookAreLeftOut() throws {
        let book = try lived()
        for _ in 1...2 { #expect(try book.shell("till backup money/backups --book money").code == 0) }
        let newest = try #require(Files.names(in: book.scratch.path + "/money/backups").max())
        #expect(try book.shell("till restore money/backups/\(newest) there").code == 0)
        #expect(Files.exists(book.scratch.path + "/there/archive") && !Files.exists(book.scratch.path + "/there/backups"))
    }

    @Test func theKeyMayStayOut() throws {
        let book = try lived()
        for (options, secret) in [("", ""), ("--seal-with words --without-key", "--seal-with words"), ("--seal", "--key money/key")] {
            book.write("correct horse battery staple\n", to: "words", mode: 0o600)
            let made = try book.shell("rm -rf safe; till backup safe --book money \(options)")
            #expect(made.errText.contains("the book's key is not in it"), "\(made.errText)")
            let names = try book.shell("till restore safe/* there \(secret) && find there -name 'key*' | wc -l; rm -r there")
            #expect(names.outText == (options == "--seal" ? "1\n" : "0\n"), "\(options): \(names.outText)\(names.errText)")
        }
        #expect(try book.shell("rm -r safe; till backup safe --book money").code == 0)
        let back = try book.shell("till restore safe/* back")
        #expect(back.code == 0 && back.errText.contains("Put its key back"))
        #expect(!Files.exists(book.scratch.path + "/back/key"))
        #expect(try book.shell("till verify --book back").errText.contains("no key"))
        #expect(try book.shell("cp money/key back/key && till verify --book back").code == 0)
    }

    @Test func onlyTheNewestAreKeptAndStrangersStay() throws {
        let book = try PlanBook()
        #expect(try book.shell("till backup safe --book money").code == 0)
        let first = try #require(backups(book).first)
        let stem = first.prefix(first.count - "20260314T020000Z.tar.zst".count)
        let strangers = ["money-notes.tar.zst", "money-20200101T000000Z.tar.zst", "other-20200101T000000Z.tar.zst"]
        for name in strangers + ["\(stem)20200101T000000Z.tar.zst", "\(stem)20990101T000000Z.tar.zst.partial"] {
            book.write("x", to: "safe/\(name)")
        }
        for _ in 1...3 { #expect(try book.shell("till backup safe --book money --keep 2").code == 0) }
        let names = backups(book)
        #expect(strangers.allSatisfy(names.contains))
        let own = names.filter { $0.hasPrefix(stem) }
        #expect(own.count == 2 && !own.contains("\(stem)20200101T000000Z.tar.zst"), "\(names)")
        for name in own { #expect(try book.shell("till restore --check safe/\(name)").code == 0) }
        // Backups that the clock says are to come do not make the new one the oldest.
        book.write("x", to: "safe/\(stem)20980101T000000Z.tar.zst")
        #expect(try book.shell("till backup safe --book money --keep 1").code == 0)
        let left = backups(book).filter { $0.hasPrefix(stem) }
        #expect(left.count == 1 && !left[0].contains("-2098"))
        #expect(try book.shell("till backup safe --book money --keep 0").code == 64)
    }

    /// A book that lost something is backed up as it is, which is said; the backup that still has it stays.
    @Test(arguments: [
        ("an original", "rm $(ls -d money/archive/*/* | head -1)", "archive."), ("all originals", "rm -r money/archive", "archive."),
        ("an altered original", "echo x > $(ls -d money/archive/*/*.zst | head -1)", "archive."),
        ("decisions", "rm -r money/decisions", "journal."), ("the database", "rm money/store/till.sqlite*", "store."),
        ("nothing", "true", ""),
    ])
    func whatABookLacksItsBackupSays(what: String, command: String, code: String) throws {
        let book = try lived()
        #expect(try book.shell("till backup safe --book money").code == 0)
        let first = backups(book)
        #expect(try book.shell(command).code == 0)
        let again = try book.shell("till backup safe --book money --keep 1")
        #expect(again.code == (code.isEmpty ? 0 : 1) && (code.isEmpty || again.errText.contains("[\(code)")), "\(what): \(again.errText)")
        #expect(code.isEmpty ? backups(book).count == 1 : backups(book).count == 2 && backups(book).contains(first[0]), "\(what)")
    }

    /// Clients' books have one name and one shelf.
    @Test func booksOfOneNameLeaveEachOthersBackups() throws {
        let book = try lived()
        #expect(try book.shell("mkdir other && cp -r money other/money").code == 0)
        for folder in ["money", "other/money", "other/money", "money"] {
            #expect(try book.shell("till backup safe --book \(folder) --keep 1").code == 0)
        }
        #expect(backups(book).count == 2, "\(backups(book))")
    }

    @Test func aHarmedBackupIsRefusedBeforeAnythingIsWritten() throws {
        let book = try lived()
        #expect(try book.shell("till backup safe --book money && mv safe/* whole").code == 0)
        let whole = try #require(Files.bytes(book.scratch.path + "/whole"))
        for at in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
            var bytes = whole
            bytes[at] ^= 0x10
            Files.write(bytes, to: book.scratch.path + "/harmed")
            let done = try book.shell("till restore --key money/key harmed back")
            // A bit of the packing that says nothing about the files may change without harm.
            guard done.code != 0 else {
                let same = try book.shell(
                    "till verify --book back && diff -r -x output -x logs -x store -x inbox -x .lock money back; echo $?; rm -r back")
                #expect(same.lines.last == "0", "byte \(at): \(same.outText)\(same.errText)")
                continue
            }
            #expect(done.code == 65, "byte \(at): \(done.errText)")
            #expect(
                done.errText.contains("[backup.damaged]") || done.errText.contains("[backup.unproven]"), "byte \(at): \(done.errText)")
            #expect(!Files.exists(book.scratch.path + "/back") && !Files.exists(book.scratch.path + "/back.partial"))
        }
        for length in [0, 1, 100, whole.count / 2, whole.count - 1] {
            Files.write(Array(whole.prefix(length)), to: book.scratch.path + "/harmed")
            #expect(try book.shell("till restore --check harmed").code == 65, "cut to \(length)")
        }
        #expect(try book.shell("till restore nowhere back").code == 66)
        #expect(try book.shell("till restore whole money").code == 73)
        #expect(try book.shell("mkdir back.partial && till restore whole back").errText.contains("was stopped before"))
    }

    /// An archive made by somebody else with a path out of the folder.
    @Test(arguments: ["../evil", "/tmp/till-evil", "a/../../evil", "a//b", "."])
    func nothingIsWrittenOutside(name: String) throws {
        let book = try PlanBook()
        let script = """
            import tarfile, io, json, hashlib, sys
            data = b"evil"
            head = {"type": "backup", "form": 1, "version": "x", "made": "x", "files": 1, "bytes": 4, "key": False}
            line = {"type": "file", "path": sys.argv[1], "sha256": hashlib.sha256(data).hexdigest(), "bytes": 4}
            text = (json.dumps(head) + "\\n" + json.dumps(line) + "\\n").encode()
            with tarfile.open("evil.tar", "w") as tar:
                for name, body in (("BACKUP.ndjson", text), (sys.argv[1], data)):
                    info = tarfile.TarInfo(name); info.size = len(body); tar.addfile(info, io.BytesIO(body))
            """
        book.write(script, to: "evil.py")
        #expect(try book.shell("python3 evil.py '\(name)'").code == 0)
        let done = try book.shell("mkdir in && till restore evil.tar in/back")
        #expect(done.code == 65, "\(done.errText)")
        #expect(
            !Files.exists(book.scratch.path + "/evil") && !Files.exists(book.scratch.path + "/in/evil") && !Files.exists("/tmp/till-evil"))
    }

    @Test func aFullDiskLeavesNoHalfBackup() throws {
        let book = try lived()
        let done = try book.shell(
            "head -c 300000 /dev/urandom > money/noise.bin; ulimit -f 100; trap '' XFSZ; till backup safe --book money")
        #expect(done.code == 74, "\(done.errText)")
        #expect(backups(book).isEmpty)
        #expect(try book.shell("till backup safe --book nowhere").code == 66)
    }
}
