import TillHousehold
import TillStages

extension DedupeStage {
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { LinkKnowledge.tables + [Permissions.knowledgeTable] }

    public static let manual = Manual(
        name: "till-dedupe",
        summary: "Makes transactions of observations: what is said twice is one, transfers and refunds are linked.",
        discussion: """
            Holds one household at a time. Rows that overlapping exports repeat have equal keys and become one transaction; two equal \
            rows of one day stay two, because the number among equals is part of the key. Documents of one account that have the \
            same days are multisets of day and amount: what one tells in other words, on another day or with a corrected amount is \
            one movement, or a question where nothing proves it. A pending row joins the posted row it became; a hold that later \
            documents of its account no longer have is void, and a note says so.

            A receipt, a chat entry and a bank row of one purchase are one transaction: the evidence (amount, also with a tip, rounded, \
            misread by a digit, without its mark or by the day's rate; days between; merchant's name; card's last digits) is weighed \
            against chance in this household, and all pairs are assigned at once, one to one. Two photos of one receipt are one; two visits with two \
            times are two. A pair that is not sure is not linked: the transaction says needs_review and names its candidates. What no \
            bank row covers is a transaction of its own, unconfirmed. Weights: links/weights.tsv.

            What a person decided (records of type decision, anywhere in the household) holds before everything computed: what was \
            merged is one and what was separated is not, links are as they were approved or rejected, splits, notes and tags stand on \
            their transaction, and a reversed transaction has another beside it that cancels it. A decision names an observation, so \
            it follows its transaction whatever id that gets. With limits in the household's file, an expense of a member above the \
            limit has approval pending until an owner or adult approves it.

            The same amount leaving one own account and reaching another within days is a transfer, also less a fee or in parts \
            where a text names the own side; an amount that comes back from a merchant that was paid is a refund, whatever words \
            stand in the name. Shared costs of the household's file (shared: [{cost: Hillside Rent, from: Sam, share: 0.5}]) take \
            what others give back off the cost; what a friend may have given back is asked. Every link says why, with its weight in bits. Observations pass on beside \
            their transactions; the household comes out in canonical order (kind of record, date, id), so that the order of the \
            files no longer shows.
            """,
        input: .records,
        options: [],
        examples: [
            Example(
                "two exports that overlap",
                command: "till-dedupe",
                input: """
                    {"type":"observation","id":"a1","key":"k1","account":"giro","source":{"kind":"bank","format":"csv","document":"d1","place":"line 2"},"date":"2025-03-14","amount":"-4.50","currency":"EUR","text":"BAKERY"}
                    {"type":"observation","id":"b7","key":"k1","account":"giro","source":{"kind":"bank","format":"csv","document":"d2","place":"line 9"},"date":"2025-03-14","amount":"-4.50","currency":"EUR","text":"BAKERY"}

                    """,
                shows: [
                    "\"type\":\"transaction\"", "\"kind\":\"expense\",\"status\":\"posted\",\"observations\":[\"b7\",\"a1\"]",
                    "\"transaction\":1",
                ]),
            Example(
                "a receipt and the card's row, with a tip",
                command: "till-dedupe",
                input: """
                    {"type":"observation","id":"b1","key":"k1","account":"visa","source":{"kind":"bank","document":"d1","place":"line 2"},"date":"2025-03-15","amount":"-23.00","currency":"EUR","text":"BISTRO ROSA BERLIN","merchant":"Bistro Rosa"}
                    {"type":"observation","id":"r1","key":"k2","source":{"kind":"receipt","document":"d2","place":"page 1"},"date":"2025-03-14","amount":"-20.00","currency":"EUR","merchant":"BISTRO ROSA"}

                    """,
                shows: [
                    "\"observations\":[\"b1\",\"r1\"]", "the amount with a tip of a usual share 1 day later", "\"transaction\":1",
                ]),
            Example(
                "two rows that a person says are one",
                command: "till-dedupe",
                input: """
                    {"type":"decision","id":"d1","about":"a1","action":"merge","with":["b7"],"by":"ana"}
                    {"type":"observation","id":"a1","source":{"kind":"bank","place":"line 2"},"date":"2025-03-14","amount":"-4.50","currency":"EUR","text":"BAKERY"}
                    {"type":"observation","id":"b7","source":{"kind":"bank","place":"line 9"},"date":"2025-03-15","amount":"-4.50","currency":"EUR","text":"CARD 0093 BAK"}

                    """,
                shows: ["\"observations\":[\"b7\",\"a1\"]", "\"why\":\"decision d1 of ana\"", "\"transaction\":1"]),
        ],
        reads: ["observation", "decision"],
        writes: ["transaction"])
}
