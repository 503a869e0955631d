import Testing
import TillRecords
import TillTesting

/// Knowledge files and tables that people write, damaged: what every program says, and how it ends.
@Suite(.serialized) struct KnowledgeTests {
    /// A copy of the knowledge, one of whose files has another row at its end.
    private func damaged(_ file: String, _ row: String, _ scratch: Scratch) throws -> Int {
        _ = try Command.bash("cp -r '\(Checkout.path("pipelines/knowledge"))' knowledge", folder: scratch.path).run()
        let text = try #require(Checkout.text("pipelines/knowledge/\(file)"))
        scratch.file("knowledge/\(file)", text + row + "\n")
        return text.split(separator: "\n", omittingEmptySubsequences: false).count
    }

    private static let row =
        #"{"type":"transaction","id":"t","household":"h","account":"a","date":"2025-03-14","amount":"-5","currency":"EUR","text":"X","#
        + #""kind":"expense","status":"posted","observations":["o"]}"# + "\n"

    /// A program, its arguments, what it reads, the damaged file and row, and a word of the remedy.
    @Test(arguments: [
        ("till-bank giro.csv", "bank/headers.tsv", "dat\ten\tday of days", "Did you mean date?"),
        ("till-bank giro.csv", "bank/words.tsv", "in\txx\tgot", "Use one of any"),
        ("till-bank giro.csv", "months.tsv", "13\ten\tsmarch", "1 to 12"),
        ("till-receipts receipt.txt", "receipts/labels.tsv", "en\ttotal\t11\tin all", "1 to 10"),
        ("till-chat chat.txt", "chat/words-talk.tsv", "pln\ten\t\tsomeday", "Did you mean plan?"),
        ("till-chat chat.txt", "chat/clock.tsv", "am", "half, word"),
        ("till-normalise", "merchants/places.tsv", "town\tUlm", "state, city"),
        ("till-dedupe", "links/words.tsv", "tips\tx\tBAR", "-20 to 20"),
        ("till-categorise", "categories/merchants-food.tsv", "noodle nook\tfood.restaurant\t7\t*", "Did you mean food.restaurants?"),
        ("till-recur", "recurring/kinds.tsv", "leisure.gmaes\tbill\tbill", "Did you mean leisure.games?"),
        ("till-budget", "budget/buckets.tsv", "leisure.games\twant", "Did you mean wants?"),
        ("till-health", "health/components.tsv", "debt-share\tDebts\tshare\t0:0 1:1\t0\t1\ttwice", "one of the two"),
        ("till-cohorts", "cohorts/groups.tsv", "fun\tFun\tfun\tleisure.fun", "leisure"),
    ]) func aProgramSaysWhichLineOfItsKnowledgeIsWrong(line: String, file: String, row: String, remedy: String) throws {
        let scratch = Scratch()
        let number = try damaged(file, row, scratch)
        scratch.file("giro.csv", "Date,Description,Amount,Currency\n2025-03-14,SHOP,-5.00,EUR\n2025-03-15,SHOP,-6.00,EUR\n")
        scratch.file("receipt.txt", "CORNER SHOP\n14.03.2025 18:02\nBREAD 3.20\nTOTAL EUR 3.20\n")
        scratch.file("chat.txt", "14/03/2025, 08:02 - Ana: coffee 3.20\n")
        let outcome = try Command.bash("\(line) --knowledge knowledge", input: Array(Self.row.utf8), folder: scratch.path).run()
        #expect(outcome.code == 66, "\(outcome.errText)")
        #expect(outcome.errText.contains("\(file), line \(number): "), "\(outcome.errText)")
        #expect(outcome.errText.contains(remedy), "\(outcome.errText)")
    }

    @Test func aCheckTellsOfAllDamagedFiles() throws {
        let book = try PlanBook()
        let scratch = book.scratch
        let first = try damaged("bank/headers.tsv", "dat\ten\tday of days", scratch)
        let text = try #require(Checkout.text("pipelines/knowledge/links/rates.tsv"))
        scratch.file("knowledge/links/rates.tsv", text + "XXY\t1\t0\n")
        let told = try book.shell("till check ./short.yaml --book money --knowledge knowledge")
        #expect(told.code == 1)
        for part in ["bank/headers.tsv, line \(first): ", "links/rates.tsv, line ", "is not a currency of ISO 4217"] {
            #expect(told.errText.contains(part), "\(part) is not in\n\(told.errText)")
        }
        #expect(try book.shell("till check ./short.yaml --book money").code == 0)
    }

    @Test func aBookSaysWhatNobodyReadsOfIt() throws {
        let book = try PlanBook()
        for (text, word) in [("verison: 1\n", "Did you mean version?"), ("version: 2\n", "version 1"), ("rates: mine.csv\n", "rates.csv")] {
            book.write(text, to: "money/till.yaml")
            let told = try book.run()
            #expect(told.code != 0)
            #expect(told.errText.contains("till.yaml, line 1") && told.errText.contains(word), "\(told.errText)")
        }
        book.write("# mine\nversion: 1\nrates: rates.csv\n", to: "money/till.yaml")
        #expect(try book.run().code == 0)
    }

    /// A language that nobody thought of is words in files alone.
    @Test func aNewLanguageIsDataOnly() throws {
        let scratch = Scratch()
        _ = try damaged("languages.tsv", "eo\tEsperanto", scratch)
        let words = try #require(Checkout.text("pipelines/knowledge/bank/headers.tsv"))
        scratch.file(
            "knowledge/bank/headers.tsv",
            words + "date\teo\tdato de movo\ntext\teo\tpriskribo de movo\namount\teo\tmonsumo\ncurrency\teo\tmonero\n")
        scratch.file("knowledge/chat/words-eo.tsv", "# till-knowledge chat/words-eo 1\nspend\teo\t\tpagis,elspezis\ngoods\teo\t\tpanon\n")
        scratch.file(
            "banko.csv", "Dato de movo;Priskribo de movo;Monsumo;Monero\n2025-03-14;BAKEJO;-5.00;EUR\n2025-03-15;BAKEJO;-6.10;EUR\n")
        scratch.file("babilejo.txt", "14/03/2025, 08:02 - Ana: pagis 3.20 EUR por panon\n15/03/2025, 08:02 - Ana: saluton\n")
        let bank = try Command.bash("till-bank banko.csv --knowledge knowledge", folder: scratch.path).run()
        #expect(bank.code == 0, "\(bank.errText)")
        #expect(bank.outText.contains("\"amount\":\"-6.10\"") && bank.outText.contains("BAKEJO"))
        let chat = try Command.bash("till-chat babilejo.txt --knowledge knowledge", folder: scratch.path).run()
        #expect(chat.code == 0, "\(chat.errText)")
        #expect(chat.outText.contains("\"amount\":\"-3.20\""), "\(chat.outText)")
    }
}
