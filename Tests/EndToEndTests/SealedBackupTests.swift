import Glibc
import Testing
import TillRecords
import TillTesting

/// Sealed backups, the code of every backup, and who may read what a book keeps.
@Suite(.serialized) struct SealedBackupTests {
    private func lived() throws -> PlanBook {
        let book = try PlanBook()
        book.write("correct horse battery staple\n", to: "words", mode: 0o600)
        book.write("correct horse battery stable\n", to: "other", mode: 0o600)
        #expect(try book.run().code == 0)
        let row = try #require(book.records("output/current/ana/stream.ndjson").first { $0.type == "transaction" })
        #expect(try book.shell("till decide note \(row.string(.id) ?? "") 'a word of mine' --book money").code == 0)
        #expect(try book.run().code == 0)
        return book
    }

    private func backup(_ book: PlanBook, _ options: String) throws -> String {
        let made = try book.shell("till backup safe --book money \(options)")
        #expect(made.code == 0, "\(made.errText)")
        return try #require(Files.names(in: book.scratch.path + "/safe").max())
    }

    @Test func aSealedBackupComesBackWithItsKeyAndSaysNothingBefore() throws {
        let book = try lived()
        let sums = book.sums
        let file = try backup(book, "--seal-with words")
        #expect(file.hasSuffix("Z.tar.zst.sealed"))
        #expect(try book.shell("stat -c %a safe/*").outText == "600\n")
        #expect(try book.shell("tar --zstd -tf safe/\(file)").code != 0)
        for word in ["giro.csv", "BACKUP", "SHOP", "ana"] { #expect(try book.shell("grep -c \(word) safe/\(file)").outText == "0\n") }
        let none = try book.shell("till restore safe/\(file) back")
        #expect(none.code == 64 && none.errText.contains("--seal-with FILE"), "\(none.errText)")
        let wrong = try book.shell("till restore safe/\(file) back --seal-with other")
        #expect(wrong.code == 65 && wrong.errText.contains("sealed with another secret"), "\(wrong.errText)")
        #expect(!Files.exists(book.scratch.path + "/back"))
        let back = try book.shell("rm -r money && till restore safe/\(file) back --seal-with <(cat words)")
        #expect(back.code == 0 && back.errText.contains("with the book's key"), "\(back.errText)")
        #expect(try book.shell("till verify --book back && till run ./short.yaml --book back").code == 0)
        #expect(try book.shell("cat back/output/current/SHA256SUMS").outText == sums)
    }

    @Test func underTheBooksKeyOnlyThatKeyOpens() throws {
        let book = try lived()
        let file = try backup(book, "--seal")
        let none = try book.shell("till restore safe/\(file) back")
        #expect(none.code == 64 && none.errText.contains("--key FILE"), "\(none.errText)")
        let wrong = try book.shell("till init strange && till restore safe/\(file) back --key strange/key")
        #expect(wrong.code == 65 && wrong.errText.contains("sealed with another secret"), "\(wrong.errText)")
        #expect(try book.shell("TILL_KEY_FILE=money/key till restore safe/\(file) back && till verify --book back").code == 0)
        #expect(try book.shell("cmp money/key back/key").code == 0)
        #expect(try book.shell("till backup safe --book money --seal --seal-with words").code == 64)
    }

    /// A backup that somebody made anew, with another decision and right checksums.
    @Test func aBackupMadeUpIsToldByItsCode() throws {
        let book = try lived()
        let file = try backup(book, "")
        #expect(try book.shell("till restore --check safe/\(file) --key money/key").errText.contains("the code under the key"))
        let script = """
            import tarfile, io, json, hashlib, subprocess, sys
            raw = subprocess.run(["zstd", "-dc", sys.argv[1]], capture_output=True, check=True).stdout
            tar = tarfile.open(fileobj=io.BytesIO(raw))
            files = [[m, tar.extractfile(m).read()] for m in tar.getmembers()]
            lines = [json.loads(l) for l in files[0][1].decode().splitlines()]
            if sys.argv[2] == "strip": lines[0].pop("mac")
            for file in files[1:]:
                if file[0].name != "households/ana.yaml": continue
                if sys.argv[2] == "program": file[0].mode = 0o700; continue
                file[1] += b"# changed\\n"
                line = next(l for l in lines if l.get("path") == file[0].name)
                line["sha256"] = hashlib.sha256(file[1]).hexdigest(); line["bytes"] = len(file[1])
            if sys.argv[2] != "program":
                files[0][1] = "".join(json.dumps(l, separators=(",", ":")) + "\\n" for l in lines).encode()
            out = tarfile.open("evil.tar", "w", format=tarfile.PAX_FORMAT)
            for m, body in files:
                m.size = len(body)
                out.addfile(m, io.BytesIO(body))
            out.close()
            """
        book.write(script, to: "evil.py")
        for (how, code) in [("change", "backup.unproven"), ("strip", "backup.unproven"), ("program", "backup.damaged")] {
            #expect(try book.shell("python3 evil.py safe/\(file) \(how)").code == 0)
            let done = try book.shell("till restore evil.tar back --key money/key")
            #expect(done.code == 65 && done.errText.contains(code), "\(how): \(done.errText)")
            #expect(!Files.exists(book.scratch.path + "/back"))
        }
        let other = try book.shell("till init strange && till restore safe/\(file) back --key strange/key")
        #expect(other.code == 65 && other.errText.contains("made under the key"), "\(other.errText)")
    }

    /// Whatever the mask of new files is, nobody else reads anything of a book.
    @Test(arguments: ["000", "022", "077"])
    func nobodyElseReadsABook(mask: String) throws {
        let book = try PlanBook()
        book.write("correct horse battery staple\n", to: "words", mode: 0o600)
        let done = try book.shell(
            """
            umask \(mask); till init own --household ana --currency EUR && cp money/inbox/ana/giro.csv own/inbox/ana/ && chmod 600 own/inbox/ana/* &&
            till run ./short.yaml --book own && till key rotate --book own --keep-old old && till run ./short.yaml --book own &&
            till backup shelf --book own && till backup shelf --book own --seal-with words --keep 5 && till add --book own -3.20 coffee &&
            till restore shelf/*.sealed back --seal-with words && till run ./short.yaml --book back && till status --book back
            """)
        #expect(done.code == 0, "\(done.errText)")
        let open = try book.shell("find own shelf back old -perm /077 ! -type l")
        #expect(open.outText.isEmpty, "\(open.outText)")
    }

    /// Purging reaches into sealed backups whose secret is there, and names the others.
    @Test func purgeReachesIntoSealedBackups() throws {
        let book = try lived()
        book.add("special-ana.csv", to: "ana", amount: 91)
        #expect(try book.run().code == 0)
        for options in ["--seal", "--seal-with words", ""] { _ = try backup(book, options) }
        let done = try book.shell("till purge --document special-ana.csv --book money")
        #expect(done.code == 1 && done.outText.contains("2 backups rewritten") && done.outText.contains("not reached: "), "\(done.outText)")
        #expect(try book.shell("ls safe/*.sealed | wc -l").outText == "2\n")
        _ = try book.run()
        for file in Files.names(in: book.scratch.path + "/safe") {
            let back = try book.shell("rm -rf back; till restore safe/\(file) back --key money/key")
            guard back.code == 0 else { continue }
            #expect(try book.shell("grep -rc special-ana back | grep -v ':0$'").outText.isEmpty, "\(file)")
        }
    }
}
