import TillStages

extension DedupeStage {
    public static let manual = Manual(
        name: "till-dedupe",
        summary: "Makes transactions of observations: what is said twice is one, transfers and refunds are linked.",
        discussion: """
            Holds one household at a time. Rows that overlapping exports repeat have equal keys and become one transaction; two equal \
            rows of one day stay two, because the number among equals is part of the key. A pending row joins the posted row it \
            became. The same amount leaving one own account and reaching another within days is a transfer; an amount that comes back \
            from a merchant that was paid is a refund. Every link says why, with its weight in bits. Observations pass on beside \
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
                ])
        ],
        reads: ["observation"],
        writes: ["transaction"])
}
