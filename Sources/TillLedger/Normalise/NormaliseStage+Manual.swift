import TillHousehold
import TillStages

extension NormaliseStage {
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { MerchantWords.tables + [NameTitles.knowledgeTable] }

    public static let manual = Manual(
        name: "till-normalise",
        summary: "Writes merchants, accounts and currencies in one way.",
        discussion: """
            Reads observations and gives each the merchant's name without processor prefixes, store numbers, cities and \
            references (SQ *BLUE BOTTLE 1204 OAKLAND CA becomes Blue Bottle Coffee), the account's id from the household file, and a \
            currency where the source named none: of the account, of the household, then --currency; currency_by says which. \
            With --rates, amounts in another currency get the field home: the amount in the home currency and the dated rate. \
            --aliases FILE has what you call merchants: a delimited file with the columns contains, starts and word (what is looked for in \
            the text and in the merchant's name; small letters and accents do not matter), name, and note; the first line that holds names \
            the merchant. What the source wrote stays in text. A merchant that a person renamed (a decision at the head of the household) has that \
            name, and renamed keeps what the document calls it. With --redact, records and documents get other names as well: ids, keys \
            and hashes of documents are digests that can be found by trial, so each becomes an HMAC under a secret key (--key, then \
            TILL_KEY_FILE; in a run the book's), the same for the same in every file, and the header of the stream says which key in \
            eight digits. A stream that has it keeps its names.
            """,
        input: .records,
        options: [
            .value("currency", "CODE", "currency of amounts that name none and whose household is not known"),
            .value("home", "CODE", "home currency (default: the household file's)"),
            .value("aliases", "FILE", "what you call merchants, a line each: contains,name"),
            .value("rates", "FILE", "dated rates, a line each: date,from,to,rate"),
            .flag(
                "redact",
                """
                hide account numbers and long numbers in texts but for their last four digits, members' names behind their ids, the \
                names of chats' files behind their format and hash, and ids, keys and hashes of documents behind a key
                """),
            .flag("only-redact", "do nothing but that: the last step before a stream is published"),
            .value("key", "FILE", "the key to publish ids with: 64 hexadecimal digits that only you can read (default: TILL_KEY_FILE)"),
        ],
        examples: [
            Example(
                "one line, by hand",
                command: "till-normalise --currency USD",
                input: """
                    {"type":"observation","id":"a1","source":{"kind":"bank","place":"line 2"},"date":"2025-03-14","amount":"-4.50",\
                    "text":"SQ *BLUE BOTTLE 1204 OAKLAND CA"}

                    """,
                shows: ["\"currency\":\"USD\"", "\"currency_by\":\"option\"", "\"merchant\":\"Blue Bottle Coffee\""]),
            Example(
                "an amount abroad, in the home currency",
                command: "till-normalise --home EUR --rates rates.csv",
                input: """
                    {"type":"observation","id":"a1","source":{"kind":"bank","place":"line 2"},"date":"2025-03-14","amount":"-10.00",\
                    "currency":"USD","text":"GITHUB.COM"}

                    """,
                files: ["rates.csv": "date,from,to,rate\n2025-03-13,USD,EUR,0.9184\n"],
                shows: ["\"home\":{\"amount\":\"-9.18\",\"currency\":\"EUR\",\"rate\":\"0.9184\",\"rate_date\":\"2025-03-13\"}"]),
            Example(
                "a shop by the name that you use", command: "till-normalise --aliases aliases.csv",
                input: """
                    {"type":"observation","id":"a1","source":{"kind":"bank","place":"line 2"},"date":"2025-03-14","amount":"-4.50",\
                    "text":"SumUp *K.Yilmaz 0441"}

                    """,
                files: ["aliases.csv": "contains,name\nyilmaz,Corner shop\n"], shows: ["\"merchant\":\"Corner shop\""]),
            Example(
                "for others to see",
                command: "chmod 600 key && till-normalise --only-redact --key key",
                input: """
                    {"type":"observation","id":"a1","source":{"kind":"bank","place":"line 2"},"account":"DE02120300000000202051",\
                    "date":"2025-03-14","amount":"-10.00","currency":"EUR","text":"GITHUB.COM"}

                    """,
                files: ["key": "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"],
                shows: ["\"key\":\"", "\"id\":\"", "\"account\":\"…2051\""]),
        ],
        reads: ["observation", "balance", "trade", "transaction", "decision"],
        writes: ["observation", "balance", "trade", "transaction"])
}
