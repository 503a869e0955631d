import Testing
import TillRecords
import TillTesting

/// What is purged is nowhere any more: not in the book, its results, its backups, nor in freed pages.
@Suite(.serialized) struct PurgeTests {
    /// Two households with a document each that names a place of its own, decided about, backed up.
    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana", "ben"])
        for household in ["ana", "ben"] {
            Files.write(
                "Date,Description,Amount,Currency\n2025-03-01,ZYXWV\(household)PLACE,-12.34,EUR\n2025-03-05,OTHER THING,-2.00,EUR\n",
                to: "\(book.folder)/inbox/\(household)/special-\(household).csv")
        }
        Files.write(
            "currency: EUR\nmembers:\n  - {id: b1, role: owner, names: [\"Benedikta Quastenberg\"]}\n",
            to: "\(book.folder)/households/ben.yaml")
        try #require(try book.run().code == 0)
        for household in ["ana", "ben"] {
            let id = book.records("output/current/\(household)/stream.ndjson").first {
                $0.type == "transaction" && $0.string(.text)?.contains("ZYXWV") ?? false
            }?.string(.id)
            let said = try book.shell("till decide note \(try #require(id)) 'ZYXWV\(household)NOTE' --household \(household) --book money")
            try #require(said.code == 0, "\(said.errText)")
        }
        try #require(try book.run().code == 0)
        try #require(try book.shell("till backup shelf --book money").code == 0)
        return book
    }

    /// Files with a word in them, packed ones unpacked, backups taken out.
    private func places(_ word: String, _ book: PlanBook) throws -> String {
        try book.shell(
            """
            rm -rf out; mkdir out; for b in shelf/*.tar.zst; do mkdir out/$(basename $b); tar --zstd -xf $b -C out/$(basename $b); done
            for z in $(find money out -name '*.zst'); do zstd -dqc $z > $z.unpacked; done
            grep -rlia \(word) money out; find money out -iname '*\(word)*'; find money out -name '*.unpacked' -delete; true
            """
        ).outText
    }

    @Test func aPurgedDocumentIsNowhere() throws {
        let book = try book()
        let dry = try book.shell("till purge --document special-ana.csv --dry-run --book money")
        #expect(dry.code == 0 && dry.outText.contains("1 document, 1 decision, 1 backup"), "\(dry.outText)\(dry.errText)")
        #expect(try !places("ZYXWVana", book).isEmpty)
        let done = try book.shell("till purge --document special-ana.csv --reason asked --book money")
        #expect(done.code == 0 && done.outText.contains("none found"), "\(done.outText)\(done.errText)")
        let found = try places("ZYXWVana", book)
        #expect(found.isEmpty, "\(found)")
        #expect(try places("special-ana", book).isEmpty)
        #expect(try !places("ZYXWVben", book).isEmpty)
        // What is left is whole, is made anew, and can be restored.
        let verified = try book.shell("till verify --book money")
        #expect(verified.code == 0, "\(verified.outText)\(verified.errText)")
        let run = try book.run()
        #expect(run.code == 0, "\(run.errText)")
        #expect(book.text("output/current/ben/stream.ndjson").contains("ZYXWVbenPLACE"))
        #expect(!book.text("output/current/ana/stream.ndjson").contains("special-ana"))
        let restored = try book.shell(
            "till restore shelf/*.tar.zst back --key money/key && till verify --book back && till run ./short.yaml --book back")
        #expect(restored.code == 0, "\(restored.outText)\(restored.errText)")
    }

    @Test func aPurgedHouseholdIsNowhere() throws {
        let book = try book()
        _ = try book.shell("mkdir unreached; till backup unreached --book money --quiet; rm -r unreached")
        let done = try book.shell("till purge --household ben --book money")
        // A shelf that is gone is named.
        #expect(
            done.code == 1 && done.outText.contains("not reached") && done.outText.contains("none found"), "\(done.outText)\(done.errText)")
        for word in ["ZYXWVben", "Quastenberg", "special-ben"] {
            let found = try places(word, book)
            #expect(found.isEmpty, "\(word): \(found)")
        }
        #expect(try !places("ZYXWVana", book).isEmpty)
        #expect(try book.run().code == 0)
        #expect(!Files.exists("\(book.current)/ben"))
        #expect(try book.shell("till verify --book money").code == 0)
    }

    @Test func oldDocumentsGoByTheirLastDay() throws {
        let book = try book()
        let dry = try book.shell("till purge --older-than 2025-03-06 --dry-run --book money")
        #expect(dry.outText.contains("special-ana.csv") && dry.outText.contains("special-ben.csv"), "\(dry.outText)\(dry.errText)")
        #expect(!dry.outText.contains("giro.csv"))
        #expect(try book.shell("till purge --older-than 2025-03-05 --dry-run --book money").outText.contains("0 documents"))
        #expect(try book.shell("till purge --book money").code == 64)
        #expect(try book.shell("till purge --document none.csv --book money").code == 66)
    }
}
